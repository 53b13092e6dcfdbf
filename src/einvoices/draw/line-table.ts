/** The lines of an invoice as a table that has only the columns that are used. */
import type { InvoiceLine } from '../../domain/invoice.ts';
import type { Drawing } from './drawing.ts';

interface Column {
  readonly label: string;
  readonly align: 'left' | 'right';
  /** It takes the room that the others leave. */
  readonly wide: boolean;
}

export interface LineRow {
  readonly cells: readonly string[];
  /** Below the description, in smaller letters. */
  readonly below: string;
  readonly unsure: boolean;
}

export interface LineTable {
  readonly columns: readonly Column[];
  readonly rows: readonly LineRow[];
}

export function lineTable({ source, words, format }: Drawing): LineTable {
  const { invoice, details, unsure } = source;
  const { columns: labels } = words;
  const number = (value: number | null, write: (value: number) => string): string =>
    value === null ? '' : write(value);
  const all: readonly (Column & { readonly text: (line: InvoiceLine, index: number) => string })[] = [
    { label: labels.position, align: 'right', wide: false, text: (_line, index) => String(index + 1) },
    { label: labels.description, align: 'left', wide: true, text: ({ description }) => description ?? '' },
    { label: labels.quantity, align: 'right', wide: false, text: (line) => number(line.quantity, format.quantity) },
    { label: labels.unit, align: 'left', wide: false, text: ({ unit }) => (unit === null ? '' : format.unit(unit)) },
    { label: labels.unitPrice, align: 'right', wide: false, text: (line) => number(line.unitPrice, format.amount) },
    { label: labels.rate, align: 'right', wide: false, text: ({ taxRate }) => format.rate(taxRate ?? '') },
    { label: labels.net, align: 'right', wide: false, text: (line) => number(line.netAmount, format.amount) },
    { label: labels.tax, align: 'right', wide: false, text: (line) => number(line.taxAmount, format.amount) },
  ];
  const columns = all.filter(({ text }) => invoice.lines.some((line, index) => text(line, index) !== ''));
  const rows = invoice.lines.map((line, index): LineRow => {
    const { article, notes } = details.lines[index] ?? {};
    const below = [line.spec, article === undefined ? undefined : `${words.article} ${article}`, notes];
    return {
      cells: columns.map(({ text }) => text(line, index)),
      below: below.filter((text) => text).join('\n'),
      unsure: unsure.has(`lines.${index}`),
    };
  });
  return { columns: columns.map(({ label, align, wide }) => ({ label, align, wide })), rows };
}
