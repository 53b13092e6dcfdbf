/**
 * Worker threads that start when there is work. A thread that a task kills is replaced for the next task.
 *
 * Callers must not run more tasks at once than there are threads: the pool's own queue blocks once a thread has
 * crashed, because no threads are kept in reserve. They therefore queue in front of it (slots.ts).
 */
import type { Worker } from 'node:worker_threads';
import { Failure } from '../../domain/failure.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { message } from '../../texts/message.ts';

export interface Threads {
  /** Runs the default export of the worker file. A fired `signal` kills the thread; rejects with its reason. */
  run<Result>(job: unknown, transfer: readonly Transferable[], signal: AbortSignal): Promise<Result>;
  /** The threads that are alive. */
  workers(): readonly Worker[];
  close(): Promise<void>;
}

type Transferable = ArrayBuffer | import('node:worker_threads').MessagePort;

export interface ThreadSettings {
  readonly file: URL;
  readonly count: number;
  /** Cap of a thread's JavaScript heap; WebAssembly and native memory are outside it (memory-watch.ts). */
  readonly heapMegabytes: number;
  /** The young generation of that heap. Without a limit it grows to three times 32 MB, nearly all of it garbage. */
  readonly youngMegabytes?: number;
  /** How much lower the priority of the threads is (nice(2)), so that others go first. Default 0. */
  readonly niceBy?: number | undefined;
}

const heapExhausted = 'ERR_WORKER_OUT_OF_MEMORY';

export function threads({ file, count, heapMegabytes, youngMegabytes, niceBy = 0 }: ThreadSettings): Threads {
  const start = async () => {
    const { Piscina } = await import('piscina');
    const pool = new Piscina({
      minThreads: 0,
      maxThreads: count,
      // The file is named with each task and not here, so that a file that fails to load fails its task and not the
      // pool.
      idleTimeout: Infinity,
      atomics: 'disabled',
      niceIncrement: niceBy,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        ...definedOnly({ maxYoungGenerationSizeMb: youngMegabytes }),
      },
    });
    // A thread that dies between two tasks is replaced for the next. Without a listener it would end the process.
    pool.on('error', () => undefined);
    return pool;
  };
  let started: ReturnType<typeof start> | undefined;
  let pool: Awaited<ReturnType<typeof start>> | undefined;

  return {
    async run(job, transfer, signal) {
      started ??= start();
      // What kept it from starting may have passed by the next task.
      started.catch(() => (started = undefined));
      pool ??= await started;
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
    return new Failure('out_of_memory', message('memory.document', {}), {
      detail: message('advice.heap', { megabytes: heapMegabytes }),
      cause: error,
    });
  }
  return new Failure('internal', 'The worker that read the document stopped unexpectedly', { cause: error });
}
