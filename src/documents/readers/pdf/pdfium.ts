/**
 * PDFium as WebAssembly, with one instance per thread.
 *
 * Its exports are called directly, because the package's own wrappers check and copy the arguments of every call and
 * reading a page takes thousands of calls. So booleans are 0 and 1, and strings are zero-terminated bytes in PDFium's
 * memory.
 *
 * A file can make PDFium abort, and an instance that aborted must never be called again, not even to free memory.
 * `guarded` marks it as broken, and the next document gets a new instance.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Failure } from '../../../domain/failure.ts';
import { collectGarbage } from '../../garbage-collection.ts';
import { installFonts } from './fonts.ts';
import { functionsOf, type Pdfium } from './functions.ts';
import { allowedEngineBytes } from './engine-memory.ts';
import { withMemoryLimit } from './memory-limit.ts';
import { message } from '../../../texts/message.ts';

/** Memory never shrinks, so an instance that grew beyond this for one huge document is not kept for the next. */
const keptMemoryBytes = 192 * 1024 * 1024;

let starting: Promise<Pdfium> | undefined;
let running: Pdfium | undefined;

/** This thread's instance, or a new one if that is broken or has grown too large. Rejects with `engine_unavailable`. */
export async function loadPdfium(): Promise<Pdfium> {
  dropUnusable();
  starting ??= start();
  try {
    return (running = await starting);
  } catch (error) {
    starting = undefined;
    throw error;
  }
}

/**
 * Drops an instance that is broken or has grown too large, so that its memory is freed while the thread is idle.
 * Call it when a document is closed.
 */
export function dropUnusable(): void {
  if (!running || !(running.broken() || running.buffer().byteLength > keptMemoryBytes)) return;
  running = undefined;
  starting = undefined;
  // Not at once, since the instance is still on the stack. And an idle thread would keep the memory until it reads
  // again.
  setImmediate(() => collectGarbage('major'));
}

/**
 * Runs `work` on an instance. An exception that passes through PDFium's own calls makes the instance unusable. A trap
 * in PDFium itself becomes `corrupt_document`.
 */
export function guarded<Result>(pdfium: Pdfium, work: () => Result): Result {
  if (pdfium.broken()) throw aborted();
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    pdfium.markBroken();
    if (!isTrap(error)) throw error;
    throw isFull(pdfium) ? tooLarge(error) : aborted(error);
  }
}

/** WebAssembly.RuntimeError, and the RangeError of an exhausted stack. */
const isTrap = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError);

/**
 * Calls `work` with the address of `byteLength` zeroed bytes, for values that PDFium writes, and frees them afterwards.
 */
export function withMemory<Result>(pdfium: Pdfium, byteLength: number, work: (address: number) => Result): Result {
  const address = allocate(pdfium, byteLength);
  try {
    new Uint8Array(pdfium.buffer(), address, byteLength).fill(0);
    return work(address);
  } finally {
    if (!pdfium.broken()) pdfium.free(address);
  }
}

/** Allocates memory, which the caller must free. Throws `too_large` if there is none left. */
export function allocate(pdfium: Pdfium, byteLength: number): number {
  // Addresses in the upper half of the 32-bit range are returned as negative numbers.
  const address = pdfium.malloc(byteLength) >>> 0;
  if (address === 0) throw tooLarge();
  return address;
}

/** Whether the memory had nearly reached its limit. PDFium stops at the first allocation that is refused. */
const isFull = (pdfium: Pdfium): boolean => pdfium.buffer().byteLength > 0.75 * allowedEngineBytes();

const tooLarge = (cause?: unknown): Failure =>
  new Failure('too_large', message('pdf.memory', { megabytes: Math.floor(allowedEngineBytes() / 1024 ** 2) }), {
    detail: message('advice.splitPdf', {}),
    cause,
  });

const aborted = (cause?: unknown): Failure =>
  new Failure('corrupt_document', message('pdf.engineStopped', {}), {
    detail: message('advice.printPdf', {}),
    cause,
  });

/**
 * Removes the getters that Emscripten leaves on the global object, which warn of symbols that it does not export and
 * keep the instance and all of its memory alive. `before` has the names that existed earlier.
 */
function removeGetters(before: ReadonlySet<string>): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (before.has(name)) continue;
    const property = Object.getOwnPropertyDescriptor(globalThis, name);
    if (property?.get && property.configurable === true) Reflect.deleteProperty(globalThis, name);
  }
}

async function start(): Promise<Pdfium> {
  try {
    const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
    const [{ init }, wasmBinary] = await Promise.all([import('@embedpdf/pdfium'), readFile(wasm)]);
    let broken = false;
    const globals = new Set(Object.getOwnPropertyNames(globalThis));
    const { pdfium } = await init({
      wasmBinary: new Uint8Array(withMemoryLimit(wasmBinary, allowedEngineBytes())).buffer,
      print: () => undefined,
      printErr: () => undefined,
      onAbort: () => (broken = true),
    });
    removeGetters(globals);
    const instance: Pdfium = {
      ...functionsOf({ ...pdfium.wasmExports }),
      buffer: () => pdfium.HEAPU8.buffer,
      broken: () => broken,
      markBroken: () => (broken = true),
    };
    instance.PDFiumExt_Init();
    installFonts(instance, (call, signature) => pdfium.addFunction(call, signature));
    return instance;
  } catch (cause) {
    throw new Failure('engine_unavailable', message('pdf.engineNotStarted', {}), {
      detail: message('advice.reinstallPdfium', {}),
      cause,
    });
  }
}
