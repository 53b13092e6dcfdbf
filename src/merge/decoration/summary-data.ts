/** What the summary says: a row an invoice, the sums by currency, and what was signed or left out. Pure. */
import { countedAmounts } from '../../domain/credit-note.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { sumAmounts } from '../../domain/money.ts';
import type { DocumentLabel, RefusedDocument } from '../report.ts';
import type { SignatureFound } from '../prepared.ts';

/** A document of the output. */
export interface SummaryDocument extends DocumentLabel {
  readonly invoices: readonly Invoice[];
  readonly signatures: readonly SignatureFound[];
  /** An earlier document has the same invoices. */
  readonly repeated: boolean;
  /** On which it begins, from 1; null where there are no sheets. */
  readonly sheet: number | null;
}

export interface SummaryRow {
  /** Name of its file. */
  readonly file: string;
  /** Null: no invoice could be read. */
  readonly invoice: Invoice | null;
  readonly net: number | null;
  readonly tax: number | null;
  readonly total: number | null;
  readonly repeated: boolean;
  readonly sheet: number | null;
}

export interface CurrencySum {
  /** ISO 4217; null where the invoices do not say. */
  readonly currency: string | null;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
}

export interface SummaryData {
  readonly rows: readonly SummaryRow[];
  readonly documents: number;
  readonly invoices: number;
  readonly sums: readonly CurrencySum[];
  /** Invoices that are counted twice. */
  readonly repeated: number;
  /** Rows without a total. */
  readonly uncounted: number;
  readonly signatures: readonly (SignatureFound & { readonly file: string })[];
  readonly refused: readonly { readonly file: string; readonly message: string }[];
}

export const fileOf = ({ path, member }: DocumentLabel): string =>
  (member ?? path).split(/[/\\]/).findLast((part) => part !== '') ?? path;

export function summaryData(documents: readonly SummaryDocument[], refused: readonly RefusedDocument[]): SummaryData {
  const rows = documents.flatMap(rowsOf);
  const read = rows.filter(({ invoice }) => invoice !== null);
  const currencies = new Set(read.filter(({ total }) => total !== null).map(currencyOf));
  return {
    rows,
    documents: documents.length,
    invoices: read.length,
    sums: [...currencies].map((currency) => {
      const those = read.filter((row) => row.total !== null && currencyOf(row) === currency);
      const sum = (field: 'net' | 'tax' | 'total'): number => sumAmounts(those.map((row) => row[field] ?? 0));
      return { currency, net: sum('net'), tax: sum('tax'), total: sum('total') };
    }),
    repeated: read.filter(({ repeated, total }) => repeated && total !== null).length,
    uncounted: rows.filter(({ total }) => total === null).length,
    signatures: documents.flatMap((document) =>
      document.signatures.map((signature) => ({ ...signature, file: fileOf(document) })),
    ),
    refused: refused.map(({ failure, ...label }) => ({ file: fileOf(label), message: failure.message })),
  };
}

const currencyOf = ({ invoice }: SummaryRow): string | null => invoice?.currency ?? null;

function rowsOf(document: SummaryDocument): readonly SummaryRow[] {
  const { repeated, sheet } = document;
  const common = { file: fileOf(document), repeated, sheet };
  if (document.invoices.length === 0) return [{ ...common, invoice: null, net: null, tax: null, total: null }];
  return document.invoices.map((invoice) => {
    const { netAmount, taxAmount, totalAmount } = countedAmounts(invoice);
    return { ...common, invoice, net: netAmount, tax: taxAmount, total: totalAmount };
  });
}
