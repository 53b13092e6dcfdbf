/** Error bodies of the session API: `{ error: true, code, message }`. */
import { z } from 'zod';
import { Failure, type FailureKind } from '../../../domain/failure.ts';
import { reasonOf, withReason } from '../../../domain/failure-reason.ts';
import { taskUnknown } from '../../../sessions/failures.ts';
import { type Answer, documentedAs } from '../../api.ts';
import { failureStatuses, type FailureStatuses, statusOf } from '../../failure-statuses.ts';

const codes: Readonly<Record<FailureKind, string>> = {
  bad_request: 'INVALID_REQUEST',
  unsupported_format: 'INVALID_FILE_TYPE',
  too_large: 'FILE_SIZE_EXCEEDED',
  corrupt_document: 'INVALID_FILE',
  encrypted_document: 'INVALID_FILE',
  infected: 'INVALID_FILE',
  not_an_invoice: 'INVALID_FILE',
  conflict: 'INVALID_TASK_STATE',
  unauthenticated: 'INVALID_SESSION',
  forbidden: 'ACCESS_DENIED',
  not_found: 'NOT_FOUND',
  not_ready: 'FILE_NOT_FOUND',
  rate_limited: 'RATE_LIMIT_EXCEEDED',
  ocr_failed: 'INTERNAL_SERVER_ERROR',
  write_failed: 'INTERNAL_SERVER_ERROR',
  out_of_memory: 'INTERNAL_SERVER_ERROR',
  timeout: 'INTERNAL_SERVER_ERROR',
  internal: 'INTERNAL_SERVER_ERROR',
  cancelled: 'SERVICE_UNAVAILABLE',
  engine_unavailable: 'SERVICE_UNAVAILABLE',
  unavailable: 'SERVICE_UNAVAILABLE',
  storage_full: 'SERVICE_UNAVAILABLE',
};

const statuses = {
  ...failureStatuses,
  unsupported_format: 400,
  too_large: 400,
  corrupt_document: 400,
  encrypted_document: 400,
  infected: 400,
  not_an_invoice: 400,
  conflict: 400,
  not_ready: 404,
  timeout: 500,
} satisfies FailureStatuses;

const sessionMissing = 'session_missing';
const fileUnknown = 'file_unknown';

/** Failures of one kind that have different codes. */
const codesOfReasons: Readonly<Record<string, string>> = {
  [sessionMissing]: 'MISSING_SESSION_ID',
  [taskUnknown]: 'TASK_NOT_FOUND',
  [fileUnknown]: 'FILE_NOT_FOUND',
};

export const ApiError = z.object({ error: z.literal(true), code: z.string(), message: z.string() }).meta({
  id: 'SessionError',
  examples: [{ error: true, code: 'MISSING_SESSION_ID', message: 'Session ID is required' }],
});

/** For the documentation of a route: the errors that it may answer. */
export const errors = documentedAs(ApiError);

export function bodyOf(failure: Failure): z.output<typeof ApiError> {
  const { kind, message, detail } = failure;
  const text = detail === undefined ? message : `${message}. ${detail}`;
  return { error: true, code: codesOfReasons[reasonOf(failure) ?? ''] ?? codes[kind], message: text };
}

export const answerOf = (failure: Failure): Answer => ({ status: statusOf(failure, statuses), body: bodyOf(failure) });

export const missingSession = (): Failure =>
  withReason(sessionMissing, new Failure('bad_request', 'Session ID is required'));
export const invalidSession = (): Failure => new Failure('unauthenticated', 'The session is invalid or has expired');
export const invalidKey = (): Failure =>
  new Failure('unauthenticated', 'The API key is invalid, revoked or has expired');
export const noSuchFile = (message: string): Failure => withReason(fileUnknown, new Failure('not_found', message));
