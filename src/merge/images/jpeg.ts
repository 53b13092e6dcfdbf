/**
 * Embeds a JPEG in a PDF unchanged, if the filter DCTDecode supports its kind.
 *
 * Adobe's programs write CMYK inverted and show this only by their own marker. In that case all four components are
 * inverted back, as every viewer of JPEGs does. Format: ITU T.81 annex B; EXIF 2.3, 4.6.4 (orientation); ICC.1 annex
 * B.4 (profile).
 */
import type { Matrix } from '../../geometry/matrix.ts';
import type { PreparedObject } from '../prepared.ts';
import type { StoredPicture } from './stored-picture.ts';

interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly adobe: boolean;
  readonly orientation: number;
  readonly profile: Uint8Array | undefined;
}

const spaces: Readonly<Record<number, { readonly name: string; readonly iccSignature: string }>> = {
  1: { name: '/DeviceGray', iccSignature: 'GRAY' },
  3: { name: '/DeviceRGB', iccSignature: 'RGB ' },
  4: { name: '/DeviceCMYK', iccSignature: 'CMYK' },
};

/** Undefined if the file cannot be embedded unchanged: 12 bits, lossless, arithmetic coding, or damage. */
export async function jpegPicture(bytes: Uint8Array): Promise<StoredPicture | undefined> {
  const header = readHeader(bytes);
  const space = header && spaces[header.components];
  if (!header || !space || !(await decodes(bytes))) return undefined;
  const profile = header.profile && fits(header.profile, space.iccSignature) ? header.profile : undefined;
  const others: readonly PreparedObject[] = profile ? [profileObject(profile, header.components, space.name)] : [];
  const inverted = header.components === 4 && header.adobe ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  return {
    entries: [
      `/Type/XObject/Subtype/Image/Width ${header.width}/Height ${header.height}/BitsPerComponent 8/Filter/DCTDecode${inverted}`,
      ...(profile ? ['/ColorSpace[/ICCBased ', 0, ']'] : [`/ColorSpace${space.name}`]),
    ],
    data: bytes,
    others,
    matrix: orientations[header.orientation] ?? [1, 0, 0, 1, 0, 0],
  };
}

/** Whether the whole picture can be decoded, so that damage is found here and not by a viewer of the merged file. */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  // Decoding to a smaller size reads all of the file at a fraction of the cost.
  const looked = await sharp(bytes, { failOn: 'error', limitInputPixels: false })
    .resize(32, 32)
    .raw()
    .toBuffer()
    .catch(() => undefined);
  return looked !== undefined;
}

function profileObject(profile: Uint8Array, components: number, alternate: string): PreparedObject {
  return { text: [`<</N ${components}/Alternate${alternate}/Length ${profile.length}>>`], stream: profile };
}

/** Colour space of the data, at byte 16 of a profile. */
const fits = (profile: Uint8Array, signature: string): boolean =>
  profile.length >= 128 && Buffer.from(profile.subarray(16, 20)).toString('latin1') === signature;

/** Matrices by EXIF orientation, from the stored picture to the shown one. Both are unit squares, origin bottom left. */
const orientations: Readonly<Record<number, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** Baseline, extended and progressive, Huffman coded: the ones that DCTDecode knows. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames: ReadonlySet<number> = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const marker = { app1: 0xe1, app2: 0xe2, app14: 0xee, scan: 0xda, end: 0xd9 } as const;

interface Segment {
  readonly code: number;
  readonly content: Buffer;
}

/** The segments before the picture data; undefined if the file is not a sequence of segments. */
function segmentsOf(view: Buffer): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= view.length;) {
    if (view[at] !== 0xff) return undefined;
    const code = view[at + 1] ?? 0;
    if (code === 0xff) {
      at++;
      continue;
    }
    if (code === marker.scan || code === marker.end) break;
    const end = at + 2 + view.readUInt16BE(at + 2);
    segments.push({ code, content: view.subarray(at + 4, end) });
    at = end;
  }
  return segments;
}

function frameOf(segments: readonly Segment[]): Pick<JpegHeader, 'width' | 'height' | 'components'> | undefined {
  if (segments.some(({ code }) => otherFrames.has(code))) return undefined;
  const found = segments.filter(({ code }) => frames.has(code)).map(({ content }) => content);
  const last = found.at(-1);
  if (!last || found.some((content) => content.length < 6 || content[0] !== 8)) return undefined;
  const [height, width] = [last.readUInt16BE(1), last.readUInt16BE(3)];
  return width === 0 || height === 0 ? undefined : { width, height, components: last[5] ?? 0 };
}

/** Of a profile: its name, the number of this part and the number of parts. */
const profileHeadBytes = 14;

/** A colour profile may be divided into several segments, which state their order. */
function profileOf(segments: readonly Segment[]): Uint8Array | undefined {
  const parts = withName(segments, marker.app2, 'ICC_PROFILE\0').filter(({ length }) => length > profileHeadBytes);
  if (parts.length === 0) return undefined;
  const inOrder = parts.toSorted((one, other) => (one[12] ?? 0) - (other[12] ?? 0));
  return Buffer.concat(inOrder.map((part) => part.subarray(profileHeadBytes)));
}

const withName = (segments: readonly Segment[], wanted: number, name: string): readonly Buffer[] =>
  segments.filter(({ code, content }) => code === wanted && startsWith(content, name)).map(({ content }) => content);

function readHeader(bytes: Uint8Array): JpegHeader | undefined {
  const segments = segmentsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const frame = segments && frameOf(segments);
  if (!segments || !frame) return undefined;
  const exif = withName(segments, marker.app1, 'Exif\0\0').at(-1);
  return {
    ...frame,
    adobe: withName(segments, marker.app14, 'Adobe').length > 0,
    orientation: exif ? exifOrientation(exif.subarray(6)) : 1,
    profile: profileOf(segments),
  };
}

const startsWith = (segment: Buffer, text: string): boolean =>
  segment.subarray(0, text.length).toString('latin1') === text;

const orientationTag = 0x0112;

function exifOrientation(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let index = 0; index < Math.min(short(start), 200); index++) {
    const entry = start + 2 + index * 12;
    if (short(entry) === orientationTag) return short(entry + 8);
  }
  return 1;
}
