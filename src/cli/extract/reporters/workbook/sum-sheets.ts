/**
 * The worksheets by month, by seller and by tax rate. Each sum is a formula over the worksheet of invoices, with its value,
 * so that viewers that do not compute show it and corrections of invoices change it.
 */
import type { GroupSum } from '../../../../tables/groups.ts';
import { type Book, type CellValue, columnName, type Sheet } from '../../../../tables/workbook/book.ts';
import type { ItemSheet } from './detail-sheets.ts';
import type { ColumnKind } from '../../../../tables/workbook/fields.ts';
import { equalTo, totalLabel } from '../../../../tables/workbook/cells.ts';
import { type InvoiceSheet, notesOn, sumOf, type SummedColumn } from './invoice-sheet.ts';
import type { Wording } from '../../../../texts/wording.ts';

interface SumSheet {
  readonly name: string;
  readonly head: string;
  readonly width: number;
  readonly kind: ColumnKind;
  readonly sums: readonly GroupSum[];
  /** Further criteria that pick the invoices of a group; `cell` is the one with its label. */
  readonly criteria: (label: string, cell: string) => string;
  /** Criteria that pick every invoice of a group, for the rest that has no label. */
  readonly anyLabel: string;
  /** How a label is written in its cell; default: as text. */
  readonly labelCell?: (label: string) => CellValue;
}

interface Sums {
  readonly book: Book;
  readonly wording: Wording;
  readonly invoices: InvoiceSheet;
  readonly duplicates: number;
}

export function monthSheet(sums: readonly GroupSum[], all: Sums): void {
  const { wording } = all;
  const dates = all.invoices.range('date');
  const sheet = sumSheet(all, {
    name: wording.label('book.sheet.months'),
    head: wording.label('book.month'),
    width: 24,
    kind: 'month',
    sums,
    criteria: (_, cell) => `,${dates},">="&${cell},${dates},"<"&EDATE(${cell},1)`,
    anyLabel: `,${dates},">=1"`,
    labelCell: (label) => ({ date: `${label}-01` }),
  });
  sheet.close();
}

export function sellerSheet(sums: readonly GroupSum[], all: Sums): void {
  const sellers = all.invoices.range('seller');
  const sheet = sumSheet(all, {
    name: all.wording.label('book.sheet.sellers'),
    head: all.wording.head('seller.name'),
    width: 44,
    kind: 'long',
    sums,
    criteria: (label) => `,${sellers},${equalTo(label)}`,
    anyLabel: `,${sellers},"?*"`,
  });
  sheet.close();
}

export function rateSheet(sums: readonly GroupSum[], items: ItemSheet, all: Sums): void {
  const { wording, invoices } = all;
  const rates = invoices.range('rates');
  const sheet = sumSheet(all, {
    name: wording.label('book.sheet.rates'),
    head: wording.label('book.rates'),
    width: 24,
    kind: 'text',
    sums,
    criteria: (label) => `,${rates},${equalTo(label)}`,
    anyLabel: `,${rates},"?*"`,
  });
  const ofItems = items.sums();
  if (ofItems.length > 0) sheet.add([]);
  if (ofItems.length > 0) sheet.add([wording.label('book.itemsByRate')], 'title');
  for (const { label, currency, net } of ofItems) {
    const formula =
      `SUMIFS(${items.range('net')},${items.range('counted')},"${wording.label('book.yes')}",` +
      `${items.range('currency')},${equalTo(currency)},${items.range('rate')},${equalTo(label)})`;
    sheet.add([label ?? wording.label('book.unknown'), currency, null, { formula, value: net }]);
  }
  sheet.close();
}

/** The columns of sums behind label and currency. */
const summed = ['net', 'tax', 'total'] as const satisfies readonly SummedColumn[];
const firstSum = 2;

function sumSheet({ book, wording, invoices, duplicates }: Sums, of: SumSheet): Sheet {
  const sheet = book.sheet(of.name, {
    columns: [
      { head: of.head, kind: of.kind, width: of.width },
      { head: wording.head('currency'), kind: 'text', width: 10 },
      { head: wording.label('book.invoices'), kind: 'number', width: 10 },
      { head: wording.head('netAmount'), kind: 'amount', width: 17 },
      { head: wording.head('taxAmount'), kind: 'amount', width: 17 },
      { head: wording.head('totalAmount'), kind: 'amount', width: 17 },
      { head: wording.label('book.toReview'), kind: 'amount', width: 17 },
    ],
    frozen: 1,
    foot: wording.label('book.foot'),
  });
  for (const sum of of.sums) sheet.add(sumRow(sum, sheet.rows + 1, of, wording, invoices));
  const last = sheet.rows;
  sheet.endTable();
  for (const total of totalsOf(of.sums)) sheet.add(totalRow(total, last, wording), 'total');
  for (const note of notesOn(duplicates, wording)) sheet.add([note], 'note');
  return sheet;
}

function sumRow(
  sum: GroupSum,
  row: number,
  of: SumSheet,
  wording: Wording,
  { range }: InvoiceSheet,
): readonly CellValue[] {
  const { label, currency } = sum;
  const criteria = label === null ? '' : of.criteria(label, `$A${row}`);
  /** Those without a label are all of the currency but those with one: an empty cell is not the only cell without a date. */
  const picked = (make: (criteria: string) => string): string =>
    label === null ? `${make('')}-${make(of.anyLabel)}` : make(criteria);
  const review = `,${range('status')},"${wording.label('status.review')}"`;
  const count = (more: string): string =>
    `COUNTIFS(${range('counted')},"${wording.label('book.yes')}",${range('currency')},${equalTo(currency)}${more})`;
  return [
    label === null ? wording.label('book.unknown') : (of.labelCell?.(label) ?? label),
    currency,
    { formula: picked(count), value: sum.invoices },
    ...summed.map((column) => ({
      formula: picked((more) => sumOf(column, currency, wording, range, more)),
      value: sum[column],
    })),
    { formula: picked((more) => sumOf('total', currency, wording, range, more + review)), value: sum.review },
  ];
}

/** The sums of all groups of a currency. */
function totalsOf(sums: readonly GroupSum[]): readonly GroupSum[] {
  const totals = new Map<string | null, GroupSum>();
  const cents = (a: number, b: number): number => (Math.round(a * 100) + Math.round(b * 100)) / 100;
  for (const sum of sums) {
    const before = totals.get(sum.currency);
    totals.set(
      sum.currency,
      before
        ? {
            ...before,
            invoices: before.invoices + sum.invoices,
            net: cents(before.net, sum.net),
            tax: cents(before.tax, sum.tax),
            total: cents(before.total, sum.total),
            review: cents(before.review, sum.review),
          }
        : sum,
    );
  }
  return [...totals.values()];
}

function totalRow(total: GroupSum, last: number, wording: Wording): readonly CellValue[] {
  const values = [total.invoices, total.net, total.tax, total.total, total.review];
  return [
    totalLabel(total.currency, wording),
    total.currency,
    ...values.map((value, index): CellValue => {
      const column = columnName(firstSum + index);
      return { formula: `SUMIFS(${column}$2:${column}$${last},$B$2:$B$${last},${equalTo(total.currency)})`, value };
    }),
  ];
}
