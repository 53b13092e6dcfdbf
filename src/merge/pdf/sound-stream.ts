/**
 * Streams are copied as they are stored. Only a truncated or damaged one is repaired: the part that can be decoded is kept,
 * which is what a viewer draws, so that strict readers find no fault in the merged file.
 */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, PDFName, PDFNull, type PDFObject, type PDFRawStream } from '@cantoo/pdf-lib';
import { type Message, message } from '../../texts/message.ts';

export interface SoundStream {
  readonly contents: Uint8Array;
  /** Filter and DecodeParms. */
  readonly filters: Readonly<Record<string, PDFObject>>;
}

/** Larger streams (pictures) are not checked, because that would need more memory than everything else. */
const checkedBytes = 8 * 1024 * 1024;
const checkedPlainBytes = 64 * 1024 * 1024;

export function soundStream(stream: PDFRawStream, warn: (said: Message) => void): SoundStream {
  const filters = filtersOf(stream);
  const { contents } = stream;
  const first = filters['Filter'] instanceof PDFArray ? filters['Filter'].lookup(0) : filters['Filter'];
  if (first !== PDFName.of('FlateDecode') || contents.length > checkedBytes) return { contents, filters };
  try {
    inflateSync(contents, { maxOutputLength: checkedPlainBytes });
    return { contents, filters };
  } catch (error) {
    // The stream is not damaged, but longer than the limit.
    if (error instanceof RangeError) return { contents, filters };
  }
  warn(message('merge.partDamaged', {}));
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

/** The bytes before the damage. zlib does not report its position, so the longest valid beginning is searched for. */
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
    // The damage begins earlier, where the caller will look next.
    return undefined;
  }
}
