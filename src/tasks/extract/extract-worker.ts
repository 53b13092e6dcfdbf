/** Runs in an extract thread: one document at a time through the pipeline. */
import { threadId } from 'node:worker_threads';
import { allowEngineBytes } from '../../documents/readers/pdf/engine-memory.ts';
import { jobOcrEngine } from '../../runtime/workers/job-ocr.ts';
import { remoteModel } from '../../runtime/workers/remote-model.ts';
import { type ExtractJob, type ExtractResult, type FromWorker, sent } from '../../runtime/workers/messages.ts';

export default function extract(job: ExtractJob): Promise<ExtractResult> {
  const { document, options, port } = job;
  const post = (message: FromWorker): void => port.postMessage(message);
  post({ type: 'started', threadId });
  allowEngineBytes(job.engineBytes);
  return sent(async () => {
    try {
      const { extractDocument } = await import('../../extract/pipeline.ts');
      const { readWhole } = await import('../../extract/document-reading.ts');
      const ocr = await jobOcrEngine(job);
      const read = job.whole ? readWhole : extractDocument;
      return await read(document, options, {
        progress: (event) => post({ type: 'progress', event }),
        templates: job.templates,
        ...(ocr ? { ocr } : {}),
        ...(job.model ? { model: remoteModel(port) } : {}),
      });
    } finally {
      port.close();
    }
  });
}
