/** Runs in an extract thread: one document at a time through the pipeline. */
import { threadId } from 'node:worker_threads';
import type { OcrEngine } from '../ocr/engine.ts';
import { remoteModel } from './remote-model.ts';
import { remoteOcrEngine } from './remote-ocr.ts';
import { type ExtractJob, type ExtractResult, type FromWorker, sent } from './worker-messages.ts';

export default function extract(job: ExtractJob): Promise<ExtractResult> {
  const { document, options, port } = job;
  const tell = (message: FromWorker): void => port.postMessage(message);
  tell({ type: 'started', threadId });
  return sent(async () => {
    try {
      const { extractDocument } = await import('../extract/pipeline.ts');
      const ocr = await engine(job);
      return await extractDocument(document, options, {
        progress: (event) => tell({ type: 'progress', event }),
        templates: job.templates,
        ...(ocr ? { ocr } : {}),
        ...(job.model ? { model: remoteModel(port) } : {}),
      });
    } finally {
      port.close();
    }
  });
}

async function engine({ port, ocr, cache }: ExtractJob): Promise<OcrEngine | undefined> {
  if (!ocr) return undefined;
  const remote = remoteOcrEngine(port, ocr);
  if (!cache) return remote;
  const [{ cachedEngine }, { fileCache }] = await Promise.all([import('../ocr/cache.ts'), import('./cache.ts')]);
  return cachedEngine(remote, fileCache(cache));
}
