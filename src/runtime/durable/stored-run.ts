/**
 * Runs one stored task under the lease of a worker.
 *
 * A task is written to only with the token of its claim. A worker that slept through its lease finds its token outdated
 * and drops its result, so no task ends twice.
 */
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';
import type { Owner } from '../../stores/blobs/references.ts';
import type { Lease } from '../../stores/queues/job-queue.ts';
import type { Change } from '../../stores/records/record-store.ts';
import { type TemporaryReferences, temporaryReferences } from '../temporary-references.ts';
import { type OpenSpan, untraced } from '../tracing/tracer.ts';
import type { AnyKind, DurableOutput } from './kinds.ts';
import { type OwnEntry, ownEntry } from './own-entry.ts';
import { progressWriter } from './progress.ts';
import { retried } from './retrying.ts';
import { handedBack, kindNamed, leaseLost, queueAway, runKind, runSpan, type WorkerSettings } from './runs.ts';
import { type TaskBody, taskOf, workUnit } from './task.ts';
import { taskOwner } from './task-entries.ts';
import type { TaskServices } from './tasks.ts';
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
    const own = await ownEntry(records, lease);
    if (!own) return void (await queue.complete(lease));
    const { body, createdMs } = own.claimed;
    const span = runSpan(tracer, { ...lease, ...body, createdMs, startedMs });
    span.past('claim', {}, startedMs);
    events.changed(taskOf(own.claimed));
    const timer = renewing(context, lease, stop);
    const documents = watchedDocuments(blobs);
    const files = temporaryReferences({ ...blobs, keep: documents.keep }, scratchOf(lease.id, lease.token));
    const running: Running = { lease, own, signal: stop.signal, files, documents, span };
    let hasRun = false;
    let hasSucceeded = false;
    let stoppedBy: string | undefined;
    try {
      if (lease.attempt > maxAttempts) throw gaveUp(maxAttempts);
      const output = await run(context, kindNamed(kinds, body.kind), running);
      hasRun = true;
      const stored = () => tracer.span('store result', {}, () => succeed(context, running, output));
      hasSucceeded = await span.within(stored);
    } catch (error) {
      const failure = Failure.from(error);
      stoppedBy = failure.kind;
      if (stop.signal.reason === leaseLost) return;
      if (stop.signal.reason === queueAway) return await afterOutage(() => giveBack(services, running));
      if (stop.signal.reason === handedBack) return await giveBack(services, running);
      const isStoreAway = documents.areAway() || (hasRun && failure.kind === 'unavailable');
      if (isStoreAway && !stop.signal.aborted) {
        trouble(error);
        await pause(awayMs, undefined, { signal: stop.signal }).catch(() => undefined);
        return await giveBack(services, running);
      }
      const state = failure.kind === 'cancelled' ? 'cancelled' : 'failed';
      await ended(context, running, { state, failure }, failure.cause);
    } finally {
      clearInterval(timer);
      span.end({}, stoppedBy);
      await files.release();
      // What has succeeded is never queued again.
      if (!hasSucceeded) await queueAgain(services, lease.id);
    }
  };
}

function renewing({ services, settings }: Context, lease: Lease, stop: AbortController): NodeJS.Timeout {
  const { leaseMs = 15_000, trouble = () => undefined } = settings;
  let renewedMs = performance.now();
  let isAway = false;
  return setInterval(() => {
    const beganMs = performance.now();
    void services.queue
      .renew(lease, leaseMs)
      .then((state) => {
        // It may have run out only because no renewal was answered.
        if (state === 'lost') stop.abort(isAway ? queueAway : leaseLost);
        else if (state === 'cancelled') stop.abort();
        else renewedMs = beganMs;
        isAway = false;
      })
      .catch((error: unknown) => {
        trouble(error);
        isAway = true;
        // Another worker may have the task by now.
        if (performance.now() - renewedMs >= leaseMs) stop.abort(queueAway);
      });
  }, leaseMs / 3);
}

async function run(
  { services, settings }: Context,
  kind: AnyKind,
  { own, signal, files, documents, span }: Running,
): Promise<DurableOutput> {
  const { id, body } = own.claimed;
  const { maxResultBytes = 2 * 1024 ** 3, trouble = () => undefined } = settings;
  const progress = progressWriter(services, own, kind.stages(body.input), trouble);
  const given = {
    taskId: id,
    open: documents.open,
    read: documents.read,
    async keep(source: Readable, { name, mediaType }: { readonly name: string; readonly mediaType: string }) {
      const { sha256, size } = await files.keep(source, { maxBytes: maxResultBytes, signal });
      return { name, mediaType, sha256, size };
    },
  };
  try {
    return await runKind(kind, body.input, given, { signal, progress: (event) => progress.report(event) }, span);
  } finally {
    await progress.end();
  }
}

/** Each try lasts as long as the database repeats its statements: together they take about a minute. */
const outageWaitsMs = [1000, 1000, 1000, 1000];

/**
 * Writes a part of the end of a run, also after an outage of the database: the work need not be done again for that. A lease
 * that runs out meanwhile is no reason to give up: without a valid token nothing is written.
 */
const afterOutage = <Result>(write: () => Promise<Result>): Promise<Result> => retried(write, undefined, outageWaitsMs);

/** Returns whether the task was still this worker's to end. */
async function succeed(context: Context, running: Running, output: DurableOutput): Promise<boolean> {
  const { blobs, records } = context.services;
  const { lease, own, files } = running;
  const task = taskOwner(lease.id);
  const results = output.files.map(({ sha256 }) => sha256);
  await afterOutage(() => files.handOver(task, results));
  const mine = await ended(context, running, { state: 'succeeded', ...output }, undefined);
  // An earlier run that was killed at its end may have left results that are not those of this one.
  if (mine && lease.token > 1) await blobs.releaseOthers(task, [...own.claimed.body.needs, ...results]);
  if (!mine && !(await records.get(lease.id))) await blobs.release(task);
  return mine;
}

/** Returns whether the task was still this worker's to end. */
async function ended(
  { services, settings }: Context,
  { own, lease }: Running,
  outcome: Outcome,
  cause: unknown,
): Promise<boolean> {
  const { events, queue } = services;
  const entry = await afterOutage(() => own.change((body) => changeFor(outcome, body)));
  if (entry) {
    const task = taskOf(entry);
    events.changed(task);
    settings.ended?.(task, cause);
  }
  await afterOutage(() => queue.complete(lease));
  return entry !== undefined;
}

/** A task that was cancelled and retried while it still ran could not be queued then, because this run had its job. */
async function queueAgain({ records, queue }: TaskServices, id: string): Promise<void> {
  const entry = await records.get(id);
  if (entry?.state !== 'queued' || (await queue.missing([id])).length === 0) return;
  const { lane, priority, token } = entry.body;
  await queue.add({ id, lane, priority, afterToken: token });
}

async function giveBack({ queue }: TaskServices, { own, lease }: Running): Promise<void> {
  await own.change((body) => ({
    state: 'queued',
    body: { ...body, progress: 0, stage: 'queued', startedMs: null },
  }));
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
  readonly own: OwnEntry;
  readonly signal: AbortSignal;
  readonly files: TemporaryReferences;
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

const gaveUp = (attempts: number): Failure =>
  new Failure('internal', `The work was interrupted ${attempts} times`, {
    detail: 'The document may crash the process that reads it',
  });
