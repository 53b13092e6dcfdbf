/**
 * The one pool of worker threads: documents read, converted or made ready for merging, each within a deadline and a memory cap.
 *
 * A document that hangs or kills its worker is one Failure (timeout, out_of_memory, internal); the next one gets a new
 * worker. Threads start when there is a document for them: one document never starts two.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { SourceDocument } from '../../domain/document.ts';
import { engineBytesFor } from '../../documents/readers/pdf/engine-memory.ts';
import { Failure } from '../../domain/failure.ts';
import type { Extraction } from '../../domain/record.ts';
import type { TaskContext } from '../../domain/task.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import type { LanguageModel } from '../../extract/sources/language-model/model.ts';
import type { NamedTemplate } from '../../extract/templates/schema.ts';
import { type Deadline, deadline } from './deadline.ts';
import { memoryWatch } from './memory-watch.ts';
import type { OcrHost } from './ocr-host.ts';
import { afterNotice } from './notice.ts';
import { slots } from './slots.ts';
import { threads } from './threads.ts';
import {
  type CachePlace,
  type EngineIdentity,
  type FromWorker,
  received,
  sendable,
  type Sent,
  sent,
  type ToWorker,
  type WorkerJob,
} from './messages.ts';

export interface PoolSettings {
  readonly file: URL;
  readonly threads: number;
  readonly timeoutMs: number;
  readonly heapMegabytes: number;
  /** Resident size of the process, all threads together. */
  readonly rssCapBytes: number;
  readonly ocr: { readonly host: OcrHost; readonly engine: EngineIdentity } | undefined;
  readonly cache: CachePlace | undefined;
  /** Of the heap, for what was just made; default 24, which suits documents that are read or converted. */
  readonly youngMegabytes?: number;
  /** Between telling a job that it is no longer wanted and killing its thread; default none. For jobs that start programs. */
  readonly graceMs?: number;
  /** What to do about a document that ran out of time; default: that of extract. */
  readonly tooSlowAdvice?: string;
  readonly niceBy?: number | undefined;
  readonly templates?: readonly NamedTemplate[];
  /** Asked in this thread, for all workers: they share its retries and its breaker. */
  readonly model?: LanguageModel | undefined;
}

/**
 * Any work on one document. The worker file takes the work with the fields of `WorkerJob`, posts `started` to its port when
 * it begins, closes the port when it ends, and answers with `Sent`.
 */
export interface WorkerPool {
  run<Value>(work: object, context: TaskContext): Promise<Value>;
  close(): Promise<void>;
}

export interface ExtractPool {
  extract(document: SourceDocument, options: ExtractOptions, context: TaskContext): Promise<readonly Extraction[]>;
  close(): Promise<void>;
}

export function extractPool(settings: PoolSettings): ExtractPool {
  const workers = workerPool(settings);
  const shared = { templates: settings.templates ?? [], model: settings.model !== undefined };
  return {
    extract: (document, options, context) => workers.run({ document, options, ...shared }, context),
    close: () => workers.close(),
  };
}

/** What a document leaves behind is garbage at once: measured, two thirds of the memory at the same speed. */
const usualYoungMegabytes = 24;

export function workerPool(settings: PoolSettings): WorkerPool {
  const { file, threads: count, heapMegabytes, youngMegabytes = usualYoungMegabytes, niceBy } = settings;
  const pool = threads({ file, count, heapMegabytes, youngMegabytes, niceBy });
  const places = slots(settings.threads);
  const memory = memoryWatch(settings.rssCapBytes, () => pool.workers());

  const engineBytes = engineBytesFor(count);

  async function inWorker<Value>(work: object, context: TaskContext): Promise<Value> {
    const killer = new AbortController();
    const signal = AbortSignal.any([killer.signal, context.signal]);
    const clock = deadline(settings.timeoutMs, () => killer.abort(tooSlow(settings)));
    const { port1, port2 } = new MessageChannel();
    const { graceMs } = settings;
    const notice = graceMs === undefined ? undefined : afterNotice(signal, port1, graceFor(graceMs));
    let unwatch = (): void => {};
    port1.on('message', (message: FromWorker) => {
      if (message.type === 'progress') context.progress(message.event);
      else if (message.type === 'ocr') void recognise(message, port1, clock, signal);
      else if (message.type === 'model') void askModel(message, port1, clock, signal);
      else
        unwatch = memory.watch({
          threadId: message.threadId,
          kill: () => killer.abort(tooLarge(settings.rssCapBytes)),
        });
    });
    try {
      const job: WorkerJob = { ...work, port: port2, ocr: settings.ocr?.engine, cache: settings.cache, engineBytes };
      const answer = await pool.run<Sent<Value>>(job, [port2], notice?.given ?? signal);
      signal.throwIfAborted();
      return received(answer);
    } finally {
      notice?.end();
      clock.clear();
      unwatch();
      port1.close();
      // Ends a recognition that this document asked for and no longer needs.
      killer.abort();
    }
  }

  async function recognise(
    { id, job }: Extract<FromWorker, { type: 'ocr' }>,
    port: MessagePort,
    clock: Deadline,
    signal: AbortSignal,
  ): Promise<void> {
    const { ocr } = settings;
    if (!ocr) return;
    clock.pause();
    const answer = await ocr.host
      .ask(job, signal, () => clock.resume())
      .catch((error: unknown) => ({ failure: sendable(error) }));
    const message: ToWorker = { type: 'ocr', id, answer };
    port.postMessage(message);
  }

  /** The model keeps its own time, with retries: none of it is the document's. */
  async function askModel(
    { id, text }: Extract<FromWorker, { type: 'model' }>,
    port: MessagePort,
    clock: Deadline,
    signal: AbortSignal,
  ): Promise<void> {
    const { model } = settings;
    if (!model) return;
    clock.pause();
    const answer = await sent(() => model.ask(text, signal));
    clock.resume();
    const message: ToWorker = { type: 'model', id, answer };
    port.postMessage(message);
  }

  return {
    async run<Value>(work: object, context: TaskContext): Promise<Value> {
      const leave = await places.take(context.signal);
      try {
        return await inWorker<Value>(work, context);
      } finally {
        leave();
      }
    },
    async close() {
      await Promise.all([pool.close(), settings.ocr?.host.close()]);
    },
  };
}

/** Memory that runs out does not wait. */
const graceFor =
  (graceMs: number) =>
  (reason: unknown): number =>
    reason instanceof Failure && reason.kind === 'out_of_memory' ? 0 : graceMs;

const tooSlow = ({ timeoutMs, tooSlowAdvice }: PoolSettings): Failure =>
  new Failure('timeout', `The document took longer than ${timeoutMs / 1000} s`, {
    detail: tooSlowAdvice ?? 'Allow it more with --timeout, or read fewer pages with --max-pages',
  });

const tooLarge = (capBytes: number): Failure =>
  new Failure('out_of_memory', 'The document needs more memory than there is for it', {
    detail: `The process may take ${Math.round(capBytes / 1024 ** 2)} MB; a lower --concurrency leaves more for each document`,
  });
