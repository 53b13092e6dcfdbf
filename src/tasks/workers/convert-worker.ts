/** Runs in a convert thread: the steps of one document that need no other program. */
import { threadId } from 'node:worker_threads';
import type { Performed, PerformJob } from '../../convert/perform.ts';
import { jobOcrEngine } from './job-ocr.ts';
import { type FromWorker, type Sent, sent, type WorkerJob } from './messages.ts';

export default function convert(job: PerformJob & WorkerJob): Promise<Sent<Performed>> {
  const { port } = job;
  const tell = (message: FromWorker): void => port.postMessage(message);
  tell({ type: 'started', threadId });
  return sent(async () => {
    try {
      const { perform } = await import('../../convert/perform.ts');
      const ocr = await jobOcrEngine(job);
      // The thread is killed where the work is no longer wanted: no signal of its own is needed.
      const signal = new AbortController().signal;
      return await perform(job, {
        signal,
        progress: (event) => tell({ type: 'progress', event }),
        ...(ocr ? { ocr } : {}),
      });
    } finally {
      port.close();
    }
  });
}
