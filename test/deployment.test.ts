/** The files that others start invoicectl by: the image, the action, the manual page. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../package.json' with { type: 'json' };
import { settings } from '../src/config/schema.ts';
import { programOnPath } from './engines.ts';

const root = resolve(import.meta.dirname, '..');
const textOf = (file: string): Promise<string> => readFile(join(root, file), 'utf8');

describe('the Dockerfile', async () => {
  const lines = (await textOf('Dockerfile')).replaceAll('\\\n', ' ').split('\n');
  const instructions = lines.flatMap((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, rest }];
  });
  const all = (name: string): string[] => instructions.filter((each) => each.name === name).map(({ rest }) => rest);

  it('consists of instructions, and copies what is there', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toHaveLength(instructions.length);
    const sources = all('COPY').filter((rest) => !rest.startsWith('--from'));
    const missing = sources
      .flatMap((rest) => rest.split(' ').slice(0, -1))
      .filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });

  it('runs the server as a user without rights, with flags that exist', () => {
    expect(all('FROM')).toHaveLength(2);
    expect(all('USER')).toEqual(['node']);
    const [command = '[]'] = all('CMD');
    const words = z.array(z.string()).parse(JSON.parse(command));
    const flags = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2));
    expect(words[0]).toBe('serve');
    expect(flags.filter((flag) => !settings.some(({ name }) => name === flag))).toEqual([]);
    expect(all('HEALTHCHECK')[0]).toContain('/readyz');
  });

  it('installs the version of Typst that is tested', () => {
    const name = '@myriaddreamin/typst-ts-node-compiler';
    expect(all('RUN').join('\n')).toContain(`${name}@${manifest.devDependencies[name]}`);
  });
});

const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(
      z.object({
        run: z.string().optional(),
        shell: z.string().optional(),
        env: z.record(z.string(), z.string()).optional(),
      }),
    ),
  }),
});

it('The action passes paths to the command as they are, and no input into a script', async () => {
  const { inputs, runs } = Action.parse(parse(await textOf('action.yml')));
  const scripts = runs.steps.flatMap(({ run }) => run ?? []);
  expect(scripts.join('\n')).not.toContain('${{');
  const step = runs.steps.at(-1);
  const known = Object.values(step?.env ?? {}).map((value) => /inputs\.([a-z-]+)/.exec(value)?.[1] ?? value);
  expect(known.toSorted()).toEqual(Object.keys(inputs).toSorted());
  const folder = await mkdtemp(join(tmpdir(), 'action-'));
  const stand = join(folder, 'invoicectl');
  await writeFile(stand, '#!/bin/sh\ncat\necho "$@"\n', { mode: 0o755 });
  const env = {
    PATH: `${folder}:${process.env['PATH']}`,
    INVOICE_PATHS: 'a b.pdf\n$(touch x)/',
    FAIL_ON: 'review',
    OUT: 'o.xlsx',
  };
  const { stdout } = await promisify(execFile)('bash', ['-e', '-c', step?.run ?? ''], { env, cwd: folder });
  expect(stdout.split('\n')).toEqual([
    'a b.pdf',
    '$(touch x)/',
    'extract -r --files-from - --fail-on review --out o.xlsx',
    '',
  ]);
  await rm(folder, { recursive: true });
});

describe('the manual page', () => {
  const page = join(root, 'dist/man/invoicectl.1');

  it('has every command with its options and examples', async () => {
    const text = await readFile(page, 'utf8');
    expect(text).toMatch(/^\.TH INVOICECTL 1 /);
    for (const command of ['extract', 'merge', 'convert', 'serve', 'doctor', 'completion'])
      expect(text).toMatch(new RegExp(`^\\.SS invoicectl ${command} `, 'm'));
    expect(text).toContain(String.raw`\-\-fail\-on <FAIL_ON>`);
    expect(text).toContain(String.raw`invoicectl merge 2024\-05/ \-o print.pdf`);
  });

  it.skipIf(programOnPath('groff') === undefined)('is formatted without a warning', () => {
    const { stderr, stdout, status } = spawnSync('groff', ['-man', '-Tutf8', '-ww', page], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('invoicectl');
  });
});
