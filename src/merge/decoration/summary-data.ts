/** The content of the summary: a row for each invoice, sums by currency, signatures and refused files. Pure. */
import { countedAmounts } from '../../domain/credit-note.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { sumAmounts } from '../../domain/money.ts';
import type { DocumentLabel, RefusedDocument } from '../report.ts';
import type { SignatureFound } from '../prepared.ts';

/** A document of the output. */
export interface SummaryDocument extends DocumentLabel {
  readonly invoices: readonly Invoice[];
  /** For each invoice, the paths of the fields that need review. */
  readonly doubts: readonly ReadonlySet<string>[];
  readonly signatures: readonly SignatureFound[];
  /** Whether an earlier document certainly has the same invoices. */
  readonly repeated: boolean;
  /** Whether an earlier document probably has the same invoices, but a value differs or is unknown. */
  readonly maybeRepeated: boolean;
  /** The sheet on which it begins, from 1; null if there are no sheets. */
  readonly sheet: number | null;
}

export interface SummaryRow {
  /** The name of the file. */
  readonly file: string;
  /** Null if no invoice could be read. */
  readonly invoice: Invoice | null;
  readonly net: number | null;
  readonly tax: number | null;
  readonly total: number | null;
  /** Paths of the fields that need review. */
  readonly doubts: ReadonlySet<string>;
  readonly repeated: boolean;
  readonly maybeRepeated: boolean;
  readonly sheet: number | null;
}

export interface CurrencySum {
  /** ISO 4217; null if the invoices do not state it. */
  readonly currency: string | null;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  /** Whether one of the totals in the sum needs review. */
  readonly doubtful: boolean;
}

export interface SummaryData {
  readonly rows: readonly SummaryRow[];
  readonly documents: number;
  readonly invoices: number;
  /** Sums in which every invoice counts once. */
  readonly sums: readonly CurrencySum[];
  /** Sums that include duplicates, for the currencies that have any. */
  readonly sumsWithRepeated: readonly CurrencySum[];
  /** The number of duplicates with a total. */
  readonly repeated: number;
  /** The number of rows without a total. */
  readonly uncounted: number;
  /** The number of invoices with a value that needs review. */
  readonly doubtful: number;
  readonly signatures: readonly (SignatureFound & { readonly file: string })[];
  readonly refused: readonly { readonly file: string; readonly message: string }[];
}

export const fileOf = ({ path, member }: DocumentLabel): string =>
  (member ?? path).split(/[/\\]/).findLast((part) => part !== '') ?? path;

export function summaryData(documents: readonly SummaryDocument[], refused: readonly RefusedDocument[]): SummaryData {
  const rows = documents.flatMap(rowsOf);
  const read = rows.filter(({ invoice }) => invoice !== null);
  const repeated = read.filter((row) => row.repeated && row.total !== null);
  const again = new Set(repeated.map(currencyOf));
  return {
    rows,
    documents: documents.length,
    invoices: read.length,
    sums: sumsOf(read.filter((row) => !row.repeated)),
    sumsWithRepeated: sumsOf(read.filter((row) => again.has(currencyOf(row)))),
    repeated: repeated.length,
    doubtful: read.filter(({ doubts }) => doubts.size > 0).length,
    uncounted: rows.filter(({ total }) => total === null).length,
    signatures: documents.flatMap((document) =>
      document.signatures.map((signature) => ({ ...signature, file: fileOf(document) })),
    ),
    refused: refused.map(({ failure, ...label }) => ({ file: fileOf(label), message: failure.message })),
  };
}

/** By currency, in the order in which the currencies occur. Rows without a total are not counted. */
function sumsOf(rows: readonly SummaryRow[]): readonly CurrencySum[] {
  const counted = rows.filter(({ total }) => total !== null);
  return [...new Set(counted.map(currencyOf))].map((currency) => {
    const those = counted.filter((row) => currencyOf(row) === currency);
    const sum = (field: 'net' | 'tax' | 'total'): number => sumAmounts(those.map((row) => row[field] ?? 0));
    const doubtful = those.some(({ doubts }) => doubts.has('totalAmount'));
    return { currency, net: sum('net'), tax: sum('tax'), total: sum('total'), doubtful };
  });
}

const currencyOf = ({ invoice }: SummaryRow): string | null => invoice?.currency ?? null;

const noDoubts: ReadonlySet<string> = new Set();

function rowsOf(document: SummaryDocument): readonly SummaryRow[] {
  const { repeated, maybeRepeated, sheet } = document;
  const common = { file: fileOf(document), repeated, maybeRepeated, sheet };
  if (document.invoices.length === 0)
    return [{ ...common, invoice: null, net: null, tax: null, total: null, doubts: noDoubts }];
  return document.invoices.map((invoice, index) => {
    const { netAmount, taxAmount, totalAmount } = countedAmounts(invoice);
    const doubts = document.doubts[index] ?? noDoubts;
    return { ...common, invoice, net: netAmount, tax: taxAmount, total: totalAmount, doubts };
  });
}
