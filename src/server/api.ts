/**
 * A dialect is one published API: its routes, its error bodies, its words for a task's state. It holds no logic: it
 * translates to and from the core.
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

export interface Dialect {
  readonly name: string;
  /** Beginnings of its paths ("/api/task"). The longest that fits a path answers for it, also where there is no route. */
  readonly families: readonly string[];
  /** For everything that is thrown: by handlers, by validation, by the parsers of bodies. */
  failure(failure: Failure, request: FastifyRequest): Answer;
  routes(app: App, services: ServerServices): void | Promise<void>;
}

/** For the documentation of routes: in a dialect every refusal has one shape, whatever its status. */
export const documentedAs =
  <Schema extends z.ZodType>(error: Schema) =>
  <Status extends number>(...statuses: readonly Status[]): Record<Status, Schema> =>
    Object.fromEntries(statuses.map((status) => [status, error])) as Record<Status, Schema>;

/** What Fastify and its plugins throw, by their codes. */
const parserKinds: Readonly<Record<string, readonly [kind: FailureKind, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', 'The request body is too large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['bad_request', 'The Content-Type is not one that this endpoint takes'],
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
  /** `a.b`; '' for the whole. */
  readonly at: string;
  readonly message: string;
}

/** `detail` says where and why, without the value. */
function notValid(what: string, issues: readonly Issue[], cause: object): Failure {
  const told = issues.slice(0, 10).map(({ at, message }) => (at === '' ? message : `${at}: ${message}`));
  return new Failure('bad_request', `${what} is not valid`, { detail: told.join('; '), cause });
}

/** For what a handler checks itself. `what` begins the message: "The form". */
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

/** The dialect that answers for a path. */
export function dialectOf(dialects: readonly Dialect[], url: string): Dialect {
  const path = `${url.split('?')[0]?.replace(/\/+$/, '')}/`;
  const fits = dialects.flatMap((dialect) =>
    dialect.families
      .filter((family) => path.startsWith(family.endsWith('/') ? family : `${family}/`))
      .map((family) => ({ dialect, length: family.length })),
  );
  const best = fits.sort((a, b) => b.length - a.length)[0]?.dialect ?? dialects[0];
  if (!best) throw new Error('There is no dialect');
  return best;
}

export function answerFailure(
  error: unknown,
  dialect: Dialect,
  { log }: Pick<ServerServices, 'log'>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const failure = failureOf(error);
  const { status, body, headers = {} } = dialect.failure(failure, request);
  // Nobody is there to hear it, and nothing is wrong.
  const gone = failure.kind === 'cancelled' && request.socket.destroyed;
  if (status >= 500 && !gone) {
    const fields = { requestId: request.id, dialect: dialect.name, kind: failure.kind };
    log('error', 'request failed', { ...fields, trace: traceOf(failure.cause ?? failure) });
  }
  // Whatever of the request has not been read by now is not going to be.
  if (!request.raw.complete) void reply.header('connection', 'close');
  return reply
    .code(status)
    .headers(headers)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

/** The routes of a dialect, with its own handler of errors around them. */
export async function mount(app: App, dialect: Dialect, services: ServerServices): Promise<void> {
  await app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => answerFailure(error, dialect, services, request, reply));
    await dialect.routes(scope.withTypeProvider<ZodTypeProvider>(), services);
  });
}
