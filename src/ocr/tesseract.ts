/**
 * Tesseract compiled to WebAssembly: the engine for machines where onnxruntime does not load, and for languages that
 * the first engine does not know.
 *
 * Two traps of tesseract.js steer this file: without data handed over as bytes it fetches them from a public host, and
 * its promises never settle once the worker was terminated, so that every wait here is raced.
 * It straightens a small slope, but it does not see quarter turns: `rotation` is always 0.
 */
import type { Worker } from 'tesseract.js';
import type { Raster } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import { failureOfAbort, throwIfAborted } from './abort.ts';
import type { OcrEngine, OcrResult } from './engine.ts';
import { languageCodes, requireLanguages, tesseractVersion, withLanguages } from './tesseract/languages.ts';
import { linesOf } from './tesseract/lines.ts';

export interface TesseractOptions {
  /** A page that takes longer is given up with `timeout`, and the worker with it. */
  readonly timeoutMs?: number;
}

interface Running {
  readonly languages: string;
  readonly worker: Worker;
}

/** Settles with `work`, or rejects when the time is up or the signal aborts; `work` may never settle then. */
async function raced<T>(work: Promise<T>, timeoutMs: number, signal: AbortSignal | undefined): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Failure('timeout', `Text recognition took longer than ${timeoutMs / 1000} seconds`)),
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

/** Binary PPM: what Leptonica reads without decompressing anything. */
const portablePixmap = ({ width, height, pixels }: Raster): Buffer =>
  Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`, 'latin1'), pixels]);

async function start(codes: readonly string[]): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  const worker = await withLanguages(codes, (langPath) =>
    createWorker([...codes], OEM.LSTM_ONLY, {
      langPath,
      gzip: true,
      // Else it writes unpacked data into the current folder.
      cacheMethod: 'none',
      // Without a handler the library throws inside an event listener, which ends the process; the promise rejects anyway.
      errorHandler: () => undefined,
    }),
  );
  // It writes what it thinks of a page to standard error.
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

export function tesseractEngine({ timeoutMs = 120_000 }: TesseractOptions = {}): OcrEngine {
  let running: Running | undefined;
  const inTurn = queue();

  const stop = async (): Promise<void> => {
    const last = running;
    running = undefined;
    await last?.worker.terminate();
  };

  const workerFor = async (codes: readonly string[]): Promise<Worker> => {
    const languages = codes.join('+');
    if (running?.languages !== languages) {
      await stop();
      running = { languages, worker: await start(codes) };
    }
    return running.worker;
  };

  const recognizePage = async (
    raster: Raster,
    codes: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<OcrResult> => {
    throwIfAborted(signal);
    const worker = await workerFor(codes);
    const job = worker.recognize(portablePixmap(raster), { rotateAuto: true }, { text: false, blocks: true });
    const { data } = await raced(job, timeoutMs, signal);
    return {
      lines: linesOf(data.blocks ?? []),
      rotation: 0,
      skewDegrees: (-(data.rotateRadians ?? 0) * 180) / Math.PI,
      width: raster.width,
      height: raster.height,
    };
  };

  return {
    name: 'tesseract',
    version: tesseractVersion,
    async unavailable() {
      try {
        await Promise.all([requireLanguages(['eng']), import('tesseract.js')]);
        return undefined;
      } catch (error) {
        const { message, detail } = Failure.from(error, 'engine_unavailable', 'The OCR engine does not start');
        return detail ? `${message}. ${detail}` : message;
      }
    },
    async recognize(raster, { languages, signal }) {
      const codes = languageCodes(languages);
      return inTurn(async () => {
        try {
          return await recognizePage(raster, codes, signal);
        } catch (error) {
          // Whatever went wrong, the worker may be in the midst of a page that nobody waits for any more.
          await stop();
          throw Failure.from(error, 'ocr_failed', 'The text of the page picture could not be recognised');
        }
      });
    },
    close: () => inTurn(stop),
  };
}
