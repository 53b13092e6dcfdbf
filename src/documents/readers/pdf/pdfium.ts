/**
 * PDFium as WebAssembly, one instance a thread.
 *
 * Its exports are called raw: the package's own wrappers check and copy the arguments of every call, and reading a
 * page takes thousands. Booleans are therefore 0 and 1, strings are zero-terminated bytes in PDFium's memory.
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

/** Memory never shrinks, so an instance that one huge document has blown up is not kept for the next. */
const keptMemoryBytes = 192 * 1024 * 1024;

let starting: Promise<Pdfium> | undefined;
let running: Pdfium | undefined;

/** This thread's instance; a new one when the last is broken or has grown too big. Rejects with `engine_unavailable`. */
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
 * Lets go of an instance that is broken or has grown too large, so that its memory is freed while nothing else happens.
 * Call it when a document is closed.
 */
export function dropUnusable(): void {
  if (!running || !(running.broken() || running.buffer().byteLength > keptMemoryBytes)) return;
  running = undefined;
  starting = undefined;
  // The instance is still on the stack; and an idle thread would keep its memory until it reads again.
  setImmediate(() => collectGarbage('major'));
}

/**
 * Runs `work` on an instance. Whatever is thrown through PDFium's own calls leaves it unusable; a trap in PDFium itself
 * is `corrupt_document`.
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

/** Gives `work` zeroed memory of `byteLength` for the values that PDFium writes, and frees it. */
export function withMemory<Result>(pdfium: Pdfium, byteLength: number, work: (address: number) => Result): Result {
  const address = allocate(pdfium, byteLength);
  try {
    new Uint8Array(pdfium.buffer(), address, byteLength).fill(0);
    return work(address);
  } finally {
    if (!pdfium.broken()) pdfium.free(address);
  }
}

/** Memory that the caller frees. Throws `too_large` where there is none. */
export function allocate(pdfium: Pdfium, byteLength: number): number {
  // The upper half of a 32-bit address comes out negative.
  const address = pdfium.malloc(byteLength) >>> 0;
  if (address === 0) throw tooLarge();
  return address;
}

/** Whether the memory could not have grown much further. PDFium stops at the first request that it is refused. */
const isFull = (pdfium: Pdfium): boolean => pdfium.buffer().byteLength > 0.75 * allowedEngineBytes();

const tooLarge = (cause?: unknown): Failure =>
  new Failure(
    'too_large',
    `The PDF needs more than ${Math.floor(allowedEngineBytes() / 1024 ** 2)} MB of memory to be read`,
    {
      detail: 'Split the document, or print its pages to a new PDF',
      cause,
    },
  );

const aborted = (cause?: unknown): Failure =>
  new Failure('corrupt_document', 'The PDF could not be read: it made the PDF engine stop', {
    detail: 'Open it in a viewer and print it to a new PDF',
    cause,
  });

/**
 * Emscripten leaves getters on the global object, which warn of symbols that it does not export. They hold on to the instance
 * and to all of its memory. `before` are the names that were there first.
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
    throw new Failure('engine_unavailable', 'The PDF engine did not start', {
      detail: 'Reinstall: the package @embedpdf/pdfium is missing or damaged',
      cause,
    });
  }
}
