/**
 * Streams are taken over as they are stored. Only one that breaks off or is damaged is mended, as far as it can be
 * decoded: a viewer draws that much, and a strict reader of the merged file finds no fault.
 */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, PDFName, PDFNull, type PDFObject, type PDFRawStream } from '@cantoo/pdf-lib';

export interface SoundStream {
  readonly contents: Uint8Array;
  /** Filter and DecodeParms. */
  readonly filters: Readonly<Record<string, PDFObject>>;
}

/** Larger ones, pictures, are taken on trust: looking would cost more memory than all the rest. */
const checkedBytes = 8 * 1024 * 1024;
const checkedPlainBytes = 64 * 1024 * 1024;

export function soundStream(stream: PDFRawStream, warn: (message: string) => void): SoundStream {
  const filters = filtersOf(stream);
  const { contents } = stream;
  const first = filters['Filter'] instanceof PDFArray ? filters['Filter'].lookup(0) : filters['Filter'];
  if (first !== PDFName.of('FlateDecode') || contents.length > checkedBytes) return { contents, filters };
  try {
    inflateSync(contents, { maxOutputLength: checkedPlainBytes });
    return { contents, filters };
  } catch (error) {
    // Longer than is looked at, not damaged.
    if (error instanceof RangeError) return { contents, filters };
  }
  warn('A damaged part of a page is shown as far as it can be read');
  return { contents: deflateSync(readableStart(contents)), filters };
}

function filtersOf({ dict }: PDFRawStream): Record<string, PDFObject> {
  const filters: Record<string, PDFObject> = {};
  for (const name of ['Filter', 'DecodeParms']) {
    const value = dict.lookup(PDFName.of(name));
    if (value && value !== PDFNull && !(value instanceof PDFArray && value.size() === 0)) filters[name] = value;
  }
  return filters;
}

/** What inflates before the damage. zlib keeps that to itself, so the longest beginning that it accepts is searched for. */
function readableStart(contents: Uint8Array): Uint8Array {
  let [good, bad] = [0, contents.length + 1];
  let readable: Uint8Array = new Uint8Array();
  while (bad - good > 1) {
    const length = (good + bad) >> 1;
    const found = inflatedStart(contents.subarray(0, length));
    if (found) [good, readable] = [length, found];
    else bad = length;
  }
  return readable;
}

function inflatedStart(contents: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(contents, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: checkedPlainBytes });
  } catch {
    // The damage begins further to the front: the caller looks there.
    return undefined;
  }
}
