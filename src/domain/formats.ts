interface TypeFacts {
  readonly extensions: readonly string[];
  readonly title: string;
  /** Whether it is text without pages, which are laid out before it is read. */
  readonly isLaidOut?: true;
  /** Whether it is only read where the user names the file, or as the text of a mail: few such files are invoices. */
  readonly onlyNamed?: true;
}

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
  'image/heic': { extensions: ['heic', 'heif'], title: 'HEIC' },
  'application/ofd': { extensions: ['ofd'], title: 'OFD' },
  'application/zip': { extensions: ['zip'], title: 'ZIP' },
  'message/rfc822': { extensions: ['eml'], title: 'EML' },
  'application/vnd.ms-outlook': { extensions: ['msg'], title: 'MSG' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    title: 'Word',
    isLaidOut: true,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx', 'xlsm'],
    title: 'Excel',
    isLaidOut: true,
  },
  'application/vnd.ms-excel': { extensions: ['xls'], title: 'Excel 97–2003', isLaidOut: true },
  'text/html': { extensions: ['html', 'htm'], title: 'HTML', isLaidOut: true, onlyNamed: true },
  'text/plain': { extensions: ['txt'], title: 'text', isLaidOut: true, onlyNamed: true },
} as const satisfies Record<string, TypeFacts>;

export type MediaType = keyof typeof mediaTypes;

/** The types whose files are taken from folders and ZIPs. */
export const takenTypes: readonly TypeFacts[] = Object.values<TypeFacts>(mediaTypes).filter(
  ({ onlyNamed }) => onlyNamed !== true,
);

export const typeFacts = (mediaType: MediaType): TypeFacts => mediaTypes[mediaType];
