/** QR codes by zxing-cpp as WebAssembly, which is loaded from the package at the first code. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Failure } from '../../domain/failure.ts';

async function loadWriter() {
  const [zxing, wasmBinary] = await Promise.all([
    import('zxing-wasm/writer'),
    readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')),
  ]);
  // Without wasmBinary the package would download the writer from a CDN.
  await zxing.prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });
  return zxing.writeBarcode;
}

let writer: ReturnType<typeof loadWriter> | undefined;

/** The modules of the code for a text, in UTF-8: a row a string, `1` is dark. Error correction level M. */
export async function qrModules(text: string): Promise<readonly string[]> {
  writer ??= loadWriter();
  const writeBarcode = await writer;
  const isAscii = Buffer.byteLength(text) === text.length;
  const { symbol, error } = await writeBarcode(text, {
    format: 'QRCode',
    // ECI 26 is UTF-8. Without it, a text would be in Latin-1 where that has all its characters.
    options: isAscii ? 'ecLevel=M' : 'ecLevel=M,eci=26',
    scale: 1,
    addQuietZones: false,
  });
  if (error !== '') throw new Failure('internal', 'The QR code could not be written', { cause: error });
  const { width, height, data } = symbol;
  return Array.from({ length: height }, (_, y) =>
    Array.from(data.subarray(y * width, (y + 1) * width), (shade) => (shade === 0 ? '1' : '0')).join(''),
  );
}
