/** A Node that is too old: another is started, or one sentence says what to install. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, lines, many, run, start, ubl } from './program.ts';

/** Makes the program believe that it runs on Node 18: `once` only until it has started itself again. */
async function oldNode(cwd: string, once: boolean): Promise<Record<string, string>> {
  const hooks = join(cwd, 'hooks.mjs');
  await writeFile(
    hooks,
    `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) {
  const loaded = next(url, context);
  if (!url.endsWith('/bin/invoicectl.js') || (${String(once)} && process.env.INVOICECTL_RESTARTED)) return loaded;
  return { ...loaded, source: String(loaded.source).replaceAll('process.versions.node', "'18.20.0'") };
} });`,
  );
  return { NODE_OPTIONS: `--import ${pathToFileURL(hooks).href}` };
}

/** Packages that take their time to load. */
const heavy =
  /node_modules\/(@cantoo\/pdf-lib|@embedpdf|sharp|@myriaddreamin|onnxruntime-node|tesseract\.js|fastify|@e965|@opentelemetry|docx|ai)\/.*\.[cm]?js$/;

/** Modules that a run loads, whichever thread it is in. */
async function loadedBy(args: readonly string[], files: Record<string, string>): Promise<readonly string[]> {
  const cwd = await folder(files);
  const [hooks, loaded] = [join(cwd, 'hooks.mjs'), join(cwd, 'loaded.txt')];
  await writeFile(
    hooks,
    `import { registerHooks } from 'node:module';
import { appendFileSync } from 'node:fs';
registerHooks({ load(url, context, next) {
  appendFileSync(${JSON.stringify(loaded)}, url + '\\n');
  return next(url, context);
} });`,
  );
  const { code } = await run(args, { cwd, env: { NODE_OPTIONS: `--import ${pathToFileURL(hooks).href}` } });
  expect(code).toBe(0);
  return (await readFile(loaded, 'utf8')).split('\n');
}

it('loads no heavy module that the command does not need', async () => {
  for (const args of [['--version'], ['extract', '--help'], ['extract', 'a.xml', '--no-cache']]) {
    const loaded = await loadedBy(args, { 'a.xml': ubl('A') });
    expect(loaded.length, args.join(' ')).toBeGreaterThan(1);
    expect(
      loaded.filter((url) => heavy.test(url)),
      args.join(' '),
    ).toEqual([]);
  }
});

it('loads bundled files instead of single modules', async () => {
  const loaded = await loadedBy(['extract', 'a.xml', '--no-cache'], { 'a.xml': ubl('A') });
  const own = loaded.filter((url) => url.includes('/dist/') && !url.includes('/node_modules/'));
  expect(own.filter((url) => url.includes('/dist/bundled/cli/')).length).toBeGreaterThan(1);
  expect(own.filter((url) => url.includes('/dist/bundled/tasks/extract/')).length).toBeGreaterThan(1);
  // What leads to the bundles, and nothing of what is in them.
  expect(own.filter((url) => !url.includes('/dist/bundled/'))).toHaveLength(2);
  expect(loaded.filter((url) => url.includes('/node_modules/zod/'))).toEqual([]);
});

describe('on a Node that is too old', () => {
  it('continues with a newer Node that is installed beside it', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const { code, stdout, stderr } = await run(['extract', 'a.xml', 'b.xml'], { cwd, env: await oldNode(cwd, true) });
    expect(lines(stdout)).toMatchObject([{ status: 'ok' }, { status: 'failed' }]);
    expect(stderr).not.toContain('INVOICECTL_RESTARTED');
    expect(code).toBe(3);
  });

  it('passes signals on to the newer Node', async () => {
    const cwd = await folder(many(400));
    const { child, ended } = start(['extract', '.', '--no-cache'], { cwd, env: await oldNode(cwd, true) });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await ended).toMatchObject({ code: 143, signal: null });
  });

  it('says what to install if there is no newer Node', async () => {
    const cwd = await folder();
    const { code, stderr } = await run(['extract', 'a.xml'], { cwd, env: await oldNode(cwd, false) });
    expect(stderr).toMatch(
      /^error: invoicectl needs Node\.js 22\.18 or newer, and this is 18\.20\.0: install it from [^\n]*\n$/,
    );
    expect(code).toBe(2);
  });
});
