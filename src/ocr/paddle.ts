/**
 * PP-OCRv4 on onnxruntime: Chinese and Latin script in one model, at any quarter turn and a slope of up to 15°.
 *
 * Which languages a caller asks for changes nothing here: the one model reads all it knows. Nothing is done to the
 * picture beforehand (no binarising, no sharpening): it made results worse.
 */
import { createRequire } from 'node:module';
import type { Raster } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import { throwIfAborted } from './abort.ts';
import type { OcrEngine, OcrResult } from './engine.ts';
import type { Models } from './paddle/sessions.ts';
import { weightsFolder, weightsVersion } from './paddle/weights.ts';

/**
 * Left to itself, onnxruntime tells its maker's server of every process and model, and keeps a number of the machine for
 * it. It asks the environment of the process, which a worker thread cannot change: so not only when it is loaded, but
 * wherever this file is, which the main thread reads before it starts any.
 */
process.env['ORT_DISABLE_TELEMETRY'] ??= '1';

export interface PaddleOptions {
  /** Threads inside one page, 1 by default: more of them wait less and cost more, and pages run side by side anyway. */
  readonly threads?: number;
  /** Where the weights lie; the installed package by default. Files with other digests are refused. */
  readonly weightsFolder?: string;
}

/** Raise it with every change that changes results: cached pages are bound to it. */
const pipelineVersion = 4;
const versionOf = (name: string): string => {
  const require = createRequire(import.meta.url);
  let manifest: unknown;
  try {
    manifest = require(name);
  } catch {
    // Naming an engine that is not installed is no error yet: `unavailable` says what is missing.
    return 'missing';
  }
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
};

export function paddleEngine({ threads = 1, weightsFolder: folder }: PaddleOptions = {}): OcrEngine {
  let loading: Promise<Models> | undefined;
  // Pages wait for each other: two at once would double the memory and gain nothing.
  let previous: Promise<unknown> = Promise.resolve();

  const models = (): Promise<Models> => {
    const load = async (): Promise<Models> => {
      const { loadModels } = await import('./paddle/sessions.ts');
      return loadModels(folder ?? weightsFolder(), threads);
    };
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  const recognizePage = async (raster: Raster, signal: AbortSignal | undefined): Promise<OcrResult> => {
    throwIfAborted(signal);
    const { readPage } = await import('./paddle/page.ts');
    return readPage(raster, await models(), signal);
  };

  return {
    name: 'paddle',
    version: [
      `pipeline-${pipelineVersion}`,
      `onnxruntime-${versionOf('onnxruntime-node/package.json')}`,
      `weights-${weightsVersion}`,
    ].join('+'),
    async unavailable() {
      try {
        await models();
        return undefined;
      } catch (error) {
        const { message, detail } = Failure.from(error, 'engine_unavailable', 'The OCR engine does not start');
        return detail ? `${message}. ${detail}` : message;
      }
    },
    async recognize(raster, { signal }) {
      const run = previous.then(() => recognizePage(raster, signal));
      previous = run.catch(() => undefined);
      return run.catch((error: unknown) => {
        throw Failure.from(error, 'ocr_failed', 'The text of the page picture could not be recognised');
      });
    },
    async close() {
      await previous;
      const loaded = await loading?.catch(() => undefined);
      loading = undefined;
      await loaded?.release();
    },
  };
}
