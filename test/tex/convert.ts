/** Runs the conversion for tests, and TeX engines on what it gives. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { docxToTex, type DocxToTexInput, type TexArtefacts, type TexContext } from '../../src/tex/index.ts';

/** Removed when the tests of the file that imports this are through. */
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docx-to-tex-'));
  folders.push(folder);
  return folder;
}

export async function context(given: Partial<TexContext> = {}): Promise<TexContext> {
  return { signal: new AbortController().signal, workDir: await scratch(), progress: () => undefined, ...given };
}

type Given = Partial<Omit<DocxToTexInput, 'docx' | 'conf' | 'customXsl'>> & {
  readonly conf?: string;
  readonly customXsl?: string;
};

export async function toTex(
  docx: Uint8Array,
  { conf, customXsl, ...rest }: Given = {},
  given: Partial<TexContext> = {},
): Promise<TexArtefacts> {
  const input = {
    docx,
    imagePostProcessing: true,
    ...rest,
    ...(conf === undefined ? {} : { conf: Buffer.from(conf) }),
    ...(customXsl === undefined ? {} : { customXsl: Buffer.from(customXsl) }),
  };
  return docxToTex(input, await context(given));
}

/** The text between \begin{document} and \end{document}. */
export const bodyOf = (artefacts: TexArtefacts): string =>
  /\\begin\{document\}([\s\S]*)\\end\{document\}/.exec(artefacts.tex)?.[1]?.trim() ?? '';

/** Compiles twice, so that references are resolved, and gives the log of the second run. Rejects with the log where TeX stops. */
export async function compile(artefacts: TexArtefacts): Promise<string> {
  const folder = await scratch();
  await writeFile(join(folder, 'main.tex'), artefacts.tex);
  for (const { path, bytes } of [...artefacts.images, ...artefacts.files]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  let log = '';
  for (let pass = 0; pass < 2; pass += 1) {
    const args = ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'main.tex'];
    log = await promisify(execFile)(artefacts.texEngine, args, {
      cwd: folder,
      maxBuffer: 20_000_000,
      env: { ...process.env, max_print_line: '1000' },
    }).then(
      ({ stdout }) => stdout,
      (error: { stdout?: string }) => {
        throw new Error(
          `${artefacts.texEngine} stopped:\n${(error.stdout ?? 'nothing was printed').slice(-3000)}\n${artefacts.tex}`,
        );
      },
    );
  }
  return log;
}

/** What a document of a TeX package shows, by its commands. */
export function countsOf(tex: string): Readonly<Record<'equations' | 'notes' | 'tables' | 'images', number>> {
  const count = (pattern: RegExp): number => [...tex.matchAll(pattern)].length;
  return {
    equations: count(/\\begin\{(?:equation|align)\*?\}/g) + count(/(?<!\\)\$(?:[^$\\]|\\[^])+\$/g),
    notes: count(/\\footnote\{/g),
    tables: count(/\\begin\{(?:longtable|tabular)\}/g),
    images: count(/\\includegraphics/g),
  };
}
