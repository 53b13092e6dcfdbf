/**
 * The pool of worker threads in which documents are read, converted or prepared for merging, each with a deadline and a
 * memory limit.
 *
 * A document that hangs or kills its worker becomes a Failure (`timeout`, `out_of_memory`, `internal`), and the next
 * one gets a new worker. Threads start when there is a document for them, so one document never starts two.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { SourceDocument } from '../../domain/document.ts';
import { engineBytesFor } from '../../documents/readers/pdf/engine-memory.ts';
import { Failure } from '../../domain/failure.ts';
import type { Extraction } from '../../domain/record.ts';
import type { TaskContext } from '../../domain/task.ts';
import type { DocumentReading } from '../../extract/document-reading.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import type { LanguageModel } from '../../extract/sources/language-model/model.ts';
import type { Taught, TeachJob } from '../../extract/templates/teach.ts';
import type { NamedTemplate } from '../../extract/templates/schema.ts';
import { type Deadline, deadline } from './deadline.ts';
import { type MemoryWatch, memoryWatch } from './memory-watch.ts';
import type { OcrHost } from './ocr-host.ts';
import { afterNotice } from './notice.ts';
import { slots } from './slots.ts';
import { type Threads, threads } from './threads.ts';
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
import { message } from '../../texts/message.ts';

export interface PoolSettings {
  readonly file: URL;
  readonly threads: number;
  readonly timeoutMs: number;
  readonly heapMegabytes: number;
  /** Resident size of the process, all threads together. */
  readonly rssCapBytes: number;
  readonly ocr: { readonly host: OcrHost; readonly engine: EngineIdentity } | undefined;
  readonly cache: CachePlace | undefined;
  /** The heap's young generation; default 24, which suits documents that are read or converted. */
  readonly youngMegabytes?: number;
  /**
   * Between the notice to a job that it is no longer wanted and the end of its thread; default none. For jobs that
   * start programs.
   */
  readonly graceMs?: number;
  /** Advice to the user about a document that ran out of time; default: that of extract. */
  readonly tooSlowAdvice?: string;
  readonly niceBy?: number | undefined;
  /** Asked for each document, because templates may be added. */
  readonly templates?: () => readonly NamedTemplate[];
  /** Called in this thread for all workers, so that they share its retries and its circuit breaker. */
  readonly model?: LanguageModel | undefined;
}

/**
 * Any work on one document. The worker file takes the work with the fields of `WorkerJob`, posts `started` to its port
 * when it begins, closes the port when it ends, and answers with `Sent`.
 */
export interface WorkerPool {
  run<Value>(work: object, context: TaskContext): Promise<Value>;
  close(): Promise<void>;
}

export interface ExtractPool {
  extract(document: SourceDocument, options: ExtractOptions, context: TaskContext): Promise<readonly Extraction[]>;
  /** As `extract`, with what each extraction follows from and the words of the pages. */
  readWhole(document: SourceDocument, options: ExtractOptions, context: TaskContext): Promise<DocumentReading>;
  teach(job: TeachJob, context: TaskContext): Promise<Taught>;
  close(): Promise<void>;
}

export function extractPool(settings: PoolSettings): ExtractPool {
  const workers = workerPool(settings);
  const shared = () => ({ templates: settings.templates?.() ?? [], model: settings.model !== undefined });
  return {
    extract: (document, options, context) => workers.run({ document, options, whole: false, ...shared() }, context),
    readWhole: (document, options, context) => workers.run({ document, options, whole: true, ...shared() }, context),
    teach: (teach, context) => workers.run({ teach }, context),
    close: () => workers.close(),
  };
}

/** Collects garbage after each document. Measured: two thirds of the memory at the same speed. */
const usualYoungMegabytes = 24;

interface Pool {
  readonly settings: PoolSettings;
  readonly threads: Threads;
  readonly memory: MemoryWatch;
  /** The memory that the engines of one worker may use. */
  readonly engineBytes: number;
}

export function workerPool(settings: PoolSettings): WorkerPool {
  const { file, threads: count, heapMegabytes, youngMegabytes = usualYoungMegabytes, niceBy } = settings;
  const workers = threads({ file, count, heapMegabytes, youngMegabytes, niceBy });
  const memory = memoryWatch(settings.rssCapBytes, () => workers.workers());
  const pool: Pool = { settings, threads: workers, memory, engineBytes: engineBytesFor(count) };
  const inSlot = slots(count);
  return {
    run: <Value>(work: object, context: TaskContext) =>
      inSlot(() => inWorker<Value>(pool, work, context), context.signal),
    async close() {
      await Promise.all([workers.close(), settings.ocr?.host.close()]);
    },
  };
}

async function inWorker<Value>(pool: Pool, work: object, context: TaskContext): Promise<Value> {
  const { settings, memory, engineBytes } = pool;
  const { graceMs, ocr, cache } = settings;
  const killer = new AbortController();
  const signal = AbortSignal.any([killer.signal, context.signal]);
  const clock = deadline(settings.timeoutMs, () => killer.abort(tooSlow(settings)));
  const { port1, port2 } = new MessageChannel();
  const notice = graceMs === undefined ? undefined : afterNotice(signal, port1, graceFor(graceMs));
  const kill = (): void => killer.abort(tooLarge(settings.rssCapBytes));
  let unwatch = (): void => {};
  port1.on('message', (message: FromWorker) => {
    if (message.type === 'progress') context.progress(message.event);
    else if (message.type === 'started') unwatch = memory.watch({ threadId: message.threadId, kill });
    else void answer(message, settings, { port: port1, clock, signal });
  });
  try {
    const job: WorkerJob = { ...work, port: port2, ocr: ocr?.engine, cache, engineBytes };
    const result = await pool.threads.run<Sent<Value>>(job, [port2], notice?.given ?? signal);
    signal.throwIfAborted();
    return received(result);
  } finally {
    notice?.end();
    clock.clear();
    unwatch();
    port1.close();
    // Ends text recognition for this document that is no longer needed.
    killer.abort();
  }
}

interface Conversation {
  readonly port: MessagePort;
  readonly clock: Deadline;
  readonly signal: AbortSignal;
}

/** Answers the questions of a worker. The deadline of its document is paused while this thread works on the answer. */
async function answer(
  question: Extract<FromWorker, { type: 'ocr' | 'model' }>,
  { ocr, model }: PoolSettings,
  { port, clock, signal }: Conversation,
): Promise<void> {
  const post = (message: ToWorker): void => port.postMessage(message);
  const { id } = question;
  if (question.type === 'ocr' && ocr) {
    clock.pause();
    const recognised = await ocr.host
      .ask(question.job, signal, () => clock.resume())
      .catch((error: unknown) => ({ failure: sendable(error) }));
    post({ type: 'ocr', id, answer: recognised });
  }
  if (question.type === 'model' && model) {
    clock.pause();
    const said = await sent(() => model.ask(question.text, signal));
    clock.resume();
    post({ type: 'model', id, answer: said });
  }
}

/** A thread that runs out of memory is killed without notice. */
const graceFor =
  (graceMs: number) =>
  (reason: unknown): number =>
    reason instanceof Failure && reason.kind === 'out_of_memory' ? 0 : graceMs;

const tooSlow = ({ timeoutMs, tooSlowAdvice }: PoolSettings): Failure =>
  new Failure('timeout', message('timeout.document', { seconds: timeoutMs / 1000 }), {
    detail: tooSlowAdvice ?? message('advice.timeout', {}),
  });

const tooLarge = (capBytes: number): Failure =>
  new Failure('out_of_memory', message('memory.process', {}), {
    detail: message('advice.memory', { megabytes: Math.round(capBytes / 1024 ** 2) }),
  });
