/**
 * The built-in engine: the content of documents between Markdown, HTML, text, Word, presentations and workbooks, and from
 * PDF, OFD and pictures. It needs no other program. Structure is kept, layout is not.
 */
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { type Article, picturesIn } from '../article/model.ts';
import { withChartTables } from '../article/chart-tables.ts';
import { readArticle, readableFormats, type Readings } from '../article/read/index.ts';
import { shaped } from '../article/shape.ts';
import { withTableOfContents } from '../article/table-of-contents.ts';
import type { Engine, Pair, StepContext, StepInput, StepOutput } from '../engine.ts';
import { type Format, isImage } from '../formats.ts';
import { withoutMacros } from '../../office/macros.ts';
import { ownVersion } from '../own-version.ts';
import { asksForPage, pageOf } from '../page-options.ts';
import { zipInMemory } from '../../documents/zip-writer.ts';
import { asksForText, type ConvertOptions } from '../options.ts';
import { type Message, message } from '../../texts/message.ts';

const texts = ['md', 'html', 'txt', 'docx'] as const;
const workbooks = ['xlsx', 'xls', 'csv'] as const;
const writable = [...texts, ...workbooks, 'pptx'] as const;
const isWritten = (format: Format): format is (typeof writable)[number] => writable.some((one) => one === format);
const isWorkbook = (format: Format): boolean => workbooks.some((one) => one === format);

const pairs: readonly Pair[] = [
  ...readableFormats.flatMap(pairsFrom).filter(({ from, to }) => from !== to),
  // Reading and writing the same format applies options such as leaving pictures out.
  ...(['md', 'html', 'txt', 'docx', 'pptx', 'csv'] as const).map((same): Pair => ({
    from: same,
    to: same,
    cost: 1,
    fidelity: 'content',
  })),
];

function pairsFrom(from: Format): readonly Pair[] {
  if (from === 'doc') return [{ from, to: 'txt', cost: 6, fidelity: 'words' }];
  // LibreOffice keeps more: over PPTX it is cheaper.
  if (from === 'ppt') return texts.map((to): Pair => ({ from, to, cost: 9, fidelity: 'words' }));
  const isPrinted = from === 'pdf' || from === 'ofd' || isImage(from);
  const toTexts = texts.map((to): Pair => ({
    from,
    to,
    cost: isPrinted ? 5 : 4,
    fidelity: to === 'txt' ? 'words' : 'structure',
  }));
  // The workbooks engine converts workbooks among themselves and keeps their formulas.
  if (isWorkbook(from)) return [...toTexts, { from, to: 'csv', cost: 3, fidelity: 'tables' }];
  const toWorkbooks = workbooks
    .filter((to) => from !== 'pptx' || to !== 'xls')
    .map((to): Pair => ({ from, to, cost: 6, fidelity: from === 'txt' ? 'words' : 'tables' }));
  return [...toTexts, ...toWorkbooks, { from, to: 'pptx', cost: 7, fidelity: 'structure' }];
}

export const documentsEngine: Engine = {
  name: 'invoicectl',
  pairs,
  runs: 'thread',
  version: ownVersion,
  unavailable: () => Promise.resolve(undefined),
  cannot: ({ from, to }, { pdfA, pdfPassword }) =>
    from === to && (pdfA !== undefined || pdfPassword !== undefined) ? [message('loss.pdfOptions', {})] : [],
  async convert(input, context) {
    if (input.from === input.to && !changesText(input.options)) return untouched(input, context);
    if (
      isImage(input.from) &&
      input.last &&
      !asksForText(input.options) &&
      (input.to === 'docx' || input.to === 'html' || input.to === 'pptx')
    )
      return pictureAsDocument(input);
    return written(input, await readArticle(input.bytes, input.from, input.options, context));
  },
};

const changesText = (options: ConvertOptions): boolean =>
  !options.preserveFormatting ||
  !options.includeImages ||
  options.imageFormat !== undefined ||
  options.imageQuality !== undefined ||
  options.toc ||
  options.referenceDoc !== undefined ||
  asksForPage(options);

/** The document is read although its bytes stay: a damaged one is reported, and its text is measured. */
async function untouched(input: StepInput, context: StepContext): Promise<StepOutput> {
  const { article, ...source } = await readArticle(input.bytes, input.from, input.options, context);
  const office = input.from === 'docx' || input.from === 'pptx';
  const same = office ? await withoutMacros(input.bytes) : { bytes: input.bytes, warnings: [] };
  return { ...same, ...source, ...figures(article) };
}

const figures = (article: Article) => ({
  images: picturesIn(article.blocks),
  ...definedOnly({ pages: article.pages }),
});

async function pictureAsDocument(input: StepInput): Promise<StepOutput> {
  const { pictureArticle } = await import('../article/read/picture.ts');
  const article = await pictureArticle(input.bytes, input.name);
  const { sourceText: _none, ...output } = await written(input, { article, sourceText: '' });
  return {
    ...output,
    warnings: [...output.warnings, message('loss.pictureWithoutText', {})],
  };
}

async function written(
  { from, to, options, last }: StepInput,
  { article: read, ...source }: Readings,
): Promise<StepOutput> {
  const content = last ? await shaped(read, options) : read;
  const warnings = [...content.warnings];
  const article = last && options.toc ? withTableOfContents(content, warnings) : content;
  if (article.running && last && ['md', 'html', 'txt', 'pptx'].includes(to)) warnings.push(message('loss.running', {}));
  if (!isWritten(to)) throw new Failure('internal', `This engine does not write ${to}`);
  const result = await writers[to]({ article, from, options, warnings });
  return { ...result, warnings, ...source, ...figures(article) };
}

type Written = Pick<StepOutput, 'bytes' | 'container'>;

interface Writing {
  readonly article: Article;
  readonly from: Format;
  readonly options: ConvertOptions;
  readonly warnings: Message[];
}

/** The writers are loaded when they are first used. */
const writers: Readonly<Record<(typeof writable)[number], (writing: Writing) => Promise<Written>>> = {
  md: async ({ article }) => ({ bytes: await (await import('../article/write/markdown.ts')).writeMarkdown(article) }),
  html: async ({ article, options }) => {
    const { writeHtml } = await import('../article/write/html.ts');
    return { bytes: await writeHtml(article, asksForPage(options) ? { page: pageOf(options) } : {}) };
  },
  txt: async ({ article, warnings }) => ({
    bytes: (await import('../article/write/text.ts')).writeText(withChartTables(article, warnings)),
  }),
  docx: async ({ article, options, warnings }) => {
    const { writeDocx } = await import('../article/write/docx.ts');
    const bytes = await writeDocx(article, naturalPage(article, options), warnings);
    if (options.referenceDoc === undefined) return { bytes };
    const { withReferenceStyles } = await import('../article/write/reference-styles.ts');
    return { bytes: await withReferenceStyles(bytes, Buffer.from(options.referenceDoc, 'base64')) };
  },
  pptx: async ({ article, warnings }) => ({
    bytes: await (await import('../article/write/pptx.ts')).writePptx(article, warnings),
  }),
  xlsx: (writing) => workbook(writing, 'xlsx'),
  xls: (writing) => workbook(writing, 'xls'),
  csv: async (writing) => {
    const { writeCsv } = await import('../article/write/tables.ts');
    const { files } = writeCsv(await withTables(writing));
    const [only] = files;
    if (only && files.length === 1) return { bytes: only.bytes };
    writing.warnings.push(message('loss.tableFiles', { tables: files.length }));
    return { bytes: await zipInMemory(files), container: 'zip' };
  },
};

async function workbook(writing: Writing, to: 'xlsx' | 'xls'): Promise<Written> {
  const { writeWorkbook } = await import('../article/write/tables.ts');
  return { bytes: await writeWorkbook(await withTables(writing), to) };
}

/** Text without a table becomes a table of its lines. */
async function withTables({ article: charted, from, warnings }: Writing): Promise<Article> {
  const article = withChartTables(charted, warnings);
  const { linesAsTable, tablesOf } = await import('../article/write/tables.ts');
  return from === 'txt' && tablesOf(article.blocks).length === 0 ? linesAsTable(article) : article;
}

/** Wide tables get landscape pages unless the options name an orientation. */
const naturalPage = (article: Article, options: ConvertOptions) =>
  pageOf(
    options,
    article.blocks.some((block) => block.kind === 'table' && (block.rows[0]?.length ?? 0) > 8)
      ? 'landscape'
      : 'portrait',
  );
