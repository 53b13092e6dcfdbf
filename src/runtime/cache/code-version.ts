/**
 * What the code of this installation hashes to: part of every key of the cache, so that no result outlives the code
 * that made it - not even while that code is being written, when the package's version stands still.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Rooms that can change what a record says, and what a conversion gives. */
const extractRooms = ['domain', 'geometry', 'documents', 'ocr', 'extract', 'invoices'];
const convertRooms = ['domain', 'geometry', 'documents', 'ocr', 'convert', 'tex', 'assets'];

async function digest(rooms: readonly string[]): Promise<string> {
  const source = fileURLToPath(new URL('../..', import.meta.url));
  // The dependencies' exact versions stand in it.
  const files = [join(source, '..', 'package.json')];
  for (const room of rooms) {
    const names = await readdir(join(source, room), { recursive: true });
    files.push(
      ...names
        .filter((name) => /\.(ts|js|json|py|xml|xsl)$/.test(name))
        .sort()
        .map((name) => join(source, room, name)),
    );
  }
  const hash = createHash('sha256');
  for (const content of await Promise.all(files.map((file) => readFile(file)))) hash.update(content);
  return hash.digest('hex');
}

let computed: Promise<string> | undefined;
let ofConvert: Promise<string> | undefined;

export const codeVersion = (): Promise<string> => (computed ??= digest(extractRooms));
export const convertCodeVersion = (): Promise<string> => (ofConvert ??= digest(convertRooms));
