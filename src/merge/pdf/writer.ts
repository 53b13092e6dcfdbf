/**
 * A PDF written front to back: each object leaves memory as soon as it is known, the table of where they stand comes last.
 *
 * What has been written once is not written again: objects of parcels are known by their keys. The same calls give the
 * same bytes; the file's ID is a digest of its content.
 */
import { createHash } from 'node:crypto';
import type { Parcel, ParcelObject } from '../parcel.ts';

export interface ByteSink {
  /** Resolves when the bytes have been taken: they are overwritten after that. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Objects that are not from a parcel: whoever writes them puts references ("12 0 R") into the text himself. */
export interface ObjectWriter {
  /** A number for an object that comes later. */
  reserve(): number;
  /** Writes an object, or the dictionary of a stream without its Length ("/Type/Font…", no brackets). Gives its number. */
  object(text: string, number?: number): Promise<number>;
  stream(entries: string, stream: Uint8Array, number?: number): Promise<number>;
}

export interface PdfWriter extends ObjectWriter {
  /** Writes what is new in a parcel. The answer tells the numbers of its objects by their indexes. */
  add(parcel: Pick<Parcel, 'objects'>): Promise<(index: number) => number>;
  /** `info` is the number of the information dictionary. Nothing can be written afterwards. */
  finish(catalog: number, info: number): Promise<void>;
  readonly bytesWritten: number;
}

const bufferBytes = 256 * 1024;

export async function pdfWriter(sink: ByteSink): Promise<PdfWriter> {
  /** Byte at which each object begins, by its number; 0 is the head of the list of free ones, and unused. */
  const offsets: number[] = [0];
  const written = new Map<string, number>();
  const identity = createHash('sha256');
  const buffer = Buffer.allocUnsafe(bufferBytes);
  let filled = 0;
  let position = 0;

  async function flush(): Promise<void> {
    if (filled === 0) return;
    identity.update(buffer.subarray(0, filled));
    await sink.write(buffer.subarray(0, filled));
    filled = 0;
  }

  async function put(bytes: Uint8Array): Promise<void> {
    position += bytes.length;
    if (filled + bytes.length > bufferBytes) await flush();
    if (bytes.length > bufferBytes) {
      identity.update(bytes);
      await sink.write(bytes);
      return;
    }
    buffer.set(bytes, filled);
    filled += bytes.length;
  }

  const putText = (text: string): Promise<void> => put(Buffer.from(text, 'latin1'));

  async function writeObject(number: number, text: string, stream: Uint8Array | undefined): Promise<void> {
    offsets[number] = position;
    if (!stream) return putText(`${number} 0 obj\n${text}\nendobj\n`);
    await putText(`${number} 0 obj\n${text}\nstream\n`);
    await put(stream);
    await putText('\nendstream\nendobj\n');
  }

  const reserve = (): number => offsets.push(0) - 1;

  await putText('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');

  return {
    reserve,
    async object(text, number = reserve()) {
      await writeObject(number, text, undefined);
      return number;
    },
    async stream(entries, stream, number = reserve()) {
      await writeObject(number, `<<${entries}/Length ${stream.length}>>`, stream);
      return number;
    },
    async add({ objects }) {
      const numbers: number[] = [];
      const fresh: { readonly object: ParcelObject; readonly number: number }[] = [];
      for (const object of objects) {
        const known = object.key === undefined ? undefined : written.get(object.key);
        const number = known ?? reserve();
        numbers.push(number);
        if (known !== undefined) continue;
        if (object.key !== undefined) written.set(object.key, number);
        fresh.push({ object, number });
      }
      const numberOf = (index: number): number => numbers[index] ?? 0;
      for (const { object, number } of fresh) {
        const text = object.text.map((piece) => (typeof piece === 'string' ? piece : `${numberOf(piece)} 0 R`));
        await writeObject(number, text.join(''), object.stream);
      }
      return numberOf;
    },
    async finish(catalog, info) {
      const tableAt = position;
      await putText(`xref\n0 ${offsets.length}\n`);
      for (let first = 0; first < offsets.length; first += 1000) {
        const lines = offsets.slice(first, first + 1000).map((offset, index) => entry(first + index, offset));
        await putText(lines.join(''));
      }
      await flush();
      const id = identity.copy().digest('hex').slice(0, 32);
      await putText(
        `trailer\n<</Size ${offsets.length}/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]>>\nstartxref\n${tableAt}\n%%EOF\n`,
      );
      await flush();
    },
    get bytesWritten() {
      return position;
    },
  };
}

/** A line of the table, 20 bytes: ISO 32000-1, 7.5.4. A number that was reserved and never used is free. */
const entry = (number: number, offset: number): string =>
  offset === 0
    ? `0000000000 ${number === 0 ? '65535' : '00000'} f \n`
    : `${String(offset).padStart(10, '0')} 00000 n \n`;
