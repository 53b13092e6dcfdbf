/** Error bodies of the session API: `{ error: true, code, message }`. */
import { z } from 'zod';
import { Failure, type FailureKind } from '../../../domain/failure.ts';
import { reasonOf, withReason } from '../../../domain/failure-reason.ts';
import { taskUnknown } from '../../../sessions/failures.ts';
import { type Answer, documentedAs } from '../../api.ts';

const answers: Record<FailureKind, readonly [status: number, code: string]> = {
  bad_request: [400, 'INVALID_REQUEST'],
  unsupported_format: [400, 'INVALID_FILE_TYPE'],
  too_large: [400, 'FILE_SIZE_EXCEEDED'],
  corrupt_document: [400, 'INVALID_FILE'],
  encrypted_document: [400, 'INVALID_FILE'],
  infected: [400, 'INVALID_FILE'],
  conflict: [400, 'INVALID_TASK_STATE'],
  unauthenticated: [401, 'INVALID_SESSION'],
  forbidden: [403, 'ACCESS_DENIED'],
  not_found: [404, 'NOT_FOUND'],
  not_ready: [404, 'FILE_NOT_FOUND'],
  rate_limited: [429, 'RATE_LIMIT_EXCEEDED'],
  ocr_failed: [500, 'INTERNAL_SERVER_ERROR'],
  write_failed: [500, 'INTERNAL_SERVER_ERROR'],
  out_of_memory: [500, 'INTERNAL_SERVER_ERROR'],
  timeout: [500, 'INTERNAL_SERVER_ERROR'],
  internal: [500, 'INTERNAL_SERVER_ERROR'],
  cancelled: [503, 'SERVICE_UNAVAILABLE'],
  engine_unavailable: [503, 'SERVICE_UNAVAILABLE'],
  unavailable: [503, 'SERVICE_UNAVAILABLE'],
  storage_full: [503, 'SERVICE_UNAVAILABLE'],
};

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
  return { error: true, code: codesOfReasons[reasonOf(failure) ?? ''] ?? answers[kind][1], message: text };
}

export const answerOf = (failure: Failure): Answer => ({ status: answers[failure.kind][0], body: bodyOf(failure) });

export const missingSession = (): Failure =>
  withReason(sessionMissing, new Failure('bad_request', 'Session ID is required'));
export const invalidSession = (): Failure => new Failure('unauthenticated', 'The session is invalid or has expired');
export const invalidKey = (): Failure =>
  new Failure('unauthenticated', 'The API key is invalid, revoked or has expired');
export const noSuchFile = (message: string): Failure => withReason(fileUnknown, new Failure('not_found', message));
