/**
 * A picture as pages: one, or each page of a TIFF, at the size on paper that the image reader finds.
 *
 * A JPEG is embedded unchanged, and rotated by the matrix of its page as its EXIF says. Everything else is decoded by the
 * reader and stored without loss.
 */
import type { MediaType } from '../../domain/formats.ts';
import { imageReader } from '../../documents/readers/image.ts';
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { PreparedDocument, PreparedObject, PreparedPage } from '../prepared.ts';
import { withKeys } from '../pdf/keys.ts';
import { jpegPicture } from './jpeg.ts';
import { rasterPicture } from './raster.ts';
import type { StoredPicture } from './stored-picture.ts';

/** Higher than any resolution, so that the picture keeps its pixels. */
const everyPixel = 100_000;

/** Rejects with a Failure: corrupt_document, too_large. */
export async function prepareImage(bytes: Uint8Array, mediaType: MediaType): Promise<PreparedDocument> {
  const picture = await imageReader.open(bytes, {});
  try {
    const objects: PreparedObject[] = [];
    const pages: PreparedPage[] = [];
    for (let index = 0; index < picture.pageCount; index++) {
      const { width, height } = await picture.text(index);
      const stored =
        (mediaType === 'image/jpeg' ? await jpegPicture(bytes) : undefined) ??
        (await rasterPicture(await picture.raster(index, everyPixel), bytes.length / picture.pageCount));
      const form = append(objects, stored, { width, height });
      pages.push({ form, size: { width, height }, matrix: [1, 0, 0, 1, 0, 0] });
    }
    return { pages, objects: withKeys(objects), layers: [], signatures: [], warnings: picture.warnings };
  } finally {
    picture.close();
  }
}

function append(
  objects: PreparedObject[],
  { entries, data, others, matrix: [a, b, c, d, e, f] }: StoredPicture,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const first = objects.length;
  objects.push(...others);
  const placed = entries.map((piece) => (typeof piece === 'number' ? piece + first : piece));
  const image = objects.push({ text: ['<<', ...placed, `/Length ${data.length}>>`], stream: data }) - 1;
  const onPage = pdfNumbers([a * width, b * height, c * width, d * height, e * width, f * height]);
  const stream = Buffer.from(`q ${onPage} cm /Im Do Q`);
  const head = `<</Type/XObject/Subtype/Form/BBox[${pdfNumbers([0, 0, width, height])}]/Resources<</XObject<</Im `;
  return objects.push({ text: [head, image, `>>>>/Length ${stream.length}>>`], stream }) - 1;
}
