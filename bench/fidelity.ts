/**
 * How exactly merge places pages: `node bench/fidelity.ts DIR… [--dpi N] [--layout 2x1] [--pictures DIR]`.
 *
 * Every PDF is merged, and each page on its sheet is drawn over the same pixels as the page itself, by PDFium
 * with annotations and form fields. The figure is the mean absolute difference of all samples, 0 to 255.
 */
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { init } from '@embedpdf/pdfium';
import sharp from 'sharp';
import { documentsIn } from '../src/documents/intake.ts';
import { installFonts } from '../src/documents/readers/pdf/fonts.ts';
import type { Pdfium } from '../src/documents/readers/pdf/functions.ts';
import { mergeDocuments } from '../src/merge/merge.ts';
import { MergeOptions } from '../src/merge/options.ts';
import type { PlacedPage } from '../src/merge/report.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // An odd one: letters are put on whole pixels, and at 100 dpi many lie between two, where the last digit decides.
    dpi: { type: 'string', default: '143.7' },
    layout: { type: 'string', default: '2x1' },
    pages: { type: 'string', default: '3' },
    pictures: { type: 'string' },
  },
});
const dpi = Number(flags.dpi);
const bound = 0.1;

const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const { pdfium } = await init({
  wasmBinary: new Uint8Array(readFileSync(wasm)).buffer,
  print: () => {},
  printErr: () => {},
});
type Call = (...values: number[]) => number;
const calls = { ...pdfium.wasmExports } as unknown as Record<string, Call>;
const call = (name: string, ...values: number[]): number => calls[name]!(...values);
call('PDFiumExt_Init');
installFonts({ ...calls, buffer: () => pdfium.HEAPU8.buffer } as unknown as Pdfium, (f, s) => pdfium.addFunction(f, s));

interface Open {
  readonly handle: number;
  readonly form: number;
  close(): void;
}

function open(bytes: Uint8Array): Open {
  const content = call('malloc', bytes.length);
  pdfium.HEAPU8.set(bytes, content);
  const handle = call('FPDF_LoadMemDocument', content, bytes.length, 0);
  const info = call('PDFiumExt_OpenFormFillInfo');
  const form = handle === 0 ? 0 : call('PDFiumExt_InitFormFillEnvironment', handle, info);
  if (form !== 0) call('FPDF_SetFormFieldHighlightAlpha', form, 0);
  return {
    handle,
    form,
    close() {
      if (form !== 0) call('PDFiumExt_ExitFormFillEnvironment', form);
      call('PDFiumExt_CloseFormFillInfo', info);
      if (handle !== 0) call('FPDF_CloseDocument', handle);
      call('free', content);
    },
  };
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER. */
const drawFlags = 0x01 | 0x10;

function drawn(width: number, height: number, draw: (bitmap: number) => void): Picture {
  const bitmap = call('FPDFBitmap_CreateEx', width, height, 2, 0, 0);
  call('FPDFBitmap_FillRect', bitmap, 0, 0, width, height, 0xffffffff);
  draw(bitmap);
  const stride = call('FPDFBitmap_GetStride', bitmap);
  const start = call('FPDFBitmap_GetBuffer', bitmap) >>> 0;
  const pixels = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++)
    pixels.set(pdfium.HEAPU8.subarray(start + row * stride, start + row * stride + width * 3), row * width * 3);
  call('FPDFBitmap_Destroy', bitmap);
  return { width, height, pixels };
}

function original(document: Open, placement: PlacedPage, width: number, height: number): Picture {
  const page = call('FPDF_LoadPage', document.handle, placement.page - 1);
  if (document.form !== 0) call('FORM_OnAfterLoadPage', page, document.form);
  const turns = placement.rotation / 90;
  const picture = drawn(width, height, (bitmap) => {
    call('FPDF_RenderPageBitmap', bitmap, page, 0, 0, width, height, turns, drawFlags);
    if (document.form !== 0) call('FPDF_FFLDraw', document.form, bitmap, page, 0, 0, width, height, turns, drawFlags);
  });
  if (document.form !== 0) call('FORM_OnBeforeClosePage', page, document.form);
  call('FPDF_ClosePage', page);
  return picture;
}

/** The part of the sheet with the page, stretched over the same pixels. */
function placed(sheets: Open, { sheet, box }: PlacedPage, width: number, height: number): Picture {
  const page = call('FPDF_LoadPage', sheets.handle, sheet - 1);
  const [x0, y0, x1, y1] = box;
  const [a, d] = [width / (x1 - x0), height / (y1 - y0)];
  const values = call('malloc', 40);
  new Float32Array(pdfium.HEAPU8.buffer, values, 10).set([a, 0, 0, d, -x0 * a, -y0 * d, 0, 0, width, height]);
  const picture = drawn(width, height, (bitmap) => {
    call('FPDF_RenderPageBitmapWithMatrix', bitmap, page, values, values + 24, drawFlags);
  });
  call('free', values);
  call('FPDF_ClosePage', page);
  return picture;
}

function difference(one: Picture, other: Picture): number {
  let sum = 0;
  for (let at = 0; at < one.pixels.length; at++) sum += Math.abs(one.pixels[at]! - other.pixels[at]!);
  return sum / one.pixels.length;
}

async function keep(name: string, pictures: readonly Picture[]): Promise<void> {
  if (flags.pictures === undefined) return;
  mkdirSync(flags.pictures, { recursive: true });
  for (const [index, { width, height, pixels }] of pictures.entries())
    await sharp(pixels, { raw: { width, height, channels: 3 } }).toFile(join(flags.pictures, `${name}-${index}.png`));
}

const files = positionals.flatMap((path) =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.toLowerCase().endsWith('.pdf'))
        .map((name) => join(path, name)),
);
const differences: number[] = [];
for (const file of files.sort()) {
  const bytes = readFileSync(file);
  const chunks: Uint8Array[] = [];
  const sink = { write: async (chunk: Uint8Array) => void chunks.push(Uint8Array.from(chunk)) };
  const options = MergeOptions.parse({ layout: flags.layout });
  const report = await mergeDocuments(documentsIn(file, bytes), options, sink, { producer: 'bench' });
  for (const { failure } of report.refused) console.log(`refused  ${basename(file)}: ${failure.message}`);
  if (report.sheets === 0) continue;
  const [source, sheets] = [open(bytes), open(Buffer.concat(chunks))];
  for (const placement of report.placements.slice(0, Number(flags.pages))) {
    const { box, scale, page } = placement;
    const pixels = (points: number): number => Math.max(1, Math.min(6000, Math.round(((points / scale) * dpi) / 72)));
    const [width, height] = [pixels(box[2] - box[0]), pixels(box[3] - box[1])];
    const [before, after] = [original(source, placement, width, height), placed(sheets, placement, width, height)];
    const figure = difference(before, after);
    differences.push(figure);
    if (figure > bound) {
      console.log(`${figure.toFixed(3).padStart(8)} ${basename(file)} page ${page}`);
      await keep(`${basename(file, '.pdf')}-${page}`, [before, after]);
    }
  }
  source.close();
  sheets.close();
}
const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
console.log(
  `${differences.length} pages: mean ${mean.toFixed(4)}, worst ${Math.max(...differences).toFixed(3)}, ${differences.filter((value) => value > bound).length} above ${bound}`,
);
