/**
 * Tesseract compiled to WebAssembly: the engine for machines where onnxruntime does not load, and for languages that
 * the first engine does not know.
 *
 * tesseract.js has two traps. It downloads language data from a public host unless it is given a local path. And its
 * promises stay pending once the worker has been terminated, so every wait here races against a timer.
 * The engine straightens a small slope, but does not detect rotations: `rotation` is always 0.
 */
import type { Worker } from 'tesseract.js';
import type { Raster } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import { failureOfAbort, throwIfAborted } from './abort.ts';
import type { OcrEngine, OcrResult } from './engine.ts';
import {
  importTesseract,
  languageCodes,
  requireLanguages,
  tesseractVersion,
  withLanguages,
} from './tesseract/languages.ts';
import { linesOf } from './tesseract/lines.ts';
import { whyNot } from './engine.ts';
import type { StoredMessage } from '../texts/template.ts';

export interface TesseractOptions {
  /** A page that takes longer fails with `timeout`, and its worker is stopped. */
  readonly timeoutMs?: number;
}

interface Running {
  readonly languages: string;
  readonly worker: Worker;
}

/** Resolves with `work`, or rejects when the time is up or the signal aborts. `work` may then stay pending. */
async function raced<T>(work: Promise<T>, timeoutMs: number, signal: AbortSignal | undefined): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Failure('timeout', message('ocr.slow', { seconds: timeoutMs / 1000 }))),
    timeoutMs,
  );
  const onAbort = (): void => {
    if (signal) reject(failureOfAbort(signal));
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    throwIfAborted(signal);
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Binary PPM, which Leptonica reads without decompressing anything. */
const portablePixmap = ({ width, height, pixels }: Raster): Buffer =>
  Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`, 'latin1'), pixels]);

async function start(codes: readonly string[]): Promise<Worker> {
  const { createWorker, OEM } = await importTesseract();
  const worker = await withLanguages(codes, (langPath) =>
    createWorker([...codes], OEM.LSTM_ONLY, {
      langPath,
      gzip: true,
      // Any other method writes unpacked data to the current folder.
      cacheMethod: 'none',
      // Without a handler the library throws inside an event listener, which would end the process. The promise rejects
      // anyway.
      errorHandler: () => undefined,
    }),
  );
  // Tesseract would write its diagnostics to standard error.
  await worker.setParameters({ debug_file: '/dev/null' });
  return worker;
}

/** Runs one job after another, whether they succeed or not. */
function queue(): <T>(job: () => Promise<T>) => Promise<T> {
  let previous: Promise<unknown> = Promise.resolve();
  return (job) => {
    const run = previous.then(job);
    previous = run.catch(() => undefined);
    return run;
  };
}

interface WorkerSlot {
  workerFor(codes: readonly string[]): Promise<Worker>;
  stop(): Promise<void>;
}

/** One worker at a time: it is replaced when other languages are asked for. */
function workerSlot(): WorkerSlot {
  let running: Running | undefined;
  const stop = async (): Promise<void> => {
    const last = running;
    running = undefined;
    await last?.worker.terminate();
  };
  return {
    stop,
    async workerFor(codes) {
      const languages = codes.join('+');
      if (running?.languages === languages) return running.worker;
      await stop();
      running = { languages, worker: await start(codes) };
      return running.worker;
    },
  };
}

async function recognizePage(
  worker: Worker,
  raster: Raster,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<OcrResult> {
  const job = worker.recognize(portablePixmap(raster), { rotateAuto: true }, { text: false, blocks: true });
  const { data } = await raced(job, timeoutMs, signal);
  return {
    lines: linesOf(data.blocks ?? []),
    rotation: 0,
    skewDegrees: (-(data.rotateRadians ?? 0) * 180) / Math.PI,
    width: raster.width,
    height: raster.height,
  };
}

/** Why the engine cannot start; undefined where it can. */
async function unavailable(): Promise<StoredMessage | undefined> {
  try {
    await importTesseract();
    await requireLanguages(['eng']);
    return undefined;
  } catch (error) {
    return whyNot(Failure.from(error, 'engine_unavailable', message('ocr.notStarted', {})));
  }
}

export function tesseractEngine({ timeoutMs = 120_000 }: TesseractOptions = {}): OcrEngine {
  const slot = workerSlot();
  const oneByOne = queue();
  return {
    name: 'tesseract',
    version: tesseractVersion,
    unavailable,
    async recognize(raster, { languages, signal }) {
      const codes = languageCodes(languages);
      return oneByOne(async () => {
        try {
          throwIfAborted(signal);
          return await recognizePage(await slot.workerFor(codes), raster, timeoutMs, signal);
        } catch (error) {
          // The worker may still be busy with this page, although nobody waits for it any more.
          await slot.stop();
          throw Failure.from(error, 'ocr_failed', message('ocr.failed', {}));
        }
      });
    },
    close: () => oneByOne(() => slot.stop()),
  };
}
