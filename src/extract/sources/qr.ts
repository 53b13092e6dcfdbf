/**
 * QR codes on page pictures, decoded by zxing-cpp as WebAssembly, which is loaded from the package at the first
 * picture.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { OpenDocument } from '../../documents/reader.ts';
import type { Page, Raster } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Reading } from '../reading.ts';
import { readingFromQr } from './qr-payload.ts';

/** One photo may show many receipts. */
const maxSymbols = 32;

async function loadReader() {
  const [zxing, wasmBinary] = await Promise.all([
    import('zxing-wasm/reader'),
    readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
  ]);
  // Without wasmBinary the package would download the decoder from a CDN.
  await zxing.prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });
  return zxing.readBarcodes;
}

let reader: ReturnType<typeof loadReader> | undefined;

/** The decoder takes RGBA, as a browser's canvas gives it. */
function imageDataOf({ width, height, pixels }: Raster) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = pixels[from] ?? 255;
    data[to + 1] = pixels[from + 1] ?? 255;
    data[to + 2] = pixels[from + 2] ?? 255;
    data[to + 3] = 255;
  }
  return { data, width, height, colorSpace: 'srgb' } as const;
}

/**
 * The payloads of all QR codes on the picture, each once, in the order in which they were found. 100 dpi is enough for
 * printed codes of invoices; if nothing is found, 200 may help. Rejects with `engine_unavailable` if the decoder cannot
 * be loaded.
 */
export async function readQr(raster: Raster): Promise<string[]> {
  reader ??= loadReader();
  const readBarcodes = await reader.catch((cause: unknown) => {
    reader = undefined;
    throw new Failure('engine_unavailable', message('qr.missing', {}), {
      detail: message('advice.npmAgain', {}),
      cause,
    });
  });
  const symbols = await readBarcodes(imageDataOf(raster), {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: maxSymbols,
  });
  return [...new Set(symbols.filter((symbol) => symbol.isValid).map((symbol) => symbol.text))];
}

/** The first resolution finds nearly every printed code at a quarter of the cost of the second. */
const resolutionsDpi = [100, 200] as const;

/** A page of western text has no QR code that is read here. A page with few words may be in any language. */
function mayHaveInvoiceCode({ words }: Page): boolean {
  return words.length < 8 || words.some(({ text }) => /\p{Script=Han}/u.test(text));
}

/** One reading for each QR code of an invoice on `pages` of the document. Other codes are skipped. */
export async function readQrCodes(document: OpenDocument, pages: readonly Page[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const page of pages.filter(mayHaveInvoiceCode)) {
    for (const dpi of resolutionsDpi) {
      const payloads = await readQr(await document.raster(page.number - 1, dpi));
      const found = payloads.flatMap((payload) => readingFromQr(payload, page.number) ?? []);
      readings.push(...found);
      if (found.length > 0) break;
    }
  }
  return readings;
}
