/** The readers, explicitly: one for every media type that has pages. XML has none and is read by extract/sources. */
import { Failure } from '../../domain/failure.ts';
import type { MediaType } from '../../domain/formats.ts';
import type { Reader } from '../reader.ts';
import { pdfReader } from './pdf.ts';

export const readers: readonly Reader[] = [pdfReader];

/** Throws `unsupported_format`. */
export function readerFor(mediaType: MediaType): Reader {
  const reader = readers.find(({ mediaTypes }) => mediaTypes.includes(mediaType));
  if (reader) return reader;
  throw new Failure('unsupported_format', `No pages can be read from ${mediaType}`, {
    detail: `Formats with pages: ${readers.flatMap(({ mediaTypes }) => mediaTypes).join(', ')}`,
  });
}
