/** The formats that are converted, and how a result is recognised as one of them. */
import type { MediaType } from '../domain/formats.ts';
import { type LabelId, type Message, message } from '../texts/message.ts';

export const formatFacts = {
  docx: { extensions: ['docx'], title: 'Word' },
  doc: { extensions: ['doc'], title: 'Word 97–2003' },
  xlsx: { extensions: ['xlsx', 'xlsm'], title: 'Excel' },
  xls: { extensions: ['xls'], title: 'Excel 97–2003' },
  pdf: { extensions: ['pdf'], title: 'PDF' },
  pptx: { extensions: ['pptx'], title: 'PowerPoint' },
  ppt: { extensions: ['ppt'], title: 'PowerPoint 97–2003' },
  odt: { extensions: ['odt', 'ott'], title: 'OpenDocument text', called: 'format.odt' },
  ods: { extensions: ['ods', 'ots'], title: 'OpenDocument spreadsheet', called: 'format.ods' },
  odp: { extensions: ['odp', 'otp'], title: 'OpenDocument presentation', called: 'format.odp' },
  rtf: { extensions: ['rtf'], title: 'RTF' },
  md: { extensions: ['md', 'markdown'], title: 'Markdown' },
  txt: { extensions: ['txt', 'text', 'log'], title: 'text', called: 'format.txt' },
  jpg: { extensions: ['jpg', 'jpeg'], title: 'JPEG' },
  png: { extensions: ['png'], title: 'PNG' },
  tiff: { extensions: ['tiff', 'tif'], title: 'TIFF' },
  html: { extensions: ['html', 'htm', 'xhtml'], title: 'HTML' },
  csv: { extensions: ['csv', 'tsv'], title: 'CSV' },
  webp: { extensions: ['webp'], title: 'WebP' },
  gif: { extensions: ['gif'], title: 'GIF' },
  bmp: { extensions: ['bmp'], title: 'BMP' },
  ofd: { extensions: ['ofd'], title: 'OFD' },
  tex: { extensions: ['tex'], title: 'TeX' },
  einvoice: { extensions: ['xml'], title: 'e-invoice XML', called: 'format.einvoice' },
  // Without an extension, because few JSON files are records: stated with --from, or recognised by its content.
  record: { extensions: [], title: 'record of extract', called: 'format.record' },
} as const satisfies Record<string, { extensions: readonly string[]; title: string; called?: LabelId }>;

export type Format = keyof typeof formatFacts;

/** The title in a message: in the language of the reader where it is not a mere name. */
export function titleOf(format: Format): string | Message {
  const facts = formatFacts[format];
  return 'called' in facts ? message(facts.called, {}) : facts.title;
}

export const formats = Object.keys(formatFacts) as readonly Format[];

/** Formats that can be asked for; the others are only read. */
export const targetFormats = [
  'docx',
  'doc',
  'xlsx',
  'xls',
  'pdf',
  'pptx',
  'ppt',
  'md',
  'txt',
  'jpg',
  'png',
  'tiff',
  'html',
  'csv',
  'tex',
] as const satisfies readonly Format[];
export type TargetFormat = (typeof targetFormats)[number];

export const imageFormats = ['jpg', 'png', 'tiff', 'webp', 'gif', 'bmp'] as const satisfies readonly Format[];
export const isImage = (format: Format): boolean => imageFormats.some((image) => image === format);

const byExtension = new Map<string, Format>(
  formats.flatMap((format) =>
    [format, ...formatFacts[format].extensions].map((name): [string, Format] => [name, format]),
  ),
);

/** By extension or format code, without a dot, in upper or lower case; undefined for an unknown one. */
export const formatNamed = (name: string): Format | undefined => byExtension.get(name.toLowerCase());

export const isTarget = (format: Format): format is TargetFormat => targetFormats.some((target) => target === format);

const zipStart = 'PK\x03\x04';
const ole2Start = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** The first bytes, as Latin-1, of formats that always start alike. */
const magic: Partial<Record<Format, readonly string[]>> = {
  docx: [zipStart],
  xlsx: [zipStart],
  pptx: [zipStart],
  doc: [ole2Start],
  xls: [ole2Start],
  ppt: [ole2Start],
  pdf: ['%PDF-'],
  jpg: ['\xff\xd8\xff'],
  png: ['\x89PNG'],
  tiff: ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'],
};

/** Whether bytes can be a result of that format: engines have reported success with an empty file. */
export function looksLike(format: Format, bytes: Uint8Array): boolean {
  const starts = magic[format];
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (format !== 'txt' && format !== 'md' && format !== 'csv' && bytes.length === 0) return false;
  return starts === undefined || starts.some((start) => head.startsWith(start));
}

/** Formats of pages and pictures, by the media type that their readers know. */
export const pageMediaTypes: Partial<Record<Format, MediaType>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  jpg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
};
