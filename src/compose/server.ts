/** Puts the server together: stores, tasks, worker, apis. Beside compose.ts the only file that knows ports and implementations both. */
import { join } from 'node:path';
import { extractor, type ExtractorSettings, merger } from './readers-and-merger.ts';
import { converter } from './convert.ts';
import { openStorage } from './storage.ts';
import { Failure } from '../domain/failure.ts';
import { createApp } from '../server/app.ts';
import { callbackService } from '../server/outgoing/callbacks/callbacks.ts';
import { clamd } from '../server/incoming/clamd.ts';
import { conversionTimes } from '../conversions/times.ts';
import type { App } from '../server/api.ts';
import { apis } from '../server/apis/index.ts';
import { cleanUpRegularly } from '../server/clean-up.ts';
import { inspectedBlobs } from '../server/incoming/inspection.ts';
import { type ServerLog, traceOf, withoutRepetition } from '../server/observing/log.ts';
import { metricsRegistry } from '../server/observing/metrics.ts';
import { convertAtOnce, type ServeOptions } from '../server/options.ts';
import type { ServerServices } from '../server/services.ts';
import { signedLinks } from '../server/outgoing/signed-links.ts';
import { tlsFiles } from '../server/tls.ts';
import { urlGuard } from '../server/outgoing/url-guard.ts';
import { heldCache } from '../runtime/cache/held-cache.ts';
import { durableConvert } from '../tasks/convert/durable.ts';
import { durableDocxToTex } from '../tasks/tex/durable.ts';
import { attendedTasks } from '../runtime/durable/attended.ts';
import { taskEvents } from '../runtime/durable/events.ts';
import { durableExtract } from '../tasks/extract/durable.ts';
import { durableMerge } from '../tasks/merge/durable.ts';
import { expireTasks } from '../runtime/durable/retention.ts';
import { TaskBody } from '../runtime/durable/task.ts';
import { durableTasks } from '../runtime/durable/tasks.ts';
import { recover, taskWorker } from '../runtime/durable/worker.ts';

export { openApis } from '../server/apis/index.ts';

export interface ServerSettings {
  readonly serve: ServeOptions;
  readonly reading: ExtractorSettings;
  readonly version: string;
  /** Where the key of stored documents is looked for. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log: ServerLog;
  /** Stands in for the worker that converts: tests put in one that fails or hangs. */
  readonly convertWorkerFile?: URL;
}

export interface RunningServer {
  /** `http://127.0.0.1:8000` */
  readonly url: string;
  readonly app: App;
  /** Finishes what runs, or hands it back to the queue. */
  stop(): Promise<void>;
}

/** Whoever waits for an answer goes before pages that are being recognised: this thread before those that work. */
const workersNiceBy = 10;
const lastWordsMs = 2000;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Listens once it can be given work. Rejects with a Failure where the address is taken or the data cannot be used. */
export async function startServer(given: ServerSettings): Promise<RunningServer> {
  const { serve, reading, version } = given;
  const log = withoutRepetition(given.log);
  const tls = await tlsFiles(serve);
  const scanner = serve.clamd === undefined ? undefined : clamd(serve.clamd);
  const storage = await openStorage(serve, given.env ?? {});
  const { folder, records, queue, locks, blobs } = storage;
  const settings = {
    ...reading,
    niceBy: workersNiceBy,
    cache: { ...reading.cache, dir: reading.cache.dir ?? join(folder, 'cache') },
  };
  const extracting = await extractor({ ...settings, run: { ...settings.run, concurrency: serve.workers } });
  const merging = await merger({
    ...settings,
    run: { ...settings.run, concurrency: 2 },
    producer: `invoicectl ${version}`,
  });
  const trouble = (error: unknown): void => log('error', 'trouble', { trace: traceOf(error) });
  const texCache = heldCache({
    ...storage,
    kind: 'tex-artefacts',
    ttlMs: serve.ttlDays * dayMs,
    maxBytes: settings.cache.maxMegabytes * 1024 ** 2,
    trouble,
  });
  const converting = converter({
    ...settings,
    texCache,
    run: { ...settings.run, concurrency: convertAtOnce(serve) },
    ocrEngine: settings.extract.ocrEngine,
    ...(given.convertWorkerFile ? { workerFile: given.convertWorkerFile } : {}),
  });
  const metrics = metricsRegistry();
  const taskServices = {
    records: records.collection('task', TaskBody),
    queue,
    blobs,
    events: taskEvents(),
    attended: attendedTasks(),
    kinds: [
      durableExtract(extracting.task, settings.extract),
      durableMerge(merging.task, settings.extract),
      durableConvert(converting.task),
      durableDocxToTex(converting.tex.task),
    ],
  };
  const tasks = durableTasks(taskServices);
  const times = conversionTimes();
  const worker = taskWorker(taskServices, {
    total: serve.workers,
    perLane: { ocr: Math.max(1, serve.workers - 1), convert: convertAtOnce(serve), large: 1 },
    trouble,
    ended(task, cause) {
      times.note(task);
      metrics.count('invoicectl_tasks_total', { kind: task.kind, state: task.state });
      const seconds = ((task.finishedMs ?? 0) - (task.startedMs ?? 0)) / 1000;
      metrics.observe('invoicectl_task_seconds', seconds, { kind: task.kind });
      const why = task.failure ? { failure: task.failure.kind } : {};
      const trace = cause === undefined ? {} : { trace: traceOf(cause) };
      log(task.failure ? 'warning' : 'info', 'task', {
        taskId: task.id,
        kind: task.kind,
        state: task.state,
        seconds,
        ...why,
        ...trace,
      });
    },
  });
  let stopping = false;
  metrics.gauge('invoicectl_tasks_running', 'Tasks being worked on', () => worker.running());
  metrics.gauge('invoicectl_tasks_queued', 'Tasks waiting', async () => (await tasks.depth()).queued);
  // Where a server was killed, the next one takes up its tasks once their leases run out.
  metrics.gauge(
    'invoicectl_tasks_claimed',
    'Tasks of workers, dead ones too',
    async () => (await tasks.depth()).leased,
  );
  metrics.gauge('invoicectl_blob_bytes', 'Documents kept', () => blobs.usedBytes());

  const guard = urlGuard({ allowHosts: serve.allowHosts });
  const callbacks = callbackService({ records, tasks, guard, metrics, log });
  const services: ServerServices = {
    tasks,
    blobs: inspectedBlobs(blobs, scanner),
    records,
    locks,
    knownExtractions: extracting.known,
    converting,
    tex: { isKept: async (digests) => settings.run.cache && texCache.has(await converting.tex.keyOf(digests)) },
    times,
    guard,
    callbacks,
    links: await signedLinks(records),
    metrics,
    log,
    options: serve,
    version,
    async unready() {
      if (stopping) return 'The server is being stopped';
      try {
        await storage.canWrite();
        await tasks.depth();
        return undefined;
      } catch (error) {
        trouble(error);
        return error instanceof Failure ? error.message : 'The storage does not answer';
      }
    },
  };

  await blobs.endUnfinished();
  const removeUnheld = async (): Promise<void> => {
    const removed = await blobs.removeUnheld({ adopt: texCache.adopt });
    if (removed > 0) log('info', 'unneeded documents removed', { filesRemoved: removed });
  };
  await removeUnheld();
  const recovered = await recover(taskServices);
  if (recovered > 0) log('info', 'recovered', { tasksQueuedAgain: recovered });
  const app = await createApp(services, apis, tls);
  cleanUpRegularly(app, log, () => expireTasks(taskServices));
  cleanUpRegularly(app, log, () => texCache.expire());
  cleanUpRegularly(app, log, removeUnheld, hourMs);
  cleanUpRegularly(app, log, () => storage.ballast.restore());

  async function close(): Promise<void> {
    await extracting.close();
    await merging.close();
    await converting.close();
    await storage.close();
  }
  try {
    const url = await app.listen({ host: serve.host, port: serve.port });
    worker.start();
    await callbacks.start();
    return {
      url,
      app,
      async stop() {
        stopping = true;
        const closed = app.close();
        await worker.stop(serve.stopSeconds * 1000);
        // Whoever still waits for a task that was handed back is told so; whoever still sends is cut off.
        taskServices.events.end();
        await callbacks.stop(lastWordsMs);
        const cut = setTimeout(() => app.server.closeAllConnections(), lastWordsMs);
        await closed;
        clearTimeout(cut);
        await close();
      },
    };
  } catch (cause) {
    await app.close();
    await close();
    const { host, port } = serve;
    throw new Failure('bad_request', `Cannot listen on ${host}:${port}`, {
      detail: 'Is another program there? Name another --port or --host',
      cause,
    });
  }
}
