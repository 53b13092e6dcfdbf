/** Failures: what users encounter, by kinds. */
import { englishOf, message } from '../texts/message.ts';
import type { StoredMessage } from '../texts/template.ts';
import { definedOnly } from './defined-only.ts';

/**
 * The kinds of failures that a user can encounter.
 *
 * The core throws `Failure` and knows nothing of HTTP or exit codes. The command line and the server turn a kind into an exit
 * code or a response body. Their tables are typed `Record<FailureKind, …>`, so a new kind does not compile until each of them
 * presents it.
 */
export const failureKinds = [
  'bad_request',
  'unsupported_format',
  'too_large',
  'not_an_invoice',
  'corrupt_document',
  'encrypted_document',
  'not_found',
  'unauthenticated',
  'forbidden',
  'conflict',
  'not_ready',
  'rate_limited',
  'infected',
  'write_failed',
  'storage_full',
  'ocr_failed',
  'engine_unavailable',
  'unavailable',
  'timeout',
  'out_of_memory',
  'cancelled',
  'internal',
] as const;
export type FailureKind = (typeof failureKinds)[number];

interface FailureOptions {
  /** What the user can do about it, or which values are allowed. Safe to show. */
  readonly detail?: string | StoredMessage | undefined;
  /** What is wrong, one by one, where the message lists several things: people see each on a line of its own. */
  readonly faults?: readonly StoredMessage[] | undefined;
  /** After how many seconds the same may succeed, where that is known. */
  readonly retryAfterSeconds?: number | undefined;
  /** The original error. Logged with --verbose, never part of a record. */
  readonly cause?: unknown;
}

/** A failure as plain data, for an extraction record or a message to another thread. */
export interface FailureReport {
  readonly kind: FailureKind;
  readonly message: string;
  readonly detail?: string;
  /** The ids and the values of message and detail, from which they are written in other languages. */
  readonly messageText?: StoredMessage;
  readonly detailText?: StoredMessage;
}

/** Its message: in the catalogue, or a mere text. */
export const saidBy = ({ message: text, messageText }: FailureReport | Failure): string | StoredMessage =>
  messageText ?? text;

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly detail: string | undefined;
  readonly messageText: StoredMessage | undefined;
  readonly detailText: StoredMessage | undefined;
  readonly faults: readonly StoredMessage[];
  readonly retryAfterSeconds: number | undefined;

  /** A message of the catalogue is shown to people in their language; a mere text is shown as it is. */
  constructor(kind: FailureKind, text: string | StoredMessage, options: FailureOptions = {}) {
    const { detail, faults = [], retryAfterSeconds, cause } = options;
    super(englishOf(text), { cause });
    this.kind = kind;
    this.detail = detail === undefined ? undefined : englishOf(detail);
    this.messageText = typeof text === 'string' ? undefined : text;
    this.detailText = typeof detail === 'string' ? undefined : detail;
    this.faults = faults;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Wraps anything thrown by a library; a `Failure` passes through unchanged. */
  static from(
    error: unknown,
    kind: FailureKind = 'internal',
    text: string | StoredMessage = message('failure.internal', {}),
  ): Failure {
    if (error instanceof Failure) return error;
    if (error instanceof Error && error.name === 'AbortError') {
      return new Failure('cancelled', message('failure.cancelled', {}), { cause: error });
    }
    if (error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE'))
      return new Failure('unavailable', message('failure.tooManyFiles', {}), {
        detail: message('advice.againSoon', {}),
        cause: error,
      });
    return new Failure(kind, text, { cause: error });
  }

  /** The failure of which a report was made. */
  static restored({ kind, message, messageText, detail, detailText }: FailureReport, cause?: unknown): Failure {
    return new Failure(kind, messageText ?? message, { detail: detailText ?? detail, cause });
  }

  report(): FailureReport {
    const { kind, message, detail, messageText, detailText } = this;
    return { kind, message, ...definedOnly({ detail, messageText, detailText }) };
  }
}
