/** What `extract` gives back for a document, or for each of several invoices in one: the shape CLI.md promises. */
import type { Box } from '../geometry/box.ts';
import type { FailureKind, FailureReport } from './failure.ts';
import type { Method } from './evidence.ts';
import type { Invoice } from './invoice.ts';

export interface RecordSource {
  readonly path: string;
  readonly member?: string;
  /** Null where the bytes could not be had at all. */
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly bytes: number | null;
  /** First and last page, from 1; null where the format has no pages or none could be read. */
  readonly pages: readonly [first: number, last: number] | null;
}

/** Evidence as it stands in a record: the value itself is in `invoice`. */
export interface RecordedEvidence {
  readonly method: Method;
  readonly confidence: number;
  readonly page?: number;
  readonly box?: Box;
  readonly text?: string;
}

export interface CheckOutcome {
  readonly id: string;
  readonly outcome: 'passed' | 'failed';
  /** On failure: both values, in words a person can act on. */
  readonly message?: string;
  /** On failure: `note` is worth knowing (a specimen's tax id), and alone does not make the record one for review. */
  readonly severity?: 'review' | 'note';
}

/** What one source said about one field, for --explain. */
export interface Explanation {
  readonly field: string;
  /** Which source or family: "ubl", "qr", "vat-invoice". */
  readonly source: string;
  readonly chosen: boolean;
  readonly value: unknown;
  readonly method: Method;
  readonly confidence: number;
  readonly page?: number;
  readonly text?: string;
}

/** A signature or seal in a document. Whether its certificate is to be trusted is not said: that takes the issuer's chain. */
export interface SignatureReport {
  /** Name of the seal or signer; null where it does not say. */
  readonly seal: string | null;
  /** ISO 8601, in the zone the signature states; null where it does not say. */
  readonly signedAt: string | null;
  /** Whether what was signed is still what is there. `unknown`: its digest algorithm cannot be computed here. */
  readonly digests: 'match' | 'mismatch' | 'unknown';
  /** Parts that differ from what was signed. */
  readonly changed: readonly string[];
}

/** A record without its `source`: what a reading of some bytes gives, whatever they were called. */
export interface Extraction {
  readonly pages: readonly [first: number, last: number] | null;
  readonly status: 'ok' | 'review' | 'failed';
  readonly invoice: Invoice | null;
  readonly evidence: Readonly<Record<string, RecordedEvidence>>;
  readonly checks: readonly CheckOutcome[];
  /** Things a person should know that are not a check: a page left out by --max-pages, an unreadable attachment. */
  readonly warnings: readonly string[];
  /** Present where the document bears any. */
  readonly signatures?: readonly SignatureReport[];
  readonly explanations?: readonly Explanation[];
  /** A source that was asked did not answer, as `warnings` say: another run may read more, so the result is not kept. Why it did not. */
  readonly provisional?: FailureKind;
  readonly failure?: FailureReport;
}

export interface ExtractionRecord extends Omit<Extraction, 'pages'> {
  readonly source: RecordSource;
  readonly cached: boolean;
  readonly elapsedMs: number;
}
