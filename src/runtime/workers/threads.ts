/**
 * Worker threads that start when there is work, die with the task that kills them, and are replaced at the next one.
 *
 * Never give it more tasks at once than threads: its own queue stands still once a thread has crashed (with no
 * threads kept in reserve), so the callers keep one in front of it (slots.ts).
 */
import type { Worker } from 'node:worker_threads';
import { Failure } from '../../domain/failure.ts';

export interface Threads {
  /** Runs the default export of the worker file. A fired `signal` kills the thread; rejects with its reason. */
  run<Result>(job: unknown, transfer: readonly Transferable[], signal: AbortSignal): Promise<Result>;
  /** Those alive now. */
  workers(): readonly Worker[];
  close(): Promise<void>;
}

type Transferable = ArrayBuffer | import('node:worker_threads').MessagePort;

export interface ThreadSettings {
  readonly file: URL;
  readonly count: number;
  /** Cap of a thread's JavaScript heap; WebAssembly and native memory are outside it (memory-watch.ts). */
  readonly heapMegabytes: number;
  /** Of that, for what was just made. Left to itself it grows to three times 32 MB, garbage nearly all of it. */
  readonly youngMegabytes?: number;
  /** How much lower the priority of the threads is (nice(2)): they take what others leave. Default 0. */
  readonly niceBy?: number | undefined;
}

const heapExhausted = 'ERR_WORKER_OUT_OF_MEMORY';

export function threads({ file, count, heapMegabytes, youngMegabytes, niceBy = 0 }: ThreadSettings): Threads {
  const start = async () => {
    const { Piscina } = await import('piscina');
    const pool = new Piscina({
      minThreads: 0,
      maxThreads: count,
      // The file is named with each task instead of here: a file that fails to load then fails its task, not the pool.
      idleTimeout: Infinity,
      atomics: 'disabled',
      niceIncrement: niceBy,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        ...(youngMegabytes === undefined ? {} : { maxYoungGenerationSizeMb: youngMegabytes }),
      },
    });
    // A thread that dies between two tasks is replaced at the next; without a listener it would end the process.
    pool.on('error', () => undefined);
    return pool;
  };
  let started: ReturnType<typeof start> | undefined;
  let pool: Awaited<ReturnType<typeof start>> | undefined;

  return {
    async run(job, transfer, signal) {
      pool ??= await (started ??= start());
      try {
        return await pool.run(job, { filename: file.href, transferList: [...transfer], signal });
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw asFailure(error, heapMegabytes);
      }
    },
    workers: () => pool?.threads ?? [],
    async close() {
      await (await started)?.destroy();
    },
  };
}

function asFailure(error: unknown, heapMegabytes: number): Failure {
  if (error instanceof Error && 'code' in error && error.code === heapExhausted) {
    return new Failure('out_of_memory', 'The document needs more memory than one document may take', {
      detail: `The limit is ${heapMegabytes} MB of heap`,
      cause: error,
    });
  }
  return new Failure('internal', 'The worker that read the document stopped unexpectedly', { cause: error });
}
