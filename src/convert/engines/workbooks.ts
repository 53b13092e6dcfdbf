/** Converts workbooks to workbooks. Values, formulas and merged cells are kept; styles and charts are not. */
import { definedOnly } from '../../domain/defined-only.ts';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { plainBlocks } from '../article/model.ts';
import { countCharts } from '../article/read/charts.ts';
import { csvRows, isNumber, numberFormat } from '../article/read/csv.ts';
import { openWorkbook, readSpreadsheet } from '../article/read/spreadsheet.ts';
import { shownWidth } from '../article/shown-width.ts';
import { saveWorkbook } from '../article/write/tables.ts';
import { checkLength, decodeText } from '../article/text-file.ts';
import { withoutMacros } from '../../office/macros.ts';
import { packageVersion } from '../own-version.ts';
import type { Engine, Pair, StepInput, StepOutput } from '../engine.ts';
import type { Format } from '../formats.ts';
import { type Message, message } from '../../texts/message.ts';

const pair = (from: Format, to: Format, cost: number): Pair => ({ from, to, cost, fidelity: 'tables' });

export const workbooksEngine: Engine = {
  name: 'xlsx',
  pairs: [
    pair('xlsx', 'xls', 4),
    pair('xls', 'xlsx', 4),
    pair('csv', 'xlsx', 3),
    pair('csv', 'xls', 3),
    { ...pair('xlsx', 'xlsx', 1), fidelity: 'content' },
    { ...pair('xls', 'xls', 1), fidelity: 'content' },
  ],
  runs: 'thread',
  version: () => packageVersion('@e965/xlsx'),
  unavailable: () => Promise.resolve(undefined),
  async convert(input) {
    const type = input.to === 'xls' ? 'xls' : 'xlsx';
    if (input.from === 'csv') {
      const { book, text } = await bookOfCsv(input);
      return { bytes: await saveWorkbook(book, type), warnings: [], sourceText: text };
    }
    const article = await readSpreadsheet(input.bytes, { showFormulas: false, charts: false });
    const figures = {
      sourceText: plainBlocks(article.blocks),
      ...definedOnly({ pages: article.pages }),
    };
    if (input.from === input.to && input.options.includeFormulas !== false && input.options.includeCharts)
      return {
        ...(type === 'xlsx' ? await withoutMacros(input.bytes) : { bytes: input.bytes, warnings: [] }),
        ...figures,
      };
    const warnings = await lossWarnings(input);
    const book = await openWorkbook(input.bytes);
    if (input.options.includeFormulas === false) dropFormulas(book);
    return { bytes: await saveWorkbook(book, type), warnings, ...figures } satisfies StepOutput;
  },
};

async function lossWarnings({ bytes, options }: StepInput): Promise<Message[]> {
  const looks = message('loss.sheetLooks', {});
  if (bytes[0] !== 0x50) return [looks];
  const count = await countCharts(bytes);
  const lost = message(options.includeCharts ? 'loss.chartsNotKept' : 'loss.chartsCounted', { charts: count });
  return [looks, ...(count > 0 ? [lost] : [])];
}

/** The last computed value replaces the formula. */
function dropFormulas(book: WorkBook): void {
  for (const sheet of Object.values(book.Sheets))
    for (const [address, cell] of Object.entries(sheet) as [string, CellObject][]) {
      if (address.startsWith('!')) continue;
      delete cell.f;
      delete cell.F;
    }
}

async function bookOfCsv({ bytes, name }: StepInput): Promise<{ readonly book: WorkBook; readonly text: string }> {
  const { utils } = await import('@e965/xlsx');
  const rows = csvRows(checkLength(await decodeText(bytes)));
  const sheet = utils.aoa_to_sheet(
    rows.map((row) =>
      row.map((text) => (isNumber(text) ? { t: 'n', v: Number(text), z: numberFormat(text) } : text.slice(0, 32_767))),
    ),
  );
  sheet['!cols'] = Array.from(
    { length: Math.max(0, ...rows.slice(0, 1000).map((row) => row.length)) },
    (_, column) => ({
      wch: Math.min(60, Math.max(8, ...rows.slice(0, 1000).map((row) => shownWidth(row[column] ?? '') + 2))),
    }),
  );
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    sheet,
    name
      .replaceAll(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1',
  );
  return { book, text: rows.map((row) => row.join('\t')).join('\n') };
}
