/** The plain bytes of a stream, as far as they can be had. */
import { constants, inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFName, PDFNull, type PDFRawStream } from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';

/** Of the content of a page: the longest honest ones, maps and drawings, have some ten million. */
const maximumBytes = 256 * 1024 * 1024;

/** Empty, with a warning, where nothing can be decoded. Throws `too_large` for what is made to burst. */
export function decoded(stream: PDFRawStream, warn: (message: string) => void): Uint8Array {
  const { dict, contents } = stream;
  const filter = dict.lookup(PDFName.of('Filter'));
  const parameters = dict.lookup(PDFName.of('DecodeParms'));
  if (!filter || filter === PDFNull) return contents;
  try {
    const plainFlate = filter === PDFName.of('FlateDecode') && (!parameters || parameters === PDFNull);
    return plainFlate ? inflated(contents) : decodePDFRawStream(stream).decode();
  } catch (error) {
    if (error instanceof Failure) throw error;
    warn('A part of a page could not be decoded and is left out');
    return new Uint8Array();
  }
}

/** What can be inflated of a stream that may be cut off. */
export function inflated(contents: Uint8Array): Uint8Array {
  try {
    return inflateSync(contents, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maximumBytes });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new Failure('too_large', `A stream of the PDF unpacks to more than ${maximumBytes / 1024 ** 2} MB`, {
        detail: 'Print the document to a new PDF in a viewer',
        cause: error,
      });
    }
    throw error;
  }
}
