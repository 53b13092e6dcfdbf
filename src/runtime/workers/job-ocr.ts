/** The OCR engine of a job in a worker: that of the OCR thread, with a cache of pages if the job has one. */
import type { OcrEngine } from '../../ocr/engine.ts';
import { remoteOcrEngine } from './remote-ocr.ts';
import type { WorkerJob } from './messages.ts';

export async function jobOcrEngine({ port, ocr, cache }: WorkerJob): Promise<OcrEngine | undefined> {
  if (!ocr) return undefined;
  const remote = remoteOcrEngine(port, ocr);
  if (!cache) return remote;
  const [{ cachedEngine }, { fileCache }] = await Promise.all([
    import('../../ocr/cache.ts'),
    import('../cache/cache.ts'),
  ]);
  return cachedEngine(remote, fileCache(cache));
}
