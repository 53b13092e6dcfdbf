/**
 * Kills the task that takes the process over its memory cap.
 *
 * Heap limits of worker threads limit neither WebAssembly nor native memory. Therefore the resident size of the whole
 * process is watched, and the thread that uses most is killed. A thread reports its memory even while it computes.
 */
import { availableParallelism, totalmem } from 'node:os';
import type { Worker } from 'node:worker_threads';

export interface WatchedTask {
  readonly threadId: number;
  kill(): void;
}

export interface MemoryWatch {
  /** Returns the function that ends the watching of this task. */
  watch(task: WatchedTask): () => void;
}

const everyMs = 200;

/** Memory for the engines (PDFium, OCR weights) and a gigabyte for each document, at most four fifths of the machine's. */
export function defaultRssCapBytes(concurrency: number = availableParallelism()): number {
  const constrained = process.constrainedMemory();
  const machine = constrained > 0 && constrained < totalmem() ? constrained : totalmem();
  return Math.min(0.8 * machine, (1.5 + concurrency) * 1024 ** 3);
}

export function memoryWatch(capBytes: number, workers: () => readonly Worker[]): MemoryWatch {
  const tasks = new Set<WatchedTask>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  async function look(): Promise<void> {
    if (looking || process.memoryUsage.rss() <= capBytes) return;
    looking = true;
    try {
      const task = await greediest([...tasks], workers());
      // Meanwhile the task may have ended or released its memory.
      if (task && tasks.has(task) && process.memoryUsage.rss() > capBytes) {
        tasks.delete(task);
        task.kill();
      }
    } finally {
      looking = false;
    }
  }

  return {
    watch(task) {
      tasks.add(task);
      timer ??= setInterval(() => void look(), everyMs).unref();
      return () => {
        tasks.delete(task);
        if (tasks.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

async function greediest(tasks: readonly WatchedTask[], workers: readonly Worker[]): Promise<WatchedTask | undefined> {
  const sizes = await Promise.all(
    tasks.map(async (task) => {
      const worker = workers.find(({ threadId }) => threadId === task.threadId);
      return { task, bytes: worker ? await heldBy(worker) : 0 };
    }),
  );
  return sizes.sort((a, b) => b.bytes - a.bytes)[0]?.task;
}

/** The heap, and array buffers and WebAssembly memories outside it. A thread that does not answer is stuck in native code. */
async function heldBy(worker: Worker): Promise<number> {
  const silent = new Promise<number>((resolve) => setTimeout(() => resolve(Infinity), 2000).unref());
  const answer = worker.getHeapStatistics().then(
    ({ used_heap_size: heap, external_memory: external }) => heap + external,
    // The thread ended before it could answer.
    () => 0,
  );
  return Promise.race([answer, silent]);
}
