/**
 * Changes of an archived invoice by a person: corrected values and the status. Corrected values are judged together with what
 * was read, so that the checks run again. Every change is added to the history, which never loses an entry.
 */
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { checkNamed } from '../extract/checks/index.ts';
import type { Correction, CorrectedField, Corrections } from '../extract/corrections.ts';
import { type Basis, judge } from '../extract/judge.ts';
import type { Extraction } from '../domain/record.ts';
import type { Invoice } from '../domain/invoice.ts';
import { message } from '../texts/message.ts';
import { corrected } from './amounts.ts';
import { type FieldCorrections, InvoiceFields, type InvoiceStatus, invoiceStatuses } from './fields.ts';
import { fieldsOf, valuesOf } from './fields-of-invoice.ts';

/** How a value was chosen: typed, taken from the words of the page, or from a suggestion; or set back by undo. */
export const waysOfChange = ['typed', 'page', 'suggestion', 'undo'] as const;

export const HistoryEntry = z.object({
  atMs: z.number(),
  /** The name of the user; '' where the server has no users. */
  by: z.string(),
  how: z.enum(waysOfChange),
  /** Why it was verified although its sums do not add up. */
  reason: z.string().exactOptional(),
  /** Values by the paths of their fields, and the status as `status`. */
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  /** The corrections of these fields before the change, for undo; null if the field had none. */
  earlier: z.record(z.string(), z.unknown()),
  /** Whether a later entry set this change back. */
  undone: z.boolean().exactOptional(),
});
export type HistoryEntry = z.output<typeof HistoryEntry>;

/** What a person asks for. */
export interface InvoiceChange {
  readonly status?: InvoiceStatus;
  /** The fields of the API; amounts are completed. */
  readonly fields?: FieldCorrections;
  /** Any values of the canonical invoice. */
  readonly corrections?: Corrections;
  /** Why the invoice is verified although its sums do not add up. */
  readonly override?: string;
}

export interface Author {
  readonly by: string;
  readonly how: HistoryEntry['how'];
  readonly atMs: number;
}

/** The part of an archived invoice that a person can change. */
export interface Changeable {
  readonly status: InvoiceStatus;
  readonly fields: InvoiceFields;
  readonly corrections?: Corrections;
  readonly history?: readonly HistoryEntry[];
}

export interface Changed extends Required<Changeable> {
  /** After the change. */
  readonly extraction: Extraction & { readonly invoice: Invoice };
}

export function judgedWith(basis: Basis, corrections: Corrections = {}): Changed['extraction'] {
  const extraction = judge(basis, { explain: false, corrections });
  const { invoice } = extraction;
  if (!invoice) throw new Failure('internal', 'A reading without an invoice was archived');
  return { ...extraction, invoice };
}

/** Throws `bad_request` for amounts that do not add up. */
export function changed(before: Changeable, basis: Basis, change: InvoiceChange, author: Author): Changed {
  const was = judgedWith(basis, before.corrections).invoice;
  const corrections = {
    ...before.corrections,
    ...fieldCorrections(before.fields, was, change.fields ?? {}),
    ...change.corrections,
  };
  const goal = { corrections, status: change.status ?? before.status, override: change.override };
  return withHistory(before, { was, basis }, goal, author);
}

/** Sets the last change back that was not set back yet. Throws `conflict` if there is none. */
export function undone(before: Changeable, basis: Basis, author: Omit<Author, 'how'>): Changed {
  const history = before.history ?? [];
  const index = history.findLastIndex(({ how, undone: isUndone = false }) => how !== 'undo' && !isUndone);
  const last = history[index];
  if (!last) throw new Failure('conflict', message('archive.nothingToUndo', {}));
  const corrections: Record<string, unknown> = { ...before.corrections };
  for (const [field, correction] of Object.entries(last.earlier)) {
    if (correction === null) delete corrections[field];
    else corrections[field] = correction;
  }
  const earlierStatus = last.changes.find(({ field }) => field === 'status')?.before;
  const status = invoiceStatuses.find((one) => one === earlierStatus) ?? before.status;
  const marked = history.with(index, { ...last, undone: true });
  const was = judgedWith(basis, before.corrections).invoice;
  const goal = { corrections: corrections as Corrections, status, override: undefined };
  return withHistory({ ...before, history: marked }, { was, basis }, goal, { ...author, how: 'undo' });
}

interface Goal {
  readonly corrections: Corrections;
  readonly status: InvoiceStatus;
  readonly override: string | undefined;
}

/** `was`: the invoice with the corrections before the change. */
function withHistory(
  before: Changeable,
  { was, basis }: { readonly was: Invoice; readonly basis: Basis },
  { corrections, status, override }: Goal,
  author: Author,
): Changed {
  const earlier = before.corrections ?? {};
  const extraction = judgedWith(basis, corrections);
  if (status === 'verified' && before.status !== 'verified') requireReason(extraction, override);
  const fields = (Object.keys({ ...earlier, ...corrections }) as CorrectedField[]).filter(
    (field) => !sameCorrection(earlier[field], corrections[field]),
  );
  const changes = [
    ...fields.map((field) => ({ field, before: valueAt(was, field), after: valueAt(extraction.invoice, field) })),
    ...(status === before.status ? [] : [{ field: 'status', before: before.status, after: status }]),
  ];
  const entry: HistoryEntry = {
    ...author,
    ...(override === undefined ? {} : { reason: override }),
    changes,
    earlier: Object.fromEntries(fields.map((field) => [field, earlier[field] ?? null])),
  };
  return {
    corrections,
    status,
    fields: fieldsOf(extraction.invoice),
    history: [...(before.history ?? []), ...(changes.length > 0 ? [entry] : [])],
    extraction,
  };
}

/** The checks of a reading, with what a person who reviews it needs to know of them. */
export const described = ({ checks }: Extraction) =>
  checks.map((check) => {
    const { doubts = [], needsReason = false } = checkNamed(check.id) ?? {};
    return { ...check, doubts, needsReason };
  });

function requireReason({ checks }: Extraction, override: string | undefined): void {
  const failed = checks.filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note');
  const wrong = failed.find(({ id }) => checkNamed(id)?.needsReason === true);
  if (wrong && override === undefined)
    throw new Failure('bad_request', wrong.messageText ?? wrong.message ?? 'A check failed', {
      detail: message('archive.mendOrReason', {}),
    });
}

/** Also for fields that a person corrected in an early version, which kept no corrections. */
function fieldCorrections(before: InvoiceFields, invoice: Invoice, fields: FieldCorrections): Corrections {
  const next = corrected(before, fields);
  if (next instanceof Failure) throw next;
  return Object.fromEntries(valuesOf(next, invoice).map(([path, value]) => [path, { value }]));
}

const sameCorrection = (a: Correction | undefined, b: Correction | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** The value of a field by its path: "seller.name", "lines". */
export function valueAt(invoice: Invoice, path: string): unknown {
  let value: unknown = invoice;
  for (const name of path.split('.')) value = (value as Readonly<Record<string, unknown>> | null)?.[name];
  return value ?? null;
}
