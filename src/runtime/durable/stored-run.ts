/**
 * Runs one stored task under the lease of a worker.
 *
 * A task is written to only with the token of its claim. A worker that slept through its lease finds its token outdated
 * and drops its result, so no task ends twice.
 */
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';
import type { Blob } from '../../stores/blobs/blob-store.ts';
import type { Owner } from '../../stores/blobs/references.ts';
import type { Lease } from '../../stores/queues/job-queue.ts';
import type { Change, Collection, Entry } from '../../stores/records/record-store.ts';
import { type OpenSpan, untraced } from '../tracing/tracer.ts';
import type { AnyKind, DurableOutput } from './kinds.ts';
import { progressWriter } from './progress.ts';
import { handedBack, kindNamed, leaseLost, runKind, runSpan, type WorkerSettings } from './runs.ts';
import { type TaskBody, taskOf, workUnit } from './task.ts';
import { taskOwner, type TaskServices } from './tasks.ts';
import { type WatchedDocuments, watchedDocuments } from './watched-documents.ts';

export type StoredRun = (lease: Lease, stop: AbortController) => Promise<void>;

/** What a run uses: the stores, and the settings of the worker. */
interface Context {
  readonly services: TaskServices;
  readonly settings: WorkerSettings;
}

/** Rejects if a store does not answer; a task that fails does not reject. */
export function storedRuns(services: TaskServices, settings: WorkerSettings): StoredRun {
  const { records, queue, blobs, events, kinds, tracer = untraced } = services;
  const { maxAttempts = 3, awayMs = 5000, trouble = () => undefined } = settings;
  const context: Context = { services, settings };
  return async (lease, stop) => {
    const startedMs = Date.now();
    const entry = await claimed(records, lease);
    if (!entry) return void (await queue.complete(lease));
    const span = runSpan(tracer, { ...lease, ...entry.body, createdMs: entry.createdMs, startedMs });
    span.past('claim', {}, startedMs);
    events.changed(taskOf(entry));
    const scratch = scratchOf(lease.id, lease.token);
    const timer = renewing(context, lease, stop);
    const documents = watchedDocuments(blobs);
    let hasRun = false;
    let stoppedBy: string | undefined;
    try {
      if (lease.attempt > maxAttempts) throw gaveUp(maxAttempts);
      const running = { lease, signal: stop.signal, scratch, documents, span };
      const output = await run(context, kindNamed(kinds, entry.body.kind), entry, running);
      hasRun = true;
      await span.within(() => tracer.span('store result', {}, () => succeed(context, lease, entry, output)));
    } catch (error) {
      const failure = Failure.from(error);
      stoppedBy = failure.kind;
      if (stop.signal.reason === leaseLost) return;
      if (stop.signal.reason === handedBack) return await giveBack(services, lease);
      const isStoreAway = documents.areAway() || (hasRun && failure.kind === 'unavailable');
      if (isStoreAway && !stop.signal.aborted) {
        trouble(error);
        await pause(awayMs, undefined, { signal: stop.signal }).catch(() => undefined);
        return await giveBack(services, lease);
      }
      const state = failure.kind === 'cancelled' ? 'cancelled' : 'failed';
      await ended(context, lease, { state, failure }, failure.cause);
    } finally {
      clearInterval(timer);
      span.end({}, stoppedBy);
      await blobs.release(scratch);
      await queueAgain(services, lease.id);
    }
  };
}

function renewing({ services, settings }: Context, lease: Lease, stop: AbortController): NodeJS.Timeout {
  const { leaseMs = 15_000, trouble = () => undefined } = settings;
  let renewedMs = performance.now();
  return setInterval(() => {
    const beganMs = performance.now();
    void services.queue
      .renew(lease, leaseMs)
      .then((state) => {
        if (state === 'lost') stop.abort(leaseLost);
        else if (state === 'cancelled') stop.abort();
        else renewedMs = beganMs;
      })
      .catch((error: unknown) => {
        trouble(error);
        // Another worker may have the task by now.
        if (performance.now() - renewedMs >= leaseMs) stop.abort(leaseLost);
      });
  }, leaseMs / 3);
}

async function run(
  { services, settings }: Context,
  kind: AnyKind,
  { id, body }: Entry<TaskBody>,
  { lease, signal, scratch, documents, span }: Running,
): Promise<DurableOutput> {
  const { maxResultBytes = 2 * 1024 ** 3, trouble = () => undefined } = settings;
  const progress = progressWriter(services, lease, kind.stages(body.input), trouble);
  const own = {
    taskId: id,
    open: documents.open,
    read: documents.read,
    async keep(source: Readable, { name, mediaType }: { readonly name: string; readonly mediaType: string }) {
      const { sha256, size }: Blob = await documents.keep(source, scratch, { maxBytes: maxResultBytes, signal });
      return { name, mediaType, sha256, size };
    },
  };
  try {
    return await runKind(kind, body.input, own, { signal, progress: (event) => progress.report(event) }, span);
  } finally {
    await progress.end();
  }
}

async function succeed(
  context: Context,
  lease: Lease,
  { body }: Entry<TaskBody>,
  output: DurableOutput,
): Promise<void> {
  const { blobs, records } = context.services;
  const results = output.files.map(({ sha256 }) => sha256);
  for (const sha256 of results) await blobs.addReference(sha256, taskOwner(lease.id));
  const mine = await ended(context, lease, { state: 'succeeded', ...output }, undefined);
  // An earlier run that was killed at its end may have left results that are not those of this one.
  if (mine) await blobs.releaseOthers(taskOwner(lease.id), [...body.needs, ...results]);
  else if (!(await records.get(lease.id))) await blobs.release(taskOwner(lease.id));
}

/** Returns whether the task was still this worker's to end. */
async function ended(
  { services, settings }: Context,
  lease: Lease,
  outcome: Outcome,
  cause: unknown,
): Promise<boolean> {
  const { records, events, queue } = services;
  const entry = await records.update(lease.id, ({ state, body }) =>
    state === 'running' && body.token === lease.token ? changeFor(outcome, body) : undefined,
  );
  if (entry) {
    const task = taskOf(entry);
    events.changed(task);
    settings.ended?.(task, cause);
  }
  await queue.complete(lease);
  return entry !== undefined;
}

/** A task that was cancelled and retried while it still ran could not be queued then, because this run had its job. */
async function queueAgain({ records, queue }: TaskServices, id: string): Promise<void> {
  const entry = await records.get(id);
  if (entry?.state !== 'queued' || (await queue.missing([id])).length === 0) return;
  const { lane, priority, token } = entry.body;
  await queue.add({ id, lane, priority, afterToken: token });
}

async function giveBack({ records, queue }: TaskServices, lease: Lease): Promise<void> {
  await records.update(lease.id, ({ state, body }) =>
    state === 'running' && body.token === lease.token
      ? { state: 'queued', body: { ...body, progress: 0, stage: 'queued', startedMs: null } }
      : undefined,
  );
  await queue.handBack(lease);
}

/** Refers to the files of a result until the task itself does. */
const scratchOf = (id: string, token: number): Owner => ({ kind: 'run', id: `${id} ${token}` });

/** Whether a run is still under way that refers to the files of its result. */
export const runsNow =
  ({ records }: Pick<TaskServices, 'records'>) =>
  async ({ kind, id }: Owner): Promise<boolean> => {
    const entry = kind === 'run' ? await records.get(id.split(' ')[0] ?? '') : undefined;
    return entry?.state === 'running' && scratchOf(entry.id, entry.body.token).id === id;
  };

interface Running {
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly scratch: Owner;
  readonly documents: WatchedDocuments;
  readonly span: OpenSpan;
}

type Outcome =
  | ({ readonly state: 'succeeded' } & DurableOutput)
  | { readonly state: 'failed' | 'cancelled'; readonly failure: Failure };

function changeFor(outcome: Outcome, body: TaskBody): Change<TaskBody> {
  const finishedMs = Date.now();
  const keys = { unit: workUnit, amount: finishedMs - (body.startedMs ?? finishedMs), doneMs: finishedMs };
  const over = { state: outcome.state, expiresMs: finishedMs + body.keepMs, keys };
  if (outcome.state === 'succeeded') {
    const { result, files } = outcome;
    return { ...over, body: { ...body, finishedMs, progress: 100, stage: 'done', result, files: [...files] } };
  }
  const { state, failure } = outcome;
  return {
    ...over,
    body: { ...body, finishedMs, stage: state, failure: state === 'failed' ? failure.report() : null },
  };
}

/** Marks the task as this worker's; undefined if it has ended or is gone, or another worker has claimed it since. */
const claimed = (records: Collection<TaskBody>, lease: Lease): Promise<Entry<TaskBody> | undefined> =>
  records.update(lease.id, ({ state, body }) =>
    (state === 'queued' || state === 'running') && body.token < lease.token
      ? {
          state: 'running',
          body: { ...body, token: lease.token, startedMs: body.startedMs ?? Date.now(), stage: 'running' },
        }
      : undefined,
  );

const gaveUp = (attempts: number): Failure =>
  new Failure('internal', `The work was interrupted ${attempts} times`, {
    detail: 'The document may crash the process that reads it',
  });
