import { PDFArray, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { withMemoryLimit } from '../../../../src/documents/readers/pdf/memory-limit.ts';
import { collectGarbage } from '../../../../src/documents/garbage-collection.ts';
import { loadPdfium } from '../../../../src/documents/readers/pdf/pdfium.ts';
import { makePdf, withPdf } from '../pdf-documents.ts';

/** A module that exports its one memory, of one page and without a maximum: "(module (memory (export "m") 1))". */
const module = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 0x6d, 2, 0);
const page = 65_536;

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** As far as it is used here: the types of Node do not declare it. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: { readonly m: Memory } };
  };
};

const memoryOf = (bytes: Uint8Array): Memory => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.m;

/** A page of `operators` path operators, deflated twice: a few hundred bytes. */
async function unpacksTo(operators: number): Promise<PDFDocument> {
  const document = await makePdf(() => undefined);
  const { context } = document;
  const packed = deflateSync(deflateSync(Buffer.alloc(14 * (operators / 2), '0 0 m 9 9 l S\n')));
  const dict = context.obj({ Length: packed.length });
  const filters = PDFArray.withContext(context);
  filters.push(PDFName.of('FlateDecode'));
  filters.push(PDFName.of('FlateDecode'));
  dict.set(PDFName.of('Filter'), filters);
  document.getPage(0).node.set(PDFName.of('Contents'), context.register(PDFRawStream.of(dict, packed)));
  return document;
}

describe('withMemoryLimit', () => {
  test('memory grows up to the limit and no further', () => {
    const memory = memoryOf(withMemoryLimit(module, 300 * page));
    memory.grow(299);
    expect(memory.buffer.byteLength).toBe(300 * page);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  test('an existing limit is replaced', () => {
    const memory = memoryOf(withMemoryLimit(withMemoryLimit(module, 300 * page), 2 * page));
    expect(() => memory.grow(2)).toThrow(RangeError);
  });

  test('a module without memory is refused', () => {
    expect(() => withMemoryLimit(module.subarray(0, 8), page)).toThrow('no memory');
  });
});

test('a page that unpacks to millions of operators is too large, and the next document is read by a new instance', async () => {
  const bomb = await (await unpacksTo(8_000_000)).save();
  expect(bomb.length).toBeLessThan(5000);
  const before = await loadPdfium();
  await expect(withPdf(bomb, (open) => open.text(0))).rejects.toMatchObject({ kind: 'too_large' });
  expect(before.buffer().byteLength).toBeLessThanOrEqual(512 * 1024 * 1024);

  const sound = await makePdf(({ page: at, font }) => at.drawText('still here', { x: 50, y: 700, size: 10, font }));
  await withPdf(sound, async (open) => expect((await open.text(0)).words[0]?.text).toBe('still'));
  expect(await loadPdfium()).not.toBe(before);
});

test('memory that a large document needed is released while the reader is idle', async () => {
  const bomb = await (await unpacksTo(8_000_000)).save();
  const before = process.memoryUsage().external;
  await expect(withPdf(bomb, (open) => open.text(0))).rejects.toMatchObject({ kind: 'too_large' });
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage('major');
  }
  expect(process.memoryUsage().external).toBeLessThan(before + 128 * 1024 ** 2);
});
