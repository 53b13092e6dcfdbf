/** Traces as a collector gets them, and what happens where it does not take them. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { openTracing, type Tracing } from '../../../src/runtime/tracing/open-telemetry.ts';
import { type Collector, startCollector } from '../../otlp-collector.ts';

let collector: Collector;
let tracing: Tracing;
const losing = vi.fn();
beforeEach(async () => {
  losing.mockClear();
  collector = await startCollector();
  const { url } = collector;
  tracing = await openTracing({ endpoint: url, role: 'worker', version: '1.2.3', losing, sendEveryMs: 50 });
});
afterEach(async () => {
  await tracing.close(100);
  await collector.stop();
});

const requested = (parent?: string) => tracing.tracer.begin('request', { from: 'client', attributes: {}, parent });
const named = (name: string) => collector.spans().find((span) => span.name === name);

it('work within a span has its own below it, whatever else runs meanwhile', async () => {
  const { tracer } = tracing;
  const [one, two] = [requested(), requested()];
  const work = (name: string) => () =>
    tracer.span(name, { size: 1 }, async (note) => {
      await tracer.span(`${name} inside`, {}, async () => note({ later: name }));
    });
  await Promise.all([one.within(work('a')), two.within(work('b'))]);
  one.end({ status: 200 });
  two.end({}, 'internal');
  await tracing.close(5000);
  const requests = collector.spans().filter(({ name }) => name === 'request');
  expect(requests.map(({ isError, kind, parentSpanId }) => [isError, kind, parentSpanId])).toEqual([
    [false, 2, undefined],
    [true, 2, undefined],
  ]);
  expect(requests[0]?.attributes).toEqual({ status: 200 });
  expect(requests[1]?.attributes).toEqual({ 'error.type': 'internal' });
  for (const [index, name] of ['a', 'b'].entries()) {
    expect(named(name)).toMatchObject({ parentSpanId: requests[index]?.spanId, attributes: { size: 1, later: name } });
    expect(named(`${name} inside`)).toMatchObject({ parentSpanId: named(name)?.spanId });
    expect(named(`${name} inside`)?.traceId).toBe(requests[index]?.traceId);
  }
  expect(requests[0]?.traceId).not.toBe(requests[1]?.traceId);
  expect(requests[0]?.resource).toMatchObject({
    'service.name': 'invoicectl',
    'service.version': '1.2.3',
    'invoicectl.role': 'worker',
  });
});

it('work outside of any span makes none', async () => {
  const { tracer } = tracing;
  expect(await tracer.span('housekeeping', {}, async () => tracer.current())).toBeUndefined();
  await tracing.close(5000);
  expect(collector.spans()).toEqual([]);
});

it('a failure ends its span with its kind, and with no word of its message', async () => {
  const failing = async () => {
    throw new Failure('corrupt_document', 'the contract of ACME is damaged');
  };
  const request = requested();
  await expect(request.within(() => tracing.tracer.span('read', {}, failing))).rejects.toThrow('ACME');
  request.end();
  await tracing.close(5000);
  expect(named('read')).toMatchObject({ isError: true, attributes: { 'error.type': 'corrupt_document' } });
  expect(collector.bodies().join('\n')).not.toContain('ACME');
});

it('a part that is over has the times that it had', async () => {
  const request = requested();
  const nowMs = Date.now();
  request.past('stage', { stage: 'reading' }, nowMs - 3000, nowMs - 1000);
  request.end();
  await tracing.close(5000);
  expect(named('stage')).toMatchObject({ startedMs: nowMs - 3000, endedMs: nowMs - 1000 });
});

it('another process continues a trace', async () => {
  const request = requested();
  const traceparent = request.within(() => tracing.tracer.current());
  expect(traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
  tracing.tracer.begin('task', { from: 'queue', attributes: {}, parent: traceparent }).end();
  request.end();
  await tracing.close(5000);
  const { traceId, spanId } = named('request') ?? {};
  expect(named('task')).toMatchObject({ traceId, parentSpanId: spanId, kind: 5 });
});

it('a client may name the trace, or that it is not to be recorded', async () => {
  requested(`00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`).end();
  const unrecorded = requested(`00-${'c'.repeat(32)}-${'b'.repeat(16)}-00`);
  const passedOn = unrecorded.within(() => tracing.tracer.current());
  unrecorded.end();
  await tracing.close(5000);
  expect(collector.spans()).toHaveLength(1);
  expect(named('request')).toMatchObject({ traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16) });
  expect(passedOn).toMatch(/^00-c{32}-[\da-f]{16}-00$/);
});

it.each([
  '',
  'nonsense',
  `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
  `00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`,
  `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`,
  `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01-more`,
  `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01, 00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01\n`,
  '0'.repeat(100_000),
])('what is no traceparent begins a new trace: %#', async (parent) => {
  requested(parent).end();
  await tracing.close(5000);
  const [span] = collector.spans();
  expect(span?.parentSpanId).toBeUndefined();
  expect(span?.traceId).not.toBe('a'.repeat(32));
});

it('sends to the path of the collector, with the headers that the environment names', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-tenant=books');
  const endpoint = `${collector.url}/v1/traces`;
  const other = await openTracing({ endpoint, role: 'server', version: '1', losing });
  vi.unstubAllEnvs();
  other.tracer.begin('request', { from: 'client', attributes: {} }).end();
  await other.close(5000);
  expect(collector.headers()).toMatchObject([{ 'x-tenant': 'books', 'content-type': 'application/json' }]);
});

it('counts what a collector refuses, and reports once that spans are lost until it takes some again', async () => {
  const flushed = async (dropped: number) => {
    requested().end();
    requested().end();
    await vi.waitFor(() => expect(tracing.dropped()).toBe(dropped), { timeout: 10_000 });
  };
  collector.become('failing');
  await flushed(2);
  await flushed(4);
  expect(losing).toHaveBeenCalledTimes(1);
  collector.become('well');
  requested().end();
  await vi.waitFor(() => expect(collector.spans()).toHaveLength(1), { timeout: 10_000 });
  collector.become('failing');
  await flushed(6);
  expect(losing).toHaveBeenCalledTimes(2);
}, 40_000);

it('keeps a limited number of spans for a collector that does not answer, and waits for it no longer than it may', async () => {
  collector.become('silent');
  for (let n = 0; n < 5000; n++) requested().end();
  expect(tracing.dropped()).toBe(5000 - 2048);
  expect(losing).toHaveBeenCalledTimes(1);
  const tooLong = pause(5000, 'it still waits');
  expect(await Promise.race([tracing.close(50), tooLong])).toBeUndefined();
  expect(tracing.dropped()).toBe(5000);
});
