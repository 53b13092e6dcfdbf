/**
 * Decodes names inside a ZIP and checks that they are safe.
 *
 * Chinese Windows writes names in GBK and sets no flag for it. UTF-8 is therefore tried first: a name that is valid
 * UTF-8 is hardly ever GBK, while almost any name is valid GBK.
 */
import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { type Message, message } from '../texts/message.ts';

export interface RawName {
  readonly raw: Uint8Array;
  /** General purpose bit flag of the entry. */
  readonly flags: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Uint8Array }[];
}

const utf8Flag = 0x800;
/** Info-ZIP Unicode Path Extra Field (APPNOTE 4.6.9): version, CRC-32 of the raw name, the name in UTF-8. */
const unicodePathField = 0x7075;

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The name is not UTF-8, which is a result here and not an error.
    return undefined;
  }
}

function unicodePath({ raw, extraFields }: RawName): string | undefined {
  const field = extraFields.find(({ id, data }) => id === unicodePathField && data.length > 5 && data[0] === 1)?.data;
  if (!field) return undefined;
  const written = new DataView(field.buffer, field.byteOffset, field.byteLength).getUint32(1, true);
  // A tool that does not know this field may have renamed the entry. The checksum is then that of the old name.
  return written === crc32(raw) ? utf8(field.subarray(5)) : undefined;
}

/** The name of an entry, with `/` between folders and no control characters. */
export function entryName(name: RawName): string {
  const flagged = (name.flags & utf8Flag) === 0 ? undefined : utf8(name.raw);
  const text = flagged ?? unicodePath(name) ?? utf8(name.raw) ?? iconv.decode(Buffer.from(name.raw), 'gb18030');
  return text.replaceAll('\\', '/').replaceAll(/\p{Cc}/gu, '\uFFFD');
}

/** Why the name of an entry is not safe. Undefined if it is. */
export function nameProblem(name: string): Message | undefined {
  if (name === '') return message('zip.noName', {});
  if (name.startsWith('/')) return message('zip.absolutePath', {});
  if (/^[A-Za-z]:/.test(name)) return message('zip.driveLetter', {});
  return name.split('/').includes('..') ? message('zip.outside', {}) : undefined;
}

/** Whether an entry was added by the packing program: folders, files of Finder and Explorer, hidden files. */
export function isPackingDebris(name: string): boolean {
  if (/(?:^|\/)_rels\/\.rels$/.test(name)) return false;
  const segments = name.split('/');
  const file = segments.at(-1) ?? '';
  return (
    file === '' || file.startsWith('.') || segments.includes('__MACOSX') || /^(?:thumbs\.db|desktop\.ini)$/i.test(file)
  );
}
