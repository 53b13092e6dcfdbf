/** Puts the server together: stores, tasks, worker and APIs. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ExtractorSettings } from './readers-and-merger.ts';
import { type Cluster, convertingElsewhere, joinCluster } from './cluster.ts';
import { keepHouse } from './housekeeping.ts';
import { addGauges, addOwnGauges } from './gauges.ts';
import { readiness } from './readiness.ts';
import { probedStores } from './storage.ts';
import { requireShared } from './shared-stores.ts';
import { closeWork, loggedWorker, openSetting, openTools, type Setting, taskServicesOf, type Tools } from './work.ts';
import { Failure } from '../domain/failure.ts';
import { createApp } from '../server/app.ts';
import { type CallbackService, callbackService } from '../server/outgoing/callbacks/callbacks.ts';
import { clamd } from '../server/incoming/clamd.ts';
import type { App } from '../server/api.ts';
import { apis } from '../server/apis/index.ts';
import { people } from '../server/clients/people.ts';
import { inspectedBlobs } from '../server/incoming/inspection.ts';
import { type ServerLog, withoutRepetition } from '../server/observing/log.ts';
import { metricsRegistry } from '../server/observing/metrics.ts';
import { ServeOptions } from '../server/options.ts';
import type { PrivateAccess, ServerServices } from '../server/services.ts';
import { signedLinks } from '../server/outgoing/signed-links.ts';
import { tlsFiles } from '../server/tls.ts';
import { urlGuard } from '../server/outgoing/url-guard.ts';
import { lanes } from '../runtime/durable/kinds.ts';
import { withStoredAnswers } from '../runtime/durable/stored-answers.ts';
import { durableTasks, type Tasks, type TaskServices } from '../runtime/durable/tasks.ts';
import { runTask } from '../runtime/run.ts';
import type { TaskWorker } from '../runtime/durable/worker.ts';
import { message } from '../texts/message.ts';

export { cookieOf } from '../server/incoming/private-access.ts';
export { openApis } from '../server/apis/index.ts';

export interface ServerSettings {
  readonly serve: ServeOptions;
  readonly reading: ExtractorSettings;
  readonly version: string;
  /** Environment variables, one of which may be the key of stored documents. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log: ServerLog;
  /** For one person at this machine: nobody else gets an answer. */
  readonly privateAccess?: PrivateAccess;
  /** Replaces the worker that converts: tests use one that fails or hangs. */
  readonly convertWorkerFile?: URL;
}

/** The settings of a server for one person at this machine: not those of `serve`, which may name databases and addresses of others. */
export const servedAlone = (dataDir: string): ServeOptions =>
  ServeOptions.parse({ host: '127.0.0.1', port: 0, dataDir, reserveMegabytes: 0, stopSeconds: 1 });

export interface RunningServer {
  /** For example `http://127.0.0.1:8000`. */
  readonly url: string;
  readonly app: App;
  /** Finishes running tasks or returns them to the queue. */
  stop(): Promise<void>;
}

const lastWordsMs = 2000;
/** Of a server that others may replace. */
const usualDrainSeconds = 5;

/** Resolves once the server accepts requests. Rejects with a Failure if the address is taken or the data cannot be used. */
export async function startServer(given: ServerSettings): Promise<RunningServer> {
  const { serve, version } = given;
  if (serve.workers === 0) requireShared(serve, message('serve.noWorkers', {}));
  const log = withoutRepetition(given.log);
  const tls = await tlsFiles(serve);
  const scanner = serve.clamd === undefined ? undefined : clamd(serve.clamd);
  const setting = await openSetting({ ...given, role: 'server', log });
  const { storage, trouble } = setting;
  const tools = await openTools(setting, given.convertWorkerFile);
  const taskServices = taskServicesOf(setting, tools);
  const tasks = tasksFor(serve, taskServices);
  const metrics = metricsRegistry();
  const worker = loggedWorker(setting, taskServices, { metrics, ended: (task) => cluster.times.note(task) });
  const { converting } = tools;
  const cluster = await joinCluster(setting, { role: 'server', lanes, busy: () => worker.running(), converting });
  addOwnGauges(metrics, worker, setting);
  addGauges(metrics, tasks, storage);
  const { records, locks, counters, blobs } = storage;
  const guard = urlGuard({ allowHosts: serve.allowHosts });
  const callbacks = callbackService({ records, locks, tasks, guard, metrics, log });
  const life = { stopping: false };
  const broken = readiness({ stores: probedStores(storage), trouble });
  const services: ServerServices = {
    tasks,
    blobs: inspectedBlobs(blobs, scanner),
    records,
    locks,
    counters,
    knownExtractions: tools.extracting.known,
    teach: tools.extracting.teach,
    keepTemplate: setting.templates.keep,
    ...convertingServices(setting, tools, cluster),
    times: cluster.times,
    processes: cluster.living,
    wake: storage.wake,
    queueBackend: storage.queue.backend,
    guard,
    callbacks,
    links: await signedLinks(records),
    people: people(records, serve),
    metrics,
    ...(setting.tracing && { tracer: setting.tracing.tracer }),
    log,
    options: serve,
    ...(given.privateAccess && { privateAccess: given.privateAccess }),
    version,
    unready: () => (life.stopping ? Promise.resolve('The server is being stopped') : broken()),
  };
  const app = await createApp(services, apis, tls);
  keepHouse(app, { storage, taskServices, tasks, tools, log });
  const parts: Parts = { app, tools, worker, cluster, callbacks, taskServices, life };
  return listen(parts, setting);
}

function tasksFor({ workers }: ServeOptions, services: TaskServices): Tasks {
  const tasks = durableTasks(services);
  return workers === 0 ? withStoredAnswers(services, tasks) : tasks;
}

const convertingServices = (
  { serve, reading }: Setting,
  { converting, texCache }: Tools,
  { living }: Cluster,
): Pick<ServerServices, 'converting' | 'pagePicture' | 'tex'> => ({
  converting: serve.workers === 0 ? convertingElsewhere(converting, living) : converting,
  pagePicture: (input, signal) => runTask(converting.pagePicture, input, { signal, progress: () => undefined }),
  tex: { isKept: async (digests) => reading.run.cache && texCache.has(await converting.tex.keyOf(digests)) },
});

interface Parts {
  readonly app: App;
  readonly tools: Tools;
  readonly worker: TaskWorker;
  readonly cluster: Cluster;
  readonly callbacks: Pick<CallbackService, 'start' | 'stop'>;
  readonly taskServices: TaskServices;
  readonly life: { stopping: boolean };
}

async function listen(parts: Parts, setting: Setting): Promise<RunningServer> {
  const { app, worker, callbacks } = parts;
  const { host, port } = setting.serve;
  try {
    const url = await app.listen({ host, port });
    worker.start();
    await callbacks.start();
    return { url, app, stop: () => stop(parts, setting) };
  } catch (cause) {
    await app.close();
    await closeWork(setting, parts.tools, parts.cluster);
    throw new Failure('bad_request', message('serve.cannotListen', { host, port }), {
      detail: message('advice.otherPort', {}),
      cause,
    });
  }
}

async function stop(parts: Parts, setting: Setting): Promise<void> {
  const { app, worker, callbacks, taskServices, life } = parts;
  const { stopSeconds, drainSeconds = setting.storage.wake ? usualDrainSeconds : 0 } = setting.serve;
  life.stopping = true;
  // Load balancers learn from /readyz meanwhile to send their requests elsewhere.
  await pause(drainSeconds * 1000);
  const closed = app.close();
  await worker.stop(stopSeconds * 1000);
  // Clients that wait for a task that returned to the queue get an answer. Those that are still sending are cut off.
  taskServices.events.end();
  await callbacks.stop(lastWordsMs);
  const cut = setTimeout(() => app.server.closeAllConnections(), lastWordsMs);
  await closed;
  clearTimeout(cut);
  await closeWork(setting, parts.tools, parts.cluster);
}
