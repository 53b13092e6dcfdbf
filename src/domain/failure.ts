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
  readonly detail?: string | undefined;
  /** The original error. Logged with --verbose, never part of a record. */
  readonly cause?: unknown;
}

/** A failure as plain data, for an extraction record or a message to another thread. */
export interface FailureReport {
  readonly kind: FailureKind;
  readonly message: string;
  readonly detail?: string;
}

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly detail: string | undefined;

  constructor(kind: FailureKind, message: string, options: FailureOptions = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.detail = options.detail;
  }

  /** Wraps anything thrown by a library; a `Failure` passes through unchanged. */
  static from(
    error: unknown,
    kind: FailureKind = 'internal',
    message = 'Something went wrong while processing the document',
  ): Failure {
    if (error instanceof Failure) return error;
    if (error instanceof Error && error.name === 'AbortError') {
      return new Failure('cancelled', 'The task was cancelled', { cause: error });
    }
    if (error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE'))
      return new Failure('unavailable', 'Too many files are open', { detail: 'Try again in a moment', cause: error });
    return new Failure(kind, message, { cause: error });
  }

  report(): FailureReport {
    return { kind: this.kind, message: this.message, ...(this.detail === undefined ? {} : { detail: this.detail }) };
  }
}
