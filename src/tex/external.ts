/**
 * DOCX → TeX by programs on this machine: docx2tex (the original, needs Java) and pandoc. Only where asked for.
 *
 * The DOCX is opened here first all the same: what is refused by the built-in chain is refused before a program sees it, and its
 * counts and Hub come with the result.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { type Fence, findFence } from '../programs/fence/fence.ts';
import type { ArtefactFile, TexArtefacts } from './artefacts.ts';
import { readConf } from './conf/read-conf.ts';
import { csvOfStyles } from './conf/styles-csv.ts';
import type { TexContext, TexEngine, TexEngineName, TexSource } from './engine.ts';
import { includedImages, texEngineOf } from './finish-tex.ts';
import { serialise } from './hub/node.ts';
import { readDocument } from './ooxml/document.ts';
import { openDocx } from '../office/word/open.ts';
import { findProgram, runProgram } from './programs.ts';
import { logOf, sourceParts } from './source-artefacts.ts';
import { guardXml } from './stylesheets/guard.ts';

interface Program {
  readonly name: Exclude<TexEngineName, 'builtin'>;
  readonly install: string;
  find(): Promise<string | undefined>;
  /** Part of cache keys: another program gives other TeX. */
  version(path: string): Promise<string>;
  readonly takesConf: boolean;
  args(files: {
    readonly docx: string;
    readonly out: string;
    readonly conf?: string;
    readonly customXsl?: string;
  }): readonly string[];
}

const timeoutMs = 300_000;

let fenceHere: Promise<Fence> | undefined;

const docx2tex: Program = {
  name: 'docx2tex',
  install: 'Install docx2tex (it needs Java) and put its d2t on the PATH.',
  find: async () => (await findProgram('d2t')) ?? findProgram('docx2tex'),
  version: docx2texVersion,
  takesConf: true,
  // As its script wants them: -d keeps what a package with debug shows, the document comes last.
  args: ({ docx, out, conf, customXsl }) => [
    '-d',
    '-o',
    out,
    ...(conf === undefined ? [] : ['-c', conf]),
    ...(customXsl === undefined ? [] : ['-x', customXsl]),
    docx,
  ],
};

const pandoc: Program = {
  name: 'pandoc',
  install: 'Install pandoc.',
  find: () => findProgram('pandoc'),
  version: pandocVersion,
  takesConf: false,
  args: ({ docx, out }) => [
    '--from=docx',
    '--to=latex',
    '--standalone',
    `--extract-media=${out}/image`,
    `--output=${out}/document.tex`,
    docx,
  ],
};

export const docx2texEngine = (): TexEngine => externalEngine(docx2tex);
export const pandocEngine = (): TexEngine => externalEngine(pandoc);

function externalEngine(program: Program): TexEngine {
  const found = async (): Promise<string> => {
    const path = await program.find();
    if (path === undefined)
      throw new Failure('engine_unavailable', `${program.name} is not installed`, { detail: program.install });
    return path;
  };
  let known: Promise<string> | undefined;
  const version = (): Promise<string> => (known ??= found().then((path) => program.version(path)));
  return {
    name: program.name,
    version,
    unavailable: async () => ((await program.find()) === undefined ? program.install : undefined),
    async convert(source, context) {
      const path = await found();
      if (!program.takesConf && (source.conf || source.customXsl)) {
        throw new Failure('bad_request', `${program.name} takes neither conf nor custom XSL`, {
          detail: 'Use the built-in engine, or leave them out.',
        });
      }
      const folder = await mkdtemp(join(context.workDir, `${program.name}-`));
      try {
        return await convertIn(folder, { program, path, version: await version() }, source, context);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
}

async function pandocVersion(path: string): Promise<string> {
  const { output } = await runProgram(path, {
    args: ['--version'],
    folder: '/',
    timeoutMs: 20_000,
    signal: AbortSignal.timeout(30_000),
  });
  return output.split('\n')[0]?.trim() ?? 'pandoc';
}

/** It prints none: its script, its pipeline and its default conf stand for it. */
async function docx2texVersion(path: string): Promise<string> {
  const home = dirname(await realpath(path));
  const digest = createHash('sha256');
  for (const name of [path, join(home, 'xpl/docx2tex.xpl'), join(home, 'conf/conf.xml'), join(home, 'conf/conf.csv')])
    digest.update(await readFile(name).catch(() => ''));
  return `docx2tex ${digest.digest('hex').slice(0, 12)}`;
}

async function convertIn(
  folder: string,
  engine: { readonly program: Program; readonly path: string; readonly version: string },
  source: TexSource,
  context: TexContext,
): Promise<TexArtefacts> {
  context.progress({ stage: 'reading the DOCX', done: 0, total: 3 });
  const conf = source.conf && readConf(source.conf);
  const customXsl = source.customXsl && guardXml(source.customXsl, 'custom XSL');
  const docx = await openDocx(source.docx);
  try {
    const document = await readDocument(docx);
    const out = join(folder, 'out');
    await mkdir(out);
    const files = {
      docx: await written(join(folder, 'document.docx'), source.docx),
      out,
      ...(conf
        ? {
            conf: await written(
              join(folder, conf.kind === 'csv' ? 'own-conf.csv' : 'own-conf.xml'),
              conf.kind === 'csv' && source.conf ? source.conf : withNamedDefault(conf.text),
            ),
          }
        : {}),
      ...(customXsl ? { customXsl: await written(join(folder, 'custom.xsl'), customXsl.text) } : {}),
    };
    context.progress({ stage: `running ${engine.program.name}`, done: 1, total: 3 });
    // Nothing that a document or a stylesheet points at is fetched. Java may lie anywhere: its files are not fenced in.
    const fence = await (fenceHere ??= findFence(engine.path, ['/usr/bin/python3', 'python3']));
    const [file = '', ...args] = (fence.withoutFiles ?? fence).around(folder, [
      engine.path,
      ...engine.program.args(files),
    ]);
    const { code, output } = await runProgram(file, {
      args,
      folder,
      timeoutMs,
      signal: context.signal,
    });
    const raw = await readFile(join(out, 'document.tex'), 'utf8').catch(() => undefined);
    if (code !== 0 || raw === undefined || !raw.includes('\\begin{document}')) {
      throw new Failure('corrupt_document', `${engine.program.name} made no TeX of the DOCX`, {
        detail: 'Try the built-in engine.',
        cause: `exit code ${code}\n${output}`,
      });
    }
    context.progress({ stage: 'gathering artefacts', done: 2, total: 3 });
    const made = await filesBelow(out);
    const { tex, images } = withOwnPaths(raw, made, out);
    const hub = serialise(document.hub);
    return {
      tex,
      texEngine: texEngineOf(tex),
      images,
      files: [],
      hub: made.find(({ path }) => path === 'document.xml')?.bytes.toString() ?? hub,
      csv: made.find(({ path }) => path === 'document.csv')?.bytes.toString() ?? csvOfStyles(document.hub),
      debug: [
        { path: 'hub.xml', bytes: Buffer.from(hub) },
        ...made
          .filter(({ path }) => path.startsWith('document.debug/'))
          .map(({ path, bytes }) => ({ path: path.slice('document.debug/'.length), bytes })),
        { path: `${engine.program.name}.log`, bytes: Buffer.from(output) },
      ],
      source: await sourceParts(docx),
      log: logOf(engine.version, document),
      counts: document.counts,
      warnings: document.warnings,
      engine: engine.version,
    };
  } finally {
    docx.close();
  }
}

/** `conf.xml` means the default here; beside the conf there is no such file, its catalogue knows the default by its address. */
const withNamedDefault = (conf: string): string =>
  conf.replaceAll(
    /(<(?:[\w-]+:)?import\s+[^>]*?href\s*=\s*["'])(?:\.\/)?conf\.xml(?=["'])/g,
    '$1http://transpect.io/docx2tex/conf/conf.xml',
  );

async function written(path: string, content: Uint8Array | string): Promise<string> {
  await writeFile(path, content);
  return path;
}

interface MadeFile extends ArtefactFile {
  readonly bytes: Buffer;
}

async function filesBelow(folder: string): Promise<readonly MadeFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(folder, path).split(sep).join('/'), bytes: await readFile(path) };
    }),
  );
}

/** Programs name pictures by the folder they ran in: the package has them under `image/`. */
function withOwnPaths(
  raw: string,
  made: readonly MadeFile[],
  out: string,
): { readonly tex: string; readonly images: readonly ArtefactFile[] } {
  const images = new Map<string, ArtefactFile>();
  let tex = raw;
  for (const named of includedImages(raw)) {
    const inside = named.startsWith(`${out}/`) ? named.slice(out.length + 1) : named.replace(/^\.\//, '');
    const file =
      made.find(({ path }) => path === inside) ??
      made.find(({ path }) => path.endsWith(`/${inside.slice(inside.lastIndexOf('/') + 1)}`));
    if (!file) continue;
    const path = `image/${file.path.slice(file.path.lastIndexOf('/') + 1)}`;
    images.set(path, { path, bytes: file.bytes });
    tex = tex.replaceAll(`{${named}}`, `{${path}}`);
  }
  return { tex, images: [...images.values()] };
}
