/** Writes what a document became: one file, several with numbers in their names, or a ZIP of them. */
import { mkdir } from 'node:fs/promises';
import { extname } from 'node:path';
import type { TargetFormat } from '../../convert/formats.ts';
import { unpackOwnZip } from '../../documents/own-zip.ts';
import { zipInMemory } from '../../documents/zip-writer.ts';
import type { ConvertOutput } from '../../tasks/convert/task.ts';
import type { CliContext } from '../context.ts';
import { fileSink, streamSink, taken as outputTaken } from '../terminal/output.ts';
import { type Destination, mayBeSeveral, numberedPath, zipName } from './destination.ts';
import type { ConvertRecord } from './reports/form.ts';
import { statIfThere } from '../../documents/stat-if-there.ts';

export interface ResultPlace {
  /** Undefined for standard output. */
  readonly path: string | undefined;
  readonly destination: Destination;
  readonly to: TargetFormat;
  readonly replace: boolean;
  /** Paths of what is read, none of which is replaced. */
  readonly inputs: readonly string[];
  /** Paths given out in this run; those used here are added. */
  readonly taken: Set<string>;
  readonly stdout: CliContext['stdout'];
}

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Rejects with `conflict` where one of the files exists, before the first is written. */
export async function writeResult(
  { bytes, report }: ConvertOutput,
  place: ResultPlace,
): Promise<NonNullable<ConvertRecord['result']>> {
  const { path, destination, to } = place;
  if (path === undefined || destination === 'stdout') {
    await streamSink(place.stdout).write(bytes);
    return { path: '-', bytes: bytes.length };
  }
  if ('folder' in destination) await mkdir(destination.folder, { recursive: true });
  const files = await filesOf(bytes, report.container === 'zip', path, place);
  await writeAll(files, place);
  const [first, ...others] = files;
  const size = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return {
    path: first?.path ?? path,
    bytes: size,
    ...(others.length > 0 && mayBeSeveral(to) ? { paths: files.map((file) => file.path) } : {}),
  };
}

async function filesOf(bytes: Uint8Array, zipped: boolean, path: string, place: ResultPlace): Promise<readonly File[]> {
  const { destination, to, taken } = place;
  const asksForZip = extname(path).toLowerCase() === '.zip';
  if (zipped && mayBeSeveral(to) && !asksForZip) {
    const contents = await unpackOwnZip(bytes);
    const paths = numbered(path, contents.length, taken);
    return contents.map((content, index) => ({ path: paths[index] ?? path, bytes: content.bytes }));
  }
  if (!zipped && mayBeSeveral(to) && asksForZip)
    return [{ path, bytes: await zipInMemory([{ name: `1.${to}`, bytes }]) }];
  // TeX is a package of files: in a folder it gets the extension of one.
  return [{ path: zipped && destination !== 'stdout' && 'folder' in destination ? zipName(path) : path, bytes }];
}

/** `r-1.jpg`, `r-2.jpg`; with as many digits as the last has, so that they sort. */
function numbered(path: string, count: number, taken: Set<string>): readonly string[] {
  const extension = extname(path);
  const digits = String(count).length;
  for (let stem = path.slice(0, path.length - extension.length); ; stem = `${stem}-page`) {
    const paths = Array.from({ length: count }, (_, index) => numberedPath(`${stem}${extension}`, index + 1, digits));
    // Another document of this run may be called so.
    if (paths.some((each) => taken.has(each))) continue;
    for (const each of paths) taken.add(each);
    return paths;
  }
}

async function writeAll(files: readonly File[], { replace, inputs }: ResultPlace): Promise<void> {
  if (!replace && files.length > 1)
    for (const { path } of files) {
      const found = await statIfThere(path);
      if (found) throw outputTaken(path);
    }
  for (const { path, bytes } of files) {
    const sink = await fileSink(path, { replace, inputs });
    await sink.write(bytes);
    await sink.finish();
  }
}
