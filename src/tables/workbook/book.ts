/**
 * Workbooks for people who print and filter them: a head row that stays, landscape pages as wide as the paper, a filter.
 *
 * Texts are texts and never formulas, whatever they begin with. Rows are compressed as they are added, so that memory does
 * not grow with their number; only links are kept until the end.
 */
import { PassThrough } from 'node:stream';
import { setImmediate as others } from 'node:timers/promises';
import type { CellValue as StoredValue, WorksheetWriter } from '@cj-tech-master/excelts';
import { Failure } from '../../domain/failure.ts';
import { shownName } from '../../domain/raw-names.ts';
import { message } from '../../texts/message.ts';
import { displayWidth } from '../../texts/display-width.ts';
import type { ColumnKind, FieldLook } from './fields.ts';
import { type CellMark, cellStyles, type Mark } from './looks.ts';

export type CellValue =
  | string
  | number
  | null
  /** ISO 8601 calendar date. */
  | { readonly date: string }
  | { readonly formula: string; readonly value: number }
  | { readonly text: string; readonly link: string };

export interface Column extends FieldLook {
  readonly head: string;
}

export interface SheetLook {
  readonly columns: readonly Column[];
  /** How many of the first columns are printed; default: all. */
  readonly printed?: number;
  /** How many of the first columns stay when scrolling sideways. */
  readonly frozen?: number;
  readonly foot: string;
}

export interface Sheet {
  /** Adds a row, in which `marks` has the marks of single cells by their index. */
  add(cells: readonly CellValue[], mark?: Mark, marks?: ReadonlyMap<number, Mark>): void;
  /** The number of rows, with the head. */
  readonly rows: number;
  /** The rows so far are the table that the filter applies to; what follows are sums and notes. */
  readonly endTable: () => void;
  /** Adds a row as high as a picture, which stands behind its cells. Sizes in pixels. */
  addPicture(
    cells: readonly CellValue[],
    jpeg: Uint8Array,
    size: { readonly width: number; readonly height: number },
  ): void;
  /** No further rows can be added. */
  readonly close: () => void;
}

/** Where the bytes of a workbook go. */
export interface BookSink {
  write(chunk: Uint8Array): Promise<void>;
}

export interface Book {
  sheet(name: string, look: SheetLook): Sheet;
  /** Resolves once the sink has taken most of what was added. Rejects with what writing failed with. */
  ready(): Promise<void>;
  /** Writes what is missing. Rejects with what writing failed with. */
  close(): Promise<void>;
}

/** Excel's own limits. */
const maxRows = 1_048_576;
const maxCellCharacters = 32_767;
const maxLinks = 65_000;
/** The number of this paper (ECMA-376, 18.3.1.63). */
const a4 = 9;

/** More than this waits in memory only for a moment. */
const waitingBytes = 1024 ** 2;

const lineHeight = 15;
const pointsOfPixel = 0.75;
const mostLines = 8;

/** How many lines the row needs in these columns; programs do not all find out by themselves. */
function linesOf(cells: readonly CellValue[], columns: readonly Column[]): number {
  const lines = columns.map(({ kind, width }, index) => {
    const cell = cells[index];
    const text = typeof cell === 'object' && cell !== null && 'text' in cell ? cell.text : cell;
    if (kind !== 'long' || typeof text !== 'string') return 1;
    const parts = text.slice(0, mostLines * width).split('\n');
    return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil((1.05 * displayWidth(part)) / width)), 0);
  });
  return Math.min(mostLines, Math.max(1, ...lines));
}

/** Bold letters are wider, and the button of the filter stands beside the last ones. */
const headRoom = (text: string): number => Math.ceil(1.15 * displayWidth(text)) + 3;

/** Wide enough for the longest word of the head, which cannot be wrapped. */
const widthOf = ({ head, width }: Column): number => Math.max(width, ...head.split(/[\s/-]/).map(headRoom));

/** How many lines the head needs. */
function headLinesOf(column: Column): number {
  const width = widthOf(column);
  let [lines, used] = [1, 0];
  for (const word of column.head.split(' ')) {
    const room = headRoom(word);
    if (used > 0 && used + room > width) [lines, used] = [lines + 1, 0];
    used += room - 2;
  }
  return lines;
}

/** In place of a date there may be words, such as those of a sum. */
const kindOf = (cell: CellValue, kind: ColumnKind = 'text'): ColumnKind =>
  typeof cell === 'string' && (kind === 'date' || kind === 'month') ? 'text' : kind;

const linkMark = (cell: CellValue): CellMark | undefined =>
  typeof cell === 'object' && cell !== null && 'link' in cell ? 'link' : undefined;

/** Control characters and lone surrogates are left out: XML cannot state them. */
const cellText = (text: string): string =>
  shownName(text)
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
    .slice(0, maxCellCharacters);

/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}

/** Midnight UTC of a date; undefined before March 1900, where Excel counts wrongly, and for a day that does not exist. */
export function cellDate(date: string): Date | undefined {
  const time = new Date(`${date}T00:00:00Z`);
  // February 30 would become a day in March.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(date)) return undefined;
  return date >= '1900-03-01' ? time : undefined;
}

/** The library is loaded only now, since it takes a while. */
export async function workbook(sink: BookSink): Promise<Book> {
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  const stream = new PassThrough();
  let failure: unknown;
  let wake = (): void => undefined;
  const written = writeAll(stream, sink, () => wake()).catch((error: unknown) => {
    failure = error;
    wake();
    throw error;
  });
  // It is awaited at the end only.
  written.catch(() => undefined);
  /** Called before each row, because what cannot be written would otherwise be noticed only at the end. */
  const failEarly = (): void => {
    if (failure !== undefined) throw failure;
  };
  const writer = new WorkbookWriter({ stream, useStyles: true, creator: 'invoicectl', lastModifiedBy: 'invoicectl' });
  return {
    sheet(name, look) {
      const sheet = writer.addWorksheet(name, {
        views: [{ state: 'frozen', ySplit: 1, xSplit: look.frozen ?? 0 }],
        pageSetup: {
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '1:1',
          margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
        },
        headerFooter: { oddFooter: `&L${name}&R${look.foot}` },
      });
      // The library has no name for it at run time.
      Object.assign(sheet.pageSetup, { paperSize: a4 });
      const addPicture = (jpeg: Uint8Array): number => writer.addImage({ buffer: jpeg, extension: 'jpeg' });
      return sheetOf(sheet, { ...look, name, addPicture, failEarly });
    },
    async ready() {
      // What was added is compressed in another thread, whose output arrives between two turns of the event loop.
      await others();
      for (;;) {
        failEarly();
        if (stream.readableLength + stream.writableLength <= waitingBytes) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    async close() {
      // If writing failed, the library may wait for the stream for ever.
      await Promise.all([written, writer.commit()]);
    },
  };
}

async function writeAll(stream: AsyncIterable<Uint8Array>, sink: BookSink, taken: () => void): Promise<void> {
  for await (const chunk of stream) {
    await sink.write(chunk);
    taken();
  }
}

/** What the library takes for the cells of one worksheet; links beyond Excel's limit become text. */
function storedValues(): (cell: CellValue) => StoredValue {
  let links = 0;
  return (cell) => {
    if (typeof cell === 'string') return cellText(cell);
    if (cell === null || typeof cell === 'number') return cell;
    if ('date' in cell) return cellDate(cell.date) ?? cell.date;
    if ('formula' in cell) return { formula: cell.formula, result: cell.value };
    return ++links > maxLinks ? cellText(cell.text) : { text: cellText(cell.text), hyperlink: cell.link };
  };
}

interface SheetSettings extends SheetLook {
  readonly name: string;
  readonly addPicture: (jpeg: Uint8Array) => number;
  readonly failEarly: () => void;
}

function sheetOf(
  sheet: WorksheetWriter,
  { name, columns, printed = columns.length, addPicture, failEarly }: SheetSettings,
): Sheet {
  let rows = 0;
  const valueOf = storedValues();
  let tableRows: number | undefined;
  sheet.columns = columns.map((column) => ({ width: widthOf(column) }));
  const styleOf = cellStyles();
  // Long texts are wrapped where they are printed; elsewhere they would only make rows higher.
  const kinds = columns.map(({ kind }, index) => (kind === 'long' && index >= printed ? 'text' : kind));

  function add(
    cells: readonly CellValue[],
    mark: CellMark | undefined,
    marks?: ReadonlyMap<number, Mark>,
    height?: number,
  ): void {
    failEarly();
    if (rows >= maxRows)
      throw new Failure('too_large', message('book.full', { name, most: maxRows }), {
        detail: message('book.fullDetail', {}),
      });
    rows++;
    const row = sheet.addRow(cells.map(valueOf));
    row.height = height ?? lineHeight * (mark ? 1 : linesOf(cells, columns.slice(0, printed)));
    for (const [index, cell] of cells.entries()) {
      if (cell === null && index >= printed) continue;
      row.getCell(index + 1).style = styleOf(kindOf(cell, kinds[index]), marks?.get(index) ?? mark ?? linkMark(cell));
    }
    row.commit();
  }

  const headLines = Math.max(1, ...columns.map(headLinesOf));
  add(
    columns.map(({ head }) => head),
    'head',
    undefined,
    lineHeight * headLines,
  );
  return {
    add: (cells, mark, marks) => add(cells, mark, marks),
    get rows() {
      return rows;
    },
    endTable: () => void (tableRows = rows),
    addPicture(cells, jpeg, size) {
      sheet.addImage(addPicture(jpeg), { tl: { col: cells.length, row: rows }, ext: size });
      add(cells, undefined, undefined, size.height * pointsOfPixel + 4);
    },
    close() {
      const last = columnName(columns.length - 1);
      sheet.autoFilter = `A1:${last}${tableRows ?? rows}`;
      // Numbers that are texts, such as those of invoices, are no mistake.
      sheet.ignoredErrors = [{ ref: `A1:${last}${rows}`, numberStoredAsText: true }];
      sheet.pageSetup.printArea = `A1:${columnName(printed - 1)}${rows}`;
      sheet.commit();
    },
  };
}
