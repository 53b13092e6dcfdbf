/**
 * Reads a source or a result to measure what a conversion kept: its words, and what else is in it. The one place that
 * counts a result.
 */
import { definedOnly } from '../domain/defined-only.ts';
import { unpackOwnZip } from '../documents/own-zip.ts';
import { type Contents, contentsOf, counted, countedLinks } from './article/contents.ts';
import { type Article, spoken } from './article/model.ts';
import { readableFormats, readArticle } from './article/read/index.ts';
import type { StepContext } from './engine.ts';
import { type Format, isImage } from './formats.ts';
import { type ConvertOptions, defaultOptions } from './options.ts';

export interface Seen {
  readonly text: string;
  readonly contents: Contents;
  readonly pages?: number;
}

const paged = (format: Format): boolean => format === 'pdf' || format === 'ofd' || isImage(format);
const readable = (format: Format): boolean => readableFormats.some((one) => one === format);

/** Undefined for formats that are not read here, and for pictures, whose text would have to be recognised. */
export async function readSource(
  bytes: Uint8Array,
  format: Format,
  options: ConvertOptions,
  context: StepContext,
): Promise<Seen | undefined> {
  if (isImage(format) || !readable(format)) return undefined;
  // What a page consists of is not stated, and is no part of the source's contents.
  if (paged(format)) return { ...(await pagesText(bytes, format, options.password)), contents: {} };
  const { article } = await readArticle(bytes, format, { ...options, ocr: 'never' }, context);
  return { text: spoken(article), contents: contentsOf(article) };
}

export interface Result {
  readonly bytes: Uint8Array;
  /** `zip` for several files. */
  readonly container: 'zip' | undefined;
  readonly from: Format;
  readonly to: Format;
  readonly pdfPassword: string | undefined;
}

/** `source`: what the source has, since nothing else has to be counted. Undefined for formats that are not read here. */
export async function readResult(result: Result, source: Contents, context: StepContext): Promise<Seen | undefined> {
  const { bytes, container, from, to, pdfPassword } = result;
  if (isImage(to) || !readable(to) || (container === 'zip' && to !== 'csv')) return undefined;
  if (to === 'pdf')
    return {
      ...(await pagesText(bytes, to, pdfPassword)),
      contents: await contentsOfPdf(bytes, pdfPassword, source),
    };
  const articles: Article[] = [];
  for (const file of container === 'zip' ? await unpackOwnZip(bytes) : [{ bytes }])
    articles.push((await readArticle(file.bytes, to, defaultOptions, context)).article);
  const [article = { blocks: [], pictures: new Map(), warnings: [] }, ...others] = articles;
  const whole = { ...article, blocks: [article, ...others].flatMap(({ blocks }) => blocks) };
  return { text: spoken(whole), contents: statedIn(contentsOf(whole), from, to) };
}

/** Tables, notes and formulas are only lines and letters on a page, and are not counted. */
async function contentsOfPdf(bytes: Uint8Array, password: string | undefined, source: Contents): Promise<Contents> {
  const wanted = [source.pictures, source.links, source.metadata].some((kind) => kind && kind.count > 0);
  if (!wanted) return {};
  const { pdfContents } = await import('../documents/readers/pdf/contents.ts');
  const { pictures, links, title, author } = await pdfContents(bytes, password);
  return {
    pictures: counted(Array.from({ length: pictures }, () => '')),
    links: countedLinks(links),
    metadata: counted([...(title === '' ? [] : ['title']), ...(author === '' ? [] : ['author'])]),
  };
}

const workbooks: readonly Format[] = ['xlsx', 'xls', 'csv'];

/** Without the kinds that the reader of the result does not see, though they may be in it. */
function statedIn(contents: Required<Contents>, from: Format, to: Format): Contents {
  // Of the old formats only the words are read.
  if (to === 'doc' || to === 'ppt') return {};
  const { pictures, ...others } = contents;
  // Pictures of a workbook are kept by LibreOffice and lost by our writer, and an old workbook does not say which.
  return to === 'xls' && workbooks.includes(from) ? others : { ...others, pictures };
}

async function pagesText(
  bytes: Uint8Array,
  format: Format,
  password: string | undefined,
): Promise<{ readonly text: string; readonly pages: number }> {
  const { readerFor } = await import('../documents/readers/index.ts');
  const document = await readerFor(format === 'ofd' ? 'application/ofd' : 'application/pdf').open(
    bytes,
    definedOnly({ password }),
  );
  try {
    let text = '';
    for (let index = 0; index < document.pageCount; index++)
      text += `${(await document.text(index)).words.map((word) => word.text).join(' ')}\n`;
    return { text, pages: document.pageCount };
  } finally {
    document.close();
  }
}
