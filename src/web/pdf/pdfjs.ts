/**
 * pdf.js, loaded when a page is first looked at. Its worker is started here: left to pdf.js, the content security policy
 * refuses it, and pages are then drawn in the page's own thread with no more than a warning.
 */
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite makes the module: it exports the address of the file.
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { scriptPolicy } from './script-policy.ts';

interface Started {
  readonly library: typeof import('pdfjs-dist');
  readonly worker: PDFWorker;
}

let started: Promise<Started> | undefined;

async function start(): Promise<Started> {
  const library = await import('pdfjs-dist');
  const port = new Worker(scriptPolicy.createScriptURL(workerAddress), { type: 'module' });
  return { library, worker: library.PDFWorker.create({ port }) };
}

/** After a failure, for example without a connection, the next call tries again. */
function startedOnce(): Promise<Started> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

/** Fetches pdf.js and starts its worker while other things are waited for. */
export function preparePdfjs(): void {
  // Whoever opens a document is told what went wrong.
  startedOnce().catch(() => undefined);
}

/**
 * Pages are fetched by Range as they are looked at. Rejects with what pdf.js throws: `PasswordException`,
 * `InvalidPDFException`, `ResponseException`.
 */
export async function openPdf(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<PDFDocumentProxy> {
  const { library, worker } = await startedOnce();
  return library.getDocument({
    url: address,
    httpHeaders: headers,
    worker,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    // Fonts that this machine does not have are no news to the user.
    verbosity: library.VerbosityLevel.ERRORS,
    cMapUrl: '/pdfjs/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
  }).promise;
}
