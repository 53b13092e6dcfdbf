import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretFrom, wordsOf } from '../../src/config/secret.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invoicectl-secret-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const setting = '--password-command';
const node = (code: string): string => `'${process.execPath}' -e "${code}"`;
const failureOf = (command: string): Promise<unknown> =>
  secretFrom({ setting, command }).catch((error: unknown) => error);

describe('a file', () => {
  it('gives its first line, with its blanks', async () => {
    const file = join(folder, 'password');
    await writeFile(file, ' a b \r\nnot this\n');
    expect(await secretFrom({ setting: '--password-file', file })).toBe(' a b ');
  });

  it.each([
    ['missing', undefined, /cannot be read/],
    ['empty', '\nsecond', /first line is empty/],
    ['huge', 'x'.repeat(10_000), /too large/],
  ])('that is %s is refused by its name', async (name, content, message) => {
    const file = join(folder, name);
    if (content !== undefined) await writeFile(file, content);
    await expect(secretFrom({ setting: '--password-file', file })).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringMatching(message),
    });
  });
});

describe('a command', () => {
  it('is run without a shell, and gives the first line that it prints', async () => {
    const command = `'${process.execPath}' -e 'console.log(process.argv[1]);console.log(0)' '$HOME; id'`;
    expect(await secretFrom({ setting, command })).toBe('$HOME; id');
  });

  it('that fails is reported without what it was given or printed', async () => {
    const failure = await failureOf(node('process.stdout.write(String.fromCharCode(115,51)+`cret`);process.exit(3)'));
    expect(failure).toMatchObject({ kind: 'bad_request', message: expect.stringContaining('it failed (3)') });
    expect(JSON.stringify(failure) + String(failure)).not.toContain('s3cret');
  });

  it('that does not exist or prints nothing is refused', async () => {
    expect(await failureOf('/no/such/program')).toMatchObject({ message: expect.stringContaining('ENOENT') });
    expect(await failureOf(node('0'))).toMatchObject({ message: expect.stringContaining('first line is empty') });
  });
});

it.each([
  ['pass show invoices/pdf', ['pass', 'show', 'invoices/pdf']],
  [`security find -s "My Invoices" -w`, ['security', 'find', '-s', 'My Invoices', '-w']],
  [`printf '%s' a"b c"'d'; rm -rf $HOME`, ['printf', '%s', 'ab cd;', 'rm', '-rf', '$HOME']],
])('%s is divided at blanks outside of quotes, and nothing else', (command, words) => {
  expect(wordsOf(command, setting)).toEqual(words);
});

it('a quote that is not closed is refused', () => {
  expect(() => wordsOf(`pass "show`, setting)).toThrow('a quote is not closed');
});
