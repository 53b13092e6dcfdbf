/** Puts a worker together: a process that works on the tasks of servers, and takes no requests. */
import type { ExtractorSettings } from './readers-and-merger.ts';
import { Failure } from '../domain/failure.ts';
import { ocrEngine } from '../ocr/index.ts';
import { type Lane, lanes as allLanes } from '../runtime/durable/kinds.ts';
import { type HealthServices, type RunningHealth, startHealth } from '../server/health.ts';
import { type ServerLog, withoutRepetition } from '../server/observing/log.ts';
import { metricsRegistry } from '../server/observing/metrics.ts';
import type { ServeOptions, WorkerOptions } from '../server/options.ts';
import { joinCluster } from './cluster.ts';
import { addOwnGauges } from './gauges.ts';
import { readiness } from './readiness.ts';
import { probedStores } from './storage.ts';
import { message } from '../texts/message.ts';
import { requireShared } from './shared-stores.ts';
import { closeWork, loggedWorker, openSetting, openTools, type Setting, taskServicesOf, type Tools } from './work.ts';

export interface WorkerSettings {
  readonly serve: ServeOptions;
  readonly worker: WorkerOptions;
  readonly reading: ExtractorSettings;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: ServerLog;
}

export interface RunningWorker {
  readonly lanes: readonly Lane[];
  /** For example `http://127.0.0.1:8001`; undefined without `--health`. */
  readonly health: string | undefined;
  /** Finishes running tasks or returns them to the queue. */
  stop(): Promise<void>;
}

/** Each thread that works needs one now and then, and the renewal of leases another. */
const usualPoolSize = 4;

/**
 * Resolves once the worker takes tasks. Rejects with `bad_request` where the stores are on one machine only, and as
 * `openStorage` does.
 */
export async function startWorker(given: WorkerSettings): Promise<RunningWorker> {
  requireShared(given.serve, message('worker.notShared', {}));
  if (given.serve.workers === 0) throw new Failure('bad_request', message('worker.idle', {}));
  const log = withoutRepetition(given.log);
  const sized = { ...given.serve, poolSize: given.serve.poolSize ?? usualPoolSize };
  const setting = await openSetting({ ...given, role: 'worker', serve: sized, log });
  const { serve, storage, trouble } = setting;
  const tools = await openTools(setting);
  const taskServices = taskServicesOf(setting, tools);
  const lanes = given.worker.lanes ?? (await lanesHere(setting, tools));
  const metrics = metricsRegistry();
  const worker = loggedWorker(setting, taskServices, { metrics, lanes, ended: (task) => cluster.times.note(task) });
  const { converting } = tools;
  const cluster = await joinCluster(setting, { role: 'worker', lanes, busy: () => worker.running(), converting });
  addOwnGauges(metrics, worker, setting);
  const life = { stopping: false };
  const broken = readiness({ stores: probedStores(storage), trouble });
  const unready = (): Promise<string | undefined> =>
    life.stopping ? Promise.resolve('The worker is being stopped') : broken();
  const health = await healthOf(given.worker, { metrics, unready }).catch(async (error: unknown) => {
    await closeWork(setting, tools, cluster);
    throw error;
  });
  worker.start();
  return {
    lanes,
    health: health?.url,
    async stop() {
      life.stopping = true;
      await worker.stop(serve.stopSeconds * 1000);
      await health?.stop();
      await closeWork(setting, tools, cluster);
    },
  };
}

const healthOf = async ({ health }: WorkerOptions, services: HealthServices): Promise<RunningHealth | undefined> =>
  health === undefined ? undefined : startHealth(health, services);

/** Tasks of the other lanes wait for a worker with what they need. */
async function lanesHere({ reading: { extract } }: Setting, { converting }: Tools): Promise<readonly Lane[]> {
  const lacksOcr = (await ocrEngine(extract.ocrEngine).unavailable()) !== undefined;
  const { missing } = await converting.availability();
  const lacksPrograms = missing.some(({ engine }) => engine.runs === 'outside');
  return allLanes.filter((lane) => !(lane === 'ocr' && lacksOcr) && !(lane === 'convert' && lacksPrograms));
}
