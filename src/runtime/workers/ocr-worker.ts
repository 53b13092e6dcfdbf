/** Runs in the OCR thread and keeps every engine that was used loaded. */
import type { OcrEngine } from '../../ocr/engine.ts';
import { type OcrAnswer, type OcrThreadJob, sent, type ToWorker } from './messages.ts';

const engines = new Map<string, Promise<OcrEngine>>();

async function load(name: string): Promise<OcrEngine> {
  const { ocrEngine } = await import('../../ocr/index.ts');
  return ocrEngine(name);
}

export default function answer({ job, port }: OcrThreadJob): Promise<OcrAnswer> {
  const stop = new AbortController();
  port.on('message', (message: ToWorker) => {
    if (message.type === 'abort') stop.abort();
  });
  return sent(async () => {
    try {
      const loading = engines.get(job.engine) ?? load(job.engine);
      engines.set(job.engine, loading);
      const engine = await loading;
      if (job.ask === 'unavailable') return { unavailable: await engine.unavailable() };
      const { raster, languages } = job;
      return { result: await engine.recognize(raster, { languages, signal: stop.signal }) };
    } finally {
      port.close();
    }
  });
}
