/** Runs in an extract thread: one document at a time through the pipeline, or the draft of a template. */
import { threadId } from 'node:worker_threads';
import { allowEngineBytes } from '../../documents/readers/pdf/engine-memory.ts';
import { typeFacts } from '../../domain/formats.ts';
import type { ExtractServices } from '../../extract/pipeline.ts';
import { jobOcrEngine } from '../../runtime/workers/job-ocr.ts';
import { remoteModel } from '../../runtime/workers/remote-model.ts';
import {
  type ExtractJob,
  type ExtractResult,
  type FromWorker,
  sent,
  type TeachWork,
} from '../../runtime/workers/messages.ts';

export default function extract(job: ExtractJob | TeachWork): Promise<ExtractResult> {
  const { port } = job;
  const post = (message: FromWorker): void => port.postMessage(message);
  post({ type: 'started', threadId });
  allowEngineBytes(job.engineBytes);
  return sent(async () => {
    try {
      if ('teach' in job) {
        const { teach } = await import('../../extract/templates/teach.ts');
        return await teach(job.teach);
      }
      const { document, options } = job;
      const ocr = await jobOcrEngine(job);
      const services: ExtractServices = {
        progress: (event) => post({ type: 'progress', event }),
        templates: job.templates,
        ...(ocr ? { ocr } : {}),
        ...(job.model ? { model: remoteModel(port) } : {}),
      };
      if (typeFacts(document.mediaType).isLaidOut && !job.whole) {
        const { extractLaidOut } = await import('./laid-out.ts');
        return await extractLaidOut(document, options, services);
      }
      const { extractDocument } = await import('../../extract/pipeline.ts');
      const { readWhole } = await import('../../extract/document-reading.ts');
      const read = job.whole ? readWhole : extractDocument;
      return await read(document, options, services);
    } finally {
      port.close();
    }
  });
}
