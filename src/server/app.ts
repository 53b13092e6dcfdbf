/**
 * The HTTP application: what all APIs share (request ids, headers, limits, logs, the answer to unknown paths), and the APIs,
 * each in a scope of its own.
 */
import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import multipart from '@fastify/multipart';
import fastify, { type FastifyHttpsOptions, type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Server as HttpsServer } from 'node:https';
import { Failure } from '../domain/failure.ts';
import { stopping } from '../runtime/durable/events.ts';
import { watchDepartures } from './incoming/departure.ts';
import { refuseForeignRequests } from './incoming/foreign-requests.ts';
import { answerFailure, type App, type Api, apiFor, isNobodys, mount } from './api.ts';
import { allowPrivately } from './incoming/private-access.ts';
import { idempotency } from './idempotency.ts';
import { documentation } from './documentation/openapi.ts';
import { operations } from './apis/operations.ts';
import { traceRequests } from './observing/request-spans.ts';
import type { ServerServices } from './services.ts';
import { endSlowBodies } from './incoming/slow-bodies.ts';
import type { TlsFiles } from './tls.ts';
import { webApp } from './web.ts';

const jsonBodyBytes = 2 * 1024 ** 2;
/** Time for a request to arrive, body included. It suffices for 500 MB over a slow line. */
const requestTimeoutMs = 15 * 60_000;
const headersTimeoutMs = 30_000;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

type AnswerTo = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

export async function createApp(services: ServerServices, apis: readonly Api[], tls?: TlsFiles): Promise<App> {
  const { options } = services;
  const all = [...apis, operations];
  const answer: AnswerTo = (error, request, reply) =>
    answerFailure(error, apiFor(all, request.url), services, request, reply);
  const app = emptyApp(answer, tls);
  watchDepartures(app);
  sendCommonHeaders(app, tls !== undefined);
  refuseWhileClosing(app);
  reportRequests(app, services);
  // Probes and scrapers ask every second.
  if (services.tracer) traceRequests(app, services.tracer, ({ url }) => apiFor(all, url) === operations);
  refuseForeignRequests(app, options);
  if (services.privateAccess) allowPrivately(app, services.privateAccess);
  endSlowBodies(app, options.slowBodySeconds, answer);
  app.setErrorHandler(answer);
  const web = await webApp(app);
  app.setNotFoundHandler((request, reply) => {
    if (web.isPage(request) && isNobodys(all, request.url)) return web.sendPage(request, reply.code(200));
    return answer(new Failure('not_found', 'There is nothing at this path'), request, reply);
  });
  await allowOrigins(app, options.corsOrigins);
  await app.register(multipart, { throwFileSizeLimit: false });
  app.decorateRequest('person', undefined);
  idempotency(app, services);
  const documented = await documentation(app, services);
  for (const api of all) await mount(app, api, services);
  await documented();
  return app;
}

export function emptyApp(answer: AnswerTo, tls?: TlsFiles): App {
  const settings = {
    logger: false,
    bodyLimit: jsonBodyBytes,
    requestTimeout: requestTimeoutMs,
    // `refuseWhileClosing` answers instead, in the words of each API.
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 1000 },
    http: { headersTimeout: headersTimeoutMs },
    genReqId: ({ headers }: { headers: Record<string, unknown> }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && uuid.test(given) ? given : randomUUID();
    },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('x-request-id', request.id);
      return answer(error, request, reply);
    },
  } as const;
  // The types of the two servers differ only in parts that nothing here uses.
  const app = (tls
    ? fastify({ ...settings, https: { ...tls } } as FastifyHttpsOptions<HttpsServer>)
    : fastify(settings)) as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  return app.withTypeProvider<ZodTypeProvider>();
}

function sendCommonHeaders(app: App, overTls: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'self'",
      ...(overTls ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
  });
}

function reportRequests(app: App, { log, metrics }: Pick<ServerServices, 'log' | 'metrics'>): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    // The pattern is logged, because a path or query may contain a name or a secret.
    const route = routeOptions.url ?? 'unknown';
    const milliseconds = Math.round(reply.elapsedTime);
    const status = String(reply.statusCode);
    metrics.count('invoicectl_http_requests_total', { method, route, status });
    metrics.observe('invoicectl_http_request_seconds', milliseconds / 1000, { route });
    log('info', 'request', { requestId: request.id, method, route, status: reply.statusCode, milliseconds });
  });
}

async function allowOrigins(app: App, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins.includes('*') ? true : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'X-Request-ID',
      'X-Extraction-Status',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
      'Content-Disposition',
      // PDF viewers read one page at a time if they can see these headers.
      'Accept-Ranges',
      'Content-Range',
      'ETag',
      'Idempotency-Replayed',
      'Retry-After',
    ],
  });
}

/** Refuses requests that arrive on open connections while the server is being stopped. */
function refuseWhileClosing(app: App): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async () => {
    if (closing) throw stopping();
  });
}
