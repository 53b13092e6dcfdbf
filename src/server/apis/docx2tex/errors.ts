/** Error bodies of the docx2tex API: `{ code, data, msg }`, where the code is the HTTP status. */
import { z } from 'zod';
import type { Failure } from '../../../domain/failure.ts';
import { type Answer, documentedAs } from '../../api.ts';
import { failureStatuses, type FailureStatuses, statusOf } from '../../failure-statuses.ts';

const statuses = {
  ...failureStatuses,
  unsupported_format: 400,
  corrupt_document: 400,
  encrypted_document: 400,
  infected: 400,
  not_an_invoice: 400,
  timeout: 500,
} satisfies FailureStatuses;

export const ApiError = z
  .object({ code: z.number(), data: z.null(), msg: z.string() })
  .meta({ id: 'TexError', examples: [{ code: 404, data: null, msg: 'There is no such task' }] });

/** The message and its detail in one text. */
export const messageOf = ({ message, detail }: Pick<Failure, 'message'> & { readonly detail?: string | undefined }) =>
  detail === undefined ? message : `${message}. ${detail}`;

export function answerOf(failure: Failure): Answer {
  const code = statusOf(failure, statuses);
  return { status: code, body: { code, data: null, msg: messageOf(failure) } };
}

/** For the documentation of a route: the errors that it may answer. */
export const errors = documentedAs(ApiError);
