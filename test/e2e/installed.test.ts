/**
 * An installation from the package registry, as a user makes it in an empty folder. It takes a minute and a network, so only
 * the run that requires every engine does it.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

async function megabytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000_000;
}

it.runIf(process.env['INVOICECTL_REQUIRE_ENGINES'] === '1')(
  'takes at most 480 MB, needs no flag, and downloads no libraries for graphics cards',
  async () => {
    const project = await mkdtemp(join(tmpdir(), 'installed-'));
    try {
      await run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], { cwd: root });
      const [packed = ''] = await readdir(project);
      await writeFile(join(project, 'package.json'), '{}');
      // The environment of `npm test` has settings of this checkout, such as the flag that a user does not set.
      const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^ONNX/i.test(name)));
      await run('npm', ['install', join(project, packed)], { cwd: project, env });
      expect(await megabytesOf(join(project, 'node_modules'))).toBeLessThan(480);
      const libraries = join(project, 'node_modules/onnxruntime-node/bin/napi-v6/linux/x64');
      if (existsSync(libraries)) {
        const cuda = (await readdir(libraries)).filter((name) => name.includes('providers'));
        const sizes = await Promise.all(cuda.map(async (name) => (await stat(join(libraries, name))).size));
        expect(sizes).toEqual([0, 0, 0]);
      }
      const photo = join(root, 'fixtures/invoices/en-receipt-photo.jpg');
      const invoicectl = join(project, 'node_modules/.bin/invoicectl');
      const { stdout } = await run(invoicectl, ['extract', photo, '--no-cache', '-f', 'ndjson']);
      expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', warnings: [] });
    } finally {
      await rm(project, { recursive: true });
    }
  },
  400_000,
);
