/** The file of a bookkeeping program with the columns of its layout: `-f booking`. */
import { encode } from 'iconv-lite';
import { formulaSafe } from '../domain/csv.ts';
import { Failure } from '../domain/failure.ts';
import { sumAmounts } from '../domain/money.ts';
import { message } from '../texts/message.ts';
import type { BookMap } from './book-map.ts';
import { cellOf, type CellValue, type Row } from './cells.ts';
import { type Bookable, type Exporter, isRefusal, refused, type Refusal } from './exporter.ts';
import type { Column, Layout } from './layout.ts';
import { type Posting, postingOf } from './posting.ts';
import { notNeeded } from './not-needed.ts';
import { inWindows1252 } from './windows-1252.ts';
import { presets } from './presets/index.ts';

/** Throws `bad_request` for a mapping file without columns. */
export function bookingExporter(map: BookMap): Exporter {
  const layout = map.layout ?? (map.preset && presets[map.preset].layout);
  if (!layout)
    throw new Failure('bad_request', message('books.noLayout', {}), {
      detail: message('books.noLayoutDetail', { presets: Object.keys(presets).join(', ') }),
    });
  const lines: string[] = [
    ...(layout.firstLine === undefined ? [] : [layout.firstLine]),
    ...(layout.heads
      ? [
          joined(
            layout.columns.map(({ head }) => head),
            layout,
          ),
        ]
      : []),
  ];
  let vouchers = 0;
  return {
    add(bookable) {
      const rows = rowsOf(bookable, map, layout, vouchers + 1);
      if (isRefusal(rows)) return rows;
      lines.push(...rows);
      vouchers++;
      return undefined;
    },
    end: () => encoded(`${lines.join('\r\n')}\r\n`, layout.encoding),
  };
}

/** The lines of one invoice. */
function rowsOf(bookable: Bookable, map: BookMap, layout: Layout, voucher: number): readonly string[] | Refusal {
  const { invoice } = bookable;
  if (layout.creditNotes === 'refused' && invoice.documentType === 'credit_note')
    return refused('books.noCreditNotes', {});
  if (layout.currencies === 'one' && invoice.currency !== null && invoice.currency !== map.currency)
    return refused('books.otherCurrency', { currency: invoice.currency, books: map.currency });
  const uses = (value: Column['value']): boolean => layout.columns.some((column) => column.value === value);
  const isDouble = layout.rows === 'double-entry';
  const posting = postingOf(bookable, map, {
    contra: isDouble || uses('contra'),
    taxKey: uses('taxKey'),
    taxAccount: isDouble,
  });
  if (isRefusal(posting)) return posting;
  const rows = isDouble ? entriesOf(posting, voucher) : ratesOf(posting, voucher);
  const missing = layout.columns.find(
    ({ value, required }) => required && value && rows.some((row) => cellOf(row, value) === undefined),
  );
  if (missing) return refused('books.missingColumn', { column: missing.head });
  return rows.map((row) =>
    joined(
      layout.columns.map((column) => cellText(column, row, layout)),
      layout,
    ),
  );
}

const ratesOf = (posting: Posting, voucher: number): readonly Row[] =>
  posting.parts.map((part, index) => ({
    posting,
    part,
    account: posting.account,
    debit: undefined,
    credit: undefined,
    voucher,
    entry: index + 1,
  }));

/** Expenses and taxes on the debit side, what is owed on the credit side; for a credit note both are negative (红字). */
function entriesOf(posting: Posting, voucher: number): readonly Row[] {
  const { parts, sign, account, contra } = posting;
  const gross = sumAmounts(parts.map((part) => part.gross));
  const entries = [
    ...parts.flatMap((part) => {
      // A tax that is not claimed back is part of the expense.
      const isClaimed = part.tax !== 0 && part.mapped.account !== notNeeded;
      const expense = { part, account, debit: sign * (isClaimed ? part.net : part.gross), credit: undefined };
      const tax = { part, account: part.mapped.account, debit: sign * part.tax, credit: undefined };
      return isClaimed ? [expense, tax] : [expense];
    }),
    { part: undefined, account: contra, debit: undefined, credit: sign * gross },
  ];
  return entries.map((entry, index) => ({ ...entry, posting, voucher, entry: index + 1 }));
}

function cellText({ value, text = '' }: Column, row: Row, layout: Layout): string {
  return value === undefined ? text : shown(cellOf(row, value), layout);
}

function shown(cell: CellValue, { decimal, dates }: Layout): string {
  if (cell === undefined) return '';
  if ('amount' in cell) return cell.amount.toFixed(2).replace('.', decimal === 'comma' ? ',' : '.');
  if ('text' in cell) return formulaSafe(cell.text.replace(/[\r\n\t]+/g, ' '));
  const [year = '', month = '', day = ''] = cell.date.split('-');
  return dates.replace('yyyy', year).replace('MM', month).replace('dd', day);
}

const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;

function joined(cells: readonly string[], { separator, quotes }: Layout): string {
  const sign = separators[separator];
  const written = (cell: string): string => {
    if (!cell.includes(sign) && !cell.includes('"')) return cell;
    return quotes ? `"${cell.replaceAll('"', '""')}"` : cell.replaceAll(sign, ' ');
  };
  return cells.map(written).join(sign);
}

function encoded(text: string, encoding: Layout['encoding']): Uint8Array {
  if (encoding === 'utf-8-bom') return encode(text, 'utf-8', { addBOM: true });
  return encode(encoding === 'windows-1252' ? inWindows1252(text) : text, encoding);
}
