/**
 * The list of readers: one for every media type that has pages. XML has no pages and is read by extract/sources.
 *
 * A reader's code, and the engine behind it, is loaded when the first document of its kind is opened.
 */
import { Failure } from '../../domain/failure.ts';
import type { MediaType } from '../../domain/formats.ts';
import { message } from '../../texts/message.ts';
import type { Reader } from '../reader.ts';

const pdf: Reader = {
  mediaTypes: ['application/pdf'],
  open: async (bytes, options) => (await import('./pdf.ts')).pdfReader.open(bytes, options),
};

const image: Reader = {
  mediaTypes: ['image/jpeg', 'image/png', 'image/tiff', 'image/webp', 'image/gif', 'image/bmp', 'image/heic'],
  open: async (bytes, options) => (await import('./image.ts')).imageReader.open(bytes, options),
};

const ofd: Reader = {
  mediaTypes: ['application/ofd'],
  open: async (bytes, options) => (await import('./ofd.ts')).ofdReader.open(bytes, options),
};

export const readers: readonly Reader[] = [pdf, image, ofd];

/** Throws `unsupported_format` for a type that has no reader. */
export function readerFor(mediaType: MediaType): Reader {
  const reader = readers.find(({ mediaTypes }) => mediaTypes.includes(mediaType));
  if (reader) return reader;
  throw new Failure('unsupported_format', message('read.noPages', { type: mediaType }), {
    detail: message('advice.pageFormats', { formats: readers.flatMap(({ mediaTypes }) => mediaTypes).join(', ') }),
  });
}
