/** Reads an article from every format that contains text. */
import { Failure } from '../../../domain/failure.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import type { StepContext } from '../../engine.ts';
import { type Format, isImage, pageMediaTypes } from '../../formats.ts';
import { docText } from '../../../office/word-97.ts';
import { message } from '../../../texts/message.ts';
import type { ConvertOptions } from '../../options.ts';
import { type Contents, contentsOf } from '../contents.ts';
import { type Article, spoken } from '../model.ts';

export const readableFormats = [
  'md',
  'html',
  'txt',
  'csv',
  'xlsx',
  'xls',
  'docx',
  'pptx',
  'doc',
  'ppt',
  'pdf',
  'ofd',
  'jpg',
  'png',
  'tiff',
  'webp',
  'gif',
  'bmp',
] as const satisfies readonly Format[];

export interface Readings {
  readonly article: Article;
  /** The text of the source, with what the article left out. */
  readonly sourceText: string;
  /** Only for formats that state what is a heading: on a printed page it would be a guess. */
  readonly sourceContents?: Contents;
}

/** Throws a Failure for what cannot be read. */
export async function readArticle(
  bytes: Uint8Array,
  format: Format,
  options: ConvertOptions,
  context: StepContext,
): Promise<Readings> {
  if (pageMediaTypes[format]) return readPrinted(bytes, format, options, context);
  const article = await readWritten(bytes, format, options);
  return { article, sourceText: spoken(article), sourceContents: contentsOf(article) };
}

const writtenFormats = ['md', 'html', 'txt', 'csv', 'xlsx', 'xls', 'docx', 'pptx', 'doc', 'ppt'] as const;
const isWritten = (format: Format): format is (typeof writtenFormats)[number] =>
  writtenFormats.some((one) => one === format);

async function readWritten(
  bytes: Uint8Array,
  format: Format,
  { includeFormulas, includeCharts: charts }: ConvertOptions,
): Promise<Article> {
  if (!isWritten(format)) throw new Failure('unsupported_format', message('convert.noText', { format }));
  switch (format) {
    case 'md':
      return (await import('./markup.ts')).readMarkdown(bytes);
    case 'html':
      return (await import('./markup.ts')).readHtml(bytes);
    case 'txt':
      return (await import('./text.ts')).readText(bytes);
    case 'csv':
      return (await import('./csv.ts')).readCsv(bytes);
    case 'xlsx':
    case 'xls':
      return (await import('./spreadsheet.ts')).readSpreadsheet(bytes, {
        showFormulas: includeFormulas === true,
        charts,
      });
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes, { charts });
    case 'pptx':
      return (await import('./pptx.ts')).readPptx(bytes, { charts });
    case 'ppt':
      return (await import('./ppt.ts')).readPpt(bytes);
    case 'doc':
      break;
  }
  const text = docText(bytes).replaceAll('\r', '\n\n').replaceAll('\x07', '\t').replaceAll('\v', '\n');
  return (await import('./text.ts')).articleOfText(text.replaceAll(/[^\t\n\f\u0020-\uffff]/g, ''));
}

async function readPrinted(
  bytes: Uint8Array,
  format: Format,
  options: ConvertOptions,
  context: StepContext,
): Promise<Readings> {
  const [{ readPages }, { reconstruct }] = await Promise.all([
    import('../../pdf-reconstruction/read-pdf.ts'),
    import('../../pdf-reconstruction/reconstruct.ts'),
  ]);
  const { ocr, ocrLanguages: languages, includeImages, password } = options;
  const read = await readPages(
    bytes,
    pageMediaTypes[format] ?? 'application/pdf',
    {
      languages,
      pictures: includeImages && !isImage(format),
      ...definedOnly({ ocr, password }),
    },
    context,
  );
  const { blocks, removedRunning } = reconstruct(read.pages);
  const warnings = [...read.warnings, ...(removedRunning ? [message('loss.pageNumbers', {})] : [])];
  const sourceText = read.pages.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');
  return { article: { blocks, pictures: read.pictures, pages: read.pages.length, warnings }, sourceText };
}
