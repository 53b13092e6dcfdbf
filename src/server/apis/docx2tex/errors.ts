/** How the docx2tex API says that something went wrong: `{ code, data, msg }`, the code being the HTTP status. */
import { z } from 'zod';
import type { Failure, FailureKind } from '../../../domain/failure.ts';
import { type Answer, documentedAs } from '../../api.ts';

const statuses: Record<FailureKind, number> = {
  bad_request: 400,
  unsupported_format: 400,
  corrupt_document: 400,
  encrypted_document: 400,
  infected: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  not_ready: 409,
  too_large: 413,
  rate_limited: 429,
  ocr_failed: 500,
  write_failed: 500,
  out_of_memory: 500,
  timeout: 500,
  internal: 500,
  cancelled: 503,
  engine_unavailable: 503,
  unavailable: 503,
  storage_full: 503,
};

export const ApiError = z
  .object({ code: z.number(), data: z.null(), msg: z.string() })
  .meta({ id: 'TexError', examples: [{ code: 404, data: null, msg: 'There is no such task' }] });

/** In one text: what, and what to do about it. */
export const messageOf = ({ message, detail }: Pick<Failure, 'message'> & { readonly detail?: string | undefined }) =>
  detail === undefined ? message : `${message}. ${detail}`;

export function answerOf(failure: Failure): Answer {
  const code = statuses[failure.kind];
  return { status: code, body: { code, data: null, msg: messageOf(failure) } };
}

/** For the documentation of a route: what it may answer besides its result. */
export const errors = documentedAs(ApiError);
