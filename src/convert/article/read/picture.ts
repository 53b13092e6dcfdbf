/** An article that contains only a picture, or the pages of one. */
import { readerFor } from '../../../documents/readers/index.ts';
import { sniff } from '../../../documents/sniff.ts';
import type { Article, Block, Picture } from '../model.ts';

const documentDpi = 200;

export async function pictureArticle(bytes: Uint8Array, name: string): Promise<Article> {
  const document = await readerFor(sniff(bytes)).open(bytes, {});
  try {
    const { default: sharp } = await import('sharp');
    const pictures = new Map<string, Picture>();
    const blocks: Block[] = [];
    for (let index = 0; index < document.pageCount; index++) {
      const { width, height } = await document.text(index);
      const raster = await document.raster(index, documentDpi);
      const key = `picture-${index + 1}`;
      const jpeg = await sharp(raster.pixels, { raw: { width: raster.width, height: raster.height, channels: 3 } })
        .jpeg({ quality: 90 })
        .toBuffer();
      pictures.set(key, { bytes: jpeg, mediaType: 'image/jpeg' });
      if (index > 0) blocks.push({ kind: 'page-break' });
      blocks.push({
        kind: 'paragraph',
        content: [{ kind: 'picture', picture: key, alt: name, widthPoints: width, heightPoints: height }],
      });
    }
    return { blocks, pictures, pages: document.pageCount, warnings: [...document.warnings] };
  } finally {
    document.close();
  }
}
