/**
 * Workbooks, new and old: a heading and a table for each worksheet, cells as Excel shows them.
 *
 * The range that a worksheet claims is ignored: only its cells count.
 */
import type { CellObject, SSF, utils, WorkBook, WorkSheet } from '@e965/xlsx';
import { Failure } from '../../../domain/failure.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { descendants } from '../../../documents/xml.ts';
import { attribute } from '../../../office/nodes.ts';
import { type OfficePackage, openOffice } from '../../../office/package.ts';
import { type Article, type Block, type Cell, paragraph, type Picture, text } from '../model.ts';
import { macroWarnings } from '../../../office/macros.ts';
import { type Message, message, messageSet } from '../../../texts/message.ts';
import { chartDrawer } from './charts.ts';

export interface SpreadsheetOptions {
  /** Formulas (`=A1+A2`) instead of their results. */
  readonly showFormulas: boolean;
  /** Draws the charts, after the cells of their sheets. */
  readonly charts: boolean;
  /** Days as 2025-02-01 instead of as the worksheet shows them, which may depend on the country of the reader. */
  readonly isoDates?: boolean;
}

const maxCells = 2_000_000;
const maxColumns = 4_096;
const maxWorksheets = 1_000;

/** Rejects with corrupt_document, too_large, encrypted_document. */
export async function readSpreadsheet(bytes: Uint8Array, options: SpreadsheetOptions): Promise<Article> {
  const workbook = await openWorkbook(bytes);
  const library = await import('@e965/xlsx');
  const showing: Showing = {
    ...options,
    formats: library.SSF,
    date1904: workbook.Workbook?.WBProps?.date1904 === true,
  };
  const others = isPackage(bytes) ? await besidesCells(bytes, options) : nothingBeside;
  const several = workbook.SheetNames.length > 1;
  const blocks: Block[] = [];
  let worksheets = 0;
  for (const name of workbook.SheetNames) {
    const worksheet = workbook.Sheets[name];
    const rows = worksheet ? rowsOf(worksheet, library.utils, showing) : [];
    const charts = others.charts.get(name) ?? [];
    if (rows.length + charts.length === 0) continue;
    worksheets++;
    if (several) blocks.push({ kind: 'heading', level: 2, content: [text(name)] });
    if (rows.length > 0) blocks.push({ kind: 'table', name, rows });
    blocks.push(...charts);
  }
  const { pictures, warnings } = others;
  return { ...metadataIn(workbook), blocks, pictures, pages: Math.max(1, worksheets), warnings };
}

function metadataIn({ Props: properties = {} }: WorkBook): Pick<Article, 'title' | 'author'> {
  const { Title: title, Author: author } = properties;
  return definedOnly({ title: title?.trim() || undefined, author: author?.trim() || undefined });
}

/** New workbooks are ZIP packages, old ones (.xls) are not. */
const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50;

interface BesidesCells {
  /** By the name of the worksheet. */
  readonly charts: ReadonlyMap<string, readonly Block[]>;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly warnings: readonly Message[];
}

const nothingBeside: BesidesCells = { charts: new Map(), pictures: new Map(), warnings: [] };

/** Charts, and warnings about other things that are not cells. */
async function besidesCells(bytes: Uint8Array, options: SpreadsheetOptions): Promise<BesidesCells> {
  const office = await openOffice(bytes);
  try {
    const pictures = new Map<string, Picture>();
    const warnings = messageSet(macroWarnings(office.names));
    if (office.names.some((name) => /^xl\/media\//i.test(name))) warnings.add(message('loss.sheetPictures', {}));
    const drawChart = chartDrawer({ office, pictures, warnings }, options.charts);
    const charts = new Map<string, readonly Block[]>();
    const main = await office.mainPart();
    const parts = await office.references(main);
    const book = await office.xml(main);
    for (const sheet of book ? descendants(book, 'sheet').slice(0, maxWorksheets) : []) {
      const blocks: Block[] = [];
      for (const drawing of await partsOfType(parts.get(attribute(sheet, 'id') ?? '')?.target, 'drawing', office))
        for (const chart of await partsOfType(drawing, 'chart', office)) blocks.push(...(await drawChart(chart, {})));
      charts.set(attribute(sheet, 'name') ?? '', blocks);
    }
    return { charts, pictures, warnings: warnings.all() };
  } finally {
    office.close();
  }
}

async function partsOfType(
  part: string | undefined,
  wanted: string,
  office: OfficePackage,
): Promise<readonly string[]> {
  if (part === undefined) return [];
  const references = [...(await office.references(part)).values()];
  return references.flatMap(({ type, target, external }) => (type === wanted && !external ? [target] : []));
}

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
      throw new Failure('encrypted_document', message('convert.workbookEncrypted', {}), { cause });
    throw new Failure('corrupt_document', message('convert.workbookDamaged', {}), {
      detail: message('advice.excelSaveAgain', {}),
      cause,
    });
  }
}

function checkWorksheets(parts: readonly string[]): void {
  const count = parts.filter((name) => /(^|\/)worksheets\/[^/]+\.xml$/i.test(name)).length;
  if (count > maxWorksheets)
    throw new Failure('too_large', message('convert.manyWorksheets', { count }), {
      detail: message('advice.splitWorkbook', { most: maxWorksheets }),
    });
}

/** How the cells of a workbook become text. */
interface Showing extends SpreadsheetOptions {
  readonly formats: typeof SSF;
  /** Whether days are counted from 1904. */
  readonly date1904: boolean;
}

type Addresses = Pick<typeof utils, 'decode_cell' | 'encode_cell'>;

function rowsOf(
  worksheet: WorkSheet,
  { decode_cell: decode, encode_cell: encode }: Addresses,
  showing: Showing,
): readonly (readonly Cell[])[] {
  const cells = new Map<number, Map<number, CellObject>>();
  let [lastRow, lastColumn, count] = [-1, -1, 0];
  for (const address of Object.keys(worksheet)) {
    if (address.startsWith('!')) continue;
    const cell = worksheet[address] as CellObject;
    if (cell.v === undefined && cell.f === undefined) continue;
    const { r, c } = decode(address);
    if (c >= maxColumns) throw new Failure('too_large', message('convert.manyColumns', { most: maxColumns }));
    [lastRow, lastColumn] = [Math.max(lastRow, r), Math.max(lastColumn, c)];
    if (++count > maxCells) throw new Failure('too_large', message('convert.manyCells', { most: maxCells }));
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
        merge === 'covered'
          ? []
          : [
              {
                ...cellOf(cells.get(row)?.get(column), index === 0, showing, merge),
                address: encode({ r: row, c: column }),
              },
            ],
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

function cellOf(cell: CellObject | undefined, header: boolean, showing: Showing, merge: Span | undefined): Cell {
  const shown = shownText(cell, showing).trim();
  const value = showing.showFormulas ? undefined : valueOf(cell);
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
function shownText(cell: CellObject | undefined, showing: Showing): string {
  if (showing.showFormulas && cell?.f !== undefined) return `=${cell.f}`;
  // The library has no text for some formats that other programs write, such as dd.mm.yyyy.
  const day = showing.isoDates || cell?.w === undefined ? dayOf(cell, showing) : undefined;
  return day ?? cell?.w ?? (cell?.v === undefined ? '' : String(cell.v));
}

/** The day of a cell whose number format is one of days. */
function dayOf(cell: CellObject | undefined, { formats, date1904 }: Showing): string | undefined {
  if (typeof cell?.v !== 'number' || cell.z === undefined || !isDayFormat(String(cell.z))) return undefined;
  const found = formats.parse_date_code(cell.v, { date1904 });
  if (!found) return undefined;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${found.y}-${two(found.m)}-${two(found.d)}`;
}

/** A format of days contains d and y outside of its texts; [Red] and [$-407] are no part of it. */
function isDayFormat(format: string): boolean {
  const codes = format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /d/i.test(codes) && /y/i.test(codes);
}

const valueOf = (cell: CellObject | undefined): number | boolean | undefined =>
  typeof cell?.v === 'number' || typeof cell?.v === 'boolean' ? cell.v : undefined;
