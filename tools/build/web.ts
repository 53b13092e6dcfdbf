/**
 * Builds the browser app into dist/web: what Vite makes, the parts of pdf.js that are fetched by name, and copies of files
 * compressed as well as possible, because the server sends them as they are.
 */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'dist/web');
const pdfjs = join(root, 'node_modules/pdfjs-dist');

/** Without the first, Chinese without embedded fonts is blank; the others are fonts, decoders and colour profiles. */
const pdfjsFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

const compressible = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.wasm']);
/** Smaller files gain nothing. */
const worthBytes = 1024;

/** For the first screen, without pdf.js: everything that the browser has to fetch before it shows something. */
export const firstLoadBudget = 200 * 1024;

export async function buildWeb(): Promise<void> {
  await build({ configFile: join(root, 'src/web/vite.config.ts'), logLevel: 'warn' });
  for (const folder of pdfjsFolders)
    await cp(join(pdfjs, folder), join(target, 'pdfjs', folder), { recursive: true, filter: isForBrowsers });
  await compressAll();
  const bytes = await firstLoadBytes(target);
  if (bytes > firstLoadBudget)
    throw new Error(`The first load of the browser app is ${bytes} bytes, and the budget is ${firstLoadBudget}`);
}

/** Source maps and the like are for those who write pdf.js. */
const isForBrowsers = (path: string): boolean => extname(path) !== '.map';

async function compressAll(): Promise<void> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.has(extname(entry.name)));
  await Promise.all(files.map(({ parentPath, name }) => compress(join(parentPath, name))));
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < worthBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    dynamicImports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
);

/** The largest first load of any screen that does not draw pages, with gzip, which all clients understand. */
export async function firstLoadBytes(folder: string): Promise<number> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true);
  if (entry === undefined) throw new Error('The build of the browser app has no entry');
  const filesOf = (key: string, found = new Set<string>()): Set<string> => {
    const { file, imports = [], css = [] } = manifest[key] ?? { file: '' };
    if (found.has(file)) return found;
    for (const one of [file, ...css]) found.add(one);
    for (const one of imports) filesOf(one, found);
    return found;
  };
  const first = filesOf(entry);
  const screenKeys = (manifest[entry]?.dynamicImports ?? []).filter((key) => key.endsWith('.vue'));
  const screens = screenKeys.map((key) => filesOf(key, new Set(first)));
  const sizes = await Promise.all([first, ...screens].map((files) => sizeOf(folder, ['index.html', ...files])));
  return Math.max(...sizes);
}

async function sizeOf(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await sent(join(folder, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const sent = (path: string): Promise<Buffer> => readFile(`${path}.gz`).catch(() => readFile(path));
