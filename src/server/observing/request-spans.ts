/** A span for each request, in which everything that is done for it has its own. */
import type { FastifyRequest } from 'fastify';
import type { App } from '../api.ts';
import type { OpenSpan, Tracer } from '../../runtime/tracing/tracer.ts';

/** Continues the trace that `traceparent` names. No span is made where `isLeftOut` says so. */
export function traceRequests(app: App, tracer: Tracer, isLeftOut: (request: FastifyRequest) => boolean): void {
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (isLeftOut(request)) return done();
    const { method, headers, id } = request;
    // The pattern, because a path may contain a name or a secret.
    const route = request.routeOptions.url ?? 'unknown';
    const { traceparent } = headers;
    const span = tracer.begin(`${method} ${route}`, {
      from: 'client',
      parent: typeof traceparent === 'string' ? traceparent : undefined,
      attributes: { 'http.request.method': method, 'http.route': route, 'invoicectl.request.id': id },
    });
    spans.set(request, span);
    span.within(done);
  });
  // The body arrives in events of the connection, which belong to no request.
  app.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.within(done);
    else done();
  });
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode } = reply;
    const bytes = Number(request.headers['content-length']);
    const attributes = {
      'http.response.status_code': statusCode,
      ...(Number.isSafeInteger(bytes) && { 'http.request.body.size': bytes }),
    };
    spans.get(request)?.end(attributes, statusCode >= 500 ? String(statusCode) : undefined);
  });
}
