/**
 * Puts libraries whose packages have several builds into dist/node_modules: one build of each, with what it imports and the
 * licences of all of it. Code in dist finds them there, and users do not install the packages
 * (docs/design/install-size.md).
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import manifest from '../../package.json' with { type: 'json' };

/** They are devDependencies: only the build installs their packages. */
export const libraries = [
  '@ai-sdk/google',
  '@ai-sdk/openai-compatible',
  '@cantoo/pdf-lib',
  '@e965/xlsx',
  '@opentelemetry/api',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace',
  'ai',
  'docx',
  'fontkit',
  'rehype-parse',
  'rehype-raw',
  'remark-gfm',
  'remark-math',
  'remark-parse',
  'remark-rehype',
  'remark-stringify',
  'temml',
  'tex2typst',
  'unified',
] as const;

const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const target = fileURLToPath(new URL('../../dist/node_modules/', import.meta.url));

export async function buildLibraries(): Promise<void> {
  await Promise.all(libraries.map(buildLibrary));
}

async function buildLibrary(name: (typeof libraries)[number]): Promise<void> {
  const folder = join(target, name);
  await mkdir(folder, { recursive: true });
  // zod is a dependency of its own.
  const bundled = await rolldown({ input: name, platform: 'node', external: /^zod(\/|$)/, cwd: packages });
  const { output } = await bundled.write({ dir: folder, entryFileNames: 'index.js', format: 'esm', keepNames: true });
  await bundled.close();
  const facts = { name, version: manifest.devDependencies[name], type: 'module', exports: './index.js' };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(facts, undefined, 2)}\n`);
  await writeFile(
    join(folder, 'LICENSES.txt'),
    await licencesOf(output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))),
  );
}

/** The licences of the packages that the files are from. */
async function licencesOf(files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []));
  const texts = await Promise.all([...folders].toSorted().map(licenceOf));
  return texts.join('\n');
}

function packageFolder(file: string): string | undefined {
  const inside = file.lastIndexOf(`${sep}node_modules${sep}`);
  if (inside < 0) return undefined;
  const start = inside + `${sep}node_modules${sep}`.length;
  const [scope = '', name = ''] = file.slice(start).split(sep);
  return file.slice(0, start) + (scope.startsWith('@') ? join(scope, name) : scope);
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file === undefined ? '' : `\n${await readFile(join(folder, file), 'utf8')}`;
  return `--- ${name} ${version}, ${license}\n${text}`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}
