/**
 * Documents made from the fixtures by damage that follows from a seed and an index alone: bytes, numbers and ranges, also
 * within what is packed in a PDF or a ZIP, where damage to the outside would only meet a checksum.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import type { TargetFormat } from '../../src/convert/formats.ts';
import { openZip } from '../../src/documents/zip.ts';
import { seededRandom } from '../../tools/fixtures/random.ts';
import { sample } from '../convert/samples.ts';
import { makeZip } from '../documents/zip-maker.ts';
import type { Job } from './verbs.ts';

interface Fixture {
  readonly name: string;
  readonly bytes: Buffer;
}

const fixtures = join(import.meta.dirname, '../../fixtures');

/** What is damaged: all fixtures, and one document of each kind that only `convert` reads. */
export async function fuzzedFixtures(): Promise<readonly Fixture[]> {
  const found: Fixture[] = [];
  for (const folder of ['broken', 'invoices'])
    for (const name of (await readdir(join(fixtures, folder))).toSorted())
      if (!name.endsWith('.json')) found.push({ name, bytes: await readFile(join(fixtures, folder, name)) });
  for (const format of ['docx', 'xlsx', 'pptx', 'md', 'html', 'csv'] as const)
    found.push({ name: `sample.${format}`, bytes: Buffer.from(await sample(format)) });
  return found.filter(({ bytes }) => bytes.length > 0);
}

type Random = () => number;
const below = (random: Random, count: number): number => Math.floor(random() * count);
const oneOf = <Value>(random: Random, values: readonly Value[]): Value => {
  const value = values[below(random, values.length)];
  if (value === undefined) throw new Error('There is nothing to choose from');
  return value;
};

type Damage = (bytes: Buffer, random: Random, others: readonly Fixture[]) => Buffer | Promise<Buffer>;

function range(bytes: Buffer, random: Random, most: number): readonly [start: number, end: number] {
  const start = below(random, bytes.length + 1);
  return [start, Math.min(bytes.length, start + below(random, most + 1))];
}

const oddNumbers = ['0', '-1', '1e9', '2147483647', '4294967296', '99999999999999999999', '0.0000001', 'NaN', ''];
const oddBytes = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x20, 0x28, 0x3c, 0x5b];

const flipBits: Damage = (bytes, random) => {
  const damaged = Buffer.from(bytes);
  for (let count = 1 + below(random, 16); count > 0; count--) {
    const at = below(random, damaged.length);
    damaged[at] = random() < 0.5 ? (damaged[at] ?? 0) ^ (1 << below(random, 8)) : oneOf(random, oddBytes);
  }
  return damaged;
};

const cutOut: Damage = (bytes, random) => {
  const [start, end] = range(bytes, random, 2000);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
};

const repeat: Damage = (bytes, random) => {
  const [start, end] = range(bytes, random, 2000);
  const times = 1 + below(random, 50);
  return Buffer.concat([
    bytes.subarray(0, end),
    ...Array.from({ length: times }, () => bytes.subarray(start, end)),
    bytes.subarray(end),
  ]);
};

const breakOff: Damage = (bytes, random) => bytes.subarray(0, 1 + below(random, bytes.length));

const splice: Damage = (bytes, random, others) => {
  const { bytes: foreign } = oneOf(random, others);
  const [start, end] = range(foreign, random, 20_000);
  const [at, until] = range(bytes, random, 20_000);
  return Buffer.concat([bytes.subarray(0, at), foreign.subarray(start, end), bytes.subarray(until)]);
};

/** Some of the numbers that are written in digits. */
const changeNumbers: Damage = (bytes, random) =>
  Buffer.from(
    bytes.toString('latin1').replace(/\d+/g, (number) => (random() < 0.02 ? oneOf(random, oddNumbers) : number)),
    'latin1',
  );

/** Some of the references between objects. */
const changeReferences: Damage = (bytes, random) =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replace(/\b\d+(?= 0 R\b)/g, (number) => (random() < 0.1 ? String(below(random, 40)) : number)),
    'latin1',
  );

const outside: readonly Damage[] = [flipBits, cutOut, repeat, breakOff, splice, changeNumbers, changeReferences];

/** One of the packed streams of a PDF. */
const insideStream: Damage = async (bytes, random, others) => {
  const starts = [...bytes.toString('latin1').matchAll(/stream\r?\n/g)].map(
    ({ index, 0: found }) => index + found.length,
  );
  if (starts.length === 0) return flipBits(bytes, random, others);
  const start = oneOf(random, starts);
  const end = bytes.indexOf('endstream', start);
  try {
    const content = await oneOf(random, outside)(inflateSync(bytes.subarray(start, end)), random, others);
    return Buffer.concat([bytes.subarray(0, start), deflateSync(content), Buffer.from('\n'), bytes.subarray(end)]);
  } catch {
    // Not every stream is deflated.
    return flipBits(bytes, random, others);
  }
};

/** One of the entries of a ZIP, which is packed anew. */
const insideZip: Damage = async (bytes, random, others) => {
  try {
    const archive = await openZip(bytes);
    const entries = await Promise.all(
      archive.entries.map(async (entry) => ({ name: entry.name, data: await archive.read(entry) })),
    );
    const chosen = below(random, entries.length);
    const damage = oneOf(random, outside);
    return makeZip(
      await Promise.all(
        entries.map(async ({ name, data }, index) => ({
          name,
          data: index === chosen ? await damage(data, random, others) : data,
        })),
      ),
    );
  } catch {
    return flipBits(bytes, random, others);
  }
};

const targets: Readonly<Record<string, readonly TargetFormat[]>> = {
  pdf: ['docx', 'txt', 'png', 'md', 'xlsx', 'html', 'pptx', 'jpg', 'tiff', 'csv'],
  ofd: ['pdf', 'txt', 'png', 'docx'],
  png: ['pdf', 'jpg', 'tiff'],
  jpg: ['pdf', 'png', 'docx'],
  tiff: ['pdf', 'jpg', 'png'],
  docx: ['md', 'html', 'tex', 'pdf'],
  xlsx: ['csv', 'html', 'pdf'],
  pptx: ['md', 'html', 'pdf'],
  md: ['pdf', 'docx', 'html'],
  html: ['pdf', 'docx', 'md'],
  csv: ['xlsx', 'pdf'],
  xml: ['pdf'],
};

/** The document of this seed and index, always the same. */
export async function fuzzed(all: readonly Fixture[], seed: number, index: number): Promise<Job> {
  const random = seededRandom(seed * 1_000_003 + index);
  const { name, bytes } = oneOf(random, all);
  const extension = extname(name).slice(1);
  const inside =
    {
      pdf: [insideStream],
      ofd: [insideZip],
      zip: [insideZip],
      docx: [insideZip],
      xlsx: [insideZip],
      pptx: [insideZip],
    }[extension] ?? [];
  let damaged = bytes;
  for (let rounds = 1 + below(random, 3); rounds > 0 && damaged.length > 0; rounds--) {
    const damage = inside.length > 0 && random() < 0.5 ? oneOf(random, inside) : oneOf(random, outside);
    damaged = await damage(damaged, random, all);
  }
  const possible = targets[extension];
  const convertTo = possible && oneOf(random, possible);
  // Recognition takes seconds a page, so most documents go without.
  return { name: `${seed}-${index}-${name}`, bytes: damaged, convertTo, ocr: random() < 0.05 };
}
