/**
 * The package as it is published, beside nothing but the packages that a production install has: as an ES module, from
 * CommonJS, for the compiler of a caller, and on the command line.
 *
 * Packages are links to those of this checkout, so that the test needs no network. With INVOICECTL_REQUIRE_ENGINES=1 it is also
 * installed from the registry (test/e2e/installed.test.ts).
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const fixtures = join(root, 'fixtures/invoices');

const Lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), peer: z.boolean().optional() })),
});

let project: string;
const program = (): string => join(project, 'node_modules/invoicectl/bin/invoicectl.js');

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'packed-'));
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], { cwd: root });
  const [packed = ''] = (await readdir(project)).filter((name) => name.endsWith('.tgz'));
  const own = join(project, 'node_modules/invoicectl');
  await mkdir(own, { recursive: true });
  await run('tar', ['-xzf', join(project, packed), '--strip-components=1', '-C', own]);
  const { packages } = Lock.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  for (const [path, { dev, peer }] of Object.entries(packages)) {
    if (!/^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) || dev === true || peer === true) continue;
    const target = join(project, path);
    await mkdir(dirname(target), { recursive: true });
    // Packages of other platforms are in the lock, but not here.
    await symlink(join(root, path), target);
  }
}, 120_000);
afterAll(() => rm(project, { recursive: true }));

async function node(file: string, source: string): Promise<unknown> {
  await writeFile(join(project, file), source);
  const { stdout } = await run(process.execPath, [file, fixtures], { cwd: project });
  return JSON.parse(stdout);
}

const body = `
  const folder = process.argv[2];
  const numbers = [];
  const inputs = [folder + '/fr-factur-x.pdf', { name: 'b.pdf', bytes: readFileSync(folder + '/de-letter.pdf') }];
  for await (const { invoice } of extract(inputs, { cache: false })) numbers.push(invoice?.number);
  const { sheets } = await merge(inputs, { cache: false });
  const { bytes } = await convert({ name: 'a.md', bytes: Buffer.from('# Hello') }, { to: 'docx', cache: false });
  const failure = await convert('missing.md', { to: 'html' }).catch((error) => error);
  console.log(JSON.stringify({ numbers, sheets, docx: bytes.length > 1000, failed: failure instanceof Failure && failure.kind }));
`;
const expected = { numbers: ['FA-2024-0173', '2025-00417'], sheets: 1, docx: true, failed: 'not_found' };

it('has the browser app with compressed copies, what pdf.js fetches by name, and the licences of all of it', async () => {
  const web = join(project, 'node_modules/invoicectl/dist/web');
  const page = await readFile(join(web, 'index.html'), 'utf8');
  const script = /src="\/(assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  const files = await readdir(web, { recursive: true });
  expect(files).toEqual(
    expect.arrayContaining([
      script,
      `${script}.br`,
      `${script}.gz`,
      'pdfjs/cmaps/UniGB-UTF16-H.bcmap',
      'pdfjs/wasm/openjpeg.wasm',
    ]),
  );
  const licences = await readFile(join(web, 'LICENSES.md'), 'utf8');
  for (const name of ['vue', 'pinia', 'vue-router', 'pdfjs-dist']) expect(licences).toContain(name);
});

it('is imported by an ES module', async () => {
  const imports = `import { readFileSync } from 'node:fs';\nimport { convert, extract, Failure, merge } from 'invoicectl';\n`;
  expect(await node('a.mjs', imports + body)).toEqual(expected);
}, 60_000);

it('is required by CommonJS', async () => {
  const requires = `const { readFileSync } = require('node:fs');\nconst { convert, extract, Failure, merge } = require('invoicectl');\n`;
  expect(await node('b.cjs', `${requires}(async () => {${body}})();`)).toEqual(expected);
}, 60_000);

it('compiles with all of its declarations checked, which need no package but its own dependencies', async () => {
  const source = `import { convert, extract, Failure, merge, type ExtractionRecord, type FailureKind } from 'invoicectl';
export async function read(signal: AbortSignal): Promise<readonly ExtractionRecord[]> {
  const records: ExtractionRecord[] = [];
  for await (const record of extract(['a.pdf', { name: 'b', bytes: new Uint8Array() }], { signal, ocr: 'never' })) records.push(record);
  const pdf: Uint8Array = (await merge('folder', { layout: '2x2', signal })).bytes;
  const html: Uint8Array = (await convert('a.docx', { to: 'html' })).bytes;
  return pdf.length + html.length > 0 ? records : [];
}
export async function total(): Promise<number> {
  let sum = 0;
  for await (const record of extract('a.pdf')) {
    if (record.status === 'failed') {
      const why: string = record.failure.message;
      const nothing: null = record.invoice;
      console.log(why, nothing);
    } else sum += record.invoice.totalAmount ?? 0;
    // @ts-expect-error Only a record that was read has an invoice.
    console.log(record.invoice.number);
  }
  return sum;
}
export const kindOf = (error: unknown): FailureKind | undefined => (error instanceof Failure ? error.kind : undefined);
// @ts-expect-error There is no such option.
extract('a.pdf', { ocr: 'sometimes' });
`;
  await writeFile(join(project, 'c.mts'), source);
  await writeFile(join(project, 'd.cts'), source);
  const options = { module: 'nodenext', target: 'es2024', strict: true, skipLibCheck: false, noEmit: true };
  await mkdir(join(project, 'node_modules/@types'), { recursive: true });
  await symlink(join(root, 'node_modules/@types/node'), join(project, 'node_modules/@types/node'));
  const config = { compilerOptions: { ...options, types: ['node'] }, files: ['c.mts', 'd.cts'] };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [compiler, '-p', project], { cwd: project }).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe('');
}, 60_000);

it('reads a photo without the native recogniser, and says why it is slow', async () => {
  await rm(join(project, 'node_modules/onnxruntime-node'));
  const photo = join(fixtures, 'en-receipt-photo.jpg');
  const { stdout } = await run(process.execPath, [program(), 'extract', photo, '--no-cache', '-f', 'ndjson']);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'ok',
    invoice: { totalAmount: 27.72 },
    warnings: [expect.stringContaining('onnxruntime-node does not load')],
  });
}, 60_000);

it('names what is optional, its size and the command that brings it', async () => {
  const { stdout } = await run(process.execPath, [program(), 'doctor']).catch((error: { stdout: string }) => error);
  expect(stdout).toMatch(/without +tesseract .*Run: npm install tesseract\.js@[\d.]+ .*\d+ MB/);
  expect(stdout).toMatch(/without +typst .*Run: npm install @myriaddreamin\/typst-ts-node-compiler@[\d.]+ \(\d+ MB/);
  expect(stdout).toMatch(/without +onnxruntime /);
  expect(stdout).toMatch(/ok +paddle /);
}, 60_000);
