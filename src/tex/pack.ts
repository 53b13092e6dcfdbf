/**
 * Packs artefacts as the DOCX → TeX service publishes them: without debug the TeX and the pictures it names, with debug all.
 *
 * Artefacts are always whole, so a package with debug can be made from a cached result that was asked for without.
 */
import { zipInMemory } from '../documents/zip-writer.ts';
import { includedImages } from './finish-tex.ts';
import type { ArtefactFile, TexArtefacts } from './artefacts.ts';

export interface PackOptions {
  readonly debug: boolean;
  /** Name of the document without extension: a Unicode name is kept, what is no file name is not. */
  readonly baseName: string;
  /** Name of the log under `logs/`; the service gives the id of the task. */
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

/** As a ZIP, where the first of several files with one path counts. The same artefacts give the same bytes. */
export async function packTex(artefacts: TexArtefacts, options: PackOptions): Promise<Uint8Array> {
  const byPath = new Map<string, ArtefactFile>();
  for (const file of packageFiles(artefacts, options)) if (!byPath.has(file.path)) byPath.set(file.path, file);
  return zipInMemory([...byPath.values()].map(({ path, bytes }) => ({ name: path, bytes })));
}

function manifest(files: readonly ArtefactFile[], { counts, warnings, engine, texEngine }: TexArtefacts): string {
  const entries = files.map(({ path, bytes }) => ({ path, bytes: bytes.length }));
  return `${JSON.stringify({ engine, texEngine, counts, warnings, files: entries }, null, 2)}\n`;
}

/** Never a path, never empty, never so long that an unpacker gives up. */
export function safeBaseName(name: string): string {
  const last = name
    .slice(name.search(/[^/\\]*$/))
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]+/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const short = Array.from(last).slice(0, 80).join('');
  return short === '' ? 'document' : short;
}
