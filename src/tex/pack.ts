/**
 * Packs artefacts as the DOCX → TeX service documents it: the TeX and its pictures, and everything else with debug.
 *
 * Artefacts are always complete, so a package with debug can be made from the cached result of a request without.
 */
import { zipInMemory } from '../documents/zip-writer.ts';
import { includedImages } from './finish-tex.ts';
import type { ArtefactFile, TexArtefacts } from './artefacts.ts';
import { warned } from '../domain/warned.ts';

export interface PackOptions {
  readonly debug: boolean;
  /** The name of the document without extension. Unicode is kept; characters that file names forbid are replaced. */
  readonly baseName: string;
  /** The name of the log under `logs/`; the service uses the id of the task. */
  readonly logName?: string;
}

/** The files of a package, by path, in the order they are packed. */
export function packageFiles(
  artefacts: TexArtefacts,
  { debug, baseName, logName }: PackOptions,
): readonly ArtefactFile[] {
  const base = safeBaseName(baseName);
  const named = new Set(includedImages(artefacts.tex));
  const text = (path: string, content: string): ArtefactFile => ({ path, bytes: Buffer.from(content) });
  const published: readonly ArtefactFile[] = [
    text(`${base}.tex`, artefacts.tex),
    ...artefacts.files,
    ...artefacts.images.filter(({ path }) => named.has(path)),
  ];
  if (!debug) return published;
  const under = (folder: string, files: readonly ArtefactFile[]): readonly ArtefactFile[] =>
    files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));
  const all: readonly ArtefactFile[] = [
    ...published,
    text(`${base}.xml`, artefacts.hub),
    text(`${base}.csv`, artefacts.csv),
    ...under(`${base}.debug`, artefacts.debug),
    ...under(`${base}.docx.tmp`, artefacts.source),
    text(`logs/${safeBaseName(logName ?? base)}.log`, artefacts.log),
  ];
  return [...all, text('manifest.json', manifest(all, artefacts))];
}

/** A ZIP with the first of several files of one path. The same artefacts give the same bytes. */
export async function packTex(artefacts: TexArtefacts, options: PackOptions): Promise<Uint8Array> {
  const byPath = new Map<string, ArtefactFile>();
  for (const file of packageFiles(artefacts, options)) if (!byPath.has(file.path)) byPath.set(file.path, file);
  return zipInMemory([...byPath.values()].map(({ path, bytes }) => ({ name: path, bytes })));
}

function manifest(files: readonly ArtefactFile[], { counts, warnings, engine, texEngine }: TexArtefacts): string {
  const entries = files.map(({ path, bytes }) => ({ path, bytes: bytes.length }));
  return `${JSON.stringify({ engine, texEngine, counts, ...warned(warnings), files: entries }, null, 2)}\n`;
}

/** Never a path, never empty, and never too long for an unpacker. */
export function safeBaseName(name: string): string {
  const last = name
    .slice(name.search(/[^/\\]*$/))
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]+/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const short = Array.from(last).slice(0, 80).join('');
  return short === '' ? 'document' : short;
}
