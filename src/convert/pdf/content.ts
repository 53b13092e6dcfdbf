/** Decodes and replaces the content streams of pages and forms. */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  type PDFContext,
} from '@cantoo/pdf-lib';

/** The longest honest contents (maps, drawings) have about ten million bytes. */
const maximumBytes = 64 * 1024 * 1024;

/** The content as Latin-1, one character per byte. Undefined for rare filters, damaged data and decompression bombs. */
export function plainContent(stream: PDFObject | undefined): string | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  const bytes = plainBytes(stream);
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function plainBytes({ dict, contents }: PDFRawStream): Uint8Array | undefined {
  const [filter, parameters] = [onlyOne(dict.lookup(PDFName.of('Filter'))), dict.lookup(PDFName.of('DecodeParms'))];
  if (filter === undefined) return contents;
  if (filter !== PDFName.of('FlateDecode') || (parameters && parameters !== PDFNull)) return undefined;
  try {
    return inflateSync(contents, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maximumBytes });
  } catch {
    // The data is damaged or a decompression bomb. The caller then leaves the stream as it is.
    return undefined;
  }
}

const onlyOne = (filter: PDFObject | undefined): PDFObject | undefined =>
  filter instanceof PDFArray && filter.size() < 2 ? filter.lookup(0) : filter;

/** A stream with this content and the other entries of `like`. */
export function contentStream(context: PDFContext, content: string, like?: PDFDict): PDFRawStream {
  const dict = like ? like.clone(context) : PDFDict.withContext(context);
  dict.delete(PDFName.of('DecodeParms'));
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  return PDFRawStream.of(dict, deflateSync(Buffer.from(content, 'latin1')));
}

/** The streams of a page's content, in order, whether it has one or several. */
export function contentRefs(page: PDFDict): readonly PDFRef[] {
  const contents = page.get(PDFName.of('Contents'));
  const streams = page.context.lookup(contents);
  if (streams instanceof PDFArray) return streams.asArray().filter((entry) => entry instanceof PDFRef);
  return contents instanceof PDFRef ? [contents] : [];
}
