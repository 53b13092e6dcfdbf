/**
 * Text recognition for all workers: one warm thread, one page at a time.
 *
 * Weights are loaded once instead of once a worker, and an engine that uses several cores by itself is not run several
 * times over.
 */
import { slots } from './slots.ts';
import { threads } from './threads.ts';
import type { OcrAnswer, OcrJob } from './messages.ts';

export interface OcrHost {
  /**
   * `began` is called when the page's turn has come: until then it only waited. A fired `signal` takes it out of the
   * line, or ends the thread that recognises it.
   */
  ask(job: OcrJob, signal: AbortSignal, began: () => void): Promise<OcrAnswer>;
  close(): Promise<void>;
}

const heapMegabytes = 2048;

export function ocrHost(file: URL, niceBy = 0): OcrHost {
  const thread = threads({ file, count: 1, heapMegabytes, niceBy });
  const turns = slots(1);
  return {
    async ask(job, signal, began) {
      const done = await turns.take(signal);
      began();
      try {
        const pixels = job.ask === 'recognize' ? job.raster.pixels : undefined;
        return await thread.run<OcrAnswer>(job, pixels ? [pixels.buffer as ArrayBuffer] : [], signal);
      } finally {
        done();
      }
    },
    close: () => thread.close(),
  };
}
