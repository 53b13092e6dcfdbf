/** Pictures of pages, decoded; large photographs are made smaller. */

/** More than a page has on any screen; 16 MB in memory for a square. */
const longestSide = 2000;

/** Rejects if the server has no such picture, or the browser cannot decode it. */
export async function pictureAt(address: string, headers: Readonly<Record<string, string>>): Promise<ImageBitmap> {
  const response = await fetch(address, { headers });
  if (!response.ok) throw new Error(`The picture of a page was answered with ${response.status}`);
  return shrunk(await createImageBitmap(await response.blob()));
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
