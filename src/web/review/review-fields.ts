/** What the review shows of each field: its text, its mark, and what is known about its value. */
import type { InvoiceReading } from '../api/types.ts';
import { type Changes, editOf, type PlaceOnPage } from './changes.ts';
import { type FieldDefinition, fieldDefinitions, valueAt } from './fields.ts';
import { parsed, textOf, type ValueProblem } from './values.ts';

export type ReadRecord = InvoiceReading['records'][number];
export type Check = ReadRecord['checks'][number];

/** Sure by itself, confirmed by a person, to be looked at, breaks a rule, or empty where nothing is asked for. */
export type Mark = 'sure' | 'confirmed' | 'look' | 'rule' | 'none';
export type FieldState = 'ok' | 'unsure' | 'missing' | 'corrected';

export interface ReviewField extends FieldDefinition {
  /** As in the input field. */
  readonly text: string;
  /** The same before the changes that are not saved. */
  readonly savedText: string;
  readonly state: FieldState;
  readonly mark: Mark;
  readonly problem: ValueProblem | undefined;
  readonly isChanged: boolean;
  /** What was read where a person set another value, as in the input field. */
  readonly readText: string | undefined;
  readonly confidence: number | undefined;
  readonly method: string | undefined;
  /** Where on the page the value stands. */
  readonly place: PlaceOnPage | undefined;
}

/** Below it a person has to look, as the server decides for fields that an invoice needs. */
const sureEnough = 0.7;

export const failedChecks = ({ checks }: Pick<ReadRecord, 'checks'>): readonly Check[] =>
  checks.filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note');

interface Doubts {
  /** Named by a check: missing, or of little confidence. */
  readonly unsure: ReadonlySet<string>;
  /** Of which a rule does not hold. */
  readonly broken: ReadonlySet<string>;
}

export function doubtsOf(record: Pick<ReadRecord, 'checks'>): Doubts {
  const unsure = new Set<string>();
  const broken = new Set<string>();
  for (const { doubts = [], messageText } of failedChecks(record)) {
    const named = messageText?.values['fields'];
    if (Array.isArray(named)) for (const field of named) unsure.add(String(field));
    else for (const field of doubts) broken.add(field);
  }
  return { unsure, broken };
}

/** The fields of a reading with what was typed since. */
export function reviewFields(
  { records, read }: Pick<InvoiceReading, 'records' | 'read'>,
  changes: Changes,
): ReviewField[] {
  const [record] = records;
  if (!record) return [];
  const doubts = doubtsOf(record);
  return fieldDefinitions.map((definition) => {
    const { path, kind } = definition;
    const evidence = record.evidence[path];
    const savedText = textOf(valueAt(record.invoice, path), kind);
    const edit = editOf(changes, path);
    const text = edit?.text ?? savedText;
    const result = parsed(text, kind);
    const isConfirmed = edit !== undefined || evidence?.method === 'human';
    const before = read[path];
    return {
      ...definition,
      text,
      savedText,
      problem: 'problem' in result ? result.problem : undefined,
      isChanged: edit !== undefined,
      readText: before && textOf(before.value, kind),
      confidence: edit ? undefined : evidence?.confidence,
      method: edit ? undefined : evidence?.method,
      place: edit ? edit.place : placeOf(evidence),
      ...judged(path, { text, isConfirmed, confidence: evidence?.confidence, doubts }),
    };
  });
}

function placeOf(evidence: ReadRecord['evidence'][string] | undefined): PlaceOnPage | undefined {
  const { page, box } = evidence ?? {};
  if (page === undefined || box?.length !== 4) return undefined;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  return { page, box: [x0, y0, x1, y1] };
}

interface Known {
  readonly text: string;
  readonly isConfirmed: boolean;
  /** Undefined for values that were not read, such as the type that an invoice has if it names none. */
  readonly confidence: number | undefined;
  readonly doubts: Doubts;
}

function judged(path: string, { text, isConfirmed, confidence, doubts }: Known): Pick<ReviewField, 'state' | 'mark'> {
  if (isConfirmed) return { state: 'corrected', mark: 'confirmed' };
  if (text === '') return { state: 'missing', mark: doubts.unsure.has(path) ? 'look' : 'none' };
  if (doubts.broken.has(path)) return { state: 'unsure', mark: 'rule' };
  if (doubts.unsure.has(path) || (confidence ?? 1) < sureEnough) return { state: 'unsure', mark: 'look' };
  return { state: 'ok', mark: confidence === undefined ? 'none' : 'sure' };
}

/** Which fields need a look, in the order in which they are visited: first the badly read, then those that break a rule. */
export const toLookAt = (fields: readonly ReviewField[]): readonly ReviewField[] => [
  ...fields.filter(({ mark, problem }) => mark === 'look' || problem !== undefined),
  ...fields.filter(({ mark, problem }) => mark === 'rule' && problem === undefined),
];

/** The next one that needs a look after a field, from the beginning again after the last. */
export function nextToLookAt(fields: readonly ReviewField[], path: string): ReviewField | undefined {
  const wanted = toLookAt(fields);
  const at = wanted.findIndex((field) => field.path === path);
  if (at >= 0) return [...wanted.slice(at + 1), ...wanted.slice(0, at)].find((field) => field.path !== path);
  return wanted[0];
}
