/** What becomes of a request that one process answers and another one works on, as a collector of traces sees it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWith } from '../engines.ts';
import { type Collector, startCollector } from '../otlp-collector.ts';
import { formOf } from '../server/apis/sessions/sent-files.ts';
import { type Cluster, startCluster, unreadScan } from './cluster.ts';

describeWith(['PostgreSQL'], 'traces of a server and a worker', () => {
  let [cluster, collector]: [Cluster?, Collector?] = [];
  beforeEach(async () => {
    [cluster, collector] = await Promise.all([startCluster(), startCollector()]);
  });
  afterEach(async () => {
    await cluster?.stop();
    await collector?.stop();
  });

  it('a request and its task are one tree, which names nothing of the document', async () => {
    if (!cluster || !collector) throw new Error('not started');
    const tracing = ['--tracing', collector.url];
    const server = await cluster.server('--workers', '0', ...tracing);
    const worker = await cluster.worker('--workers', '1', ...tracing);
    const [traceId, callerId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    const response = await fetch(`${server.url}/extract`, {
      method: 'POST',
      headers: { traceparent: `00-${traceId}-${callerId}-01` },
      body: formOf([await unreadScan('Rechnung der Einhorn GmbH.pdf')], 'file'),
    });
    expect(response.status).toBe(200);
    const { vendor_name: seller } = (await response.json()) as { vendor_name: string };
    expect(seller).toBe('Unicorn & Sons Ltd');
    for (const { end } of [server, worker]) expect(await end('SIGTERM')).toBe(0);

    const spans = collector.spans();
    const tree = spans.filter((span) => span.traceId === traceId);
    // Others are of the sweeps and probes of the processes, which no request asked for: there are none.
    expect(tree).toEqual(spans);
    const named = (name: string) => tree.filter((span) => span.name === name);
    const [request] = named('POST /extract');
    expect(request).toMatchObject({
      parentSpanId: callerId,
      attributes: { 'http.response.status_code': 200 },
      resource: { 'invoicectl.role': 'server' },
    });
    const ids = new Set(tree.map(({ spanId }) => spanId));
    for (const span of tree) if (span !== request) expect(ids).toContain(span.parentSpanId);
    const [submit] = named('submit');
    expect(submit).toMatchObject({ parentSpanId: request?.spanId });
    const [task] = named('task');
    expect(task).toMatchObject({
      parentSpanId: submit?.spanId,
      resource: { 'invoicectl.role': 'worker' },
      attributes: { 'invoicectl.task.kind': 'extract', 'invoicectl.task.attempt': 1 },
    });
    for (const name of ['claim', 'stage', 'open document', 'store result'])
      expect(named(name)).toContainEqual(expect.objectContaining({ parentSpanId: task?.spanId }));
    const sent = collector.bodies().join('\n');
    for (const secret of ['Einhorn', 'Rechnung', 'Unicorn', '.pdf', cluster.database])
      expect(sent).not.toContain(secret);
  });

  it('a collector that is not there changes nothing for clients, and is reported once', async () => {
    if (!cluster || !collector) throw new Error('not started');
    const { url } = collector;
    await collector.stop();
    collector = undefined;
    const server = await cluster.server('--workers', '1', '--tracing', url);
    for (let request = 0; request < 3; request++)
      expect((await fetch(`${server.url}/api/v1/invoices`)).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    const messages = server.logged().map(({ level, message }) => [level, message]);
    expect(messages.filter(([, message]) => message === 'traces lost')).toEqual([['warning', 'traces lost']]);
    expect(messages.filter(([level]) => level === 'error')).toEqual([]);
  });
});
