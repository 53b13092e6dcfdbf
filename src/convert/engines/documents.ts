/**
 * What documents say, from any format that says something to any that can: Markdown, HTML, text, Word, slides, sheets.
 *
 * Nothing but this package: no program has to be installed. Meaning is kept, layout is not.
 */
import { Failure } from '../../domain/failure.ts';
import { type Article, countsOf } from '../article/model.ts';
import { readArticle, readableFormats, type Readings } from '../article/read/index.ts';
import { shaped } from '../article/shape.ts';
import type { Engine, FidelityClass, Pair, StepContext, StepInput, StepOutput } from '../engine.ts';
import { type Format, isImage } from '../formats.ts';
import { withoutMacros } from '../../office/macros.ts';
import { ownVersion } from '../own-version.ts';
import { asksForPage, pageOf } from '../page-options.ts';
import { zipInMemory } from '../../documents/zip-writer.ts';
import type { ConvertOptions } from '../options.ts';

const texts = ['md', 'html', 'txt', 'docx'] as const;
const sheets = ['xlsx', 'xls', 'csv'] as const;
const writable = [...texts, ...sheets, 'pptx'] as const;
const isWritten = (format: Format): format is (typeof writable)[number] => writable.some((one) => one === format);

function pairs(): readonly Pair[] {
  const found: Pair[] = [];
  for (const from of readableFormats) {
    const add = (to: Format, cost: number, fidelity: FidelityClass): void => {
      if (from !== to) found.push({ from, to, cost, fidelity });
    };
    if (from === 'doc') {
      add('txt', 6, 'words');
      continue;
    }
    const printed = from === 'pdf' || from === 'ofd' || isImage(from);
    for (const to of texts) add(to, printed ? 5 : 4, to === 'txt' ? 'words' : 'structure');
    const isSheet = sheets.some((sheet) => sheet === from);
    // Sheets among themselves have an engine of their own, which keeps formulas.
    if (!isSheet)
      for (const to of sheets) if (!(from === 'pptx' && to === 'xls')) add(to, 6, from === 'txt' ? 'words' : 'tables');
    if (isSheet && from !== 'csv') add('csv', 3, 'tables');
    if (!isSheet) add('pptx', 7, 'structure');
  }
  for (const same of ['md', 'html', 'txt', 'docx', 'pptx', 'csv'] as const)
    found.push({ from: same, to: same, cost: 1, fidelity: 'content' });
  return found;
}

export const documentsEngine: Engine = {
  name: 'invoicectl',
  pairs: pairs(),
  runs: 'thread',
  version: ownVersion,
  unavailable: () => Promise.resolve(undefined),
  cannot: ({ from, to }, { pdfA, pdfPassword }) =>
    from === to && (pdfA || pdfPassword !== undefined) ? ['Options of PDF do not apply'] : [],
  async convert(input, context) {
    if (input.from === input.to && !changesText(input.options)) return untouched(input, context);
    if (
      isImage(input.from) &&
      input.last &&
      !input.options.ocr &&
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
  asksForPage(options);

/** Read all the same: what comes out is known to be sound. */
async function untouched(input: StepInput, context: StepContext): Promise<StepOutput> {
  const { article, ...source } = await readArticle(input.bytes, input.from, input.options, context);
  const office = input.from === 'docx' || input.from === 'pptx';
  const same = office ? await withoutMacros(input.bytes) : { bytes: input.bytes, warnings: [] };
  return { ...same, ...source, ...figures(article) };
}

const figures = (article: Article) => ({
  images: countsOf(article.blocks).pictures,
  ...(article.pages === undefined ? {} : { pages: article.pages }),
});

async function pictureAsDocument(input: StepInput): Promise<StepOutput> {
  const { pictureArticle } = await import('../article/read/picture.ts');
  const article = await pictureArticle(input.bytes, input.name);
  const { sourceText: _none, ...output } = await written(input, { article, sourceText: '' });
  return {
    ...output,
    warnings: [...output.warnings, 'The picture was put in as it is; its text is recognised with --ocr'],
  };
}

async function written(
  { from, to, options, last }: StepInput,
  { article: read, ...source }: Readings,
): Promise<StepOutput> {
  const article = last ? await shaped(read, options) : read;
  const warnings = [...article.warnings];
  if (article.running && last && ['md', 'html', 'txt', 'pptx'].includes(to))
    warnings.push('Headers and footers of the pages were left out');
  const result = await write(article, from, to, options, warnings);
  return { ...result, warnings, ...source, ...figures(article) };
}

async function write(
  article: Article,
  from: Format,
  to: Format,
  options: ConvertOptions,
  warnings: string[],
): Promise<Pick<StepOutput, 'bytes' | 'container'>> {
  if (!isWritten(to)) throw new Failure('internal', `${to} is not written here`);
  switch (to) {
    case 'md':
      return { bytes: await (await import('../article/write/markdown.ts')).writeMarkdown(article) };
    case 'html':
      return {
        bytes: (await import('../article/write/html.ts')).writeHtml(
          article,
          asksForPage(options) ? { page: pageOf(options) } : {},
        ),
      };
    case 'txt':
      return { bytes: (await import('../article/write/text.ts')).writeText(article) };
    case 'docx':
      return {
        bytes: await (
          await import('../article/write/docx.ts')
        ).writeDocx(article, naturalPage(article, options), warnings),
      };
    case 'pptx':
      return { bytes: await (await import('../article/write/pptx.ts')).writePptx(article, warnings) };
    case 'xlsx':
    case 'xls':
    case 'csv':
      break;
  }
  const tables = await import('../article/write/tables.ts');
  const sheet = from === 'txt' && tables.tablesOf(article.blocks).length === 0 ? tables.linesAsTable(article) : article;
  if (to !== 'csv') return { bytes: await tables.writeWorkbook(sheet, to) };
  const { files } = tables.writeCsv(sheet);
  const [only] = files;
  if (only && files.length === 1) return { bytes: only.bytes };
  warnings.push(`The ${files.length} tables are a file each, in a ZIP`);
  return { bytes: await zipInMemory(files), container: 'zip' };
}

/** Wide tables lie across the page, unless the options say otherwise. */
const naturalPage = (article: Article, options: ConvertOptions) =>
  pageOf(
    options,
    article.blocks.some((block) => block.kind === 'table' && (block.rows[0]?.length ?? 0) > 8)
      ? 'landscape'
      : 'portrait',
  );
