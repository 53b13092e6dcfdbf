/** An invoice as a row: one column for each field of the schema, with names like `seller.name` for nested fields. */
import type { Invoice } from '../domain/invoice.ts';
import { project, type SchemaName } from '../invoices/schemas/index.ts';
import { emptyInvoice, emptyLine, emptyTravel } from '../domain/empty-invoice.ts';

export type Cell = string | number | null;

/** An empty invoice with a line and a journey, from which the columns are derived. */
const sample: Invoice = { ...emptyInvoice, lines: [emptyLine], travel: emptyTravel };

const isTable = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function paths(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    if (Array.isArray(inner)) return [];
    return isTable(inner) ? paths(inner, `${before}${key}.`) : [`${before}${key}`];
  });
}

export const invoiceColumns = (schema: SchemaName): readonly string[] => paths(project(sample, schema));

/** Names of a line's fields. */
export function lineColumns(schema: SchemaName): readonly string[] {
  const [line] = linesOf(project(sample, schema));
  return line ? Object.keys(line) : [];
}

/** `lines` or `items`: the one list an invoice of any schema has. */
export function linesOf(invoice: object | null): readonly object[] {
  const list: unknown = Object.values(invoice ?? {}).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list.filter(isTable) : [];
}

export function cellAt(value: object | null, path: string): Cell {
  let current: unknown = value;
  for (const key of path.split('.'))
    current = isTable(current) ? Object.entries(current).find(([name]) => name === key)?.[1] : null;
  return typeof current === 'string' || typeof current === 'number' ? current : null;
}
