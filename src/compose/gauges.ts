/**
 * What a server measures of itself and of the whole system. Where several processes share the stores, the latter have the
 * label `scope="cluster"`: every server reports the same, so they must not be added up.
 */
import { lanes } from '../runtime/durable/kinds.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import type { TaskWorker } from '../runtime/durable/worker.ts';
import type { Labels, Metrics } from '../server/observing/metrics.ts';
import type { Storage } from './storage.ts';
import type { Setting } from './work.ts';

/** Of this process alone. */
export function addOwnGauges(
  metrics: Metrics,
  worker: Pick<TaskWorker, 'running'>,
  { tracing }: Pick<Setting, 'tracing'>,
): void {
  metrics.gauge('invoicectl_tasks_running', 'Tasks being worked on', () => worker.running());
  if (tracing)
    metrics.gauge('invoicectl_spans_dropped', 'Spans that the collector did not get since the start', tracing.dropped);
}

export function addGauges(
  metrics: Metrics,
  tasks: Pick<Tasks, 'depth'>,
  { blobs, queue, wake }: Pick<Storage, 'blobs' | 'queue' | 'wake'>,
): void {
  const ofAll: Labels = wake ? { scope: 'cluster' } : {};
  metrics.gauge('invoicectl_tasks_queued', 'Tasks waiting', async () => (await tasks.depth()).queued, ofAll);
  // The tasks of a process that was killed count here until their leases run out and another one claims them.
  metrics.gauge(
    'invoicectl_tasks_claimed',
    'Tasks that workers have claimed, including dead workers',
    async () => (await tasks.depth()).leased,
    ofAll,
  );
  metrics.gauge('invoicectl_blob_bytes', 'Documents kept', () => blobs.usedBytes(), ofAll);
  const oldest = queue.oldestSeconds;
  if (!oldest) return;
  for (const lane of lanes)
    metrics.gauge(
      'invoicectl_queue_oldest_seconds',
      'Seconds for which the oldest task has waited',
      async () => (await oldest())[lane] ?? 0,
      { ...ofAll, lane },
    );
}
