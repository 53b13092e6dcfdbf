/** Old Office files and encrypted new ones: OLE2 compound files ([MS-CFB]), distinguished by the names of their streams. */
import { Failure } from '../domain/failure.ts';
import { ole2Streams } from './compound-file.ts';

/** Throws encrypted_document, unsupported_format, corrupt_document. */
export function ole2Format(bytes: Uint8Array): 'doc' | 'xls' | 'ppt' {
  const streams = ole2Streams(bytes);
  if (streams.has('encryptedpackage') || streams.has('encryptioninfo')) throw locked();
  const word = streams.get('worddocument');
  if (word) {
    // [MS-DOC] 2.5.2, FibBase: bit F of the word at offset 10.
    if (((word[11] ?? 0) & 0x01) !== 0) throw locked();
    return 'doc';
  }
  const workbook = streams.get('workbook') ?? streams.get('book');
  if (workbook) {
    if (hasFilePass(workbook)) throw locked();
    return 'xls';
  }
  if (streams.has('powerpoint document')) {
    if (streams.has('encryptedsummary')) throw locked();
    return 'ppt';
  }
  throw new Failure(
    'unsupported_format',
    'The file is an OLE2 container, but not a Word, Excel or PowerPoint document',
    {
      detail: 'Outlook messages are not converted: save the attachment itself',
    },
  );
}

const locked = (): Failure =>
  new Failure('encrypted_document', 'The Office document is protected by a password', {
    detail: 'Open it in Office, remove the password (File > Info > Protect) and save it again',
  });

/** The record FilePass follows directly after the first BOF ([MS-XLS] 2.4.117). */
function hasFilePass(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let offset = 0;
  for (let record = 0; record < 8 && offset + 4 <= stream.length; record++) {
    if (view.getUint16(offset, true) === 0x2f) return true;
    offset += 4 + view.getUint16(offset + 2, true);
  }
  return false;
}

/**
 * The text of a Word 97–2003 document, through its piece table ([MS-DOC] 2.4.1). A paragraph ends with \r, a cell with \x07.
 * Field codes are left out, and their results stay.
 */
export function docText(bytes: Uint8Array): string {
  const streams = ole2Streams(bytes);
  const word = streams.get('worddocument');
  const damaged = (): Failure => new Failure('corrupt_document', 'The Word document is damaged or cut off');
  if (!word || word.length < 0x1aa) throw damaged();
  const view = new DataView(word.buffer, word.byteOffset, word.byteLength);
  const table = streams.get((view.getUint16(10, true) & 0x0200) === 0 ? '0table' : '1table');
  const at = view.getUint32(0x1a2, true);
  const length = view.getUint32(0x1a6, true);
  if (!table || at + length > table.length) throw damaged();
  const pieces = pieceTable(table.subarray(at, at + length));
  if (!pieces) throw damaged();
  const characters = view.getUint32(0x4c, true);
  const text = pieces.map((piece) => textOfPiece(word, piece)).join('');
  return withoutFieldCodes(text.slice(0, characters > 0 ? characters : undefined));
}

interface Piece {
  readonly characters: number;
  readonly offset: number;
  /** Windows-1252, with one byte per character, instead of UTF-16. */
  readonly compressed: boolean;
}

function pieceTable(clx: Uint8Array): readonly Piece[] | undefined {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength);
  let offset = 0;
  while (offset + 3 <= clx.length && clx[offset] === 1) offset += 3 + view.getUint16(offset + 1, true);
  if (clx[offset] !== 2 || offset + 5 > clx.length) return undefined;
  const size = view.getUint32(offset + 1, true);
  const start = offset + 5;
  const count = Math.floor((size - 4) / 12);
  if (start + size > clx.length || count < 1) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const from = view.getUint32(start + 4 * index, true);
    const to = view.getUint32(start + 4 * index + 4, true);
    const raw = view.getUint32(start + 4 * (count + 1) + 8 * index + 2, true);
    const compressed = (raw & 0x40000000) !== 0;
    const position = raw & 0x3fffffff;
    return { characters: Math.max(0, to - from), offset: compressed ? position / 2 : position, compressed };
  });
}

function textOfPiece(word: Uint8Array, { characters, offset, compressed }: Piece): string {
  const bytes = word.subarray(offset, offset + characters * (compressed ? 1 : 2));
  return new TextDecoder(compressed ? 'windows-1252' : 'utf-16le').decode(bytes);
}

/** \x13 code \x14 result \x15, nested. */
function withoutFieldCodes(text: string): string {
  const inCode: boolean[] = [];
  let kept = '';
  for (const character of text) {
    if (character === '\x13') inCode.push(true);
    else if (character === '\x14') {
      inCode.pop();
      inCode.push(false);
    } else if (character === '\x15') inCode.pop();
    else if (!inCode.includes(true)) kept += character;
  }
  return kept;
}
