/** The files that others start invoicectl by: the image, the action, the manual page. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import manifest from '../package.json' with { type: 'json' };
import { loadConfig } from '../src/config/load.ts';
import { settings } from '../src/config/schema.ts';
import { blobKeyVariable } from '../src/server/options.ts';
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

const main = join(root, 'src/cli/main.ts');

/** A command that an example starts. */
interface Started {
  readonly from: string;
  readonly words: readonly string[];
}

const Container = z.object({ args: z.array(z.string()) });
const Workload = z.object({
  kind: z.string(),
  spec: z.object({
    template: z.object({ spec: z.object({ containers: z.array(Container) }) }).optional(),
  }),
});

describe('the examples of servers and workers', async () => {
  const composed = z
    .object({ services: z.record(z.string(), z.object({ command: z.string().optional() })) })
    .parse(parse(await textOf('docs/deploy/compose.yaml')));
  const workloads = parseAllDocuments(await textOf('docs/deploy/kubernetes.yaml')).map((document) => {
    expect(document.errors).toEqual([]);
    return Workload.parse(document.toJS());
  });
  const units = ['invoicectl-worker@.service', 'invoicectl-web.service'];
  const executed = await Promise.all(
    units.map(async (from) => {
      const [, command = ''] = /^ExecStart=\S+\/invoicectl (.*)$/m.exec(await textOf(`docs/deploy/${from}`)) ?? [];
      return { from, words: command.split(' ') };
    }),
  );
  const started: readonly Started[] = [
    ...Object.values(composed.services).flatMap(({ command }) =>
      command === undefined ? [] : [{ from: 'compose.yaml', words: command.split(' ') }],
    ),
    ...workloads.flatMap(({ spec }) =>
      (spec.template?.spec.containers ?? []).map(({ args }) => ({ from: 'kubernetes.yaml', words: args })),
    ),
    ...executed,
  ];

  it('start the program with options that it takes, and with values that it accepts', async () => {
    expect(started.map(({ words }) => words[0])).toEqual([
      'serve',
      'worker',
      'migrate',
      'serve',
      'worker',
      'worker',
      'serve',
    ]);
    for (const { from, words } of started) {
      const [name = '', ...rest] = words;
      const given = rest.flatMap((word, index) =>
        word.startsWith('--') ? [[word, rest[index + 1] ?? ''] as const] : [],
      );
      expect(rest, from).toHaveLength(given.length * 2);
      const { stdout: help } = await promisify(execFile)(process.execPath, [main, name, '--help']);
      const flags = Object.fromEntries(
        given.map(([flag, value]) => {
          expect(help, from).toMatch(new RegExp(`^ +${flag} `, 'm'));
          return [flag.slice(2), value.replaceAll('%i', '1')];
        }),
      );
      await loadConfig({ flags, env: {}, cwd: '/' });
    }
  });

  it('name variables that the program or the AWS SDK reads', async () => {
    const lines = (await textOf('docs/deploy/shared.env.example')).split('\n').filter((line) => /^[^#]/.test(line));
    const names = lines.map((line) => line.split('=')[0] ?? '');
    expect(names).toContain('INVOICECTL_DATABASE');
    const known = [...settings.map(({ env }) => env), blobKeyVariable];
    expect(names.filter((name) => !known.includes(name) && !name.startsWith('AWS_'))).toEqual([]);
  });
});
