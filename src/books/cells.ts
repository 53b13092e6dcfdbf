/** The cells of a bookkeeping file: the values of one row by their names. */
import type { CellName } from './cell-names.ts';
import { notNeeded } from './not-needed.ts';
import type { Posting, PostedPart } from './posting.ts';

export interface Row {
  readonly posting: Posting;
  /** The tax rate of the row; undefined for a row that is not of one rate. */
  readonly part: PostedPart | undefined;
  readonly account: string;
  /** Amounts as they count: those of a credit note are negative. Undefined for the other side of a double entry. */
  readonly debit: number | undefined;
  readonly credit: number | undefined;
  /** From 1: the number of the invoice in the file, and of the row in the invoice. */
  readonly voucher: number;
  readonly entry: number;
}

/** An amount and a date are formatted as the layout says; a text is written as it is. */
export type CellValue = { readonly amount: number } | { readonly date: string } | { readonly text: string } | undefined;

const text = (value: string | number | null | undefined): CellValue =>
  value === null || value === undefined || value === '' ? undefined : { text: String(value) };
const date = (value: string | null): CellValue => (value === null ? undefined : { date: value });
const amount = (value: number | undefined): CellValue => (value === undefined ? undefined : { amount: value });

const signed = ({ posting, part }: Row, field: 'net' | 'tax' | 'gross'): CellValue =>
  part && amount(part[field] === 0 ? 0 : posting.sign * part[field]);

const cells: Readonly<Record<CellName, (row: Row) => CellValue>> = {
  number: ({ posting }) => text(posting.invoice.number),
  code: ({ posting }) => text(posting.invoice.code),
  date: ({ posting }) => date(posting.invoice.issueDate),
  year: ({ posting }) => text(posting.invoice.issueDate?.slice(0, 4)),
  month: ({ posting }) => text(Number(posting.invoice.issueDate?.slice(5, 7))),
  dueDate: ({ posting }) => date(posting.invoice.dueDate),
  currency: ({ posting }) => text(posting.invoice.currency),
  seller: ({ posting }) => text(posting.invoice.seller.name),
  sellerTaxId: ({ posting }) => text(posting.invoice.seller.taxId),
  description: ({ posting }) => text([posting.invoice.seller.name, posting.invoice.number].join(' ').trim()),
  purchaseOrder: ({ posting }) => text(posting.invoice.purchaseOrder),
  cancels: ({ posting }) => text(posting.invoice.precedingInvoice.number),
  file: ({ posting }) => text(posting.file),
  account: ({ account }) => text(account),
  contra: ({ posting }) => text(posting.contra),
  taxKey: ({ part }) => text(part?.mapped.key === notNeeded ? '' : part?.mapped.key),
  taxRate: ({ part }) => text(part?.rate),
  net: (row) => signed(row, 'net'),
  tax: (row) => signed(row, 'tax'),
  gross: (row) => signed(row, 'gross'),
  debit: ({ debit }) => amount(debit ?? 0),
  credit: ({ credit }) => amount(credit ?? 0),
  /** Debit or credit, whichever the row has. */
  entryAmount: ({ debit, credit }) => amount(debit ?? credit),
  voucher: ({ voucher }) => text(voucher),
  entry: ({ entry }) => text(entry),
};

export const cellOf = (row: Row, name: CellName): CellValue => cells[name](row);
