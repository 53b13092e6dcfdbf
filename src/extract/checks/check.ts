/**
 * The port of a check: one object that says all that others need to know of it. One file a check, one line in index.ts.
 * A check never corrects, it says which two values do not agree.
 */
import type { Invoice } from '../../domain/invoice.ts';
import type { CheckOutcome, RecordedEvidence, SignatureReport } from '../../domain/record.ts';
import type { Facts, FieldName, Reading } from '../reading.ts';

export interface CheckContext {
  readonly invoice: Invoice;
  /** Of the fields of `invoice`, by their paths. */
  readonly evidence: Readonly<Record<string, RecordedEvidence>>;
  readonly facts: Facts;
  /** Every source's reading of this invoice, in order of trust. */
  readonly readings: readonly Reading[];
  /** Fields that a document of this kind has to have. */
  readonly needed: readonly FieldName[];
  /** Of the document that the invoice is from. */
  readonly signatures: readonly SignatureReport[];
  /** Numbers of the pages near this invoice that may be documents and belong to no record. */
  readonly lostPages: readonly number[];
  /** The day of the run, ISO 8601: no invoice is issued after it. */
  readonly today: string;
}

export interface CheckDescription {
  readonly id: string;
  /** What it found when it fails, in a few words, for the summary of a run: "sums do not add up". */
  readonly says: string;
  /** Fields whose values are in doubt when it fails. */
  readonly doubts: readonly FieldName[];
}

export interface Check extends CheckDescription {
  /** Undefined where the invoice lacks what the check compares. */
  run(context: CheckContext): Omit<CheckOutcome, 'id'> | undefined;
}
