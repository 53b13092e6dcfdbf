/**
 * The bitmap inside a metafile that only wraps one, for machines without a program that draws metafiles.
 *
 * EMF after [MS-EMF] 2.3.1 (records that carry a DIB) and [MS-EMFPLUS] 2.2.2.2 (compressed images in comments); WMF after [MS-WMF].
 */
export interface EmbeddedBitmap {
  /** A whole PNG, JPEG, GIF or BMP file. */
  readonly bytes: Uint8Array;
}

const dibRecords: Readonly<Record<number, { readonly header: number; readonly bits: number }>> = {
  // Record type → offsets of offBmiSrc/cbBmiSrc and of offBitsSrc/cbBitsSrc.
  76: { header: 84, bits: 92 }, // EMR_BITBLT
  77: { header: 84, bits: 92 }, // EMR_STRETCHBLT
  80: { header: 48, bits: 56 }, // EMR_SETDIBITSTODEVICE
  81: { header: 48, bits: 56 }, // EMR_STRETCHDIBITS
};
const commentRecord = 70;
const maxRecords = 100_000;

/** The largest bitmap, or undefined without one. */
export function bitmapOfMetafile(kind: 'emf' | 'wmf', bytes: Uint8Array): EmbeddedBitmap | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = kind === 'emf' ? emfBitmaps(data) : wmfBitmaps(data);
  const [largest] = found.toSorted((a, b) => b.length - a.length);
  return largest && { bytes: largest };
}

function emfBitmaps(data: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0, count = 0; at + 8 <= data.length && count < maxRecords; count += 1) {
    const type = data.readUInt32LE(at);
    const size = data.readUInt32LE(at + 4);
    if (size < 8 || at + size > data.length) break;
    const record = data.subarray(at, at + size);
    const offsets = dibRecords[type];
    if (offsets && size >= offsets.bits + 8) {
      const bitmap = bmpOf(slice(record, offsets.header), slice(record, offsets.bits));
      if (bitmap) found.push(bitmap);
    } else if (type === commentRecord) {
      const file = imageFileIn(record);
      if (file) found.push(file);
    }
    at += size;
  }
  return found;
}

/** The bytes whose offset and length in the record stand at `at`. */
function slice(record: Buffer, at: number): Buffer {
  const offset = record.readUInt32LE(at);
  const length = record.readUInt32LE(at + 4);
  return offset + length <= record.length ? record.subarray(offset, offset + length) : Buffer.alloc(0);
}

/** Where the DIB, with which the record ends, starts. */
const dibOffsets: Readonly<Record<number, number>> = {
  0x0f43: 28, // META_STRETCHDIB
  0x0b41: 26, // META_DIBSTRETCHBLT
};

function wmfBitmaps(data: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  const start = data.length >= 4 && data.readUInt32LE(0) === 0x9ac6cdd7 ? 22 + 18 : 18;
  for (let at = start, count = 0; at + 6 <= data.length && count < maxRecords; count += 1) {
    const size = data.readUInt32LE(at) * 2;
    const type = data.readUInt16LE(at + 4);
    if (size < 6 || at + size > data.length) break;
    const skipped = dibOffsets[type];
    if (skipped !== undefined && size > skipped + 40) {
      const dib = data.subarray(at + skipped, at + size);
      const headerBytes = paletteEnd(dib);
      const bitmap = bmpOf(dib.subarray(0, headerBytes), dib.subarray(headerBytes));
      if (bitmap) found.push(bitmap);
    }
    at += size;
  }
  return found;
}

function paletteEnd(dib: Buffer): number {
  const header = dib.readUInt32LE(0);
  const depth = dib.readUInt16LE(14);
  const colors = dib.readUInt32LE(32) || (depth <= 8 ? 2 ** depth : 0);
  const masks = header === 40 && dib.readUInt32LE(16) === 3 ? 12 : 0;
  return header + masks + colors * 4;
}

/** A DIB gets the file header that makes it a BMP. JPEG and PNG may be its "compression" ([MS-WMF] 2.1.1.7). */
function bmpOf(header: Buffer, bits: Buffer): Buffer | undefined {
  if (header.length < 40 || bits.length === 0) return undefined;
  const compression = header.readUInt32LE(16);
  if (compression === 4 || compression === 5) return bits;
  const file = Buffer.alloc(14);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(14 + header.length + bits.length, 2);
  file.writeUInt32LE(14 + header.length, 10);
  return Buffer.concat([file, header, bits]);
}

const starts = [Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('ffd8ff', 'hex'), Buffer.from('GIF8', 'latin1')];

function imageFileIn(record: Buffer): Buffer | undefined {
  if (record.length < 60 || record.subarray(12, 16).toString('latin1') !== 'EMF+') return undefined;
  for (const start of starts) {
    const at = record.indexOf(start);
    if (at >= 0) return record.subarray(at);
  }
  return undefined;
}
