/** How the docx2tex API says that something went wrong: `{ code, data, msg }`, the code being the HTTP status. */
import { z } from 'zod';
import type { Failure } from '../../../domain/failure.ts';
import { type Answer, documentedAs } from '../../api.ts';
import { failureStatuses, type FailureStatuses } from '../../failure-statuses.ts';

const statuses = {
  ...failureStatuses,
  unsupported_format: 400,
  corrupt_document: 400,
  encrypted_document: 400,
  infected: 400,
  timeout: 500,
} satisfies FailureStatuses;

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
