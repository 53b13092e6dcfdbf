/** What works on tasks, in a server and in a worker: the readers, the converters, and the tasks that run on them. */
import { join } from 'node:path';
import { type Converter, converter } from './convert.ts';
import { type Extractor, extractor, type ExtractorSettings, type Merger, merger } from './readers-and-merger.ts';
import type { Presence } from './presence.ts';
import { openStorage, type Storage } from './storage.ts';
import { traceOf, type ServerLog, troubleIn } from '../server/observing/log.ts';
import type { Metrics } from '../server/observing/metrics.ts';
import { convertAtOnce, type ServeOptions } from '../server/options.ts';
import { type StoredCache, storedCache } from '../runtime/cache/stored-cache.ts';
import { attendedTasks } from '../runtime/durable/attended.ts';
import { taskEvents } from '../runtime/durable/events.ts';
import { sharedEvents } from '../runtime/durable/shared-events.ts';
import type { Lane } from '../runtime/durable/kinds.ts';
import { type Task, TaskBody } from '../runtime/durable/task.ts';
import type { TaskServices } from '../runtime/durable/tasks.ts';
import { type TaskWorker, taskWorker } from '../runtime/durable/worker.ts';
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
  /** Logs an error of the program's own. */
  readonly trouble: (error: unknown) => void;
}

export interface WorkSettings {
  readonly serve: ServeOptions;
  readonly reading: ExtractorSettings;
  readonly version: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log: ServerLog;
}

/** Threads that work have a lower priority than the one that answers clients. */
const workersNiceBy = 10;
const dayMs = 24 * 60 * 60 * 1000;

/** Opens the stores. Rejects as `openStorage` does. */
export async function openSetting({ serve, reading, version, env = {}, log }: WorkSettings): Promise<Setting> {
  const trouble = troubleIn(log);
  const storage = await openStorage(serve, env, trouble);
  const cache = { ...reading.cache, dir: reading.cache.dir ?? join(storage.folder, 'cache') };
  return { serve, reading: { ...reading, niceBy: workersNiceBy, cache }, version, log, storage, trouble };
}

/** The last that a process does. */
export async function closeWork({ storage }: Setting, tools: Tools, presence: Pick<Presence, 'end'>): Promise<void> {
  await presence.end();
  await tools.close();
  await storage.close();
}

export interface Tools {
  readonly extracting: Extractor;
  readonly merging: Merger;
  readonly converting: Converter;
  readonly texCache: StoredCache;
  close(): Promise<void>;
}

/** Nothing is started before the first document. */
export async function openTools(setting: Setting, convertWorkerFile?: URL): Promise<Tools> {
  const { serve, reading, version, storage, trouble } = setting;
  const { run } = reading;
  // A server without workers still draws pages and tries templates.
  const extracting = await extractor({ ...reading, run: { ...run, concurrency: Math.max(1, serve.workers) } });
  const merging = await merger({
    ...reading,
    run: { ...run, concurrency: 2 },
    producer: `invoicectl ${version}`,
  });
  const texCache = storedCache({
    ...storage,
    kind: 'tex-artefacts',
    ttlMs: serve.ttlDays * dayMs,
    maxBytes: reading.cache.maxMegabytes * 1024 ** 2,
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
    async close() {
      await extracting.close();
      await merging.close();
      await converting.close();
    },
  };
}

export function taskServicesOf(
  { serve, storage, reading, trouble }: Setting,
  { extracting, merging, converting }: Tools,
): TaskServices {
  const { queue, blobs, wake } = storage;
  const records = storage.records.collection('task', TaskBody);
  const local = taskEvents();
  return {
    records,
    queue,
    blobs,
    events: wake ? sharedEvents({ local, channel: wake, records, trouble }) : local,
    attended: attendedTasks(),
    limits: serve,
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
