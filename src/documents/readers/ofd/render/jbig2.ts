/**
 * Converts JBIG2 files to the form that PDF embeds: sequential segments without file header, end of page and end of
 * file. Source: ITU-T T.88, 7.2 and annex D; ISO 32000-1, 7.4.7.
 */
export interface Jbig2Picture {
  readonly width: number;
  readonly height: number;
  readonly segments: Uint8Array;
}

const signature = Buffer.from([0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a]);

export const isJbig2 = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 8)).equals(signature);

const types = { pageInformation: 48, endOfPage: 49, endOfStripe: 50, endOfFile: 51 } as const;
const unknownLength = 0xffffffff;
const maxSegments = 10_000;

interface Segment {
  readonly type: number;
  readonly page: number;
  readonly header: Buffer;
  readonly length: number;
  /** The offset at which the header ends. */
  readonly next: number;
}

/** The size in bytes of a reference to an earlier segment, by the number of the referring segment. Source: 7.2.5. */
function referenceBytes(number: number): number {
  if (number <= 256) return 1;
  return number <= 65536 ? 2 : 4;
}

function headerAt(bytes: Buffer, start: number): Segment {
  const flags = bytes.readUInt8(start + 4);
  const number = bytes.readUInt32BE(start);
  let at = start + 5;
  let referred = bytes.readUInt8(at) >> 5;
  if (referred === 7) {
    referred = bytes.readUInt32BE(at) & 0x1fffffff;
    at += 4 + Math.ceil((referred + 1) / 8);
  } else at += 1;
  at += referred * referenceBytes(number);
  const wide = (flags & 0x40) !== 0;
  const page = wide ? bytes.readUInt32BE(at) : bytes.readUInt8(at);
  at += wide ? 4 : 1;
  const length = bytes.readUInt32BE(at);
  return { type: flags & 0x3f, page, header: bytes.subarray(start, at + 4), length, next: at + 4 };
}

interface LocatedSegment {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

/** Segments with the positions of their data. In random access order all headers come first, then all data. */
function segmentsOf(bytes: Buffer): readonly LocatedSegment[] {
  const flags = bytes.readUInt8(8);
  const sequential = (flags & 1) !== 0;
  const dataBytes = ({ length }: Segment): number => (length === unknownLength ? bytes.length : length);
  const found: Segment[] = [];
  let at = (flags & 2) !== 0 ? 9 : 13;
  while (at < bytes.length && found.length < maxSegments) {
    const segment = headerAt(bytes, at);
    found.push(segment);
    at = segment.next;
    if (segment.type === types.endOfFile) break;
    if (sequential) at += dataBytes(segment);
  }
  let dataStart = at;
  return found.map((segment) => {
    const from = sequential ? segment.next : dataStart;
    const to = segment.length === unknownLength ? bytes.length : from + segment.length;
    if (to > bytes.length) throw new RangeError('The JBIG2 is cut off');
    dataStart = to;
    return { segment, from, to };
  });
}

/** Whether PDF leaves out a segment, because it has pages of its own. */
const isLeftOut = ({ page, type }: Segment): boolean =>
  page > 1 || type === types.endOfPage || type === types.endOfFile;

/** The first page of a JBIG2 file. Throws RangeError if the bytes end too early. */
export function readJbig2(source: Uint8Array): Jbig2Picture {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const parts: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  for (const { segment, from, to } of segmentsOf(bytes)) {
    if (isLeftOut(segment)) continue;
    if (segment.type === types.pageInformation)
      size = { width: bytes.readUInt32BE(from), height: bytes.readUInt32BE(from + 4) };
    // If the header does not state the height, it follows from the last row of the last stripe.
    if (segment.type === types.endOfStripe && size) size.height = heightOf(size.height, bytes.readUInt32BE(from) + 1);
    parts.push(segment.header, bytes.subarray(from, to));
  }
  if (!size) throw new RangeError('The JBIG2 has no page');
  return { ...size, segments: Buffer.concat(parts) };
}

const heightOf = (stated: number, rows: number): number =>
  stated === 0xffffffff || stated > 0x7fffffff ? rows : Math.max(stated, 0);
