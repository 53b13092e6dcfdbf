/**
 * The supported media types with their extensions. The type of a file is detected from its bytes (documents/sniff.ts), never
 * from its name.
 */
export const mediaTypes = {
  'application/pdf': { extensions: ['pdf'], title: 'PDF' },
  'application/xml': { extensions: ['xml'], title: 'XML' },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], title: 'JPEG' },
  'image/png': { extensions: ['png'], title: 'PNG' },
  'image/tiff': { extensions: ['tif', 'tiff'], title: 'TIFF' },
  'image/webp': { extensions: ['webp'], title: 'WebP' },
  'image/gif': { extensions: ['gif'], title: 'GIF' },
  'image/bmp': { extensions: ['bmp'], title: 'BMP' },
  'application/ofd': { extensions: ['ofd'], title: 'OFD' },
  'application/zip': { extensions: ['zip'], title: 'ZIP' },
} as const satisfies Record<string, { extensions: readonly string[]; title: string }>;

export type MediaType = keyof typeof mediaTypes;
