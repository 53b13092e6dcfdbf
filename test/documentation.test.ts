/** The example in CONTRIBUTING.md compiles at its stated path and does what it describes, and links have targets. */
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Page } from '../src/domain/document.ts';
import type { Family } from '../src/extract/families/family.ts';
import type { Word } from '../src/geometry/word.ts';

const root = resolve(import.meta.dirname, '..');
const blocks = [...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)];
const example = blocks.map(([, code = '']) => code).find((code) => code.includes(': Family = {')) ?? '';

/** Writes `code` to a folder of its own, with imports that lead to where they would lead from src/extract/fapiao. */
async function written(code: string): Promise<{ readonly dir: string; readonly file: string }> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'invoicectl-example-')));
  const file = join(dir, 'parking-ticket.ts');
  const folder = join(root, 'src/extract/fapiao');
  await writeFile(join(dir, 'package.json'), '{"type":"module"}');
  await writeFile(
    file,
    code.replaceAll(/'(\.\.\/[^']+)'/g, (_, path: string) => `'${join(folder, path)}'`),
  );
  return { dir, file };
}

/** What the compiler says of `code`, under the rules of this project. */
async function complaints(code: string): Promise<string> {
  const { dir, file } = await written(code);
  const compilerOptions = {
    rootDir: '/',
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include: [], files: [file] };
  await writeFile(join(dir, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return promisify(execFile)(process.execPath, [compiler, '-p', dir]).then(
    () => '',
    (error: { readonly stdout: string }) => error.stdout,
  );
}

it('the example in the documentation compiles', async () => {
  expect(example).not.toBe('');
  expect(await complaints(example)).toBe('');
  // Else the compiler would not have looked.
  expect(await complaints(example.replace('evidenceOf, textOf', 'evidenceOf'))).toContain("Cannot find name 'textOf'");
});

it('the example in the documentation recognises and reads a page', async () => {
  const { file } = await written(example);
  const { parkingTicket } = (await import(file)) as { parkingTicket: Family };
  const word = (text: string, y: number): Word => ({ text, box: [10, y, 60, y + 10], confidence: 1 });
  const words = [
    word('Parking ticket', 10),
    word('2024-03-01', 40),
    word('2.10', 50),
    word('Total', 60),
    word('12.50', 70),
  ];
  const page: Page = { number: 1, width: 100, height: 200, words, textSource: 'text' };
  expect(parkingTicket.recognises([page])).toBe(0.9);
  expect(parkingTicket.recognises([{ ...page, words: words.slice(1) }])).toBe(0);
  expect(parkingTicket.recognises([{ ...page, words: [word('Invoice', 5), ...words] }])).toBe(0);
  expect(parkingTicket.read([page])).toMatchObject([
    { fields: { issueDate: { value: '2024-03-01' }, totalAmount: { value: 12.5, box: [10, 70, 60, 80], page: 1 } } },
  ]);
});

/** As GitHub names the place of a heading. */
const anchorsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

it.each(globSync(['*.md', 'docs/**/*.md'], { cwd: root }))(
  'every link of %s leads to an existing file and heading',
  (name) => {
    const file = join(root, name);
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path === '' ? file : join(dirname(file), path);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  },
);
