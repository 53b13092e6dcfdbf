/** Runs in the OCR thread: keeps each engine it was asked for, warm. */
import type { OcrEngine } from '../../ocr/engine.ts';
import { type OcrAnswer, type OcrJob, sent } from './messages.ts';

const engines = new Map<string, Promise<OcrEngine>>();

async function load(name: string): Promise<OcrEngine> {
  const { ocrEngine } = await import('../../ocr/index.ts');
  return ocrEngine(name);
}

export default function answer(job: OcrJob): Promise<OcrAnswer> {
  return sent(async () => {
    const loading = engines.get(job.engine) ?? load(job.engine);
    engines.set(job.engine, loading);
    const engine = await loading;
    if (job.ask === 'unavailable') return { unavailable: await engine.unavailable() };
    return { result: await engine.recognize(job.raster, { languages: job.languages }) };
  });
}
