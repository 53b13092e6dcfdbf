/** Exit codes, which scripts may rely on. */
import type { FailureKind } from '../domain/failure.ts';

export const someFailed = 3;
export const allFailed = 4;
export const needsReview = 5;

/**
 * Codes of failures that end a run before its documents. The failure of a single document is a record and leads to the
 * codes above, unless every document failed for one of the reasons in `insteadOfDocuments`.
 */
export const exitCodes: Record<FailureKind, number> = {
  bad_request: 2,
  unauthenticated: 2,
  engine_unavailable: 6,
  not_found: 7,
  forbidden: 7,
  conflict: 8,
  write_failed: 8,
  storage_full: 8,
  cancelled: 130,
  internal: 1,
  unavailable: allFailed,
  rate_limited: allFailed,
  not_ready: allFailed,
  infected: allFailed,
  unsupported_format: allFailed,
  too_large: allFailed,
  corrupt_document: allFailed,
  encrypted_document: allFailed,
  ocr_failed: allFailed,
  not_an_invoice: allFailed,
  timeout: allFailed,
  out_of_memory: allFailed,
};

/** Reasons that have nothing to do with bad documents: inputs, an engine or a destination is missing. */
export const insteadOfDocuments: readonly FailureKind[] = [
  'engine_unavailable',
  'not_found',
  'forbidden',
  'conflict',
  'write_failed',
  'storage_full',
];

export const signalExitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
