/** Decodes the content of a page. */
import { constants, inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFName, PDFNull, type PDFRawStream } from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';
import { soundStream } from './sound-stream.ts';

/** The longest honest contents (maps, drawings) have about ten million bytes. */
const maximumBytes = 128 * 1024 * 1024;

/** Empty, with a warning, if nothing can be decoded. Throws `too_large` for decompression bombs. */
export function decoded(stream: PDFRawStream, warn: (said: Message) => void): Uint8Array {
  if (!stream.dict.has(PDFName.of('Filter'))) return stream.contents;
  try {
    if (isPlainFlate(stream)) return inflated(soundStream(stream, warn).contents);
    return decodePDFRawStream(stream).decode();
  } catch (error) {
    if (error instanceof Failure) throw error;
    warn(message('merge.partUndecoded', {}));
    return new Uint8Array();
  }
}

/** Throws `too_large` for content that unpacks to more than any honest page has, and that no viewer could finish. */
export function checkContentSize(stream: PDFRawStream): void {
  // Flate compresses to a thousandth at best.
  if (isPlainFlate(stream) && stream.contents.length > maximumBytes / 1100) inflated(stream.contents);
}

function isPlainFlate({ dict }: PDFRawStream): boolean {
  const parameters = dict.lookup(PDFName.of('DecodeParms'));
  const plain = !parameters || parameters === PDFNull;
  return plain && dict.lookup(PDFName.of('Filter')) === PDFName.of('FlateDecode');
}

function inflated(contents: Uint8Array): Uint8Array {
  try {
    return inflateSync(contents, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maximumBytes });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure('too_large', message('merge.largePage', { most: maximumBytes / 1024 ** 2 }), {
      detail: message('advice.printInViewer', {}),
      cause: error,
    });
  }
}
