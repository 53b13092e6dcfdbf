/**
 * Callbacks: reports the end of a task to an address, at least once, whatever happens to the process in the meantime.
 *
 *     services.callbacks.bodies('convert', (task) => resultOf(task));         // once, with the routes
 *     const target = services.callbacks.target(config, credential);           // throws bad_request: before submitting
 *     const task = await services.tasks.submit({ … });
 *     await services.callbacks.request(task.id, 'convert', target);           // before answering
 *
 * A stored callback waits for the end of its task. Then its body is made once, and the callback is due until it was accepted
 * or finally refused. At the start of the server, due callbacks are sent, and those whose task has ended unnoticed become due.
 * If the process was killed while a receiver answered, the receiver is called again with the same `X-Invoicectl-Delivery`.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CallbackRequests, CallbackTarget } from '../../../domain/callback.ts';
import { isOver } from '../../../domain/task.ts';
import { everyOne } from '../../../runtime/every-one.ts';
import type { Entry, RecordStore } from '../../../stores/records/record-store.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import type { Tasks } from '../../../runtime/durable/tasks.ts';
import { type ServerLog, traceOf } from '../../observing/log.ts';
import type { Metrics } from '../../observing/metrics.ts';
import type { UrlGuard } from '../url-guard.ts';
import { attempt } from './delivery.ts';
import { line } from './line.ts';
import { type CallbackConfig, callbackTarget } from './target.ts';

export type MakeBody = (task: Task) => object | Promise<object>;

export interface Callbacks extends CallbackRequests {
  /** Sets how the bodies for an API are made: JSON that describes the task in the words of that API. */
  bodies(api: string, body: MakeBody): void;
  /** `credential` is that of the request. Throws `bad_request` for a callback that can be refused without calling it. */
  target(config: CallbackConfig, credential: string): CallbackTarget;
}

export interface CallbackService extends Callbacks {
  /** Call it once every API has set its bodies. */
  start(): Promise<void>;
  /** Requests under way may end within `graceMs`; all others stay due. */
  stop(graceMs: number): Promise<void>;
}

export interface CallbackServices {
  readonly records: RecordStore;
  readonly tasks: Pick<Tasks, 'get' | 'watch'>;
  readonly guard: UrlGuard;
  readonly metrics: Metrics;
  readonly log: ServerLog;
  /** Pause before each further attempt; default: 1, 2, 4 s. */
  readonly retryMs?: readonly number[];
}

const Kept = z.object({
  taskId: z.string(),
  /** Name of the API. The key is older than that word, and stored callbacks have it. */
  dialect: z.string(),
  target: CallbackTarget,
  /** Body of the request; null until the task has ended. */
  text: z.string().nullable(),
  /** Number of failed attempts. */
  attempts: z.number(),
  dueMs: z.number(),
});
type Kept = z.output<typeof Kept>;

const lookEveryMs = 30_000;

export function callbackService(services: CallbackServices): CallbackService {
  const { records, tasks, guard, metrics, log, retryMs = [1000, 2000, 4000] } = services;
  const kept = records.collection('callback', Kept);
  const makers = new Map<string, MakeBody>();
  /** Functions that end the watching of a task, by the id of the callback. */
  const watched = new Map<string, () => void>();
  const stopping = new AbortController();
  const sending = line({
    atOnce: 16,
    perHost: 4,
    send: (id) =>
      send(id).catch((error: unknown) => {
        trouble(error);
        return undefined;
      }),
  });
  const owing = new Set<Promise<void>>();
  let looking: NodeJS.Timeout | undefined;
  let looks: Promise<void> = Promise.resolve();

  const trouble = (error: unknown): void => log('error', 'trouble', { trace: traceOf(error) });
  const enqueue = ({ id, body }: Entry<Kept>): void => sending.add(id, new URL(body.target.url).host, body.dueMs);

  function unwatch(id: string): void {
    watched.get(id)?.();
    watched.delete(id);
  }

  function watch({ id, body }: Entry<Kept>): void {
    if (watched.has(id) || stopping.signal.aborted) return;
    const look = (task: Task): void => {
      if (!isOver(task.state)) return;
      const done = owe(id, body.dialect, task)
        .catch(trouble)
        .finally(() => owing.delete(done));
      owing.add(done);
    };
    watched.set(id, tasks.watch(body.taskId, look));
  }

  /** Makes the callback due. Only the first call has an effect, whoever notices the end of the task. */
  async function owe(id: string, api: string, task: Task): Promise<void> {
    const maker = makers.get(api);
    if (!maker) throw new Error(`Nobody makes the callbacks of ${api}`);
    const text = JSON.stringify(await maker(task));
    const owed = await kept.update(id, ({ state, body }) =>
      state === 'waiting' ? { state: 'owed', body: { ...body, text, dueMs: Date.now() } } : undefined,
    );
    unwatch(id);
    if (owed) enqueue(owed);
  }

  /** Deletes a waiting callback whose task is gone, because there is nothing to report any more. */
  async function follow(entry: Entry<Kept>): Promise<void> {
    if (entry.state === 'owed') return enqueue(entry);
    watch(entry);
    const task = await tasks.get(entry.body.taskId);
    if (task && isOver(task.state)) return owe(entry.id, entry.body.dialect, task);
    if (task) return;
    unwatch(entry.id);
    await kept.delete(entry.id);
  }

  /** An error with one callback does not keep the others from being sent. */
  async function followAll(): Promise<void> {
    // All are read first, because following one may delete it, and the later pages would then skip entries.
    const all: Entry<Kept>[] = [];
    for await (const entry of everyOne(async (paging) => (await kept.list({}, paging)).entries)) all.push(entry);
    for (const entry of all) if (!stopping.signal.aborted) await follow(entry).catch(trouble);
  }

  /** Returns the time of the next attempt; undefined if there is none. */
  async function send(id: string): Promise<number | undefined> {
    const entry = await kept.get(id);
    if (!entry || entry.body.text === null) return undefined;
    const { taskId, dialect: api, target, text, attempts } = entry.body;
    const outcome = await attempt({ id, target, text }, guard, stopping.signal);
    if (outcome.of === 'stopped') return undefined;
    metrics.count('invoicectl_callback_attempts_total', { outcome: outcome.of });
    const waitMs = outcome.of === 'again' ? retryMs[attempts] : undefined;
    if (waitMs !== undefined) {
      const dueMs = Date.now() + waitMs;
      await kept.update(id, ({ body }) => ({ body: { ...body, attempts: attempts + 1, dueMs } }));
      return dueMs;
    }
    const delivered = outcome.of === 'delivered';
    await kept.delete(id);
    metrics.count('invoicectl_callbacks_total', { outcome: delivered ? 'delivered' : 'failed' });
    const fields = { deliveryId: id, taskId, api, delivered, attempts: attempts + 1, why: outcome.why };
    log(delivered ? 'info' : 'warning', 'callback', fields);
    return undefined;
  }

  metrics.gauge('invoicectl_callbacks_owed', 'Callbacks to be sent', () => sending.length);
  return {
    bodies: (api, body) => void makers.set(api, body),
    target: (config, credential) => callbackTarget(config, credential, guard),
    async request(taskId, api, target) {
      const body = { taskId, dialect: api, target, text: null, attempts: 0, dueMs: 0 };
      await follow(await kept.insert({ id: randomUUID(), state: 'waiting', body }));
    },
    async start() {
      await followAll().catch(trouble);
      looking = setInterval(() => {
        looks = looks.then(followAll).catch(trouble);
      }, lookEveryMs).unref();
    },
    async stop(graceMs) {
      clearInterval(looking);
      for (const id of watched.keys()) unwatch(id);
      const cut = setTimeout(() => stopping.abort(), graceMs);
      await sending.stop();
      clearTimeout(cut);
      stopping.abort();
      await Promise.all([looks, ...owing]);
    },
  };
}
