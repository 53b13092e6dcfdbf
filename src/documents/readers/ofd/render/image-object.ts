/** Draws pictures in the unit square, y downwards, which the CTM of the object maps to the page. */
import type { PDFRef } from '@cantoo/pdf-lib';
import type { XmlNode } from '../../../xml.ts';
import { type Scope, warnOfPage, whyUndrawn } from './drawing.ts';
import { registerImage } from './images.ts';
import { alphaState } from './transparency.ts';
import { message } from '../../../../texts/message.ts';

const maxImages = 2000;

/** The picture of a resource, embedded once for all its uses. If it cannot be drawn: undefined, with a warning. */
function imageOf(scope: Scope, id: string, maskId: string | undefined): Promise<PDFRef | undefined> {
  const { job, pack, resources } = scope;
  const part = resources.media.get(id);
  const maskPart = maskId === undefined ? undefined : resources.media.get(maskId);
  const images = job.images.get(pack) ?? new Map<string, Promise<PDFRef | undefined>>();
  job.images.set(pack, images);
  const key = `${part}\n${maskPart}`;
  const known = images.get(key);
  if (known) return known;
  const image = (async () => {
    const [bytes, mask] = [await pack.read(part), await pack.read(maskPart)];
    if (!bytes) {
      warnOfPage(scope, message('ofd.pictureMissing', { id }));
      return undefined;
    }
    if (images.size > maxImages) {
      warnOfPage(scope, message('ofd.manyPictures', { most: maxImages }));
      return undefined;
    }
    try {
      return await registerImage(job.context, bytes, mask);
    } catch (error) {
      warnOfPage(scope, message('ofd.pictureUndrawn', { part: part ?? id, why: whyUndrawn(error) }));
      return undefined;
    }
  })();
  images.set(key, image);
  return image;
}

export async function drawImage(scope: Scope, object: XmlNode): Promise<void> {
  const ref = await imageOf(scope, object.attributes['ResourceID'] ?? '', object.attributes['ImageMask']);
  if (ref) placeImage(scope, ref, object.attributes['BlendMode']);
}

/** Flips the picture, because y points upwards in PDF pictures. */
export function placeImage({ canvas, alpha }: Scope, ref: PDFRef, blendMode?: string): void {
  canvas.put(alphaState(canvas, alpha, alpha, blendMode));
  canvas.put(`1 0 0 -1 0 1 cm ${canvas.xObject(ref)} Do`);
}
