/**
 * --skip-existing: the records of an earlier run, so that only missing documents are read.
 *
 * A document counts as done if its bytes (by SHA-256) are in the file and none of its records failed. Failed documents are
 * read again, and their old records are left out. The same bytes under a new name get a copy of the records, so that the
 * file ends up as an uninterrupted run would have written it. The incomplete file of a killed run counts as well, except
 * for its last document, which may lack records.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import type { SourceDocument } from '../../domain/document.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import { isMissingFile } from '../../domain/missing-file.ts';
import { message } from '../../texts/message.ts';
import { abandonedPartials, type Sink } from '../terminal/output.ts';
import type { OutputRecord } from './reporters/reporter.ts';

/** The part of a line that is needed here. The rest is copied unchanged. */
const Line = z.looseObject({
  source: z.looseObject({
    path: z.string(),
    member: z.string().optional(),
    sha256: z.string().nullable(),
    mediaType: z.string().nullish(),
    pages: z.tuple([z.number(), z.number()]).nullish(),
  }),
  status: z.enum(['ok', 'review', 'failed']),
  invoice: z.looseObject({}).nullish(),
});
type Line = z.output<typeof Line>;

/** `kept` means that its records are in the output already. */
export type EarlierDocument = 'kept' | { readonly copied: readonly OutputRecord[] };

export interface EarlierRecords {
  /** Copies the kept records unchanged and calls `onRecords` with those of each document. */
  copyTo(sink: Sink, onRecords: (records: readonly OutputRecord[]) => void): Promise<void>;
  find(document: Pick<SourceDocument, 'path' | 'member' | 'sha256'>): Promise<EarlierDocument | undefined>;
}

/** The range of bytes with the lines of one document. Only this is kept in memory, not the lines. */
interface LineRange {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly statuses: readonly Line['status'][];
}

/** Rejects with `conflict` if the file contains anything but records. */
export async function earlierRecords(path: string): Promise<EarlierRecords> {
  /** Documents by SHA-256, then by name. */
  const known = new Map<string, Map<string, LineRange>>();
  const files = (await exists(path)) ? [{ file: path, whole: true }] : [];
  for (const file of await abandonedPartials(path)) files.push({ file, whole: false });
  for (const { file, whole } of files) {
    for await (const { sha256, name, range } of documentsIn(file, whole)) {
      if (range.statuses.includes('failed')) continue;
      const names = known.get(sha256) ?? new Map<string, LineRange>();
      known.set(sha256, names);
      if (!names.has(name)) names.set(name, range);
    }
  }
  return {
    async copyTo(sink, onRecords) {
      for (const range of [...known.values()]
        .flatMap((names) => [...names.values()])
        .sort(asWritten(files.map(({ file }) => file)))) {
        const text = await textAt(range);
        await sink.write(text);
        onRecords(
          text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as OutputRecord),
        );
      }
    },
    async find({ path: documentPath, member, sha256 }) {
      const names = known.get(sha256);
      const [other] = names?.values() ?? [];
      if (!names || !other) return undefined;
      if (names.has(nameOf(documentPath, member))) return 'kept';
      const lines = (await textAt(other)).trimEnd().split('\n');
      return { copied: lines.map((line) => renamed(line, documentPath, member)) };
    },
  };
}

const nameOf = (path: string, member: string | undefined): string => JSON.stringify([path, member ?? null]);

const asWritten =
  (files: readonly string[]) =>
  (a: LineRange, b: LineRange): number =>
    files.indexOf(a.file) - files.indexOf(b.file) || a.start - b.start;

const exists = (path: string): Promise<boolean> =>
  open(path, 'r').then(
    async (file) => {
      await file.close();
      return true;
    },
    (error: unknown) => {
      if (isMissingFile(error)) return false;
      throw new Failure('conflict', message('file.cannotRead', { path }), { cause: error });
    },
  );

function renamed(line: string, path: string, member: string | undefined): OutputRecord {
  const record = JSON.parse(line) as OutputRecord;
  const { member: _, ...source } = record.source;
  return { ...record, source: { ...source, path, ...definedOnly({ member }) }, cached: true };
}

/** The documents of the file. A document is consecutive lines with the same name and SHA-256. */
async function* documentsIn(
  file: string,
  whole: boolean,
): AsyncGenerator<{ sha256: string; name: string; range: LineRange }> {
  let current: { sha256: string; name: string; range: LineRange } | undefined;
  for await (const { line, start, end } of recordLines(file)) {
    const { source, status } = line;
    const name = nameOf(source.path, source.member);
    const sha256 = source.sha256 ?? '';
    if (current && current.sha256 === sha256 && current.name === name) {
      current = { ...current, range: { ...current.range, end, statuses: [...current.range.statuses, status] } };
      continue;
    }
    if (current) yield current;
    current = { sha256, name, range: { file, start, end, statuses: [status] } };
  }
  if (current && whole) yield current;
}

/**
 * The records in a file of --format ndjson, each with its range of bytes. Rejects with `conflict` for any other
 * content.
 */
export async function* recordLines(path: string): AsyncGenerator<{ line: Line; start: number; end: number }> {
  const file = await open(path, 'r');
  try {
    let start = 0;
    let number = 0;
    for await (const { text, terminated } of rawLines(file)) {
      number++;
      const end = start + Buffer.byteLength(text) + (terminated ? 1 : 0);
      const value = parsed(text);
      const line = Line.safeParse(value);
      if (line.success && terminated) yield { line: line.data, start, end };
      // The last line may be incomplete where a run was interrupted, and error lines are not records. This run replaces
      // both.
      else if (terminated && text.trim() !== '' && !isErrorLine(value)) throw notRecords(path, number);
      start = end;
    }
  } finally {
    await file.close();
  }
}

async function* rawLines(file: FileHandle): AsyncGenerator<{ text: string; terminated: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      yield { text: rest.toString('utf8', 0, end), terminated: true };
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), terminated: false };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isErrorLine = (value: unknown): boolean => typeof value === 'object' && value !== null && 'error' in value;

const notRecords = (path: string, line: number): Failure =>
  new Failure('conflict', message('resume.notRecords', { path, line }), {
    detail: message('advice.resumeNdjson', {}),
  });

async function textAt({ file, start, end }: LineRange): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(end - start);
    await handle.read(buffer, 0, buffer.length, start);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}
