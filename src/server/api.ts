/**
 * One published API: its routes, its schemas, its error bodies, its words for the state of a task. An API contains no
 * application: it translates between HTTP and the applications below it.
 */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { Failure, type FailureKind } from '../domain/failure.ts';
import { type Credentials, tokenCheck } from './clients/api-token.ts';
import { peopleCheck } from './clients/people.ts';
import { traceOf } from './observing/log.ts';
import type { ServerServices } from './services.ts';

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Api {
  readonly name: string;
  /**
   * The beginnings of its paths ("/api/task"). The API with the longest one that fits a path makes the error bodies
   * there, even if there is no route.
   */
  readonly families: readonly string[];
  /**
   * Unless they are its own or those of people, everybody who can reach the server has access, or needs the operator's
   * token if there is one.
   */
  readonly credentials: Credentials;
  /** Makes the answer to every failure: of handlers, of validation, of the parsers of bodies. */
  failure(failure: Failure, request: FastifyRequest): Answer;
  routes(app: App, services: ServerServices): void | Promise<void>;
}

/** For the documentation of routes: the error bodies of an API have one shape, whatever the status. */
export const documentedAs =
  <Schema extends z.ZodType>(error: Schema) =>
  <Status extends number>(...statuses: readonly Status[]): Record<Status, Schema> =>
    Object.fromEntries(statuses.map((status) => [status, error])) as Record<Status, Schema>;

/** Errors of Fastify and its plugins, by their codes. */
const parserKinds: Readonly<Record<string, readonly [kind: FailureKind, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', 'The request body is too large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['bad_request', 'This endpoint does not accept the Content-Type of the request'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['bad_request', 'The request body is empty'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['bad_request', 'The request body is not valid JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad_request', 'The Content-Length does not agree with the body'],
  FST_ERR_BAD_URL: ['bad_request', 'The path is not a valid URL'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['bad_request', 'The request is not multipart/form-data'],
  FST_ERR_RATE_LIMIT: ['rate_limited', 'Too many requests'],
};

const textOf = (error: unknown, key: string): string | undefined => {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined;
  const value: unknown = Object.entries(error).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
};

interface Issue {
  /** Path of the invalid value, as in `a.b`; '' for the whole. */
  readonly at: string;
  readonly message: string;
}

/** The detail says where and why the input is invalid, without repeating the value. */
function notValid(what: string, issues: readonly Issue[], cause: object): Failure {
  const listed = issues.slice(0, 10).map(({ at, message }) => (at === '' ? message : `${at}: ${message}`));
  return new Failure('bad_request', `${what} is not valid`, { detail: listed.join('; '), cause });
}

/** For input that a handler validates itself. The message begins with `what`, for example "The form". */
export const refusedBy = (error: z.ZodError, what = 'The request'): Failure =>
  notValid(
    what,
    error.issues.map(({ path, message }) => ({ at: path.join('.'), message })),
    error,
  );

function invalid(error: object): Failure | undefined {
  if (!('validation' in error) || !Array.isArray(error.validation)) return undefined;
  const issues = error.validation.map((issue: unknown) => ({
    at: textOf(issue, 'instancePath')?.replace(/^\//, '').replaceAll('/', '.') ?? '',
    message: textOf(issue, 'message') ?? 'is not valid',
  }));
  return notValid('The request', issues, error);
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (typeof error === 'object' && error !== null) {
    const refused = invalid(error);
    if (refused) return refused;
  }
  const known = parserKinds[textOf(error, 'code') ?? ''];
  if (known) return new Failure(known[0], known[1], { cause: error });
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new Failure('too_large', 'The request is too large', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Failure('bad_request', 'The request cannot be read', { cause: error });
  return Failure.from(error, 'internal', 'Something went wrong');
}

/** The API that answers for a path. */
export function apiFor(apis: readonly Api[], url: string): Api {
  const best = longestFit(apis, url)?.api ?? apis[0];
  if (!best) throw new Error('There is no API');
  return best;
}

/** Whether no API has a path but by the family `/`, which all paths fit. */
export const isNobodys = (apis: readonly Api[], url: string): boolean => (longestFit(apis, url)?.length ?? 0) <= 1;

function longestFit(apis: readonly Api[], url: string): { readonly api: Api; readonly length: number } | undefined {
  const path = `${url.split('?')[0]?.replace(/\/+$/, '')}/`;
  const fits = apis.flatMap((api) =>
    api.families
      .filter((family) => path.startsWith(family.endsWith('/') ? family : `${family}/`))
      .map((family) => ({ api, length: family.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0];
}

export function answerFailure(
  error: unknown,
  api: Api,
  { log }: Pick<ServerServices, 'log'>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const failure = failureOf(error);
  const { status, body, headers = {} } = api.failure(failure, request);
  // The client has left, so nobody receives the answer, and nothing is wrong.
  const gone = failure.kind === 'cancelled' && request.socket.destroyed;
  if (status >= 500 && !gone) {
    const fields = { requestId: request.id, api: api.name, kind: failure.kind };
    log('error', 'request failed', { ...fields, trace: traceOf(failure.cause ?? failure) });
  }
  const { retryAfterSeconds } = failure;
  const known = retryAfterSeconds === undefined ? {} : { 'retry-after': `${retryAfterSeconds}` };
  // The rest of the request is not going to be read, so the connection cannot be used again.
  if (!request.raw.complete) void reply.header('connection', 'close');
  return reply
    .code(status)
    .headers({ ...(failure.kind === 'unavailable' ? { 'retry-after': '10' } : {}), ...headers, ...known })
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

/** Adds the routes of an API, with its own error handler around them. */
export async function mount(app: App, api: Api, services: ServerServices): Promise<void> {
  await app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => answerFailure(error, api, services, request, reply));
    const { apiToken } = services.options;
    if (api.credentials === 'people') scope.addHook('onRequest', peopleCheck(services));
    else if (apiToken !== undefined) scope.addHook('onRequest', tokenCheck(api.credentials, apiToken));
    await api.routes(scope.withTypeProvider<ZodTypeProvider>(), services);
  });
}
