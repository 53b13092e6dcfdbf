/**
 * Traces by OpenTelemetry, sent to a collector by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp).
 *
 * Nothing waits for the collector: spans that it does not take in time are dropped and counted.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Context, Span, SpanContext, SpanKind } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { Failure } from '../../domain/failure.ts';
import type { Instance } from '../../stores/instances/instances.ts';
import { waitAtMost } from '../wait-at-most.ts';
import type { OpenSpan, SpanSource, Tracer } from './tracer.ts';

export interface TracingSettings {
  /** `http://host:port` of the collector, or the whole address that ends in `/v1/traces`. */
  readonly endpoint: string;
  readonly role: Instance['role'];
  readonly version: string;
  /** Called when spans begin to be dropped; again only after the collector has taken some. */
  readonly losing: () => void;
  /** How often spans are sent; default: every 5 s, and whenever 512 have ended. */
  readonly sendEveryMs?: number;
}

export interface Tracing {
  readonly tracer: Tracer;
  /** The number of spans that the collector did not get. */
  readonly dropped: () => number;
  /** Sends what waits, for `deadlineMs` at most. Never rejects. */
  readonly close: (deadlineMs: number) => Promise<void>;
}

/** Spans that wait for the collector; about a kilobyte each. */
const waitingAtMost = 2048;
/** One request with its repetitions. */
const sendingMs = 10_000;

/** The packages are loaded here only. */
export async function openTracing(settings: TracingSettings): Promise<Tracing> {
  const { endpoint, role, version, losing, sendEveryMs = 5000 } = settings;
  const [api, sdk, { resourceFromAttributes }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const exporter = new OTLPTraceExporter({ url: tracesUrl(endpoint), timeoutMillis: sendingMs });
  const outbox = countingOutbox(losing);
  const batches = new sdk.BatchSpanProcessor({
    maxQueueSize: waitingAtMost,
    scheduledDelayMillis: sendEveryMs,
    exporter: {
      export: (spans, done) =>
        exporter.export(spans, (result) => {
          outbox.sent(spans.length, result.error === undefined);
          done(result);
        }),
      shutdown: () => exporter.shutdown(),
    },
  });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'invoicectl',
      'service.version': version,
      'service.instance.id': randomUUID(),
      'invoicectl.role': role,
    }),
    spanProcessors: [outbox.before(batches)],
  });
  return {
    tracer: tracerOf(api, provider.getTracer('invoicectl', version)),
    dropped: outbox.dropped,
    async close(deadlineMs) {
      const sent = provider.shutdown().catch(() => undefined);
      await waitAtMost(deadlineMs, sent);
      outbox.giveUp();
    },
  };
}

function tracesUrl(endpoint: string): string {
  const url = new URL(endpoint);
  if (!url.pathname.endsWith('/v1/traces')) url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/traces`;
  return url.href;
}

interface Outbox {
  /** Passes on as many spans as may wait. */
  readonly before: (processor: SpanProcessor) => SpanProcessor;
  /** So many spans have left, taken by the collector or not. */
  readonly sent: (count: number, taken: boolean) => void;
  /** What waits is not sent any more. */
  readonly giveUp: () => void;
  readonly dropped: () => number;
}

function countingOutbox(losing: () => void): Outbox {
  let waiting = 0;
  let dropped = 0;
  let isLosing = false;

  function drop(count: number): void {
    dropped += count;
    if (!isLosing) losing();
    isLosing = true;
  }

  return {
    before: (processor) => ({
      onStart: (span, context) => processor.onStart(span, context),
      onEnd(span: ReadableSpan) {
        if (waiting >= waitingAtMost) return drop(1);
        waiting++;
        processor.onEnd(span);
      },
      forceFlush: () => processor.forceFlush(),
      shutdown: () => processor.shutdown(),
    }),
    sent(count, taken) {
      waiting -= count;
      if (taken) isLosing = false;
      else drop(count);
    },
    giveUp() {
      if (waiting > 0) drop(waiting);
      waiting = 0;
    },
    dropped: () => dropped,
  };
}

type Api = typeof import('@opentelemetry/api');

function tracerOf(api: Api, own: ReturnType<typeof api.trace.getTracer>): Tracer {
  const { ROOT_CONTEXT, SpanStatusCode, trace } = api;
  const currently = new AsyncLocalStorage<Context>();
  const kinds: Readonly<Record<SpanSource, SpanKind>> = { client: api.SpanKind.SERVER, queue: api.SpanKind.CONSUMER };

  function opened(span: Span): OpenSpan {
    const context = trace.setSpan(ROOT_CONTEXT, span);
    return {
      within: (work) => currently.run(context, work),
      past: (name, attributes, startedMs, endedMs = Date.now()) =>
        own.startSpan(name, { attributes, startTime: startedMs }, context).end(endedMs),
      end(attributes = {}, error) {
        span.setAttributes(attributes);
        if (error !== undefined) span.setAttribute('error.type', error).setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  return {
    begin(name, { from, attributes, parent, startedMs = Date.now() }) {
      const above = parent === undefined ? undefined : spanContextOf(parent);
      const context = above ? trace.setSpanContext(ROOT_CONTEXT, above) : ROOT_CONTEXT;
      return opened(own.startSpan(name, { kind: kinds[from], attributes, startTime: startedMs }, context));
    },
    async span(name, attributes, work) {
      const context = currently.getStore();
      if (!context) return work(() => undefined);
      const span = own.startSpan(name, { attributes }, context);
      const { within, end } = opened(span);
      try {
        const result = await within(() => work((more) => void span.setAttributes(more)));
        end();
        return result;
      } catch (error) {
        end({}, Failure.from(error).kind);
        throw error;
      }
    },
    current() {
      const context = currently.getStore();
      const span = context && trace.getSpanContext(context);
      return span && `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
    },
  };
}

/** Version 00, the only one there is. Neither id may be zero. */
const traceparent = /^00-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})$/;

/** Undefined for what is not a `traceparent`: clients may send anything. */
function spanContextOf(text: string): SpanContext | undefined {
  const [, traceId, spanId, flags = ''] = traceparent.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  // Of the flags, only the one of sampling: whoever calls may have chosen not to trace this request.
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}
