/**
 * Programs that some tests need, and parts of them that are installed apart. Where one is missing the test is skipped and says
 * why; with INVOICECTL_REQUIRE_ENGINES=1, as in CI, a missing one is a failure instead.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, realpathSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describe, test, type TestFunction } from 'vitest';

/** Full path of a program on the PATH. */
export function programOnPath(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (isThere(path, constants.X_OK)) return path;
  }
  return undefined;
}

function isThere(path: string, mode = constants.R_OK): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

const succeeds = (program: string, args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** Distributions split TeX: the engine may be there without the packages that the TeX of these tests loads. */
const texWith =
  (engine: string, ...packages: readonly string[]) =>
  (): boolean =>
    programOnPath(engine) !== undefined &&
    succeeds('kpsewhich', ['article.cls', ...packages.map((name) => `${name}.sty`)]) &&
    packages.every((name) => succeeds('kpsewhich', [`${name}.sty`]));

/** Distributions split LibreOffice: each of its programs registers its filters in a file beside the program. */
const officeProgram = (name: string) => (): boolean => {
  const soffice = programOnPath('soffice');
  return soffice !== undefined && isThere(join(dirname(realpathSync(soffice)), '../share/registry', `${name}.xcd`));
};

/** The first Python that has a module: the one on the PATH may be somebody's own, without what the system's packages bring. */
export const pythonWith = (module: string): string | undefined =>
  ['python3', '/usr/bin/python3'].find((program) => succeeds(program, ['-c', `import ${module}`]));

/** A small file system in memory, for a disk that is really full: Linux lets its administrator make one. */
function mounts(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  const mounted = succeeds('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (mounted) spawnSync('umount', [folder]);
  rmdirSync(folder);
  return mounted;
}

/** The folder of programs for administrators is not on everybody's PATH. */
const programOfAdministrators = (name: string): string | undefined =>
  programOnPath(name) ?? (isThere(`/usr/sbin/${name}`, constants.X_OK) ? `/usr/sbin/${name}` : undefined);

export const dovecotProgram = (): string | undefined => programOfAdministrators('dovecot');

export const pgbouncerProgram = (): string | undefined => programOfAdministrators('pgbouncer');

/** Debian keeps the programs of each version in a folder of their own, which is not on the PATH. */
export function postgresFolder(): string | undefined {
  const initdb = programOnPath('initdb');
  if (initdb !== undefined) return dirname(initdb);
  const versions = isThere('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  return versions
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((folder) => isThere(join(folder, 'initdb'), constants.X_OK));
}

const usualPackages = ['amsmath', 'amssymb', 'array', 'graphicx', 'hyperref', 'longtable', 'makeidx', 'xcolor'];

/** Needs that are more than a program on the PATH. */
const needs: Readonly<Record<string, () => boolean>> = {
  'pdflatex and its usual packages': texWith('pdflatex', ...usualPackages),
  'xelatex and its usual packages': texWith('xelatex', 'fontspec', ...usualPackages),
  'a Chinese font': () => (spawnSync('fc-list', [':lang=zh-cn', 'family']).stdout ?? '').toString().trim() !== '',
  Dovecot: () => dovecotProgram() !== undefined && programOnPath('openssl') !== undefined,
  'LibreOffice Calc': officeProgram('calc'),
  'LibreOffice Draw': officeProgram('draw'),
  'LibreOffice Impress': officeProgram('impress'),
  'LibreOffice Writer': officeProgram('writer'),
  'the right to mount': mounts,
  PgBouncer: () => pgbouncerProgram() !== undefined,
  PostgreSQL: () => postgresFolder() !== undefined,
  'Python with requests': () => pythonWith('requests') !== undefined,
  'Python with uno': () => pythonWith('uno') !== undefined,
};

const answers = new Map<string, boolean>();

function isMissing(need: string): boolean {
  const known = answers.get(need) ?? (needs[need]?.() || programOnPath(need) !== undefined);
  answers.set(need, known);
  return !known;
}

/** A test that needs programs, by their names on the PATH, or what `needs` lists. Use like `test(name, run)`. */
export function testWith(needed: readonly string[], name: string, run: TestFunction, timeoutMs?: number): void {
  const missing = needed.filter(isMissing);
  if (missing.length === 0) test(name, run, timeoutMs);
  else if (process.env['INVOICECTL_REQUIRE_ENGINES'] === '1') {
    test(name, () => {
      throw new Error(`${missing.join(', ')} must be installed for this test`);
    });
  } else test.skip(`${name} (needs ${missing.join(', ')})`, run);
}

/** Tests that all need the same programs, like `testWith`. Use like `describe(name, define)`. */
export function describeWith(needed: readonly string[], name: string, define: () => void): void {
  const missing = needed.filter(isMissing);
  if (missing.length === 0) describe(name, define);
  else if (process.env['INVOICECTL_REQUIRE_ENGINES'] === '1') {
    test(name, () => {
      throw new Error(`${missing.join(', ')} must be installed for these tests`);
    });
  } else describe.skip(`${name} (needs ${missing.join(', ')})`, define);
}
