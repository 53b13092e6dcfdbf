/**
 * The OCR engines, in order of preference. Creating one loads nothing: an engine loads its models when it reads its
 * first page.
 */
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import type { OcrEngine } from './engine.ts';
import { paddleEngine, type PaddleOptions } from './paddle.ts';
import { tesseractEngine, type TesseractOptions } from './tesseract.ts';

export const engineNames = ['paddle', 'tesseract'] as const;
export type EngineName = (typeof engineNames)[number];

export type OcrEngineOptions = PaddleOptions & TesseractOptions;

const factories: Record<EngineName, (options: OcrEngineOptions) => OcrEngine> = {
  paddle: paddleEngine,
  tesseract: tesseractEngine,
};

const isEngineName = (name: string): name is EngineName => Object.hasOwn(factories, name);

/** Throws `bad_request` for a name that is not in `engineNames`. */
export function ocrEngine(name: string, options: OcrEngineOptions = {}): OcrEngine {
  if (isEngineName(name)) return factories[name](options);
  throw new Failure('bad_request', message('ocr.unknownEngine', { name }), {
    detail: message('advice.known', { choices: engineNames.join(', ') }),
  });
}
