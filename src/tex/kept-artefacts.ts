/**
 * Artefacts as bytes for a cache: gzip of a length, a head in JSON, and the files that the head lists, one after the other.
 *
 * The cache checks the integrity of the bytes, and separates versions.
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import type { ArtefactFile, TexArtefacts } from './artefacts.ts';
import type { Message } from '../texts/message.ts';

const Files = z.array(z.object({ path: z.string(), size: z.number() }));

const Head = z.object({
  tex: z.string(),
  texEngine: z.enum(['pdflatex', 'xelatex']),
  hub: z.string(),
  csv: z.string(),
  log: z.string(),
  counts: z.object({
    paragraphs: z.number(),
    headings: z.number(),
    equations: z.number(),
    footnotes: z.number(),
    endnotes: z.number(),
    tables: z.number(),
    images: z.number(),
    crossReferences: z.number(),
  }),
  warnings: z.array(z.custom<Message>()),
  engine: z.string(),
  images: Files,
  files: Files,
  debug: Files,
  source: Files,
});

const lengthBytes = 4;

/** Level 1 shrinks XML nearly as much as level 6; no level shrinks pictures. */
const level = 1;

export async function keptArtefacts(artefacts: TexArtefacts): Promise<Uint8Array> {
  const { images, files, debug, source } = artefacts;
  const listed = (group: readonly ArtefactFile[]): z.output<typeof Files> =>
    group.map(({ path, bytes }) => ({ path, size: bytes.length }));
  const head = Buffer.from(
    JSON.stringify({
      ...artefacts,
      images: listed(images),
      files: listed(files),
      debug: listed(debug),
      source: listed(source),
    }),
  );
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  const contents = [...images, ...files, ...debug, ...source].map(({ bytes }) => bytes);
  return promisify<Uint8Array, { level: number }, Buffer>(gzip)(Buffer.concat([length, head, ...contents]), { level });
}

export async function artefactsOf(kept: Uint8Array): Promise<TexArtefacts> {
  const all = await promisify<Uint8Array, Buffer>(gunzip)(kept);
  let at = lengthBytes + all.readUInt32LE(0);
  const { images, files, debug, source, ...rest } = Head.parse(JSON.parse(all.toString('utf8', lengthBytes, at)));
  const taken = (group: z.output<typeof Files>): readonly ArtefactFile[] =>
    group.map(({ path, size }) => {
      const bytes = all.subarray(at, at + size);
      at += size;
      return { path, bytes };
    });
  const artefacts = { ...rest, images: taken(images), files: taken(files), debug: taken(debug), source: taken(source) };
  if (at !== all.length) throw new Failure('internal', 'Stored artefacts have an unexpected length');
  return artefacts;
}
