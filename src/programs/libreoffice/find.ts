/** Where LibreOffice is, which Python has its bridge, and what fences it in here. */
import { execFile } from 'node:child_process';
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Fence, findFence } from '../fence/fence.ts';

const run = promisify(execFile);

export interface FoundOffice {
  readonly soffice: string;
  /** "LibreOffice 7.4.7.2 …" */
  readonly version: string;
  /** A Python that can import uno; undefined: every document starts LibreOffice anew. */
  readonly python: string | undefined;
  readonly fence: Fence;
}

const fixedPlaces = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/libreoffice/program',
  '/snap/bin',
  '/Applications/LibreOffice.app/Contents/MacOS',
];

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function firstExecutable(names: readonly string[], path: string | undefined): Promise<string | undefined> {
  for (const folder of [...(path ?? '').split(delimiter).filter((part) => part !== ''), ...fixedPlaces])
    for (const name of names) if (await isExecutable(join(folder, name))) return join(folder, name);
  return undefined;
}

/** INVOICECTL_SOFFICE names it; else it is looked for in PATH and where it is installed usually. */
export async function findOffice(env: NodeJS.ProcessEnv = process.env): Promise<FoundOffice | undefined> {
  const named = env['INVOICECTL_SOFFICE'];
  const soffice =
    named === undefined || named === ''
      ? await firstExecutable(['soffice', 'libreoffice'], env['PATH'])
      : (await isExecutable(named))
        ? named
        : undefined;
  if (soffice === undefined) return undefined;
  const real = await realpath(soffice);
  const pythons = [join(dirname(real), 'python'), '/usr/bin/python3', 'python3'];
  const [version, python, fence] = await Promise.all([
    versionOf(soffice),
    pythonWithUno(pythons),
    findFence(real, pythons),
  ]);
  return version === undefined ? undefined : { soffice, version, python, fence };
}

/** From the files beside the program, in which every build has its number: asking it takes as long as a document. */
async function versionOf(soffice: string): Promise<string | undefined> {
  const program = dirname(await realpath(soffice));
  const read = (name: string): Promise<string> => readFile(join(program, name), 'utf8').catch(() => '');
  const product = /^ProductKey=(.+)$/m.exec(await read('bootstraprc'))?.[1]?.trim();
  const build = /^buildid=(.+)$/m.exec(await read('versionrc'))?.[1]?.trim();
  if (product !== undefined && build !== undefined) return `${product} ${build}`;
  return run(soffice, ['--version'], { timeout: 20_000 }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}

/** LibreOffice may bring its own; a distribution's bridge belongs to the system's Python, which need not come first in PATH. */
async function pythonWithUno(pythons: readonly string[]): Promise<string | undefined> {
  for (const python of pythons) {
    const found = await run(python, ['-c', 'import uno'], { timeout: 20_000 }).then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  return undefined;
}
