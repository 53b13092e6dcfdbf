/** The tables of an article as a workbook or as CSV. A document without tables is refused instead of giving an empty worksheet. */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { Failure } from '../../../domain/failure.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { message } from '../../../texts/message.ts';
import { type Article, type Block, type Cell, gridOf, plainBlocks, type Table, visit } from '../model.ts';
import { shownWidth } from '../shown-width.ts';
import { isNumber, numberFormat } from '../read/csv.ts';

/** Tables at any depth; a table inside another one is listed separately. */
export function tablesOf(blocks: readonly Block[]): readonly Table[] {
  const tables: Table[] = [];
  visit(blocks, (block) => {
    if (block.kind === 'table' && block.rows.length > 0) tables.push(block);
  });
  return tables;
}

/** Throws `unsupported_format` when there is none. */
export function requireTables(article: Article): readonly Table[] {
  const tables = tablesOf(article.blocks);
  if (tables.length > 0) return tables;
  throw new Failure('unsupported_format', message('convert.noTable', {}), {
    detail: message('advice.convertNoTable', {}),
  });
}

/** Lines of text as the rows of one table, divided into cells at tabs. For texts, which have no other tables. */
export function linesAsTable(article: Article): Article {
  const lines = article.blocks
    .map((block) => plainBlocks([block]))
    .join('\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const rows = lines.map((line) =>
    line
      .split('\t')
      .map((content): Cell => ({ blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: content }] }] })),
  );
  return { ...article, blocks: rows.length === 0 ? [] : [{ kind: 'table', rows }] };
}

const cellText = (cell: Cell | undefined): string => (cell ? plainBlocks(cell.blocks).trim() : '');

export interface CsvResult {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** One file for each table: UTF-8 with a byte order mark, which Excel needs; lines end with CR LF (RFC 4180). */
export function writeCsv(article: Article): CsvResult {
  const tables = requireTables(article);
  return {
    files: tables.map((table, index) => ({
      name: `${fileName(table.name) ?? `table-${index + 1}`}.csv`,
      bytes: Buffer.from(
        `\uFEFF${gridOf(table)
          .map((row) => `${row.map((cell) => field(cellText(cell))).join(',')}\r\n`)
          .join('')}`,
        'utf8',
      ),
    })),
  };
}

const fileName = (name: string | undefined): string | undefined =>
  name?.replaceAll(/[^\p{L}\p{N} _-]/gu, '_').slice(0, 60);

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One worksheet for each table. Text that looks like a formula stays text. */
export async function writeWorkbook(article: Article, type: 'xlsx' | 'xls'): Promise<Uint8Array> {
  const tables = requireTables(article);
  const { utils } = await import('@e965/xlsx');
  const book: WorkBook = utils.book_new();
  book.Props = definedOnly({ Title: article.title, Author: article.author });
  const used = new Set<string>();
  tables.forEach((table, index) =>
    utils.book_append_sheet(
      book,
      sheetOf(
        table,
        (at) => utils.encode_cell(at),
        (range) => utils.encode_range(range),
      ),
      sheetName(table.name ?? `Table ${index + 1}`, used),
    ),
  );
  return saveWorkbook(book, type);
}

export async function saveWorkbook(book: WorkBook, type: 'xlsx' | 'xls'): Promise<Uint8Array> {
  const { write } = await import('@e965/xlsx');
  try {
    return Buffer.from(
      write(book, { type: 'buffer', bookType: type === 'xls' ? 'biff8' : 'xlsx', compression: true }) as Uint8Array,
    );
  } catch (cause) {
    throw new Failure(
      'unsupported_format',
      message(type === 'xls' ? 'convert.tablesTooLargeXls' : 'convert.tablesTooLarge', {}),
      { cause },
    );
  }
}

/** Excel allows at most 31 characters, none of []:*?/\, and no name twice. */
function sheetName(wanted: string, used: Set<string>): string {
  const clean =
    wanted
      .replaceAll(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 28) || 'Table';
  let name = clean;
  for (let count = 2; used.has(name.toLowerCase()); count++) name = `${clean.slice(0, 26)} ${count}`;
  used.add(name.toLowerCase());
  return name;
}

type EncodeCell = (at: { c: number; r: number }) => string;
type EncodeRange = (range: { s: { c: number; r: number }; e: { c: number; r: number } }) => string;

function sheetOf(table: Table, encode: EncodeCell, encodeRange: EncodeRange): WorkSheet {
  const sheet: WorkSheet = {};
  const merges: { s: { c: number; r: number }; e: { c: number; r: number } }[] = [];
  const grid = gridOf(table);
  const widths: number[] = [];
  grid.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (!cell) return;
      const value = cellObject(cell);
      if (value) sheet[encode({ c, r })] = value;
      const shown = cellText(cell);
      widths[c] = Math.min(60, Math.max(widths[c] ?? 8, ...shown.split('\n').map((line) => shownWidth(line) + 2)));
      const [columns, rows] = [cell.columns ?? 1, cell.rows ?? 1];
      if (columns > 1 || rows > 1)
        merges.push({ s: { c, r }, e: { c: c + columns - 1, r: Math.min(r + rows, grid.length) - 1 } });
    }),
  );
  sheet['!ref'] = encodeRange({
    s: { c: 0, r: 0 },
    e: { c: Math.max(0, (grid[0]?.length ?? 1) - 1), r: Math.max(0, grid.length - 1) },
  });
  if (merges.length > 0) sheet['!merges'] = merges;
  sheet['!cols'] = Array.from(widths, (wch) => ({ wch: wch ?? 8 }));
  return sheet;
}

function cellObject(cell: Cell): CellObject | undefined {
  const shown = cellText(cell);
  if (typeof cell.value === 'boolean') return { t: 'b', v: cell.value };
  if (cell.value !== undefined && isNumber(shown)) return { t: 'n', v: cell.value, z: numberFormat(shown) };
  if (shown === '') return undefined;
  return isNumber(shown) ? { t: 'n', v: Number(shown), z: numberFormat(shown) } : { t: 's', v: shown.slice(0, 32_767) };
}
