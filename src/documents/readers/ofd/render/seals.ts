/**
 * Draws electronic seals: the picture in the signed value, at the position in StampAnnot. Source: GB/T 33190-2016,
 * 18.2.2.
 *
 * A seal is blended by multiplication, like ink, so that its white background covers nothing.
 */
import { PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { readDocuments, readPage } from '../document.ts';
import { openOfdPackage } from '../package.ts';
import type { OfdSignature, SealPicture, SealStamp } from '../signatures.ts';
import { concatenate, openCanvas, rectangle } from './canvas.ts';
import { type Scope, warnOfPage, whyUndrawn } from './drawing.ts';
import { placeImage } from './image-object.ts';
import { registerImage } from './images.ts';
import { drawPageContents } from './objects.ts';
import { documentResources } from './resources.ts';
import { message } from '../../../../texts/message.ts';

/** A seal whose picture is an OFD may have seals itself. Those are not drawn, so that nesting ends here. */
export interface DrawnSeal {
  readonly ref: PDFRef;
  readonly isForm: boolean;
}

/**
 * The picture of a seal as a PDF object that fills the unit square. If it cannot be drawn: undefined, with a warning.
 */
export async function registerSeal(scope: Scope, picture: SealPicture | undefined): Promise<DrawnSeal | undefined> {
  if (!picture) {
    warnOfPage(scope, message('ofd.sealWithoutPicture', {}));
    return undefined;
  }
  try {
    const zipped = picture.bytes[0] === 0x50 && picture.bytes[1] === 0x4b;
    if (zipped) return { ref: await sealForm(scope, picture.bytes), isForm: true };
    return { ref: await registerImage(scope.job.context, picture.bytes, undefined), isForm: false };
  } catch (error) {
    warnOfPage(scope, message('ofd.sealUndrawn', { why: whyUndrawn(error) }));
    return undefined;
  }
}

/** The first page of an OFD as a transparency group in the unit square, y downwards. */
async function sealForm({ job, page: pageNumber }: Scope, bytes: Uint8Array): Promise<PDFRef> {
  const pack = await openOfdPackage(bytes);
  try {
    const [document] = await readDocuments(pack);
    const [reference] = document?.pages ?? [];
    if (!document || !reference) throw new RangeError('it has no page');
    const page = await readPage(pack, document, reference);
    const canvas = openCanvas(job.context);
    const { x, y, width, height } = page.area;
    canvas.put(concatenate([1 / width, 0, 0, 1 / height, -x / width, -y / height]));
    const resources = await documentResources(pack, document, job.warn);
    await drawPageContents({ job, pack, resources, canvas, page: pageNumber, style: {}, alpha: 1, depth: 0 }, page);
    const form = canvas.stream({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] });
    form.dict.set(PDFName.of('Group'), job.context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' }));
    return job.context.register(form);
  } finally {
    pack.close();
  }
}

export const stampsOf = (
  signatures: readonly OfdSignature[],
  pageId: string,
): { readonly signature: OfdSignature; readonly stamp: SealStamp }[] =>
  signatures.flatMap((signature) =>
    signature.stamps.filter((stamp) => stamp.pageId === pageId).map((stamp) => ({ signature, stamp })),
  );

export function drawSeal(scope: Scope, seal: DrawnSeal, { boundary, clip }: SealStamp): void {
  const { canvas } = scope;
  if (!(boundary.width > 0 && boundary.height > 0)) return;
  canvas.put('q');
  canvas.put(concatenate([1, 0, 0, 1, boundary.x, boundary.y]));
  if (clip && clip.width > 0 && clip.height > 0) canvas.put(`${rectangle(clip)} W n`);
  canvas.put(concatenate([boundary.width, 0, 0, boundary.height, 0, 0]));
  if (seal.isForm) canvas.put(`${canvas.state('BM Multiply')} gs ${canvas.xObject(seal.ref)} Do`);
  else placeImage(scope, seal.ref, 'Multiply');
  canvas.put('Q');
}
