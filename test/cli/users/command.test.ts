/** `invoicectl users` as a shell starts it, with the password from a file, from a program and from a terminal. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const program = resolve(import.meta.dirname, '../../../src/cli/main.ts');
const password = 'correct horse battery';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'users-'));
  await writeFile(join(folder, 'password'), `${password}\n`);
  await writeFile(join(folder, 'short'), 'short\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program; `answers` are typed when its output ends with the text before each of them. */
function run(
  file: string,
  args: readonly string[],
  answers: readonly (readonly [string, string])[] = [],
): Promise<Ended> {
  const child = spawn(file, args, { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder } });
  let [stdout, stderr] = ['', ''];
  const open = [...answers];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const [next] = open;
    if (!next || !stdout.endsWith(next[0])) return;
    open.shift();
    child.stdin.write(next[1]);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  if (answers.length === 0) child.stdin.end();
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ code, stdout, stderr }));
  });
}

const users = (...args: readonly string[]): Promise<Ended> =>
  run(process.execPath, [program, 'users', ...args, '--data-dir', join(folder, 'data')]);

const names = async (): Promise<readonly string[]> =>
  (JSON.parse((await users('list', '-f', 'json')).stdout) as { users: { name: string }[] }).users.map(
    ({ name }) => name,
  );

it('adds, lists, changes and removes users, and never stores a password', async () => {
  const added = await users('add', '张三', '--password-file', join(folder, 'password'));
  expect([added.code, added.stdout, added.stderr]).toEqual([0, 'Added 张三\n', '']);
  const print = `${process.execPath} -p "'${password} 2'"`;
  expect((await users('add', 'Bob', '--password-command', print)).code).toBe(0);
  expect((await users('list')).stdout).toMatch(/^\d{4}-\S+Z {2}张三\n\d{4}-\S+Z {2}Bob\n$/);
  expect((await users('password', 'bob', '--password-file', join(folder, 'password'))).stdout).toContain('Bob');
  const data = join(folder, 'data');
  const kept = await Promise.all((await readdir(data)).map((name) => readFile(join(data, name), 'latin1')));
  expect(kept.join('')).not.toContain(password);
  expect((await users('remove', 'BOB')).code).toBe(0);
  expect(await names()).toEqual(['张三']);
});

it.each([
  [['add', '张三', '--password-file', 'password'], 8, 'already'],
  [['add', 'x', '--password-file', 'short'], 2, '8 to 200'],
  [['add', ' ', '--password-file', 'password'], 2, 'name'],
  [['add', 'x', '--password-file', 'absent'], 2, 'cannot be read'],
  [['add', 'x', '--password-file', 'a', '--password-command', 'b'], 2, 'exclude'],
  [['add', 'x'], 2, '--password-file'],
  [['remove', 'nobody'], 7, 'no user'],
  [['password', 'nobody', '--password-file', 'password'], 7, 'no user'],
] as const)('%j ends with code %d', async (args, code, why) => {
  const ended = await users(...args);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
  expect(ended.stderr).toContain(why);
});

/** `script` of util-linux gives a program a terminal; that of other systems takes other arguments. */
const hasTerminals = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

it.skipIf(!hasTerminals && process.env['INVOICECTL_REQUIRE_ENGINES'] !== '1')(
  'asks twice on a terminal, which does not show what is typed',
  async () => {
    const command = `"${process.execPath}" "${program}" users add cora --data-dir "${join(folder, 'data')}"`;
    const onTerminal = (...answers: readonly (readonly [string, string])[]): Promise<Ended> =>
      run('script', ['-qec', command, '/dev/null'], answers);
    const twice = 'Password again: ';
    const differ = await onTerminal(['Password: ', `${password}\r`], [twice, 'another password\r']);
    expect(differ.stdout).toContain('not the same');
    expect(differ.code).toBe(2);
    const stopped = await onTerminal(['Password: ', '\u0003']);
    expect(stopped.code).not.toBe(0);
    expect(await names()).not.toContain('cora');
    const added = await onTerminal(['Password: ', `${password}\r`], [twice, `${password}\r`]);
    expect([added.code, added.stdout]).toEqual([0, 'Password: \r\nPassword again: \r\nAdded cora\r\n']);
  },
);
