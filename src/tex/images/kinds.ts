/** What a picture is, by its bytes: names in a DOCX are often wrong, and TeX goes by the name. */
export type ImageKind = 'png' | 'jpg' | 'pdf' | 'gif' | 'bmp' | 'tiff' | 'webp' | 'emf' | 'wmf' | 'svg' | 'unknown';

export function imageKind(bytes: Uint8Array): ImageKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const hex = head.subarray(0, 12).toString('hex');
  if (hex.startsWith('89504e470d0a1a0a')) return 'png';
  if (hex.startsWith('ffd8ff')) return 'jpg';
  if (hex.startsWith('25504446')) return 'pdf';
  if (hex.startsWith('47494638')) return 'gif';
  if (hex.startsWith('424d')) return 'bmp';
  if (hex.startsWith('49492a00') || hex.startsWith('4d4d002a')) return 'tiff';
  if (hex.startsWith('52494646') && head.subarray(8, 12).toString('latin1') === 'WEBP') return 'webp';
  // EMR_HEADER, and " EMF" at 40 ([MS-EMF] 2.3.4.2).
  if (hex.startsWith('01000000') && head.subarray(40, 44).toString('latin1') === ' EMF') return 'emf';
  // Placeable metafile, or a bare META_HEADER ([MS-WMF] 2.3.2).
  if (hex.startsWith('d7cdc69a') || /^0[12]000900000[13]/.test(hex)) return 'wmf';
  return /<svg[\s>]/i.test(head.toString('utf8')) || /^\s*(?:<\?xml|<!DOCTYPE svg)/i.test(head.toString('utf8'))
    ? 'svg'
    : 'unknown';
}

export const readableByTex: ReadonlySet<ImageKind> = new Set(['png', 'jpg', 'pdf']);
export type VectorKind = Extract<ImageKind, 'emf' | 'wmf' | 'svg'>;
export const isVector = (kind: ImageKind): kind is VectorKind => kind === 'emf' || kind === 'wmf' || kind === 'svg';
