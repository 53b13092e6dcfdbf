/**
 * A collector of OpenTelemetry for tests: takes spans by OTLP over HTTP with JSON
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding), or fails on order.
 */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { z } from 'zod';

const Value = z.object({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  doubleValue: z.number().optional(),
});
const Attribute = z.object({ key: z.string(), value: Value });
const Span = z.object({
  traceId: z.string().regex(/^[\da-f]{32}$/),
  spanId: z.string().regex(/^[\da-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  attributes: z.array(Attribute).default([]),
  events: z.array(z.unknown()).default([]),
  status: z.object({ code: z.number().optional(), message: z.string().optional() }).default({}),
});
const Export = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(Attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});

export interface CollectedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly kind: number;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Of the process that sent it. */
  readonly resource: Readonly<Record<string, string | number | boolean>>;
  readonly startedMs: number;
  readonly endedMs: number;
}

/** `silent`: requests are taken and never answered. */
export type CollectorState = 'well' | 'failing' | 'silent';

export interface Collector {
  readonly url: string;
  /** All that was taken so far. */
  readonly spans: () => readonly CollectedSpan[];
  /** The bodies as they arrived. */
  readonly bodies: () => readonly string[];
  readonly headers: () => readonly IncomingHttpHeaders[];
  readonly become: (state: CollectorState) => void;
  stop(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const spans: CollectedSpan[] = [];
  let state: CollectorState = 'well';
  const answer = (response: ServerResponse, status: number): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  const server = createServer((request, response) => {
    if (state === 'silent') return;
    if (state === 'failing' || request.method !== 'POST' || request.url !== '/v1/traces') return answer(response, 400);
    headers.push(request.headers);
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      bodies.push(body);
      spans.push(...spansIn(body));
      answer(response, 200);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    spans: () => spans,
    bodies: () => bodies,
    headers: () => headers,
    become(next) {
      state = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const valueOf = ({
  stringValue,
  boolValue,
  intValue,
  doubleValue,
}: z.output<typeof Value>): string | number | boolean => stringValue ?? boolValue ?? doubleValue ?? Number(intValue);

const valuesOf = (attributes: readonly z.output<typeof Attribute>[]): CollectedSpan['attributes'] =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, valueOf(value)]));

function spansIn(body: string): CollectedSpan[] {
  return Export.parse(JSON.parse(body)).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap((scope) => scope.spans)
      .map(({ startTimeUnixNano, endTimeUnixNano, status, attributes, ...span }) => ({
        name: span.name,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId === '' ? undefined : span.parentSpanId,
        kind: span.kind,
        isError: status.code === 2,
        attributes: valuesOf(attributes),
        resource: valuesOf(resource.attributes),
        startedMs: Math.round(Number(startTimeUnixNano) / 1e6),
        endedMs: Math.round(Number(endTimeUnixNano) / 1e6),
      })),
  );
}
