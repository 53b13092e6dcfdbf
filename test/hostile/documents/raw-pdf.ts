/** PDFs written byte by byte, so that they can say what no library writes. Source: ISO 32000-1, 7.5. */
import { deflateSync } from 'node:zlib';

/** Object bodies by number; a stream is its dictionary without `/Length`, and its bytes. */
export type Body = string | { readonly dict: string; readonly bytes: Uint8Array; readonly length?: string };
export type Bodies = Readonly<Record<number, Body>>;

export interface Ending {
  /** More keys of the trailer. */
  readonly trailer?: string;
  /** Replaces the correct table and trailer; called with its own offset. */
  readonly instead?: (offset: number) => string;
}

const bytesOf = (body: Body): Buffer => {
  if (typeof body === 'string') return Buffer.from(body, 'latin1');
  const { dict, bytes, length = String(bytes.length) } = body;
  return Buffer.concat([Buffer.from(`<<${dict}/Length ${length}>>stream\n`), bytes, Buffer.from('\nendstream')]);
};

export function rawPdf(bodies: Bodies, { trailer = '', instead }: Ending = {}): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  let offset = parts[0]?.length ?? 0;
  const numbers = Object.keys(bodies).map(Number);
  for (const number of numbers) {
    offsets.set(number, offset);
    const object = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      bytesOf(bodies[number] ?? ''),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(object);
    offset += object.length;
  }
  const size = Math.max(...numbers) + 1;
  const line = (number: number): string =>
    offsets.has(number) ? `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n';
  const table = (): string =>
    `xref\n0 ${size}\n${Array.from({ length: size }, (_, number) => line(number)).join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(instead?.(offset) ?? table())]);
}

const a4 = '/MediaBox[0 0 595 842]';
const font = '/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>';

export interface OnePage {
  /** The content stream. */
  readonly content?: string | Uint8Array;
  /** How `content` is coded. */
  readonly filter?: string;
  /** More keys of the page, and other sizes. */
  readonly page?: string;
  /** More resources. */
  readonly resources?: string;
  /** Objects from number 10 on. */
  readonly objects?: Bodies;
  readonly ending?: Ending;
}

/** A page with objects 1 (catalog) to 4 (contents). */
export const onePage = ({
  content = 'BT /F1 12 Tf 50 700 Td (Invoice 42) Tj ET',
  filter,
  page = a4,
  resources = '',
  objects = {},
  ending = {},
}: OnePage): Buffer =>
  rawPdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: `<</Type/Page/Parent 2 0 R${page}/Resources<<${font}${resources}>>/Contents 4 0 R>>`,
      4: { dict: filter === undefined ? '' : `/Filter${filter}`, bytes: Buffer.from(content) },
      ...objects,
    },
    ending,
  );

/** `pattern` over and over until there are `length` bytes, packed without ever being whole in memory twice. */
export const packed = (length: number, pattern: string): Buffer => deflateSync(Buffer.alloc(length, pattern));
export const packedTwice = (length: number, pattern: string): Buffer => deflateSync(packed(length, pattern));
