/**
 * Decodes the bytes of an XML document to text.
 *
 * A byte order mark or the pattern of the first bytes outranks the declaration (XML 1.0, appendix F), because much
 * software writes UTF-8 and declares UTF-16, because its string was UTF-16 before it was saved.
 */
import iconv from 'iconv-lite';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

/**
 * Declared names that are accepted. iconv-lite also knows `base64` and `hex`, which must never be chosen by a document.
 */
const namedEncodings =
  /^(?:utf-?8|us-ascii|ascii|iso-?8859-\d{1,2}|latin-?\d|windows-?12\d\d|cp12\d\d|gbk|gb2312|gb18030|gb_2312-80|cp936|big5|big5-hkscs|shift_jis|euc-(?:jp|kr|cn)|koi8-r|macintosh)$/i;

const declaration = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/** First bytes and the encoding they prove: byte order marks, and a `<` in UTF-16. The first match counts. */
const beginnings: readonly (readonly [beginning: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32'],
  [[0, 0, 0xfe, 0xff], 'utf-32'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0], 'utf-16le'],
  [[0, 0x3c], 'utf-16be'],
];

/** The encoding of the bytes, as iconv-lite calls it. */
function encodingOf(bytes: Uint8Array): string {
  const [, proven] = beginnings.find(([beginning]) => beginning.every((byte, index) => bytes[index] === byte)) ?? [];
  if (proven === 'utf-32')
    throw new Failure('unsupported_format', message('xml.utf32', {}), { detail: message('advice.saveUtf8', {}) });
  if (proven !== undefined) return proven;
  const declared = declaration.exec(Buffer.from(bytes.subarray(0, 300)).toString('latin1'))?.[1]?.toLowerCase();
  if (declared === undefined || /^utf-?(?:8|16)/.test(declared)) return 'utf-8';
  if (!namedEncodings.test(declared) || !iconv.encodingExists(declared)) {
    throw new Failure('unsupported_format', message('xml.unknownEncoding', { encoding: declared }), {
      detail: message('advice.declareUtf8', {}),
    });
  }
  // Documents that declare ISO-8859-1 are read as Windows-1252, as the WHATWG Encoding Standard does.
  return /^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(declared) ? 'windows-1252' : declared;
}

/** The text without its byte order mark. Throws `corrupt_document` if the bytes are not valid in their encoding. */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-8')
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('corrupt_document', message('xml.notUtf8', {}), {
      detail: message('advice.declareEncoding', {}),
      cause,
    });
  }
}
