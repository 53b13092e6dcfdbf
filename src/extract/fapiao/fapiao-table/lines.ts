/**
 * The lines of a table, between its header and the row of sums.
 *
 * A row with an amount opens a line. A row without one is the rest of a wrapped name and belongs to the line above, unless
 * it begins a name itself (`*类别*…`) that continues in the next row.
 */
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { closeAmounts } from '../../../domain/money.ts';
import { tableLine as sure } from '../confidence.ts';
import { rowsOf } from '../../layout/rows.ts';
import { chineseAmount, chineseTaxRate, foldWidth } from '../values/chinese.ts';
import { withoutRadicals } from '../../../domain/han-radicals.ts';
import { type Cells, cellsOf } from './cells.ts';
import type { Column, ColumnName, Header } from './columns.ts';
import { evidenceOf, textOf } from '../../layout/evidence.ts';
import { type LabelledPage, labelsNamed } from '../form/labelled-page.ts';
import { heightOf, middleX, middleY } from '../../../geometry/box.ts';

/** A page with tables, whose labels say where the tables end. */
export type TablePage = LabelledPage & { readonly headers: readonly Header[] };

/** A gap below a row that is wider than between the rows of a wrapped name, in heights of a word. */
const farBelow = 1.3;

interface OpenLine {
  /** Cells of its rows, top to bottom. */
  readonly rows: Cells[];
}

/** The y at which the lines under `header` end: the sums of the page (小计) or the invoice, the foot, or the next header. */
export function tableBottom(form: TablePage, header: Header): number {
  const ends = (['sum', 'subtotal', 'totalInWords', 'totalInFigures', 'clerk', 'date'] as const)
    .flatMap((name) => labelsNamed(form, name))
    .filter((label) => middleY(label) > header.box[3])
    .map((label) => label.box[1] - 0.3 * heightOf(label));
  const next = form.headers.filter((other) => other.box[1] > header.box[3]).map((other) => other.box[1]);
  return Math.min(form.height, ...ends, ...next);
}

const hasAmount = (cells: Cells): boolean =>
  (cells.get('netAmount') ?? []).some((word) => chineseAmount(word.text) !== undefined);

const opensName = (cells: Cells): boolean =>
  /^\*[^*]+\*/.test(foldWidth((cells.get('description') ?? []).map((word) => word.text).join('')));

function grouped(rows: readonly Cells[]): OpenLine[] {
  const lines: OpenLine[] = [];
  let waiting: Cells[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const cells of rows) {
    const last = lines.at(-1);
    const words = [...cells.values()].flat();
    const [top, height] = [Math.min(...words.map((word) => word.box[1])), Math.max(...words.map(heightOf))];
    // A row far below the lines (a stamp, a watermark) does not belong to them.
    const apart = top - bottom > farBelow * height;
    bottom = Math.max(...words.map((word) => word.box[3]));
    if (!hasAmount(cells) && last && apart) continue;
    if (hasAmount(cells)) {
      // Rows that wait are the start of this line's name, unless the name begins in this row: then they belong to the line above.
      if (waiting.length > 0 && last && opensName(cells)) {
        last.rows.push(...waiting);
        waiting = [];
      }
      lines.push({ rows: [...waiting, cells] });
      waiting = [];
    } else if (!last || opensName(cells) || waiting.length > 0) waiting.push(cells);
    else last.rows.push(cells);
  }
  lines.at(-1)?.rows.push(...waiting);
  return lines;
}

function lineOf(form: TablePage, { rows }: OpenLine): Evidence<InvoiceLine> | undefined {
  const words = (name: ColumnName): Word[] => rows.flatMap((cells) => cells.get(name) ?? []);
  const text = (name: ColumnName): string | null => withoutRadicals(textOf(words(name))) || null;
  const amount = (name: ColumnName): { value: number; word: Word } | undefined => {
    for (const word of words(name)) {
      const value = chineseAmount(word.text);
      if (value !== undefined) return { value, word };
    }
    return undefined;
  };
  const net = amount('netAmount');
  if (!net) return undefined;
  const unitPrice = amount('unitPrice')?.value ?? null;
  const quantity = amount('quantity')?.value ?? (form.method === 'ocr' ? countOf(net.value, unitPrice) : null);
  const rate = words('taxRate').flatMap((word) => chineseTaxRate(word.text) ?? [])[0] ?? null;
  const line: InvoiceLine = {
    description: text('description'),
    spec: text('spec'),
    unit: text('unit'),
    quantity,
    unitPrice,
    netAmount: net.value,
    taxRate: rate,
    taxAmount: amount('taxAmount')?.value ?? null,
  };
  const all = rows.flatMap((cells) => [...cells.values()].flat());
  return evidenceOf(form, all, line, confidenceOf(line));
}

function confidenceOf(line: InvoiceLine): number {
  if (line.description === null) return sure.withoutDescription;
  const [rate, product] = [rateFits(line), productFits(line)];
  if (rate === false || product === false) return sure.contradicted;
  return rate ? sure.checked : sure.unchecked;
}

/** The quantity that follows from price and amount: a single digit is what OCR misses most. Null where it is not whole. */
function countOf(net: number, unitPrice: number | null): number | null {
  if (!unitPrice) return null;
  const count = Math.round(net / unitPrice);
  return count >= 1 && count < 10_000 && Math.abs(count * unitPrice - net) < 0.006 ? count : null;
}

/** Whether rate × net = tax, within a fen for each rounding. Undefined where a value is missing. */
export function rateFits({ netAmount, taxRate, taxAmount }: InvoiceLine): boolean | undefined {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(taxRate ?? '')?.[1];
  if (percent === undefined || netAmount === null || taxAmount === null) return undefined;
  return closeAmounts((netAmount * Number(percent)) / 100, taxAmount, 2);
}

function productFits({ quantity, unitPrice, netAmount }: InvoiceLine): boolean | undefined {
  if (quantity === null || unitPrice === null || netAmount === null) return undefined;
  // Unit prices are printed rounded, so that the difference may grow with the quantity.
  return Math.abs(quantity * unitPrice - netAmount) <= 0.02 + Math.abs(quantity) * 0.005 + Math.abs(netAmount) * 1e-4;
}

/** Whether a word is below the title nearest to it. The header as a whole will not do: scans slope, and lines begin close to it. */
function isBelow(word: Word, header: Header): boolean {
  const away = (column: Column): number =>
    Math.max(0, column.box[0] - word.box[2], word.box[0] - column.box[2]) +
    Math.abs(middleX(column) - middleX(word)) / 1e3;
  const [first, ...others] = header.columns;
  if (!first) return false;
  const nearest = others.reduce((best, column) => (away(column) < away(best) ? column : best), first);
  return middleY(word) > middleY(nearest) + 0.55 * heightOf(nearest);
}

/** The lines under one header. */
export function linesUnder(form: TablePage, header: Header): Evidence<InvoiceLine>[] {
  const bottom = tableBottom(form, header);
  const [left, right] = header.span ?? [-Infinity, Infinity];
  const words = form.values.filter(
    (word) =>
      isBelow(word, header) &&
      middleY(word) < bottom &&
      middleX(word) > left &&
      middleX(word) < right &&
      !/^[¥￥]/.test(word.text),
  );
  const rows = rowsOf(words).map((row) => cellsOf(row.words, header.columns));
  return grouped(rows).flatMap((line) => lineOf(form, line) ?? []);
}
