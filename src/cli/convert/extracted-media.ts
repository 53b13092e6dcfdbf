/**
 * `convert --extract-media`: the pictures of a Markdown or HTML result as files, which it refers to.
 *
 * The files are called by the name of the result and a number. No name comes from the document.
 */
import { mkdir } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { referencesInMarkdown } from '../../convert/local-pictures.ts';
import { fileSink, taken } from '../terminal/output.ts';
import { statIfThere } from '../../documents/stat-if-there.ts';

export interface MediaPlace {
  readonly folder: string;
  /** Undefined for standard output: addresses are then relative to the current folder. */
  readonly resultPath: string | undefined;
  readonly to: 'md' | 'html';
  readonly replace: boolean;
  /** Paths of what is read, none of which is replaced. */
  readonly inputs: readonly string[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const dataUri = /data:image\/(png|jpeg|gif|webp|svg\+xml);base64,([A-Za-z0-9+/=]+)/;

/** The result with addresses of files. Rejects with `conflict` if one of the files exists, before any is written. */
export async function withMediaExtracted(bytes: Uint8Array, place: MediaPlace): Promise<Uint8Array> {
  const text = Buffer.from(bytes).toString('utf8');
  const ranges = place.to === 'md' ? await referencesInMarkdown(text) : imagesOfHtml(text);
  const pictures = new Set(ranges.flatMap(({ start, end }) => dataUri.exec(text.slice(start, end))?.[0] ?? []));
  if (pictures.size === 0) return bytes;
  const paths = pathsOf([...pictures], place);
  await writeAll(paths, place);
  return Buffer.from(referringTo(text, ranges, paths, place.resultPath));
}

/** Texts of documents are escaped, so that only elements look like this. */
const imagesOfHtml = (html: string): readonly Range[] =>
  [...html.matchAll(/<img src="[^"]*"/g)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** `paper-1.png`, `paper-2.jpg`; with as many digits as the last has, so that they sort. */
function pathsOf(pictures: readonly string[], { folder, resultPath }: MediaPlace): ReadonlyMap<string, string> {
  const stem = resultPath === undefined ? 'picture' : basename(resultPath, extname(resultPath));
  const digits = String(pictures.length).length;
  return new Map(
    pictures.map((picture, index) => {
      const type = dataUri.exec(picture)?.[1] ?? 'png';
      const extension = { jpeg: 'jpg', 'svg+xml': 'svg' }[type] ?? type;
      return [picture, join(folder, `${stem}-${String(index + 1).padStart(digits, '0')}.${extension}`)];
    }),
  );
}

async function writeAll(paths: ReadonlyMap<string, string>, { folder, replace, inputs }: MediaPlace): Promise<void> {
  if (!replace) for (const path of paths.values()) if (await statIfThere(path)) throw taken(path);
  await mkdir(folder, { recursive: true });
  for (const [picture, path] of paths) {
    const sink = await fileSink(path, { replace, inputs });
    await sink.write(Buffer.from(dataUri.exec(picture)?.[2] ?? '', 'base64'));
    await sink.finish();
  }
}

function referringTo(
  text: string,
  ranges: readonly Range[],
  paths: ReadonlyMap<string, string>,
  resultPath: string | undefined,
): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of ranges) {
    const written = text.slice(start, end);
    pieces.push(
      text.slice(done, start),
      written.replace(dataUri, (picture) => addressOf(paths.get(picture) ?? '', resultPath)),
    );
    done = end;
  }
  return [...pieces, text.slice(done)].join('');
}

/** Relative to the folder of the result, as an address writes it. */
const addressOf = (path: string, resultPath: string | undefined): string =>
  relative(resultPath === undefined ? '.' : dirname(resultPath), path)
    .split(sep)
    .map((part) => encodeURIComponent(part).replaceAll(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`))
    .join('/');
