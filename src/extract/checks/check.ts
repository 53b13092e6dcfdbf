/**
 * The port of a check: one object with everything that others need to know of it. One file for each check, and one line in
 * index.ts. A check never corrects a value; it reports which values do not agree.
 */
import type { Invoice } from '../../domain/invoice.ts';
import type { CheckOutcome, RecordedEvidence, SignatureReport } from '../../domain/record.ts';
import type { LabelId } from '../../texts/message.ts';
import type { Facts, FieldName, Reading } from '../reading.ts';

export interface CheckContext {
  readonly invoice: Invoice;
  /** The evidence of the fields of `invoice`, by their paths. */
  readonly evidence: Readonly<Record<string, RecordedEvidence>>;
  readonly facts: Facts;
  /** The readings of this invoice by all sources, in order of trust. */
  readonly readings: readonly Reading[];
  /** Fields that a document of this kind has to have. */
  readonly needed: readonly FieldName[];
  /** The signatures of the document that the invoice is from. */
  readonly signatures: readonly SignatureReport[];
  /** Numbers of the pages near this invoice that may be documents and belong to no extraction record. */
  readonly lostPages: readonly number[];
  /** The day of the run, ISO 8601. */
  readonly today: string;
}

export interface CheckDescription {
  readonly id: string;
  /** The text of a failed check in a few words, for the summary of a run: "sums do not add up". */
  readonly says: LabelId;
  /** Fields whose values are in doubt when it fails. */
  readonly doubts: readonly FieldName[];
  /** Whether a person who accepts an invoice although it failed has to say why. */
  readonly needsReason?: boolean;
}

export interface Check extends CheckDescription {
  /** Undefined where the invoice lacks what the check compares. */
  run(context: CheckContext): Omit<CheckOutcome, 'id'> | undefined;
}
