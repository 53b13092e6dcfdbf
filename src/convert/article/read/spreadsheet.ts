/**
 * Workbooks, new and old: a heading and a table for each worksheet, cells as Excel shows them.
 *
 * The range that a worksheet claims is ignored: only its cells count.
 */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { Failure } from '../../../domain/failure.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { openOffice } from '../../../office/package.ts';
import { type Article, type Block, type Cell, paragraph, text } from '../model.ts';
import { macroWarnings } from '../../../office/macros.ts';
import { chartTables } from './charts.ts';

export interface SpreadsheetOptions {
  /** Formulas (`=A1+A2`) instead of their results. */
  readonly showFormulas: boolean;
  /** Adds the numbers behind charts as tables. */
  readonly charts: boolean;
}

const maxCells = 2_000_000;
const maxColumns = 4_096;
const maxWorksheets = 1_000;

/** Rejects with corrupt_document, too_large, encrypted_document. */
export async function readSpreadsheet(bytes: Uint8Array, options: SpreadsheetOptions): Promise<Article> {
  const workbook = await openWorkbook(bytes);
  const { utils } = await import('@e965/xlsx');
  const several = workbook.SheetNames.length > 1;
  const blocks: Block[] = [];
  let worksheets = 0;
  for (const name of workbook.SheetNames) {
    const worksheet = workbook.Sheets[name];
    const rows = worksheet ? rowsOf(worksheet, (address) => utils.decode_cell(address), options) : [];
    if (rows.length === 0) continue;
    worksheets++;
    if (several) blocks.push({ kind: 'heading', level: 2, content: [text(name)] });
    blocks.push({ kind: 'table', name, rows });
  }
  const others = isPackage(bytes) ? await besidesCells(bytes, options) : { blocks: [], warnings: [] };
  blocks.push(...others.blocks);
  const { Title: title, Author: author } = workbook.Props ?? {};
  return {
    ...definedOnly({ title: title?.trim() || undefined, author: author?.trim() || undefined }),
    blocks,
    pictures: new Map(),
    pages: Math.max(1, worksheets),
    warnings: others.warnings,
  };
}

/** New workbooks are ZIP packages, old ones (.xls) are not. */
const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50;

/** The numbers of charts, and warnings about other things that are not cells. */
async function besidesCells(
  bytes: Uint8Array,
  options: SpreadsheetOptions,
): Promise<{ readonly blocks: readonly Block[]; readonly warnings: readonly string[] }> {
  const office = await openOffice(bytes);
  try {
    const charts = await chartTables(office);
    const pictures = office.names.some((name) => /^xl\/media\//i.test(name));
    return {
      blocks: options.charts ? charts.blocks : [],
      warnings: [
        ...macroWarnings(office.names),
        ...(pictures ? ['Pictures on the sheets were left out'] : []),
        ...(charts.count > 0 ? [chartWarning(charts.count, options.charts)] : []),
      ],
    };
  } finally {
    office.close();
  }
}

const chartWarning = (count: number, taken: boolean): string =>
  `${count} ${count === 1 ? 'chart' : 'charts'} ${taken ? 'cannot be drawn here: tables contain the numbers instead' : 'left out'}`;

/** Rejects with corrupt_document, too_large, encrypted_document. */
export async function openWorkbook(bytes: Uint8Array): Promise<WorkBook> {
  // The sizes that the package declares are checked before the library unpacks it: that catches bombs.
  if (isPackage(bytes)) {
    const office = await openOffice(bytes);
    try {
      checkWorksheets(office.names);
      await office.mainPart();
    } finally {
      office.close();
    }
  }
  const { read } = await import('@e965/xlsx');
  try {
    return read(Buffer.from(bytes), { type: 'buffer', cellDates: false, cellNF: true, cellHTML: false });
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/i.test(cause.message))
      throw new Failure('encrypted_document', 'The workbook is protected by a password', { cause });
    throw new Failure('corrupt_document', 'The workbook is damaged or cut off', {
      detail: 'Save it again in Excel',
      cause,
    });
  }
}

function checkWorksheets(parts: readonly string[]): void {
  const count = parts.filter((name) => /(^|\/)worksheets\/[^/]+\.xml$/i.test(name)).length;
  if (count > maxWorksheets)
    throw new Failure('too_large', `The workbook has ${count} worksheets`, {
      detail: `Up to ${maxWorksheets} are supported: split the workbook`,
    });
}

type DecodeCell = (address: string) => { readonly c: number; readonly r: number };

function rowsOf(
  worksheet: WorkSheet,
  decode: DecodeCell,
  { showFormulas }: SpreadsheetOptions,
): readonly (readonly Cell[])[] {
  const cells = new Map<number, Map<number, CellObject>>();
  let [lastRow, lastColumn, count] = [-1, -1, 0];
  for (const address of Object.keys(worksheet)) {
    if (address.startsWith('!')) continue;
    const cell = worksheet[address] as CellObject;
    if (cell.v === undefined && cell.f === undefined) continue;
    const { r, c } = decode(address);
    if (c >= maxColumns) throw new Failure('too_large', `A worksheet has more than ${maxColumns} columns`);
    [lastRow, lastColumn] = [Math.max(lastRow, r), Math.max(lastColumn, c)];
    if (++count > maxCells) throw new Failure('too_large', `A worksheet has more than ${maxCells} cells`);
    const line = cells.get(r) ?? new Map<number, CellObject>();
    cells.set(r, line.set(c, cell));
  }
  const merges = mergesOf(worksheet);
  // If most rows are empty, only rows with cells are written, because worksheets often begin far down.
  const used = [...cells.keys()].sort((a, b) => a - b);
  const lines = used.length > lastRow / 2 ? Array.from({ length: lastRow + 1 }, (_, row) => row) : used;
  return lines.map((row, index) =>
    Array.from({ length: lastColumn + 1 }, (_, column) => ({ column, merge: merges.get(`${row}:${column}`) })).flatMap(
      ({ column, merge }) =>
        merge === 'covered' ? [] : [cellOf(cells.get(row)?.get(column), index === 0, showFormulas, merge)],
    ),
  );
}

interface Span {
  readonly columns: number;
  readonly rows: number;
}

function mergesOf(worksheet: WorkSheet): ReadonlyMap<string, Span | 'covered'> {
  const merges = new Map<string, Span | 'covered'>();
  for (const { s, e } of (worksheet['!merges'] ?? []).slice(0, 20_000)) {
    const [columns, rows] = [e.c - s.c + 1, e.r - s.r + 1];
    if (columns * rows > 10_000) continue;
    for (let row = s.r; row <= e.r; row++)
      for (let column = s.c; column <= e.c; column++) merges.set(`${row}:${column}`, 'covered');
    merges.set(`${s.r}:${s.c}`, { columns, rows });
  }
  return merges;
}

function cellOf(cell: CellObject | undefined, header: boolean, showFormulas: boolean, merge: Span | undefined): Cell {
  const shown = shownText(cell, showFormulas).trim();
  const value = showFormulas ? undefined : valueOf(cell);
  return {
    blocks: shown === '' ? [] : [paragraph(shown)],
    ...(header ? { header } : {}),
    ...(value === undefined ? {} : { value }),
    ...(typeof valueOf(cell) === 'number' ? { align: 'right' as const } : {}),
    ...(merge && merge.columns > 1 ? { columns: merge.columns } : {}),
    ...(merge && merge.rows > 1 ? { rows: merge.rows } : {}),
  };
}

/** The formula if formulas are wanted, otherwise the text that Excel shows. */
function shownText(cell: CellObject | undefined, showFormulas: boolean): string {
  if (showFormulas && cell?.f !== undefined) return `=${cell.f}`;
  return cell?.w ?? (cell?.v === undefined ? '' : String(cell.v));
}

const valueOf = (cell: CellObject | undefined): number | boolean | undefined =>
  typeof cell?.v === 'number' || typeof cell?.v === 'boolean' ? cell.v : undefined;
