/**
 * Puts the modules of a file that programs and threads start with into few files: loading hundreds of them is a sixth of the
 * time that reading one PDF takes.
 *
 * What the compiler wrote stays, for those who import the package; only the file that is started is replaced, by one that
 * leads to the bundle. Modules that are imported when they are needed stay apart, and packages stay where they are installed -
 * but for the schema library, which is ninety files, and the one that writes workbooks, of whose 51 MB only 0.6 are used.
 */
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const bundled = join(dist, 'bundled');
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Below dist, as the compiler wrote it: cli/main.js */
const entries: readonly string[] = ['cli/main.js', 'tasks/extract/extract-worker.js'];

const includedPackages = ['zod', '@cj-tech-master/excelts'];

const isExternal = (specifier: string): boolean =>
  !/^[./]/.test(specifier) &&
  !specifier.startsWith(dist) &&
  !includedPackages.some((name) => specifier === name || specifier.startsWith(`${name}/`));

/** Run it after the compiler, which puts the entries back. */
export async function bundle(): Promise<void> {
  // Of an earlier build, whose parts had other names.
  await rm(bundled, { recursive: true, force: true });
  for (const entry of entries) await leadToBundle(entry, await bundleOf(entry));
  for (const name of includedPackages)
    await copyFile(
      join(packages, name, 'LICENSE'),
      join(bundled, `LICENSE.${name.replace(/^@/, '').replace('/', '-')}`),
    );
}

/** Resolves with the names that the entry exports. */
async function bundleOf(entry: string): Promise<readonly string[]> {
  const folder = join(bundled, dirname(entry));
  const made = await rolldown({
    input: join(dist, entry),
    platform: 'node',
    external: isExternal,
    // Files beside a module are found from where it was, not from where the bundle is.
    plugins: [
      {
        name: 'own-address',
        transform: (code, id) =>
          id.startsWith(dist + sep) && code.includes('import.meta.url')
            ? code.replaceAll(
                'import.meta.url',
                `new URL(${JSON.stringify(posix(relative(folder, id)))}, import.meta.url).href`,
              )
            : undefined,
      },
    ],
    // A warning about the project's own code is a mistake in it; what a package does is not ours.
    onwarn: (warning) => {
      if (!warning.message.includes('node_modules')) throw new Error(warning.message);
    },
  });
  const { output } = await made.write({
    dir: folder,
    format: 'esm',
    keepNames: true,
    chunkFileNames: '[name]-[hash].js',
  });
  await made.close();
  return output[0].exports;
}

async function leadToBundle(entry: string, names: readonly string[]): Promise<void> {
  const target = JSON.stringify(posix(relative(dirname(entry), join('bundled', entry))));
  await writeFile(join(dist, entry), `export { ${names.join(', ')} } from ${target};\n`);
}

const posix = (path: string): string => path.split(sep).join('/');
