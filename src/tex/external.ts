/**
 * DOCX → TeX by programs on this machine: docx2tex (the original, needs Java) and pandoc. Used only when they are asked for.
 *
 * The built-in reader opens the DOCX first: what it refuses never reaches the program, and it provides the counts and the Hub.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { fenceFromNetwork } from '../programs/fence/fence.ts';
import type { ArtefactFile, TexArtefacts } from './artefacts.ts';
import { readConf } from './conf/read-conf.ts';
import { csvOfStyles } from './conf/styles-csv.ts';
import type { TexContext, TexEngine, TexEngineName, TexSource } from './engine.ts';
import { includedImages, texEngineOf } from './finish-tex.ts';
import { serialise } from './hub/node.ts';
import { readDocument } from './ooxml/document.ts';
import { openDocx } from '../office/word/open.ts';
import { type Message, message } from '../texts/message.ts';
import { findProgram, runProgram } from './programs.ts';
import { logOf, sourceParts } from './source-artefacts.ts';
import { guardXml } from './stylesheets/guard.ts';

interface Program {
  readonly name: Exclude<TexEngineName, 'builtin'>;
  readonly install: Message;
  find(): Promise<string | undefined>;
  /** Part of the cache key: another version may give other TeX. */
  version(path: string): Promise<string>;
  readonly takesConf: boolean;
  args(files: ProgramFiles): readonly string[];
}

/** Paths of what the program reads, and of the folder that it writes to. */
interface ProgramFiles {
  readonly docx: string;
  readonly out: string;
  readonly conf?: string;
  readonly customXsl?: string;
}

const timeoutMs = 300_000;

const docx2tex: Program = {
  name: 'docx2tex',
  install: message('advice.installDocx2tex', {}),
  find: async () => (await findProgram('d2t')) ?? findProgram('docx2tex'),
  version: docx2texVersion,
  takesConf: true,
  // -d keeps the intermediate files for the debug folder of the package. The script wants the document last.
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
  install: message('advice.installPandoc', {}),
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
      throw new Failure('engine_unavailable', message('tex.notInstalled', { program: program.name }), {
        detail: program.install,
      });
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
        throw new Failure('bad_request', message('tex.noConf', { program: program.name }), {
          detail: message('advice.builtinOrWithout', {}),
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

/** docx2tex prints no version: a digest of its script, its pipeline and its default conf serves as one. */
async function docx2texVersion(path: string): Promise<string> {
  const home = dirname(await realpath(path));
  const digest = createHash('sha256');
  for (const name of [path, join(home, 'xpl/docx2tex.xpl'), join(home, 'conf/conf.xml'), join(home, 'conf/conf.csv')])
    digest.update(await readFile(name).catch(() => ''));
  return `docx2tex ${digest.digest('hex').slice(0, 12)}`;
}

interface FoundProgram {
  readonly program: Program;
  readonly path: string;
  readonly version: string;
}

async function convertIn(
  folder: string,
  found: FoundProgram,
  source: TexSource,
  context: TexContext,
): Promise<TexArtefacts> {
  context.progress({ stage: 'reading the DOCX', done: 0, total: 3 });
  const files = await writtenSources(folder, source);
  const docx = await openDocx(source.docx);
  try {
    const document = await readDocument(docx);
    context.progress({ stage: `running ${found.program.name}`, done: 1, total: 3 });
    const { tex: raw, output } = await runIn(folder, found, files, context.signal);
    context.progress({ stage: 'gathering artefacts', done: 2, total: 3 });
    const made = await filesBelow(files.out);
    const { tex, images } = withOwnPaths(raw, made, files.out);
    const hub = serialise(document.hub);
    const textOf = (wanted: string): string | undefined => made.find(({ path }) => path === wanted)?.bytes.toString();
    return {
      tex,
      texEngine: texEngineOf(tex),
      images,
      files: [],
      hub: textOf('document.xml') ?? hub,
      csv: textOf('document.csv') ?? csvOfStyles(document.hub),
      debug: [
        { path: 'hub.xml', bytes: Buffer.from(hub) },
        ...made
          .filter(({ path }) => path.startsWith('document.debug/'))
          .map(({ path, bytes }) => ({ path: path.slice('document.debug/'.length), bytes })),
        { path: `${found.program.name}.log`, bytes: Buffer.from(output) },
      ],
      source: await sourceParts(docx),
      log: logOf(found.version, document),
      counts: document.counts,
      warnings: document.warnings,
      engine: found.version,
    };
  } finally {
    docx.close();
  }
}

/** The document, the conf and the stylesheet as files for the program, and an empty folder for what it makes. */
async function writtenSources(folder: string, source: TexSource): Promise<ProgramFiles> {
  const conf = source.conf && (await writtenConf(folder, source.conf));
  const customXsl = source.customXsl && guardXml(source.customXsl, message('tex.customXsl', {})).text;
  const out = join(folder, 'out');
  await mkdir(out);
  return {
    docx: await written(join(folder, 'document.docx'), source.docx),
    out,
    ...(conf ? { conf } : {}),
    ...(customXsl === undefined ? {} : { customXsl: await written(join(folder, 'custom.xsl'), customXsl) }),
  };
}

function writtenConf(folder: string, bytes: Uint8Array): Promise<string> {
  const conf = readConf(bytes);
  return conf.kind === 'csv'
    ? written(join(folder, 'own-conf.csv'), bytes)
    : written(join(folder, 'own-conf.xml'), withNamedDefault(conf.text));
}

/** Runs the program without a network: nothing that a document or a stylesheet points at is fetched. */
async function runIn(
  folder: string,
  { program, path }: FoundProgram,
  files: ProgramFiles,
  signal: AbortSignal,
): Promise<{ readonly tex: string; readonly output: string }> {
  // Java may be installed anywhere, so the files it may read cannot be listed.
  const fence = await fenceFromNetwork();
  const [file = '', ...args] = fence.around(folder, [path, ...program.args(files)]);
  const { code, output } = await runProgram(file, { args, folder, timeoutMs, signal });
  const tex = await readFile(join(files.out, 'document.tex'), 'utf8').catch(() => undefined);
  if (code === 0 && tex?.includes('\\begin{document}')) return { tex, output };
  throw new Failure('corrupt_document', message('tex.failed', { program: program.name }), {
    detail: message('advice.builtin', {}),
    cause: `exit code ${code}\n${output}`,
  });
}

/** A conf imports the default as `conf.xml`. docx2tex finds no such file beside it, but knows the default by its address. */
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

/** Replaces the paths of pictures, which name the folder of the run, by paths under `image/`, as in the package. */
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
