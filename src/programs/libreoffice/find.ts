/** Finds LibreOffice, a Python with its bridge, and the fence that works on this machine. */
import { execFile } from 'node:child_process';
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Fence, findFence } from '../fence/fence.ts';
import { message } from '../../texts/message.ts';

const run = promisify(execFile);

export interface FoundOffice {
  readonly soffice: string;
  /** "LibreOffice 7.4.7.2 …" */
  readonly version: string;
  /** A Python that can import uno. Without one, every document starts its own LibreOffice. */
  readonly python: string | undefined;
  readonly fence: Fence;
  /** Whether its program for formulas is missing, which distributions package apart. Formulas then vanish without an error. */
  readonly lacksMath: boolean;
}

const usualFolders = [
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
  for (const folder of [...(path ?? '').split(delimiter).filter((part) => part !== ''), ...usualFolders])
    for (const name of names) if (await isExecutable(join(folder, name))) return join(folder, name);
  return undefined;
}

/** INVOICECTL_SOFFICE names the program; otherwise it is searched for in PATH and in the usual folders. */
async function sofficePath(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = env['INVOICECTL_SOFFICE'] ?? '';
  if (named === '') return firstExecutable(['soffice', 'libreoffice'], env['PATH']);
  return (await isExecutable(named)) ? named : undefined;
}

/** Ordinary documents need less than 200. With this process beside it, a document stays below a gigabyte. */
const officeDataMegabytes = 640;

/** For a document with which LibreOffice fails: what may be wrong with it. */
export const unreadableByOffice = message('advice.libreOfficeRefused', { megabytes: officeDataMegabytes });

/** Undefined if LibreOffice is not installed. */
export async function findOffice(env: NodeJS.ProcessEnv = process.env): Promise<FoundOffice | undefined> {
  const soffice = await sofficePath(env);
  if (soffice === undefined) return undefined;
  const real = await realpath(soffice);
  const pythons = [join(dirname(real), 'python'), '/usr/bin/python3', 'python3'];
  const [version, python, fence, lacksMath] = await Promise.all([
    versionOf(soffice),
    pythonWithUno(pythons),
    findFence(real, pythons, officeDataMegabytes * 1024 ** 2),
    isWithoutMath(dirname(real)),
  ]);
  return { soffice, version, python, fence, lacksMath };
}

/** Each of its programs registers its filters in a file of its own. Without such files nothing is known, as on macOS. */
async function isWithoutMath(program: string): Promise<boolean> {
  const registered = (name: string): Promise<boolean> =>
    access(join(program, '..', 'share', 'registry', `${name}.xcd`)).then(
      () => true,
      () => false,
    );
  return (await registered('writer')) && !(await registered('math'));
}

/** The version in the files beside the program, because asking the program takes as long as converting a document. */
async function versionOf(soffice: string): Promise<string> {
  const program = dirname(await realpath(soffice));
  const read = (name: string): Promise<string> => readFile(join(program, name), 'utf8').catch(() => '');
  const product = /^ProductKey=(.+)$/m.exec(await read('bootstraprc'))?.[1]?.trim();
  const build = /^buildid=(.+)$/m.exec(await read('versionrc'))?.[1]?.trim();
  if (product !== undefined && build !== undefined) return `${product} ${build}`;
  return run(soffice, ['--version'], { timeout: 20_000 }).then(
    ({ stdout }) => stdout.trim(),
    // If it does not start, the first conversion reports that.
    () => 'LibreOffice of unknown version',
  );
}

/** LibreOffice may bring its own Python; the bridge of a distribution belongs to the system's, which may not be first in PATH. */
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
