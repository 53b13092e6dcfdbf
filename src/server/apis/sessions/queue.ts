/** The queue as the session API shows it. Its keys name what its clients look for; `backend` says what is really there. */
import { traceOf } from '../../observing/log.ts';
import type { ServerServices } from '../../services.ts';
import { dayBegan, secondsOf } from './clock.ts';
import { everyTask } from './every-task.ts';
import type { QueueStatistics } from './schemas.ts';

/** What stands behind the port of the queue: `--queue` names an SQLite file. */
export const backend = 'sqlite';

const dayMs = 24 * 3_600_000;

export interface Checked {
  readonly queue: boolean;
  readonly storage: boolean;
  /** Waiting; 0 where the queue does not answer. */
  readonly queued: number;
}

/** Asks the stores themselves; that one does not answer is the finding, and is logged. */
export async function checkStores(
  services: Pick<ServerServices, 'tasks' | 'blobs' | 'options' | 'log'>,
): Promise<Checked> {
  const { tasks, blobs, options, log } = services;
  const unanswered = (store: string) => (error: unknown) => {
    log('error', 'store does not answer', { store, trace: traceOf(error) });
    return undefined;
  };
  const [depth, usedBytes] = await Promise.all([
    tasks.depth().catch(unanswered('queue')),
    blobs.usedBytes().catch(unanswered('files')),
  ]);
  return {
    queue: depth !== undefined,
    storage: usedBytes !== undefined && usedBytes < options.diskMegabytes * 1024 ** 2,
    queued: depth?.queued ?? 0,
  };
}

/** Of the whole system, whoever the tasks belong to: numbers only. Callers at the same time share one count. */
export function queueStatistics(services: Pick<ServerServices, 'tasks' | 'blobs' | 'options' | 'log'>) {
  let counting: Promise<QueueStatistics> | undefined;
  return (): Promise<QueueStatistics> => (counting ??= counted(services).finally(() => (counting = undefined)));
}

async function counted(
  services: Pick<ServerServices, 'tasks' | 'blobs' | 'options' | 'log'>,
): Promise<QueueStatistics> {
  const { tasks } = services;
  const { queue } = await checkStores(services);
  const now = await tasks.count({ states: ['queued', 'running'] });
  const today = dayBegan(Date.now());
  let [completed, failed, workedMs] = [0, 0, 0];
  // What ended today began today or waited since yesterday.
  const recent = { states: ['succeeded', 'failed'], createdFromMs: today - dayMs };
  for await (const { state, startedMs, finishedMs } of everyTask(tasks, recent)) {
    if ((finishedMs ?? 0) < today) continue;
    if (state === 'failed') failed++;
    else {
      completed++;
      workedMs += (finishedMs ?? 0) - (startedMs ?? 0);
    }
  }
  return {
    queued_tasks: now.queued ?? 0,
    processing_tasks: now.running ?? 0,
    completed_tasks_today: completed,
    failed_tasks_today: failed,
    average_processing_time: completed === 0 ? 0 : secondsOf(workedMs / completed),
    queue_health: queue ? 'healthy' : 'unhealthy',
  };
}
