/** `invoicectl clients` as a shell starts it: what it prints, its exit codes, and that secrets are never stored. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const program = resolve(import.meta.dirname, '../../../src/cli/main.ts');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clients-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const atDefault = (args: readonly string[]): readonly string[] =>
  args.includes('--data-dir') ? args : [...args, '--data-dir', join(folder, 'data')];

function clients(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, 'clients', ...atDefault(args)], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ code, stdout, stderr }));
  });
}

const everyByte = async (): Promise<string> => {
  const names = await readdir(join(folder, 'data'));
  return (await Promise.all(names.map((name) => readFile(join(folder, 'data', name), 'latin1')))).join('');
};

it('adds a client and shows its secrets once; none of them is stored', async () => {
  const added = await clients('add', '张三公司', '--tier', 'basic', '--format', 'json');
  expect([added.code, added.stderr]).toEqual([0, '']);
  const made = JSON.parse(added.stdout) as Record<string, string>;
  expect(made).toEqual({
    id: expect.stringMatching(/^client_[0-9a-f]{24}$/),
    name: '张三公司',
    tier: 'basic',
    created: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    revoked: null,
    token: expect.stringMatching(/^\S{60,}$/),
    apiKey: expect.stringMatching(/^\S{40,}$/),
  });
  const { token = '', apiKey = '', ...listed } = made;
  expect(JSON.parse((await clients('list', '-f', 'json')).stdout)).toEqual({ clients: [listed] });
  const kept = await everyByte();
  expect(kept).toContain(made['id']);
  expect(kept).not.toContain(token.split('.')[1]);
  expect(kept).not.toContain(apiKey);
});

it('prints for people what to keep on standard output, and the explanation on standard error', async () => {
  const { code, stdout, stderr } = await clients('add', 'acme', '--tier', 'enterprise-plus');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^client_\w+ +enterprise-plus +acme .*\ntoken {4}client_\w+\.\S+\nAPI key {2}key_\S+\n$/);
  expect(stderr).toContain('not shown again');
  const listed = (await clients('list')).stdout.trim().split('\n');
  expect(listed).toHaveLength(2);
  expect(listed[1]).toContain('acme');
});

it('revokes a client by name or id, after which the name can be used again', async () => {
  const first = await clients('revoke', 'acme');
  expect(first.stdout).toMatch(/acme .*revoked \d{4}-/);
  const again = JSON.parse((await clients('add', 'acme', '--tier', 'free', '-f', 'json')).stdout) as { id: string };
  const byId = await clients('revoke', again.id, '-f', 'json');
  expect(JSON.parse(byId.stdout)).toMatchObject({ id: again.id, revoked: expect.stringMatching(/^\d{4}-/) });
});

it('adds every client when several are added to a new folder at the same time', async () => {
  const names = ['一', '二', '三', '四'];
  const fresh = join(folder, 'fresh');
  const added = await Promise.all(names.map((name) => clients('add', name, '--tier', 'free', '--data-dir', fresh)));
  expect(added.map(({ code, stderr }) => [code, stderr.split('\n')[0]])).toEqual(
    names.map(() => [0, expect.stringContaining('not shown again')]),
  );
  const { stdout } = await clients('list', '-f', 'json', '--data-dir', fresh);
  const listed = (JSON.parse(stdout) as { clients: { name: string }[] }).clients.map(({ name }) => name);
  expect(new Set(listed)).toEqual(new Set(names));
});

it.each([
  [['add', 'x'], 2, '--tier'],
  [['add', 'x', '--tier', 'gold'], 2, 'free, basic, enterprise, enterprise-plus'],
  [['add', ' ', '--tier', 'free'], 2, 'name'],
  [['add', 'a\nb', '--tier', 'free'], 2, 'name'],
  [['add', '张三公司', '--tier', 'free'], 8, 'already'],
  [['revoke', 'nobody'], 7, 'no active client'],
  [['revoke', 'acme'], 7, 'no active client'],
] as const)('%j ends with code %d', async (args, code, why) => {
  const ended = await clients(...args);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
  expect(ended.stderr).toContain(why);
});
