import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { codeFiles } from '../../../src/runtime/cache/code-version.ts';

const root = resolve(import.meta.dirname, '../../..');
const source = join(root, 'src');

const names = async (entries: readonly string[], base: string): Promise<string[]> =>
  (await codeFiles(entries, base)).map(({ path }) => relative(base, path));

describe('codeFiles', () => {
  async function tree(files: Readonly<Record<string, string>>): Promise<string> {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'invoicectl-code-')));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), content);
    }
    return dir;
  }
  const files = {
    'src/tasks/worker.ts': "import { a } from '../rooms/a.ts';\nconst later = () => import('../rooms/later.ts');\n",
    'src/rooms/a.ts':
      "import {\n  b,\n} from './b.ts';\nexport * from './c.ts';\nconst child = new URL(`./child.${form}`);\n",
    'src/rooms/b.ts': "import data from '../data/numbers.json' with { type: 'json' };\nconst text = './no-file.ts';\n",
    'src/rooms/c.ts': "import '../tasks/worker.ts';\nimport '../../outside.ts';\n",
    'src/rooms/later.ts': '',
    'src/rooms/child.ts': '',
    'src/rooms/style.xsl': '<x/>',
    'src/rooms/nobody.ts': '',
    'src/data/numbers.json': '[1]',
    'src/other/far.ts': '',
    'outside.ts': '',
  };

  it('are the files that the entry loads, at once or later, and the data beside them', async () => {
    const base = join(await tree(files), 'src');
    expect(await names([join(base, 'tasks/worker.ts')], base)).toEqual([
      'data/numbers.json',
      'rooms/a.ts',
      'rooms/b.ts',
      'rooms/c.ts',
      'rooms/child.ts',
      'rooms/later.ts',
      'rooms/style.xsl',
      'tasks/worker.ts',
    ]);
  });

  it('are found if the code moves to another folder', async () => {
    const dir = await tree(files);
    const base = join(dir, 'src');
    await mkdir(join(base, 'new-room'));
    await rename(join(base, 'rooms/later.ts'), join(base, 'new-room/later.ts'));
    await writeFile(join(base, 'tasks/worker.ts'), "import('../new-room/later.ts');\n");
    expect(await names([join(base, 'tasks/worker.ts')], base)).toEqual(['new-room/later.ts', 'tasks/worker.ts']);
  });
});

describe('the code version in the key of the cache', () => {
  /** Every file of src that Node loads while the code runs, types left out. */
  async function loadedBy(code: string): Promise<string[]> {
    const program = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
      ${code}
      console.log('LOADED ' + JSON.stringify(loaded));
      process.exit(0);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      cwd: root,
      maxBuffer: 2 ** 24,
    });
    const urls = JSON.parse(/^LOADED (.*)$/m.exec(stdout)?.[1] ?? '[]') as string[];
    return urls.flatMap((url) => {
      const path = url.startsWith('file:') ? relative(source, new URL(url).pathname) : '..';
      return path.startsWith('..') ? [] : [path];
    });
  }

  it.each([
    {
      work: 'extract',
      entries: ['tasks/extract/extract-worker.ts', 'runtime/workers/ocr-worker.ts'],
      code: `
        await import('./src/tasks/extract/extract-worker.ts');
        await import('./src/extract/pipeline.ts');
        const { readers } = await import('./src/documents/readers/index.ts');
        const { ocrEngine } = await import('./src/ocr/index.ts');`,
      least: 100,
    },
    {
      work: 'convert',
      entries: ['tasks/convert/convert-worker.ts', 'runtime/workers/ocr-worker.ts', 'convert/engines/libreoffice.ts'],
      code: `
        await import('./src/tasks/convert/convert-worker.ts');
        await import('./src/convert/perform.ts');
        await import('./src/tex/jobs.ts');
        await import('./src/convert/engines/libreoffice.ts');`,
      least: 100,
    },
  ])('covers every file that $work loads', async ({ entries, code, least }) => {
    const inKey = new Set(
      await names(
        entries.map((entry) => join(source, entry)),
        source,
      ),
    );
    const loaded = await loadedBy(code);
    expect(loaded.length).toBeGreaterThan(least);
    expect(loaded.filter((file) => !inKey.has(file))).toEqual([]);
    // What a server or a terminal needs changes no result.
    expect([...inKey].filter((file) => /^(?:cli|server|stores|compose)\//.test(file))).toEqual([]);
  });

  it('covers the data that is read at run time', async () => {
    const convert = await names([join(source, 'tasks/convert/convert-worker.ts')], source);
    expect(convert.filter((file) => /\.(?:xsl|xml|py)$/.test(file)).length).toBeGreaterThan(2);
    const extract = await names([join(source, 'tasks/extract/extract-worker.ts')], source);
    expect(extract).toContain('extract/western/candidates/weights.json');
    expect(convert).toContain('tex/stylesheets/child.ts');
  });
});
