/** Recognises the picture of one page with the engine of the conversion. */
import type { Page, Raster } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { TaskProgress } from '../../domain/task.ts';
import type { OcrEngine } from '../../ocr/engine.ts';
import { pageFromOcr } from '../../ocr/words.ts';
import type { SizedLie } from './upright.ts';
import { message } from '../../texts/message.ts';

export interface RecognitionServices {
  readonly ocr?: OcrEngine;
  readonly signal: AbortSignal;
  progress(event: TaskProgress): void;
}

export interface RecognisedRaster {
  /** The page as it would look upright and without slope. */
  readonly page: Page;
  readonly lie: SizedLie;
}

/** `number` is the number of the page, from 1. Rejects with `engine_unavailable`, `ocr_failed`. */
export async function recognisedRaster(
  raster: Raster,
  number: number,
  languages: readonly string[],
  { ocr, signal }: RecognitionServices,
): Promise<RecognisedRaster> {
  if (!ocr)
    throw new Failure('engine_unavailable', message('ocr.needed', {}), {
      detail: message('advice.doctorMissing', {}),
    });
  const result = await ocr.recognize(raster, { languages, signal });
  const page = pageFromOcr(result, raster, number);
  const { width, height } = page;
  return { page, lie: { rotation: result.rotation, skewDegrees: result.skewDegrees, size: { width, height } } };
}
