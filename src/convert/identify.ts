/**
 * The format of a document to be converted, by its bytes.
 *
 * Only texts are distinguished by their names, because Markdown, CSV and plain text look alike. Text with a name that ends
 * in .docx is refused: an engine would make a PDF of it and report success.
 */
import { extensionOf } from '../documents/document-names.ts';
import { looksLikeRecords } from '../einvoices/from-records.ts';
import { looksLikeInvoiceXml } from '../einvoices/from-xml.ts';
import { sniff } from '../documents/sniff.ts';
import { openZip } from '../documents/zip.ts';
import { Failure } from '../domain/failure.ts';
import type { MediaType } from '../domain/formats.ts';
import { type Format, formatFacts, formatNamed, titleOf } from './formats.ts';
import { isOle2 } from '../documents/compound-file.ts';
import { ole2Format } from '../office/ole2-format.ts';
import { openDocumentFormat } from '../office/open-document.ts';
import { officeZipLimits } from '../office/package.ts';
import { type Message, message } from '../texts/message.ts';

export interface Identified {
  readonly format: Format;
  /** A sentence for the user when the name suggests another format. */
  readonly warning?: Message;
}

const textFormats: readonly Format[] = ['md', 'txt', 'html', 'csv', 'tex'];

const byMediaType: Partial<Record<MediaType, Format>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tiff',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'application/xml': 'txt',
};

/**
 * `asked` (the format that the user states) or the name decides between texts. A stated format that the bytes contradict
 * is refused. Rejects with corrupt_document, encrypted_document, unsupported_format, bad_request, too_large.
 */
export async function identify(bytes: Uint8Array, name: string, asked?: Format): Promise<Identified> {
  if (bytes.length === 0) throw new Failure('corrupt_document', message('file.empty', {}));
  const invoice = invoiceFormat(bytes, name, asked);
  if (invoice !== undefined) return { format: invoice };
  const found = isOle2(bytes) ? ole2Format(bytes) : await byContent(bytes, name);
  return found === 'text' ? { format: textFormat(bytes, name, asked) } : recognised(found, name, asked);
}

/** Invoice data is text. It is only recognised if neither the user nor the name states another kind of text. */
function invoiceFormat(bytes: Uint8Array, name: string, asked: Format | undefined): Format | undefined {
  const extension = extensionOf(name);
  const said = asked ?? (extension === 'json' ? 'record' : formatNamed(extension));
  if ((said === undefined || said === 'einvoice') && looksLikeInvoiceXml(bytes)) return 'einvoice';
  return (said === undefined || said === 'record') && looksLikeRecords(bytes) ? 'record' : undefined;
}

function recognised(format: Format, name: string, asked: Format | undefined): Identified {
  if (asked === format) return { format };
  if (asked !== undefined) throw mismatch(format, asked);
  const named = formatNamed(extensionOf(name));
  if (named === undefined || named === format) return { format };
  return {
    format,
    warning: message('convert.nameDiffers', { format: formatFacts[format].title, extension: extensionOf(name) }),
  };
}

function textFormat(bytes: Uint8Array, name: string, asked: Format | undefined): Format {
  const said = asked ?? formatNamed(extensionOf(name));
  // XML and JSON other than invoices is text.
  if (asked === undefined && said === 'einvoice') return 'txt';
  if (said === undefined) return looksLikeHtml(bytes) ? 'html' : 'txt';
  if (!textFormats.includes(said)) throw onlyText(said);
  return said;
}

const mismatch = (found: Format, asked: Format): Failure =>
  new Failure('bad_request', message('convert.otherFormat', { found: titleOf(found), asked: titleOf(asked) }), {
    detail: message('advice.omitFrom', {}),
  });

const onlyText = (called: Format): Failure =>
  new Failure('corrupt_document', message('convert.misnamedText', { format: titleOf(called), extension: called }), {
    detail: message('advice.renameText', {}),
  });

const looksLikeHtml = (bytes: Uint8Array): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
    Buffer.from(bytes.subarray(0, 2048)).toString('latin1').replace('\xef\xbb\xbf', ''),
  );

async function byContent(bytes: Uint8Array, name: string): Promise<Format | 'text'> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return zipFormat(bytes);
  if (isText(bytes)) return 'text';
  if (startsWith(bytes, '{\\rtf')) return 'rtf';
  const format = byMediaType[sniff(bytes, name)];
  if (format === undefined) throw new Failure('unsupported_format', message('convert.otherKind', {}));
  return format;
}

const startsWith = (bytes: Uint8Array, start: string): boolean =>
  Buffer.from(bytes.subarray(0, start.length)).toString('latin1') === start;

/** Text has no zero bytes, except UTF-16 with a byte order mark. */
function isText(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  const head = bytes.subarray(0, 4096);
  if (Buffer.from(head).toString('latin1').slice(0, 1029).includes('%PDF-')) return false;
  if (startsWith(bytes, '%!PS') || startsWith(bytes, '{\\rtf')) return false;
  return !head.some((byte) => byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b);
}

const mainParts = [
  [/(?:wordprocessingml|ms-word)\.[\w.]*main\+xml/, 'docx'],
  [/(?:spreadsheetml|ms-excel)\.[\w.]*main\+xml/, 'xlsx'],
  [/(?:presentationml|ms-powerpoint)\.[\w.]*main\+xml/, 'pptx'],
  [/wordprocessingml\./, 'docx'],
  [/spreadsheetml\./, 'xlsx'],
  [/presentationml\./, 'pptx'],
] as const satisfies readonly (readonly [RegExp, Format])[];

async function zipFormat(bytes: Uint8Array): Promise<Format> {
  const archive = await openZip(bytes, officeZipLimits);
  try {
    const types = archive.entries.find(({ name }) => name === '[Content_Types].xml');
    if (archive.entries.some(({ name }) => name.toLowerCase() === 'ofd.xml')) return 'ofd';
    const openDocument = await openDocumentFormat(archive);
    if (openDocument !== undefined) return openDocument;
    if (!types) {
      throw new Failure('unsupported_format', message('convert.plainZip', {}), {
        detail: message('advice.unpackAndConvert', {}),
      });
    }
    const text = (await archive.read(types)).toString('utf8');
    // A presentation contains the workbooks of its charts: only the type of the main part identifies it.
    for (const [pattern, format] of mainParts) if (pattern.test(text)) return format;
    throw new Failure('unsupported_format', message('convert.unknownPackage', {}));
  } finally {
    archive.close();
  }
}
