/** What works on tasks, in a server and in a worker: the readers, the converters, and the tasks that run on them. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Converter, converter } from './convert.ts';
import { type Extractor, extractor, type ExtractorSettings, type Merger, merger } from './readers-and-merger.ts';
import type { Presence } from './presence.ts';
import { isShared } from './shared-stores.ts';
import { openStorage, type Storage } from './storage.ts';
import { folderTemplates, sharedTemplates, type Templates } from './templates.ts';
import { tracingOf } from './tracing.ts';
import type { PrivateAccess } from '../server/services.ts';
import { traceOf, type ServerLog, troubleIn } from '../server/observing/log.ts';
import type { Metrics } from '../server/observing/metrics.ts';
import { convertAtOnce, type ServeOptions } from '../server/options.ts';
import { type StoredCache, storedCache } from '../runtime/cache/stored-cache.ts';
import { attendedTasks } from '../runtime/durable/attended.ts';
import { taskEvents } from '../runtime/durable/events.ts';
import { sharedEvents } from '../runtime/durable/shared-events.ts';
import type { Lane } from '../runtime/durable/kinds.ts';
import type { Instance } from '../stores/instances/instances.ts';
import { type Task, TaskBody } from '../runtime/durable/task.ts';
import type { TaskServices } from '../runtime/durable/tasks.ts';
import { type TaskWorker, taskWorker } from '../runtime/durable/worker.ts';
import type { Tracing } from '../runtime/tracing/open-telemetry.ts';
import { tracedBlobs } from '../runtime/tracing/traced-blobs.ts';
import { durableConvert } from '../tasks/convert/durable.ts';
import { durableExtract } from '../tasks/extract/durable.ts';
import { durableMerge } from '../tasks/merge/durable.ts';
import { durableDocxToTex } from '../tasks/tex/durable.ts';

/** What a process is started with, in the form that its parts expect. */
export interface Setting {
  readonly serve: ServeOptions;
  readonly reading: ExtractorSettings & { readonly cache: { readonly dir: string } };
  readonly version: string;
  readonly log: ServerLog;
  readonly storage: Storage;
  readonly templates: Templates;
  /** Undefined where no traces are wanted. */
  readonly tracing: Tracing | undefined;
  /** Logs an error of the program's own. */
  readonly trouble: (error: unknown) => void;
}

export interface WorkSettings {
  readonly role: Instance['role'];
  readonly serve: ServeOptions;
  readonly reading: ExtractorSettings;
  readonly version: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log: ServerLog;
  /** For one person at this machine, with a data folder that is only for a while. */
  readonly privateAccess?: PrivateAccess;
}

/** Threads that work have a lower priority than the one that answers clients. */
const workersNiceBy = 10;
/** For the spans that a process has not sent yet when it ends. */
const lastSpansMs = 3000;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Opens the stores. Rejects as `openStorage` does. */
export async function openSetting(settings: WorkSettings): Promise<Setting> {
  const { role, serve, reading, version, env = {}, log, privateAccess } = settings;
  const trouble = troubleIn(log);
  const tracing = await tracingOf(serve, { role, version }, log);
  const opened = await openStorage(serve, env, trouble);
  const storage = tracing ? { ...opened, blobs: tracedBlobs(opened.blobs, tracing.tracer) } : opened;
  const cache = { ...reading.cache, dir: reading.cache.dir ?? join(storage.folder, 'cache') };
  const templates = await openTemplates(reading.templates, storage, trouble, privateAccess !== undefined);
  const read = { ...reading, currentTemplates: templates.current, niceBy: workersNiceBy, cache };
  return { serve, reading: read, version, log, storage, templates, tracing, trouble };
}

/** Where people can teach templates: in the database that is shared, in the user's folder, or in one in the data folder. */
async function openTemplates(
  given: string | undefined,
  { records, wake, folder }: Storage,
  trouble: (error: unknown) => void,
  isForNow: boolean,
): Promise<Templates> {
  if (wake) return sharedTemplates({ records, wake, folder: given, trouble });
  if (given !== undefined || isForNow) return folderTemplates(given);
  const own = join(folder, 'templates');
  await mkdir(own, { recursive: true });
  return folderTemplates(own);
}

/** The last that a process does. */
export async function closeWork(
  { storage, templates, tracing }: Setting,
  tools: Tools,
  presence: Pick<Presence, 'end'>,
): Promise<void> {
  await presence.end();
  await tools.close();
  await templates.close();
  await storage.close();
  await tracing?.close(lastSpansMs);
}

export interface Tools {
  readonly extracting: Extractor;
  readonly merging: Merger;
  readonly converting: Converter;
  readonly texCache: StoredCache;
  /** What was read, where several machines share their stores. */
  readonly readings: StoredCache | undefined;
  close(): Promise<void>;
}

/** Nothing is started before the first document. */
export async function openTools(setting: Setting, convertWorkerFile?: URL): Promise<Tools> {
  const { serve, reading, version, storage, trouble } = setting;
  const { run } = reading;
  const maxBytes = reading.cache.maxMegabytes * 1024 ** 2;
  const ttlMs = reading.cache.ttlHours * hourMs;
  const readings = isShared(serve) ? storedCache({ ...storage, kind: 'reading', ttlMs, maxBytes, trouble }) : undefined;
  // A server without workers still draws pages and tries templates.
  const extracting = await extractor({
    ...reading,
    sharedCache: readings,
    run: { ...run, concurrency: Math.max(1, serve.workers) },
  });
  const merging = await merger({
    ...reading,
    sharedCache: readings,
    run: { ...run, concurrency: 2 },
    producer: `invoicectl ${version}`,
  });
  const texCache = storedCache({
    ...storage,
    kind: 'tex-artefacts',
    ttlMs: serve.ttlDays * dayMs,
    maxBytes,
    trouble,
  });
  const converting = converter({
    ...reading,
    texCache,
    run: { ...run, concurrency: convertAtOnce(serve) },
    ocrEngine: reading.extract.ocrEngine,
    ...(convertWorkerFile ? { workerFile: convertWorkerFile } : {}),
  });
  return {
    extracting,
    merging,
    converting,
    texCache,
    readings,
    async close() {
      await extracting.close();
      await merging.close();
      await converting.close();
    },
  };
}

export function taskServicesOf(
  { serve, storage, reading, tracing, trouble }: Setting,
  { extracting, merging, converting }: Tools,
): TaskServices {
  const { queue, blobs, leases, wake } = storage;
  const records = storage.records.collection('task', TaskBody);
  const local = taskEvents();
  return {
    records,
    queue,
    blobs,
    leases,
    events: wake ? sharedEvents({ local, channel: wake, records, trouble }) : local,
    attended: attendedTasks(),
    limits: serve,
    ...(tracing && { tracer: tracing.tracer }),
    kinds: [
      durableExtract(extracting.task, reading.extract),
      durableMerge(merging.task, reading.extract),
      durableConvert(converting.task),
      durableDocxToTex(converting.tex.task),
    ],
  };
}

export interface LoggedWorkerSettings {
  readonly metrics: Metrics;
  /** Default: all. */
  readonly lanes?: readonly Lane[];
  /** Called with every task that ended here. */
  readonly ended?: (task: Task) => void;
}

/** The worker, with the end of every task in the log and in the metrics. */
export const loggedWorker = (
  { serve, log, trouble }: Setting,
  taskServices: TaskServices,
  { metrics, lanes, ended }: LoggedWorkerSettings,
): TaskWorker =>
  taskWorker(taskServices, {
    total: serve.workers,
    perLane: { ocr: Math.max(1, serve.workers - 1), convert: convertAtOnce(serve), large: 1 },
    ...(lanes && { lanes }),
    trouble,
    ended(task, cause) {
      const { id, kind, state, failure } = task;
      const seconds = ((task.finishedMs ?? 0) - (task.startedMs ?? 0)) / 1000;
      ended?.(task);
      metrics.count('invoicectl_tasks_total', { kind, state });
      metrics.observe('invoicectl_task_seconds', seconds, { kind });
      log(failure ? 'warning' : 'info', 'task', {
        taskId: id,
        kind,
        state,
        seconds,
        ...(failure ? { failure: failure.kind } : {}),
        ...(cause === undefined ? {} : { trace: traceOf(cause) }),
      });
    },
  });
