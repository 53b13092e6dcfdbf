/** Text of Word 97–2003 documents ([MS-DOC]). */
import { Failure } from '../domain/failure.ts';
import { ole2Streams } from '../documents/compound-file.ts';
import { message } from '../texts/message.ts';

/**
 * The text of a Word 97–2003 document, through its piece table ([MS-DOC] 2.4.1). A paragraph ends with \r, a cell with \x07.
 * Field codes are left out, and their results stay.
 */
export function docText(bytes: Uint8Array): string {
  const streams = ole2Streams(bytes);
  const word = streams.get('worddocument');
  const damaged = (): Failure => new Failure('corrupt_document', message('office.wordDamaged', {}));
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
