/**
 * A PDF written front to back: each object is written as soon as it is known, and the table of offsets comes last.
 *
 * Objects with the same key are written once. The same calls give the same bytes; the file's ID is a digest of
 * its content.
 */
import { createHash } from 'node:crypto';
import type { PreparedDocument, PreparedObject } from '../prepared.ts';

export interface ByteSink {
  /** Resolves when the bytes have been consumed. They are overwritten after that. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Objects that are not from a prepared document: their text contains the references ("12 0 R") already. */
export interface ObjectWriter {
  /** A number for an object that comes later. */
  reserve(): number;
  /** Resolves with the object's number. */
  object(text: string, number?: number): Promise<number>;
  /** `entries` are those of the dictionary, without brackets and without Length. Resolves with the object's number. */
  stream(entries: string, stream: Uint8Array, number?: number): Promise<number>;
}

export interface PdfWriter extends ObjectWriter {
  /** Writes the new objects of a prepared document. The returned function gives the number of an object by its index. */
  add(prepared: Pick<PreparedDocument, 'objects'>): Promise<(index: number) => number>;
  /** `info` is the number of the information dictionary. Nothing can be written afterwards. */
  finish(catalog: number, info: number): Promise<void>;
  readonly bytesWritten: number;
}

const bufferBytes = 256 * 1024;

/** Collects what is written into large pieces, counts it and digests it. */
function bufferedOutput(sink: ByteSink) {
  const identity = createHash('sha256');
  const buffer = Buffer.allocUnsafe(bufferBytes);
  let filled = 0;
  let position = 0;

  async function pass(bytes: Uint8Array): Promise<void> {
    identity.update(bytes);
    await sink.write(bytes);
  }

  async function flush(): Promise<void> {
    if (filled === 0) return;
    await pass(buffer.subarray(0, filled));
    filled = 0;
  }

  async function put(bytes: Uint8Array): Promise<void> {
    position += bytes.length;
    if (filled + bytes.length > bufferBytes) await flush();
    if (bytes.length > bufferBytes) return pass(bytes);
    buffer.set(bytes, filled);
    filled += bytes.length;
  }

  return {
    put,
    putText: (text: string): Promise<void> => put(Buffer.from(text, 'latin1')),
    flush,
    position: () => position,
    /** The digest of everything that was flushed. */
    digest: () => identity.copy().digest('hex'),
  };
}

type Output = ReturnType<typeof bufferedOutput>;

export async function pdfWriter(sink: ByteSink): Promise<PdfWriter> {
  const output = bufferedOutput(sink);
  /** The byte at which each object begins, by its number. Number 0 is the head of the list of free objects. */
  const offsets: number[] = [0];
  const written = new Map<string, number>();

  async function writeObject(number: number, text: string, stream: Uint8Array | undefined): Promise<void> {
    offsets[number] = output.position();
    if (!stream) return output.putText(`${number} 0 obj\n${text}\nendobj\n`);
    await output.putText(`${number} 0 obj\n${text}\nstream\n`);
    await output.put(stream);
    await output.putText('\nendstream\nendobj\n');
  }

  const reserve = (): number => offsets.push(0) - 1;

  /** The numbers of the objects by their index, and those objects that were not written before. */
  function numbered(objects: readonly PreparedObject[]) {
    const numbers: number[] = [];
    const fresh: { readonly object: PreparedObject; readonly number: number }[] = [];
    for (const object of objects) {
      const known = object.key === undefined ? undefined : written.get(object.key);
      const number = known ?? reserve();
      numbers.push(number);
      if (known !== undefined) continue;
      if (object.key !== undefined) written.set(object.key, number);
      fresh.push({ object, number });
    }
    return { fresh, numberOf: (index: number): number => numbers[index] ?? 0 };
  }

  await output.putText('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');

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
      const { fresh, numberOf } = numbered(objects);
      for (const { object, number } of fresh) {
        const text = object.text.map((piece) => (typeof piece === 'string' ? piece : `${numberOf(piece)} 0 R`));
        await writeObject(number, text.join(''), object.stream);
      }
      return numberOf;
    },
    finish: (catalog, info) => writeEnd(output, offsets, catalog, info),
    get bytesWritten() {
      return output.position();
    },
  };
}

/** The table of objects and the trailer. */
async function writeEnd(output: Output, offsets: readonly number[], catalog: number, info: number): Promise<void> {
  const tableAt = output.position();
  await output.putText(`xref\n0 ${offsets.length}\n`);
  for (let first = 0; first < offsets.length; first += 1000) {
    const lines = offsets.slice(first, first + 1000).map((offset, index) => entry(first + index, offset));
    await output.putText(lines.join(''));
  }
  await output.flush();
  const id = output.digest().slice(0, 32);
  await output.putText(
    `trailer\n<</Size ${offsets.length}/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]>>\nstartxref\n${tableAt}\n%%EOF\n`,
  );
  await output.flush();
}

/** A line of the table, 20 bytes: ISO 32000-1, 7.5.4. A number that was reserved and never used is free. */
function entry(number: number, offset: number): string {
  if (offset === 0) return `0000000000 ${number === 0 ? '65535' : '00000'} f \n`;
  return `${String(offset).padStart(10, '0')} 00000 n \n`;
}
