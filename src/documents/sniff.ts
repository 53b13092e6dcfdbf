/**
 * Detects the type of a file from its bytes alone, because names may be wrong, and network data has none.
 *
 * An OFD is a ZIP with OFD.xml in its root, so the two can only be distinguished by looking inside. `sniff` returns
 * `application/zip` for both, and intake.ts then looks inside with zip.ts. In the same way it returns the type of Outlook
 * messages for all compound files, old Office documents among them.
 */
import { Failure } from '../domain/failure.ts';
import { type MediaType, mediaTypes, takenTypes } from '../domain/formats.ts';
import { type Message, message } from '../texts/message.ts';

/** `sniff` looks at this many bytes from the start; more may be given. */
export const sniffedBytes = 4096;

const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);

interface Signature<Result> {
  readonly matches: (head: string) => boolean;
  readonly result: Result;
}
const starts =
  (...prefixes: readonly string[]) =>
  (head: string): boolean =>
    prefixes.some((prefix) => head.startsWith(prefix));

/** BITMAPINFOHEADER and its relatives begin with their own size; without that, text that starts with "BM" would pass. */
const bitmapHeaderSizes = [12, 40, 52, 56, 64, 108, 124];

/** The brands of HEIF whose pictures are HEVC (ISO/IEC 23008-12, annex B), and those of HEIF in general. */
const heicBrand = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)/;

const readable: readonly Signature<MediaType>[] = [
  { result: 'image/jpeg', matches: starts('\xff\xd8\xff') },
  { result: 'image/png', matches: starts('\x89PNG\r\n\x1a\n') },
  { result: 'image/tiff', matches: starts('II*\0', 'MM\0*', 'II+\0', 'MM\0+') },
  { result: 'image/webp', matches: (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8) },
  { result: 'image/gif', matches: starts('GIF87a', 'GIF89a') },
  {
    result: 'image/bmp',
    matches: (head) =>
      head.startsWith('BM') && bitmapHeaderSizes.includes(head.charCodeAt(14)) && head.startsWith('\0\0\0', 15),
  },
  {
    result: 'image/heic',
    matches: (head) => head.startsWith('ftyp', 4) && heicBrand.test(head.slice(8, 12)),
  },
  { result: 'application/zip', matches: starts('PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08') },
  { result: 'application/vnd.ms-outlook', matches: starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') },
  // ISO 32000-1, implementation note 13: readers accept the header anywhere in the first 1024 bytes.
  { result: 'application/pdf', matches: (head) => head.slice(0, 1024 + 5).includes('%PDF-') },
];

interface Foreign {
  readonly what: Message;
  readonly advice: Message;
}
const convert = message('advice.saveAsPdfOrPicture', {});

const foreign: readonly Signature<Foreign>[] = [
  {
    matches: (head) => head.startsWith('ftypavif', 4),
    result: { what: message('foreign.avif', {}), advice: message('advice.convertPicture', {}) },
  },
  {
    matches: (head) => head.startsWith('ftyp', 4),
    result: { what: message('foreign.video', {}), advice: message('advice.photograph', {}) },
  },
  { matches: starts('{\\rtf'), result: { what: message('foreign.rtf', {}), advice: convert } },
  {
    matches: starts('%!PS'),
    result: { what: message('foreign.postScript', {}), advice: message('advice.ps2pdf', {}) },
  },
  {
    matches: starts('Rar!\x1a\x07'),
    result: { what: message('foreign.archive', { kind: 'RAR' }), advice: message('advice.unpackOrZip', {}) },
  },
  {
    matches: starts("7z\xbc\xaf'\x1c"),
    result: { what: message('foreign.archive', { kind: '7-Zip' }), advice: message('advice.unpackOrZip', {}) },
  },
  {
    matches: starts('\x1f\x8b'),
    result: { what: message('foreign.archive', { kind: 'gzip' }), advice: message('advice.unpackOrZip', {}) },
  },
  {
    matches: starts('\0\0\0\x0cjP  '),
    result: { what: message('foreign.jpeg2000', {}), advice: message('advice.convertPicture', {}) },
  },
];

/**
 * A mail begins with header fields (RFC 5322). Two of the usual ones are asked for, because other texts begin with a name
 * and a colon too.
 */
function looksLikeMail(head: string): boolean {
  const [block = ''] = head.split(/\r?\n\r?\n/, 1);
  const lines = block.split(/\r?\n/);
  // The last line may be cut off.
  if (!lines.slice(0, -1).every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line))) return false;
  const usual = lines.filter((line) => usualHeader.test(line)).map((line) => line.split(':', 1)[0]?.toLowerCase());
  return new Set(usual).size >= 2;
}
const usualHeader =
  /^(?:from|to|subject|date|message-id|received|mime-version|return-path|delivered-to|content-type|reply-to|dkim-signature|x-[\w-]+):/i;

/** Bytes that do not occur in text. Tab to carriage return do, and so does escape (Japanese mail). */
const isControl = (byte: number): boolean => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;

/** The first bytes as text, if they are text. UTF-16 is recognised by its byte order mark or by the zero beside `<`. */
function leadingText(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, sniffedBytes);
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le').decode(head);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be').decode(head);
  const text = latin1(head, 0, head.length).replace(/^\xef\xbb\xbf/, '');
  return head.some(isControl) ? undefined : text;
}

/** Skips comments, declarations and processing instructions before the first element. */
const htmlStart =
  /^\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body|title|script|table)\b/i;
const xmlStart = /^\s*<(?:\?xml\s|!--|!DOCTYPE\s|[A-Za-z_:\u0080-\uffff])/;

function describe(bytes: Uint8Array, head: string, text: string | undefined): Foreign {
  const known = foreign.find(({ matches }) => matches(head))?.result;
  if (known) return known;
  if (text !== undefined && htmlStart.test(text)) {
    return {
      what: message('foreign.html', {}),
      advice: message('advice.loginPage', {}),
    };
  }
  if (text !== undefined && text.trim() === '')
    return { what: message('foreign.blank', {}), advice: message('advice.scanAgain', {}) };
  if (text !== undefined) {
    const beginning = JSON.stringify(Buffer.from(text.trim().slice(0, 30), 'latin1').toString('utf8'));
    return { what: message('foreign.text', { beginning }), advice: convert };
  }
  const first = Buffer.from(bytes.subarray(0, 8))
    .toString('hex')
    .replaceAll(/(..)(?=.)/g, '$1 ');
  return {
    what: message('foreign.unknown', { bytes: first }),
    advice: message('advice.supported', { formats: readableTitles }),
  };
}

const readableTitles = takenTypes.map(({ title }) => title).join(', ');

/**
 * The media type of a document, given its bytes or at least the first `sniffedBytes` of them.
 * Throws corrupt_document for an empty file, and unsupported_format with a message that says what the bytes look like.
 * `name` is for the message: the user needs to know that a file named .pdf is an HTML page. HTML is a document only under
 * a name of HTML.
 */
export function sniff(bytes: Uint8Array, name?: string): MediaType {
  if (bytes.length === 0) {
    throw new Failure('corrupt_document', message('file.empty', {}), {
      detail: message('advice.scanAgain', {}),
    });
  }
  const head = latin1(bytes, 0, sniffedBytes);
  const found = readable.find(({ matches }) => matches(head));
  if (found) return found.result;
  if (looksLikeMail(head)) return 'message/rfc822';
  const text = leadingText(bytes);
  if (text !== undefined && !htmlStart.test(text) && xmlStart.test(text)) return 'application/xml';
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name ?? '')?.[1]?.toLowerCase();
  const isNamedHtml = mediaTypes['text/html'].extensions.some((known) => known === extension);
  if (isNamedHtml && text !== undefined && htmlStart.test(text)) return 'text/html';
  const { what, advice } = describe(bytes, head, text);
  const isMisnamed = extension !== undefined && knownExtensions.has(extension);
  throw new Failure('unsupported_format', isMisnamed ? message('foreign.named', { what, extension }) : what, {
    detail: advice,
  });
}

const knownExtensions: ReadonlySet<string> = new Set(
  Object.values(mediaTypes).flatMap(({ extensions }) => [...extensions]),
);
