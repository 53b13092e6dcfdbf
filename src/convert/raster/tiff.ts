/** Joins TIFFs of one page: their directories are chained, and the offsets in them shifted (TIFF 6.0, 2). */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
const long = 4;
/** StripOffsets and TileOffsets, whose values are offsets. */
const offsetTags: ReadonlySet<number> = new Set([273, 324]);

/** Little-endian files with one directory each, as sharp writes them. */
export function multipageTiff(pages: readonly Uint8Array[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')];
  let length = 8;
  let linkAt: { readonly part: Buffer; readonly offset: number } = { part: parts[0] ?? Buffer.alloc(8), offset: 4 };
  for (const page of pages) {
    const part = Buffer.from(page);
    if (part.toString('latin1', 0, 4) !== 'II*\0') throw new Failure('internal', 'A page is not a little-endian TIFF');
    const directory = part.readUInt32LE(4);
    const count = part.readUInt16LE(directory);
    for (let index = 0; index < count; index++) moveEntry(part, directory + 2 + 12 * index, length);
    linkAt.part.writeUInt32LE(length + directory, linkAt.offset);
    linkAt = { part, offset: directory + 2 + 12 * count };
    part.writeUInt32LE(0, linkAt.offset);
    parts.push(part);
    length += part.length;
    // Offsets have to be even.
    if (part.length % 2 === 1) {
      parts.push(Buffer.alloc(1));
      length++;
    }
    if (length > 0xffff_0000) throw new Failure('too_large', message('convert.tiffLarge', {}));
  }
  return Buffer.concat(parts, length);
}

function moveEntry(part: Buffer, at: number, by: number): void {
  const tag = part.readUInt16LE(at);
  const type = part.readUInt16LE(at + 2);
  const count = part.readUInt32LE(at + 4);
  const inside = (bytesOfType[type] ?? 1) * count <= 4;
  const valuesAt = inside ? at + 8 : part.readUInt32LE(at + 8);
  if (!inside) part.writeUInt32LE(valuesAt + by, at + 8);
  if (!offsetTags.has(tag)) return;
  if (type !== long) throw new Failure('internal', 'The strips of a TIFF page have an unexpected type');
  for (let index = 0; index < count; index++)
    part.writeUInt32LE(part.readUInt32LE(valuesAt + 4 * index) + by, valuesAt + 4 * index);
}
