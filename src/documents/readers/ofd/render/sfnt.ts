/**
 * Reads TrueType, OpenType and WOFF containers, and all kinds of character maps that occur in subsets.
 *
 * Fonts embedded in documents often have only a symbol or a Macintosh map, which font libraries do not read.
 * Source: OpenType 1.9, cmap, formats 0, 4, 6, 12; WOFF 1.0, W3C.
 */
import { inflateSync } from 'node:zlib';

/** Maps a code point to a glyph; 0 if the font has none. */
export type CharacterMap = (codePoint: number) => number;

const maxTables = 256;
const maxTableBytes = 64 * 1024 * 1024;

const tagAt = (bytes: Buffer, offset: number): string => bytes.toString('latin1', offset, offset + 4);

/**
 * Inflates WOFF, because a font library would inflate a table again for every glyph. Returns other fonts as they are.
 */
export function unpackWoff(bytes: Buffer): Buffer {
  if (bytes.length < 44 || tagAt(bytes, 0) !== 'wOFF') return bytes;
  const count = Math.min(bytes.readUInt16BE(12), maxTables);
  const header = Buffer.alloc(12 + 16 * count);
  header.writeUInt32BE(bytes.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let table = 0; table < count; table++) {
    const entry = 44 + 20 * table;
    const [start, packed, length] = [4, 8, 12].map((at) => bytes.readUInt32BE(entry + at));
    const raw = bytes.subarray(start, (start ?? 0) + (packed ?? 0));
    const content = packed === length ? raw : inflateSync(raw, { maxOutputLength: maxTableBytes });
    bytes.copy(header, 12 + 16 * table, entry, entry + 4);
    header.writeUInt32BE(bytes.readUInt32BE(entry + 16), 16 + 16 * table);
    header.writeUInt32BE(offset, 20 + 16 * table);
    header.writeUInt32BE(content.length, 24 + 16 * table);
    const padding = Buffer.alloc((4 - (content.length % 4)) % 4);
    parts.push(content, padding);
    offset += content.length + padding.length;
  }
  return Buffer.concat(parts);
}

function tableAt(bytes: Buffer, tag: string): Buffer | undefined {
  // A collection starts with the offset of its first font.
  const start = tagAt(bytes, 0) === 'ttcf' ? bytes.readUInt32BE(12) : 0;
  const count = Math.min(bytes.readUInt16BE(start + 4), maxTables);
  for (let entry = start + 12; entry < start + 12 + 16 * count; entry += 16) {
    if (tagAt(bytes, entry) !== tag) continue;
    const offset = bytes.readUInt32BE(entry + 8);
    return bytes.subarray(offset, offset + bytes.readUInt32BE(entry + 12));
  }
  return undefined;
}

/** The character map of a font. Undefined if it has none that can be read. */
export function characterMapOf(bytes: Buffer): CharacterMap | undefined {
  try {
    const table = tableAt(bytes, 'cmap');
    if (!table) return undefined;
    const maps = Array.from({ length: Math.min(table.readUInt16BE(2), 64) }, (_, index) => {
      const at = 4 + 8 * index;
      const platform = table.readUInt16BE(at);
      const encoding = table.readUInt16BE(at + 2);
      return { rank: rankOf(platform, encoding), map: subtable(table.subarray(table.readUInt32BE(at + 4))) };
    })
      .filter((entry): entry is { rank: number; map: CharacterMap } => entry.map !== undefined)
      .sort((a, b) => a.rank - b.rank);
    if (maps.length === 0) return undefined;
    return (codePoint) => {
      for (const { rank, map } of maps) {
        // Macintosh Roman and Unicode agree in ASCII only.
        if (rank === ranks.macintosh && codePoint > 0x7f) continue;
        // Symbol fonts have their characters in the private use area.
        const glyph = map(codePoint) || (rank === ranks.symbol && codePoint < 0x100 ? map(0xf000 + codePoint) : 0);
        if (glyph !== 0) return glyph;
      }
      return 0;
    };
  } catch (error) {
    // An offset is beyond the end. A damaged table counts as absent.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const ranks = { full: 0, plane: 1, symbol: 2, macintosh: 3, other: 4 } as const;

function rankOf(platform: number, encoding: number): number {
  if ((platform === 3 && encoding === 10) || (platform === 0 && encoding >= 4)) return ranks.full;
  if ((platform === 3 && encoding === 1) || platform === 0) return ranks.plane;
  if (platform === 3 && encoding === 0) return ranks.symbol;
  return platform === 1 ? ranks.macintosh : ranks.other;
}

function subtable(table: Buffer): CharacterMap | undefined {
  const format = table.readUInt16BE(0);
  const word = (offset: number): number => (offset + 2 <= table.length ? table.readUInt16BE(offset) : 0);
  if (format === 0) return (code) => (code < 256 ? (table[6 + code] ?? 0) : 0);
  if (format === 6) {
    const [first, count] = [word(6), word(8)];
    return (code) => (code >= first && code < first + count ? word(10 + 2 * (code - first)) : 0);
  }
  if (format === 4) return segmented(word);
  if (format === 12) return grouped(table);
  return undefined;
}

function segmented(word: (offset: number) => number): CharacterMap {
  const doubled = word(6);
  const [ends, starts, steps, offsets] = [14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled];
  return (code) => {
    if (code > 0xffff) return 0;
    for (let at = 0; at < doubled; at += 2) {
      if (word(ends + at) < code) continue;
      const start = word(starts + at);
      if (start > code) return 0;
      const offset = word(offsets + at);
      if (offset === 0) return (code + word(steps + at)) & 0xffff;
      const glyph = word(offsets + at + offset + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + word(steps + at)) & 0xffff;
    }
    return 0;
  };
}

function grouped(table: Buffer): CharacterMap {
  const count = Math.min(table.readUInt32BE(12), Math.floor((table.length - 16) / 12));
  return (code) => {
    let [low, high] = [0, count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = 16 + 12 * middle;
      if (code < table.readUInt32BE(at)) high = middle - 1;
      else if (code > table.readUInt32BE(at + 4)) low = middle + 1;
      else return table.readUInt32BE(at + 8) + code - table.readUInt32BE(at);
    }
    return 0;
  };
}
