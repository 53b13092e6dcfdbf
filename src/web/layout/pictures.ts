/** Pictures of pages, decoded. At most 12 are kept; large photographs are kept smaller. */
import { leastRecent } from '../pdf/least-recent.ts';

export interface Pictures {
  /** Rejects if the server has no such picture, or the browser cannot decode it. */
  at(address: string): Promise<ImageBitmap>;
  close(): void;
}

const mostPictures = 12;
/** More than a page has on any screen; 16 MB in memory for a square. */
const longestSide = 2000;

export function pictures(headers: () => Readonly<Record<string, string>>): Pictures {
  const kept = leastRecent<ImageBitmap>(mostPictures, (bitmap) => bitmap.close());
  return {
    async at(address) {
      const known = kept.get(address);
      if (known) return known;
      const response = await fetch(address, { headers: headers() });
      if (!response.ok) throw new Error(`The picture of a page was answered with ${response.status}`);
      const bitmap = await shrunk(await createImageBitmap(await response.blob()));
      kept.set(address, bitmap);
      return bitmap;
    },
    close: () => kept.clear(),
  };
}

async function shrunk(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const factor = longestSide / Math.max(bitmap.width, bitmap.height);
  if (factor >= 1) return bitmap;
  const smaller = await createImageBitmap(bitmap, {
    resizeWidth: Math.max(1, Math.round(bitmap.width * factor)),
    resizeHeight: Math.max(1, Math.round(bitmap.height * factor)),
    resizeQuality: 'high',
  });
  bitmap.close();
  return smaller;
}
