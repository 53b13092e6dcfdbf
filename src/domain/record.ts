/** What `extract` returns for a document, or for each of several invoices in one. */
import { z } from 'zod';
import type { StoredMessage } from '../texts/template.ts';
import type { Box } from '../geometry/box.ts';
import type { FailureKind, FailureReport } from './failure.ts';
import type { Method } from './evidence.ts';
import type { Invoice } from './invoice.ts';
import type { Warned } from './warned.ts';

export interface RecordSource {
  readonly path: string;
  readonly member?: string;
  /** Null if the bytes could not be read at all. */
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly bytes: number | null;
  /** First and last page, from 1; null if the format has no pages or none could be read. */
  readonly pages: readonly [first: number, last: number] | null;
}

/** Evidence in an extraction record, without the value itself, which is in `invoice`. */
export interface RecordedEvidence {
  readonly method: Method;
  readonly confidence: number;
  readonly page?: number;
  readonly box?: Box;
  /** Instead of page and box in documents without pages: `Sheet1!B7`, `paragraph 4`, `table 1, row 2, column 3`. */
  readonly location?: string;
  readonly text?: string;
}

export interface CheckOutcome {
  readonly id: string;
  readonly outcome: 'passed' | 'failed';
  /** On failure: both values, in a sentence that says what to do about them. */
  readonly message?: string;
  /** The id and the values of the message, from which it is written in other languages. */
  readonly messageText?: StoredMessage;
  /** On failure: a `note` is only information (the tax id of a specimen) and does not make the status `review`. */
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

/** A signature or seal in a document. Whether its certificate can be trusted is not checked: that needs the issuer's chain. */
export interface SignatureReport {
  /** The name of the seal or signer; null if the signature does not state it. */
  readonly seal: string | null;
  /** ISO 8601, in the time zone of the signature; null if the signature does not state it. */
  readonly signedAt: string | null;
  /** Whether the document is unchanged since it was signed. `unknown`: the digest algorithm is not supported. */
  readonly digests: 'match' | 'mismatch' | 'unknown';
  /** Parts that were changed after signing. */
  readonly changed: readonly string[];
}

/**
 * An extraction record without its `source`: it depends only on the bytes, not on the name of the file. Its warnings are what the
 * user should know besides the checks: a page left out by --max-pages, an attachment that cannot be read.
 */
export interface Extraction extends Warned {
  readonly pages: readonly [first: number, last: number] | null;
  readonly status: 'ok' | 'review' | 'failed';
  readonly invoice: Invoice | null;
  readonly evidence: Readonly<Record<string, RecordedEvidence>>;
  readonly checks: readonly CheckOutcome[];
  /** Present if the document has any. */
  readonly signatures?: readonly SignatureReport[];
  readonly explanations?: readonly Explanation[];
  /** Why a source did not answer (see `warnings`). Another run may read more, so the result is not cached. */
  readonly provisional?: FailureKind;
  readonly failure?: FailureReport;
}

/** What the task that reads a document results in, as far as its callers use it. */
export const ExtractResult = z.object({ extractions: z.array(z.custom<Extraction>()) });

export interface ExtractionRecord extends Omit<Extraction, 'pages'> {
  readonly source: RecordSource;
  readonly cached: boolean;
  readonly elapsedMs: number;
}
