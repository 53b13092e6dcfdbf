/**
 * Callbacks: reports the end of a task to an address, at least once, whatever happens to the process in the meantime.
 *
 *     services.callbacks.bodies('convert', (task) => resultOf(task));         // once, with the routes
 *     const target = services.callbacks.target(config, credential);           // throws bad_request: before submitting
 *     const task = await services.tasks.submit({ … });
 *     await services.callbacks.request(task.id, 'convert', target);           // before answering
 *
 * A stored callback waits for the end of its task. Then its body is made once, and the callback is due until it was
 * accepted or finally refused. At the start of the server, due callbacks are sent, and those whose task has ended
 * unnoticed become due; after that, each is looked at now and then. If the process was killed while a receiver answered, the receiver is called again with the same
 * `X-Invoicectl-Delivery`.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CallbackRequests, CallbackTarget } from '../../../domain/callback.ts';
import { isOver } from '../../../domain/task.ts';
import { allEntries, endExpired } from '../../../runtime/all-entries.ts';
import {
  type Collection,
  type Entry,
  foundOrInserted,
  type RecordStore,
} from '../../../stores/records/record-store.ts';
import type { Locks } from '../../../stores/locks/locks.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import type { Tasks } from '../../../runtime/durable/tasks.ts';
import { type ServerLog, troubleIn } from '../../observing/log.ts';
import type { Metrics } from '../../observing/metrics.ts';
import type { UrlGuard } from '../url-guard.ts';
import { attempt } from './delivery.ts';
import { line } from './line.ts';
import { type CallbackConfig, callbackTarget } from './target.ts';

export type MakeBody = (task: Task) => object | Promise<object>;

export interface Callbacks extends CallbackRequests {
  /** Sets how the bodies for an API are made: JSON that describes the task in the words of that API. */
  bodies(api: string, body: MakeBody): void;
  /**
   * `credential` is that of the request. Throws `bad_request` for a callback that can be refused without calling it.
   */
  target(config: CallbackConfig, credential: string): CallbackTarget;
}

export interface CallbackService extends Callbacks {
  /** To be called once every API has set its bodies. */
  start(): Promise<void>;
  /** Waits up to `graceMs` for requests that are being sent. All others stay due. */
  stop(graceMs: number): Promise<void>;
}

export interface CallbackServices {
  readonly records: RecordStore;
  readonly locks: Locks;
  readonly tasks: Pick<Tasks, 'get' | 'watch'>;
  readonly guard: UrlGuard;
  readonly metrics: Metrics;
  readonly log: ServerLog;
  /** Pause before each further attempt; default: 1, 2, 4 s. */
  readonly retryMs?: readonly number[];
  /** How often it looks for callbacks that nobody noticed; default: 30 s. */
  readonly lookEveryMs?: number;
}

const Kept = z.object({
  taskId: z.string(),
  /** Name of the API. The old key is kept because stored callbacks have it. */
  dialect: z.string(),
  target: CallbackTarget,
  /** Body of the request; null until the task has ended. */
  text: z.string().nullable(),
  /** Number of failed attempts. */
  attempts: z.number(),
  dueMs: z.number(),
});
type Kept = z.output<typeof Kept>;

const longestUnseenMs = 600_000;

/**
 * When a callback that has been waiting or due since then is looked at next, which is its expiry. The longer it has taken,
 * the later, because many thousands may wait, and what happens to them is usually noticed at once.
 */
const nextLookMs = (sinceMs: number, { lookEveryMs }: Pick<Context, 'lookEveryMs'>): number =>
  Date.now() + Math.round(Math.min(Math.max((Date.now() - sinceMs) / 2, lookEveryMs), longestUnseenMs));

export function callbackService(services: CallbackServices): CallbackService {
  const { records, guard, metrics, log, lookEveryMs = 30_000 } = services;
  const kept = records.collection('callback', Kept);
  const makers = new Map<string, MakeBody>();
  const stopping = new AbortController();
  const trouble = troubleIn(log);
  const context: Context = { services, kept, makers, stopping: stopping.signal, trouble, lookEveryMs };
  const sending = line({
    atOnce: 16,
    perHost: 4,
    send: (id) =>
      send(context, id).catch((error: unknown) => {
        trouble(error);
        return undefined;
      }),
  });
  const ends = taskEnds(context, ({ id, body }) => sending.add(id, new URL(body.target.url).host, body.dueMs));
  let looking: NodeJS.Timeout | undefined;
  let looks: Promise<void> = Promise.resolve();

  metrics.gauge('invoicectl_callbacks_owed', 'Callbacks to be sent', () => sending.length);
  return {
    bodies: (api, body) => void makers.set(api, body),
    target: (config, credential) => callbackTarget(config, credential, guard),
    async request(taskId, api, target, id = randomUUID()) {
      const body = { taskId, dialect: api, target, text: null, attempts: 0, dueMs: 0 };
      const expiresMs = nextLookMs(Date.now(), context);
      await ends.follow(await foundOrInserted(kept, { id, state: 'waiting', expiresMs, body }));
    },
    async start() {
      await ends.followAll().catch(trouble);
      looking = setInterval(() => {
        looks = looks.then(ends.followDue).catch(trouble);
      }, lookEveryMs).unref();
    },
    async stop(graceMs) {
      clearInterval(looking);
      ends.unwatchAll();
      const cut = setTimeout(() => stopping.abort(), graceMs);
      await sending.stop();
      clearTimeout(cut);
      stopping.abort();
      await looks;
      await ends.settled();
    },
  };
}

interface Context {
  readonly services: CallbackServices;
  readonly kept: Collection<Kept>;
  /** What makes the body of a callback, by API. */
  readonly makers: ReadonlyMap<string, MakeBody>;
  readonly stopping: AbortSignal;
  readonly trouble: (error: unknown) => void;
  readonly lookEveryMs: number;
}

interface TaskEnds {
  /** Waits for the end of the task that a callback reports, or notices that it is over or gone. */
  readonly follow: (entry: Entry<Kept>) => Promise<void>;
  /** Follows every callback in the store. An error with one does not keep the others from being sent. */
  readonly followAll: () => Promise<void>;
  /** Follows those that it is time to look at. Of several servers one does it. */
  readonly followDue: () => Promise<void>;
  readonly unwatchAll: () => void;
  /** Resolves once every end that was noticed has been stored. */
  readonly settled: () => Promise<void>;
}

/** Makes a callback due, and passes it to `enqueue`, when its task ends. */
function taskEnds(context: Context, enqueue: (entry: Entry<Kept>) => void): TaskEnds {
  const { kept, stopping, trouble } = context;
  const { tasks } = context.services;
  /** Functions that end the watching of a task, by the id of the callback. */
  const watched = new Map<string, () => void>();
  const owing = new Set<Promise<void>>();

  function unwatch(id: string): void {
    watched.get(id)?.();
    watched.delete(id);
  }

  async function end(id: string, api: string, task: Task): Promise<void> {
    const owed = await owe(context, id, api, task);
    unwatch(id);
    if (owed) enqueue(owed);
  }

  function watch({ id, body }: Entry<Kept>): void {
    if (watched.has(id) || stopping.aborted) return;
    const look = (task: Task): void => {
      if (!isOver(task.state)) return;
      const done = end(id, body.dialect, task)
        .catch(trouble)
        .finally(() => owing.delete(done));
      owing.add(done);
    };
    watched.set(id, tasks.watch(body.taskId, look));
  }

  async function follow(entry: Entry<Kept>): Promise<void> {
    if (entry.state === 'owed') return enqueue(entry);
    watch(entry);
    const task = await tasks.get(entry.body.taskId);
    if (task && isOver(task.state)) return end(entry.id, entry.body.dialect, task);
    if (task) return;
    // Its task is gone, so there is nothing to report any more.
    unwatch(entry.id);
    await kept.delete(entry.id);
  }

  return {
    follow,
    ...looks(context, follow),
    unwatchAll() {
      for (const id of watched.keys()) unwatch(id);
    },
    async settled() {
      await Promise.all(owing);
    },
  };
}

/** Looks for what nobody noticed. */
function looks(
  { kept, stopping, trouble, lookEveryMs }: Context,
  follow: TaskEnds['follow'],
): Pick<TaskEnds, 'followAll' | 'followDue'> {
  /** The next look is stored first, so that it follows whatever happens to this one. */
  async function lookAt({ id }: Entry<Kept>): Promise<void> {
    const entry = await kept.update(id, ({ state, body, createdMs }) => ({
      expiresMs: nextLookMs(state === 'owed' ? body.dueMs : createdMs, { lookEveryMs }),
    }));
    if (entry) await follow(entry).catch(trouble);
  }
  return {
    async followAll() {
      for await (const entry of allEntries(kept)) {
        if (stopping.aborted) return;
        await lookAt(entry);
      }
    },
    async followDue() {
      await endExpired(kept, Date.now(), lookAt, stopping);
    },
  };
}

/** Makes the callback due. Returns it to the first caller only, whoever notices the end of the task. */
async function owe(context: Context, id: string, api: string, task: Task): Promise<Entry<Kept> | undefined> {
  const { kept, makers } = context;
  const maker = makers.get(api);
  if (!maker) throw new Error(`Nobody makes the callbacks of ${api}`);
  const text = JSON.stringify(await maker(task));
  return kept.update(id, ({ state, body }) =>
    state === 'waiting'
      ? { state: 'owed', expiresMs: nextLookMs(Date.now(), context), body: { ...body, text, dueMs: Date.now() } }
      : undefined,
  );
}

/** Longer than an attempt and what is written after it. If the server is killed, another one makes the attempt after this. */
const lockedMs = ({ timeoutMs }: CallbackTarget): number => timeoutMs + 10_000;
/** How soon a callback is looked at again that another server is sending. */
const lookAgainMs = 5000;

/** Of several servers one makes the attempt. Returns the time of the next one; undefined if there is none. */
async function send(context: Context, id: string): Promise<number | undefined> {
  const entry = await context.kept.get(id);
  if (!entry) return undefined;
  const lock = await context.services.locks.tryTake(`callback:${id}`, lockedMs(entry.body.target));
  if (!lock) return Date.now() + lookAgainMs;
  try {
    return await sendAlone(context, id);
  } finally {
    await lock.release();
  }
}

async function sendAlone({ services, kept, stopping }: Context, id: string): Promise<number | undefined> {
  const { guard, metrics, log, retryMs = [1000, 2000, 4000] } = services;
  // Another server may have made an attempt before this one had the lock.
  const entry = await kept.get(id);
  if (!entry || entry.body.text === null) return undefined;
  if (entry.body.dueMs > Date.now()) return entry.body.dueMs;
  const { taskId, dialect: api, target, text, attempts } = entry.body;
  const outcome = await attempt({ id, target, text }, guard, stopping);
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
