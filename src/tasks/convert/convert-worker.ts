/**
 * Runs in a convert thread: the steps of one document that need no other program, both halves of DOCX → TeX, and the picture
 * of one page.
 */
import { threadId } from 'node:worker_threads';
import { allowEngineBytes } from '../../documents/readers/pdf/engine-memory.ts';
import type { PagePictureJob } from '../../convert/raster/page-picture.ts';
import type { TexJob, TexPackage } from '../../tex/jobs.ts';
import type { Performed, PerformJob } from '../../convert/perform.ts';
import type { TaskProgress } from '../../domain/task.ts';
import { jobOcrEngine } from '../../runtime/workers/job-ocr.ts';
import { type FromWorker, type Sent, sent, type ToWorker, type WorkerJob } from '../../runtime/workers/messages.ts';

type ConvertResult = Performed | Uint8Array | TexPackage;

export default function convert(job: (PerformJob | PagePictureJob | TexJob) & WorkerJob): Promise<Sent<ConvertResult>> {
  const { port } = job;
  const post = (message: FromWorker): void => port.postMessage(message);
  post({ type: 'started', threadId });
  allowEngineBytes(job.engineBytes);
  // Programs that the job started would outlive the thread: they are ended before it is killed.
  const stop = new AbortController();
  port.on('message', (message: ToWorker) => {
    if (message.type === 'abort') stop.abort();
  });
  return sent<ConvertResult>(async () => {
    try {
      const context = { signal: stop.signal, progress: (event: TaskProgress) => post({ type: 'progress', event }) };
      if ('tex' in job) {
        const { texJob } = await import('../../tex/jobs.ts');
        return await texJob(job, context);
      }
      if ('pagePicture' in job) {
        const { pagePicture } = await import('../../convert/raster/page-picture.ts');
        return await pagePicture(job);
      }
      const { perform } = await import('../../convert/perform.ts');
      const ocr = await jobOcrEngine(job);
      return await perform(job, { ...context, ...(ocr ? { ocr } : {}) });
    } finally {
      port.close();
    }
  });
}
