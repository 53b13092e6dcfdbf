/** Pictures for formats that take only PNG and JPEG, with the size that they have on paper. */
import type { Article, Picture } from '../model.ts';
import { type Message, message } from '../../../texts/message.ts';

export interface SizedPicture {
  readonly bytes: Uint8Array;
  readonly type: 'png' | 'jpg';
  readonly widthPoints: number;
  readonly heightPoints: number;
}

const maxPixels = 100_000_000;
const svgDpi = 192;

/** The stated resolution if it is plausible, otherwise that of the web. */
const dpiFrom = (density: number | undefined): number =>
  density !== undefined && density >= 72 && density <= 1200 ? density : 96;

/** A picture that cannot be decoded is left out: `warnings` gets a line, and the writer shows its description. */
export async function sizedPictures(article: Article, warnings: Message[]): Promise<ReadonlyMap<string, SizedPicture>> {
  const sized = new Map<string, SizedPicture>();
  if (article.pictures.size === 0) return sized;
  const { default: sharp } = await import('sharp');
  for (const [key, { bytes, mediaType }] of article.pictures) {
    try {
      const source = sharp(bytes, {
        limitInputPixels: maxPixels,
        ...(mediaType === 'image/svg+xml' ? { density: svgDpi } : {}),
      });
      const { width, height, density } = await source.metadata();
      const dpi = mediaType === 'image/svg+xml' ? svgDpi : dpiFrom(density);
      const keep = mediaType === 'image/png' || mediaType === 'image/jpeg';
      sized.set(key, {
        bytes: keep ? bytes : await source.png().toBuffer(),
        type: mediaType === 'image/jpeg' ? 'jpg' : 'png',
        widthPoints: (width * 72) / dpi,
        heightPoints: (height * 72) / dpi,
      });
    } catch {
      warnings.push(message('loss.pictureDamaged', {}));
    }
  }
  return sized;
}

/** Applies `imageFormat` and `imageQuality` to the pictures of an article. */
export async function recodePictures(
  article: Article,
  format: 'jpg' | 'png' | undefined,
  quality: number | undefined,
): Promise<Article> {
  if ((format === undefined && quality === undefined) || article.pictures.size === 0) return article;
  const { default: sharp } = await import('sharp');
  const pictures = new Map<string, Picture>();
  const warnings: Message[] = [];
  for (const [key, picture] of article.pictures) {
    try {
      const target = format ?? (picture.mediaType === 'image/jpeg' ? 'jpg' : 'png');
      const source = sharp(picture.bytes, { limitInputPixels: maxPixels }).autoOrient();
      const bytes =
        target === 'jpg'
          ? await source
              .flatten({ background: '#ffffff' })
              .jpeg({ quality: quality ?? 88 })
              .toBuffer()
          : await source.png().toBuffer();
      pictures.set(key, { bytes, mediaType: target === 'jpg' ? 'image/jpeg' : 'image/png' });
    } catch {
      pictures.set(key, picture);
      warnings.push(message('loss.pictureAsIs', {}));
    }
  }
  return { ...article, pictures, warnings: [...article.warnings, ...warnings] };
}
