/** Photos of a camera are made smaller before they are sent: text is as readable at 3000 pixels as at 8000. */

const worthBytes = 3 * 1024 ** 2;
const longestSide = 3000;
const quality = 0.85;

/** The photo, upright and at most 3000 pixels long; anything else, and what the browser cannot draw, as it is. */
export async function smallerPhoto(file: File): Promise<File> {
  if (file.type !== 'image/jpeg' || file.size < worthBytes) return file;
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return file;
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return blob.size < file.size
    ? new File([blob], file.name, { type: file.type, lastModified: file.lastModified })
    : file;
}
