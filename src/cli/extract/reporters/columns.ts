/**
 * A record as a row, for csv and xlsx: one column per field of the schema, with names like `seller.name` for nested
 * fields.
 */
import type { Invoice } from '../../../domain/invoice.ts';
import type { CheckOutcome } from '../../../domain/record.ts';
import type { StoredMessage } from '../../../texts/template.ts';
import type { Wording } from '../../../texts/wording.ts';
import { project, type SchemaName } from '../../../invoices/schemas/index.ts';
import type { OutputRecord } from './reporter.ts';
import { emptyInvoice, emptyLine, emptyTravel } from '../../../domain/empty-invoice.ts';

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

export interface Problem {
  /** The failure's kind, the check's id, or `warning`. */
  readonly kind: string;
  readonly text: string;
}

/** How the texts of a record are shown. */
export interface Showing {
  readonly show: (text: string, said: StoredMessage | null | undefined) => string;
  readonly sentences: (...parts: readonly string[]) => string;
}

/** As they are in the record: in English. */
export const asStored: Showing = { show: (text) => text, sentences: (...parts) => parts.join('. ') };

/** In the language of the user. */
export const asWorded = ({ showStored: show, sentences }: Wording): Showing => ({ show, sentences });
export const asWordedBriefly = ({ showBriefly: show, sentences }: Wording): Showing => ({ show, sentences });

const problemOf = ({ id, message, messageText }: CheckOutcome, { show }: Showing): Problem => ({
  kind: id,
  text: message === undefined ? id : show(message, messageText),
});

/** Why a record is not `ok`: its failure, or the checks because of which it needs review. */
export function problemsOf({ failure, checks }: OutputRecord, showing: Showing): readonly Problem[] {
  const found = checks
    .filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note')
    .map((check) => problemOf(check, showing));
  if (!failure) return found;
  const { kind, message, messageText, detail, detailText } = failure;
  const parts = [
    showing.show(message, messageText),
    ...(detail === undefined ? [] : [showing.show(detail, detailText)]),
  ];
  return [{ kind, text: showing.sentences(...parts) }, ...found];
}

/** Notes that do not make a record need review: warnings, and checks of that severity. */
export function notesOf({ checks, warnings }: OutputRecord, showing: Showing): readonly Problem[] {
  const found = checks.filter(({ outcome, severity }) => outcome === 'failed' && severity === 'note');
  return [...found.map((check) => problemOf(check, showing)), ...warnings.map((text) => ({ kind: 'warning', text }))];
}

export const fileOf = ({ source }: Pick<OutputRecord, 'source'>): string =>
  source.member === undefined ? source.path : `${source.path}/${source.member}`;
