/**
 * Text recognition for all workers: one warm thread, one page at a time.
 *
 * The weights are loaded once for all workers, and an engine that uses several cores by itself does not run several
 * times. A page that is no longer wanted ends between two steps of the engine: killing a thread while native code of
 * onnxruntime runs in it would end the whole process.
 */
import { MessageChannel } from 'node:worker_threads';
import { afterNotice } from './notice.ts';
import { slots } from './slots.ts';
import { type Threads, threads } from './threads.ts';
import type { OcrAnswer, OcrJob, OcrThreadJob } from './messages.ts';

export interface OcrHost {
  /**
   * `began` is called when recognition of the page starts: until then it only waits. If `signal` fires, the page leaves
   * the queue, or its recognition ends.
   */
  ask(job: OcrJob, signal: AbortSignal, began: () => void): Promise<OcrAnswer>;
  close(): Promise<void>;
}

const heapMegabytes = 2048;
/**
 * The longest step, finding the lines of a large page, takes one or two seconds; loading the weights takes no longer.
 */
const graceMs = 15_000;

export function ocrHost(file: URL, niceBy = 0): OcrHost {
  const thread = threads({ file, count: 1, heapMegabytes, niceBy });
  const inSlot = slots(1);
  const closing = new AbortController();
  return {
    ask(job, given, began) {
      const signal = AbortSignal.any([given, closing.signal]);
      return inSlot(async () => {
        began();
        return await answerOf(thread, job, signal);
      }, signal);
    },
    async close() {
      closing.abort();
      // Waits for the page that is being recognised.
      await inSlot(() => thread.close(), new AbortController().signal);
    },
  };
}

async function answerOf(thread: Threads, job: OcrJob, signal: AbortSignal): Promise<OcrAnswer> {
  const { port1, port2 } = new MessageChannel();
  const notice = afterNotice(signal, port1, () => graceMs);
  try {
    const pixels = job.ask === 'recognize' ? [job.raster.pixels.buffer as ArrayBuffer] : [];
    const work: OcrThreadJob = { job, port: port2 };
    const answer = await thread.run<OcrAnswer>(work, [...pixels, port2], notice.given);
    signal.throwIfAborted();
    return answer;
  } finally {
    notice.end();
    port1.close();
  }
}
