/**
 * The HTTP status of every kind of failure (RFC 9110, section 15; 429: RFC 6585).
 *
 * An API whose specification differs states only the differences:
 * `const statuses = { ...failureStatuses, too_large: 400 } satisfies FailureStatuses`. A new kind of failure does not
 * compile until it has a status here.
 */
import type { Failure, FailureKind } from '../domain/failure.ts';
import { reasonOf } from '../domain/failure-reason.ts';

export type FailureStatuses = Readonly<Record<FailureKind, number>>;

export const failureStatuses: FailureStatuses = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  not_ready: 409,
  too_large: 413,
  unsupported_format: 415,
  corrupt_document: 422,
  encrypted_document: 422,
  infected: 422,
  not_an_invoice: 422,
  rate_limited: 429,
  ocr_failed: 500,
  write_failed: 500,
  out_of_memory: 500,
  internal: 500,
  cancelled: 503,
  engine_unavailable: 503,
  unavailable: 503,
  storage_full: 503,
  timeout: 504,
};

/** Reason of a failure: the Idempotency-Key was used with another request before. */
export const keyReused = 'idempotency_key_reused';
/** Reason of a failure: the request names a host by which this server is not known. */
export const hostUnknown = 'host_unknown';

/** These are the same in every API, because they belong to the server and not to the subject of an API. */
const statusesOfReasons: Readonly<Record<string, number>> = { [keyReused]: 422, [hostUnknown]: 421 };

/** The status for a failure, given those of an API. */
export const statusOf = (failure: Failure, statuses: FailureStatuses = failureStatuses): number =>
  sharedStatusOf(failure) ?? statuses[failure.kind];

/** The status for a failure to meet the server's own rules; undefined for all other failures. */
export const sharedStatusOf = (failure: Failure): number | undefined => statusesOfReasons[reasonOf(failure) ?? ''];
