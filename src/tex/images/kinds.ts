/** The kind of a picture by its bytes: names in a DOCX are often wrong, and TeX relies on the name. */
export type ImageKind = 'png' | 'jpg' | 'pdf' | 'gif' | 'bmp' | 'tiff' | 'webp' | 'emf' | 'wmf' | 'svg' | 'unknown';

/** Leading bytes in hexadecimal. */
const signatures = [
  ['89504e470d0a1a0a', 'png'],
  ['ffd8ff', 'jpg'],
  ['25504446', 'pdf'],
  ['47494638', 'gif'],
  ['424d', 'bmp'],
  ['49492a00', 'tiff'],
  ['4d4d002a', 'tiff'],
  // A placeable metafile ([MS-WMF] 2.3.2.3).
  ['d7cdc69a', 'wmf'],
] as const satisfies readonly (readonly [string, ImageKind])[];

export function imageKind(bytes: Uint8Array): ImageKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const hex = head.subarray(0, 12).toString('hex');
  for (const [start, kind] of signatures) if (hex.startsWith(start)) return kind;
  const saysAt = (offset: number): string => head.subarray(offset, offset + 4).toString('latin1');
  if (saysAt(0) === 'RIFF' && saysAt(8) === 'WEBP') return 'webp';
  // EMR_HEADER, with " EMF" at 40 ([MS-EMF] 2.3.4.2).
  if (hex.startsWith('01000000') && saysAt(40) === ' EMF') return 'emf';
  // A META_HEADER without the placeable header ([MS-WMF] 2.3.2.2).
  if (/^0[12]000900000[13]/.test(hex)) return 'wmf';
  const text = head.toString('utf8');
  return /<svg[\s>]/i.test(text) || /^\s*(?:<\?xml|<!DOCTYPE svg)/i.test(text) ? 'svg' : 'unknown';
}

export const readableByTex: ReadonlySet<ImageKind> = new Set(['png', 'jpg', 'pdf']);
export type VectorKind = Extract<ImageKind, 'emf' | 'wmf' | 'svg'>;
export const isVector = (kind: ImageKind): kind is VectorKind => kind === 'emf' || kind === 'wmf' || kind === 'svg';
