/** What the tests of merge share: PDFs made on the spot, merged in memory, and looked at. */
import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect } from 'vitest';
import type { MediaType } from '../../src/domain/formats.ts';
import type { Raster, SourceDocument } from '../../src/domain/document.ts';
import { mergeDocuments, type MergeServices, type MergeSource } from '../../src/merge/merge.ts';
import { MergeOptions } from '../../src/merge/options.ts';
import type { MergeReport } from '../../src/merge/report.ts';
import { withPdf } from '../documents/readers/pdf-documents.ts';

export function source(bytes: Uint8Array, path = 'a.pdf', mediaType: MediaType = 'application/pdf'): SourceDocument {
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType };
}

export interface Merged {
  readonly bytes: Buffer;
  readonly report: MergeReport;
}

export async function merge(
  sources: Iterable<MergeSource> | AsyncIterable<MergeSource>,
  options: object = {},
  services: Partial<MergeServices> = {},
): Promise<Merged> {
  const chunks: Uint8Array[] = [];
  const sink = { write: async (bytes: Uint8Array) => void chunks.push(Uint8Array.from(bytes)) };
  const report = await mergeDocuments(sources, MergeOptions.parse(options), sink, {
    producer: 'invoicectl',
    ...services,
  });
  const bytes = Buffer.concat(chunks);
  expect(report.bytes).toBe(bytes.length);
  return { bytes, report };
}

export const saved = (document: PDFDocument): Promise<Uint8Array> => document.save({ useObjectStreams: false });

/** Millimetres to points: pages of whole millimetres fill a paper of the same exactly. */
export const mm = (length: number): number => (length * 72) / 25.4;

export const rasterOf = (pdf: Uint8Array, index = 0, dpi = 100): Promise<Raster> =>
  withPdf(pdf, (open) => open.raster(index, dpi));

/** Mean absolute difference of two pictures of the same size, 0 to 255. */
export function difference(one: Raster, other: Raster): number {
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  let sum = 0;
  for (let at = 0; at < one.pixels.length; at++) sum += Math.abs(one.pixels[at]! - other.pixels[at]!);
  return sum / one.pixels.length;
}

/** The first page of `pdf` alone on a sheet of `width` x `height` mm, the size that a viewer shows it with. */
export async function alone(pdf: Uint8Array, width: number, height: number): Promise<Merged> {
  const orientation = width > height ? 'landscape' : 'portrait';
  const merged = await merge([source(pdf)], { layout: '1x1', paper: `${width}x${height}mm`, orientation, margin: 0 });
  expect(merged.report.refused).toEqual([]);
  expect(merged.report.placements[0]?.scale).toBeCloseTo(1, 9);
  return merged;
}

/** How far the first page of `pdf`, placed, is from the page itself. */
export async function placedDifference(pdf: Uint8Array, width: number, height: number): Promise<number> {
  const { bytes } = await alone(pdf, width, height);
  return difference(await rasterOf(pdf), await rasterOf(bytes));
}

/** Share of pixels that are red, as seals are. */
export function redShare({ pixels }: Raster): number {
  let red = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    if (pixels[at]! > 150 && pixels[at + 1]! < 100 && pixels[at + 2]! < 100) red++;
  }
  return red / (pixels.length / 3);
}

/** Every dictionary in a PDF, with those of its streams. */
export async function dictionariesOf(pdf: Uint8Array): Promise<PDFDict[]> {
  const { context } = await PDFDocument.load(pdf, { throwOnInvalidObject: true, updateMetadata: false });
  const found: PDFDict[] = [];
  const visit = (value: unknown): void => {
    if (value instanceof PDFRawStream) visit(value.dict);
    else if (value instanceof PDFArray) value.asArray().forEach(visit);
    else if (value instanceof PDFDict) {
      found.push(value);
      value.values().forEach(visit);
    }
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return found;
}

export const typesIn = async (pdf: Uint8Array): Promise<string[]> =>
  (await dictionariesOf(pdf)).flatMap((dict) => dict.get(PDFName.of('Type'))?.toString() ?? []);
