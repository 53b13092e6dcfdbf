/** Pictures inside Office packages. Linked pictures are not fetched and become a warning. */
import { Failure } from '../../../domain/failure.ts';
import type { OfficePackage, PartReference } from '../../../office/package.ts';
import type { Size } from '../../../office/word/drawings.ts';
import { message, type MessageSet } from '../../../texts/message.ts';
import { type Inline, type Picture, text } from '../model.ts';

/** A size that is larger than any paper is a mistake. */
const maxPoints = 10_000;
const maxPictureBytes = 100 * 1024 * 1024;

const types: readonly (readonly [start: string, type: Picture['mediaType']])[] = [
  ['\x89PNG', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
];

/** The media type, by the first bytes, of pictures that browsers and PDF writers show; undefined for others (EMF, WMF, …). */
export function pictureType(bytes: Uint8Array): Picture['mediaType'] | undefined {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const found = types.find(([start]) => head.startsWith(start))?.[1];
  if (found) return found;
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp';
  return /<svg[\s>]/.test(head) ? 'image/svg+xml' : undefined;
}

interface PictureReading {
  readonly office: OfficePackage;
  readonly pictures: Map<string, Picture>;
  readonly warnings: MessageSet;
}

/** The picture of a reference, or else the description that the author gave it. */
export async function partPicture(
  { target, external }: PartReference,
  { alt, widthPoints, heightPoints }: Size & { readonly alt: string },
  { office, pictures, warnings }: PictureReading,
): Promise<readonly Inline[]> {
  const instead = alt === '' ? [] : [text(alt)];
  if (external) {
    warnings.add(message('loss.picturesReferred', {}));
    return instead;
  }
  const picture = pictures.get(target) ?? (await readPicture(target, office));
  if (!picture) {
    warnings.add(message('loss.pictureUnsupported', { kind: target.split('.').at(-1) ?? '' }));
    return instead;
  }
  pictures.set(target, picture);
  return [
    {
      kind: 'picture',
      picture: target,
      alt,
      ...(isLength(widthPoints) ? { widthPoints } : {}),
      ...(isLength(heightPoints) ? { heightPoints } : {}),
    },
  ];
}

const isLength = (points: number | undefined): points is number =>
  points !== undefined && points > 0 && points < maxPoints;

async function readPicture(part: string, office: OfficePackage): Promise<Picture | undefined> {
  const bytes = await office.bytes(part);
  if (bytes && bytes.length > maxPictureBytes)
    throw new Failure('too_large', message('convert.pictureLarge', { name: part }));
  const mediaType = bytes && pictureType(bytes);
  return mediaType && { bytes, mediaType };
}
