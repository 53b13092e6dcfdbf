/** What servers do every minute or every hour, one of them at a time. What belongs to one API is with its routes. */
import { expireTasks } from '../runtime/durable/retention.ts';
import { runsNow } from '../runtime/durable/stored-run.ts';
import { deleteAbandoned } from '../runtime/durable/awaited.ts';
import type { Tasks, TaskServices } from '../runtime/durable/tasks.ts';
import { recover } from '../runtime/durable/worker.ts';
import type { App } from '../server/api.ts';
import { type CleanUp, cleanUpRegularly, repeatRegularly } from '../server/clean-up.ts';
import type { ServerLog } from '../server/observing/log.ts';
import type { Storage } from './storage.ts';
import type { Tools } from './work.ts';

export interface Household {
  readonly storage: Storage;
  readonly taskServices: TaskServices;
  readonly tasks: Tasks;
  readonly tools: Pick<Tools, 'texCache' | 'readings'>;
  readonly log: ServerLog;
}

const hourMs = 60 * 60 * 1000;
const abandonedEveryMs = 20_000;

export function keepHouse(app: App, household: Household): void {
  const { storage, taskServices, tools, log } = household;
  const { blobs, locks, counters, ballast } = storage;
  const regularly = (name: string, work: CleanUp, everyMs?: number): void =>
    cleanUpRegularly(app, { locks, log }, name, work, everyMs);
  regularly('lost-tasks', () => recoverTasks(household));
  regularly('abandoned-tasks', (lost) => deleteAbandonedTasks(household, lost), abandonedEveryMs);
  regularly('tasks', (lost) => expireTasks(taskServices, Date.now(), lost));
  regularly('counters', () => counters.expire());
  regularly('tex-artefacts', () => tools.texCache.expire());
  const { readings } = tools;
  if (readings) regularly('readings', () => readings.expire());
  regularly('documents', () => blobs.deleteUnneeded());
  regularly('unknown-documents', () => removeUnreferenced(household), hourMs);
  repeatRegularly(app, log, () => ballast.restore());
}

async function recoverTasks({ taskServices, log }: Household): Promise<void> {
  const recovered = await recover(taskServices);
  if (recovered > 0) log('info', 'recovered', { tasksQueuedAgain: recovered });
}

async function deleteAbandonedTasks({ storage, tasks, log }: Household, lost: AbortSignal): Promise<void> {
  const deleted = await deleteAbandoned({ leases: storage.leases, tasks }, lost);
  if (deleted > 0) log('info', 'tasks deleted that nobody waits for any more', { tasksDeleted: deleted });
}

async function removeUnreferenced({ storage, tools, taskServices, log }: Household): Promise<void> {
  await storage.blobs.endAbandoned({ isAtWork: runsNow(taskServices) });
  const { texCache, readings } = tools;
  const adopt = async (sha256: string) => (await texCache.adopt(sha256)) || readings?.adopt(sha256);
  const removed = await storage.blobs.removeUnreferenced({ adopt });
  if (removed > 0) log('info', 'unneeded documents removed', { filesRemoved: removed });
}
