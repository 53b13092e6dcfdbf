/**
 * PP-OCRv4 on onnxruntime: reads Chinese and Latin script with one model, at any of the four rotations and a slope of
 * up to 15°.
 *
 * The languages that a caller asks for make no difference: the one model reads all it knows. The picture is not
 * prepared (binarised, sharpened) in any way, because that made results worse.
 */
import { createRequire } from 'node:module';
import type { Raster } from '../domain/document.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import { throwIfAborted } from './abort.ts';
import type { OcrEngine, OcrResult } from './engine.ts';
import type { Onnxruntime } from './paddle/runtimes.ts';
import type { Models } from './paddle/sessions.ts';
import { weightsFolder, weightsVersion } from './paddle/weights.ts';
import { whyNot } from './engine.ts';

/**
 * By default, onnxruntime reports every process and model to its maker's server, with a number that identifies the
 * machine. It can be switched off in the environment of the process only, which a worker thread cannot change. So this
 * is done as soon as this file is imported: the main thread imports it before it starts any worker.
 */
process.env['ORT_DISABLE_TELEMETRY'] ??= '1';

export interface PaddleOptions {
  /** Threads for one page; default 1. More are faster but cost more CPU time, and pages are read in parallel anyway. */
  readonly threads?: number;
  /** Where the weights are; default: the installed package. Files with other digests are refused. */
  readonly weightsFolder?: string;
  /** Loads the native build of onnxruntime: tests use one that does not load. */
  readonly native?: () => Promise<Onnxruntime>;
}

/** To be raised with every change that changes results, because it is part of the cache key of a page. */
const pipelineVersion = 7;
const versionOf = (name: string): string => {
  const require = createRequire(import.meta.url);
  let manifest: unknown;
  try {
    manifest = require(name);
  } catch {
    // It is no error yet to create an engine that is not installed: `unavailable` says what is missing.
    return 'missing';
  }
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
};

export function paddleEngine({ threads = 1, weightsFolder: folder, native }: PaddleOptions = {}): OcrEngine {
  let loading: Promise<Models> | undefined;
  // Pages are read one at a time: two at once would double the memory and save no time.
  let previous: Promise<unknown> = Promise.resolve();

  const models = (): Promise<Models> => {
    const load = async (): Promise<Models> => {
      const { loadModels } = await import('./paddle/sessions.ts');
      return loadModels(folder ?? weightsFolder(), threads, native);
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
    const loaded = await models();
    const result = await readPage(raster, loaded, signal);
    return { ...result, ...definedOnly({ warning: loaded.warning }) };
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
        return whyNot(Failure.from(error, 'engine_unavailable', message('ocr.notStarted', {})));
      }
    },
    async recognize(raster, { signal }) {
      const run = previous.then(() => recognizePage(raster, signal));
      previous = run.catch(() => undefined);
      return run.catch((error: unknown) => {
        throw Failure.from(error, 'ocr_failed', message('ocr.failed', {}));
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
