/** Wrong arguments and asked-for help: one sentence that leads on, whatever form the output has. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, lines, run, ubl } from './program.ts';

/** Each command with those below it, by the words that call it. */
async function commandsBelow(words: readonly string[]): Promise<(readonly string[])[]> {
  const { stdout } = await run([...words, '--help'], { cwd: await folder(), env: { LANG: 'C.UTF-8' } });
  const listed = /^Commands:\n(.*?)(?:\n\n|$(?![\s\S]))/ms.exec(stdout)?.[1] ?? '';
  const names = [...listed.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
  const below = await Promise.all(names.map((name) => commandsBelow([...words, name])));
  return [words, ...below.flat()];
}

it('the help of every command that does something has examples, and groups its options', async () => {
  const all = await commandsBelow([]);
  expect(all.length).toBeGreaterThan(25);
  const acting = all.filter(
    (words) => !all.some((other) => other.length > words.length && words.every((word, index) => other[index] === word)),
  );
  const helps = await Promise.all(
    acting.map((words) => run([...words, '--help'], { cwd: '/', env: { LANG: 'C.UTF-8' } })),
  );
  expect(
    acting.filter((_, index) => !helps[index]?.stdout.includes('\nExamples:\n')).map((words) => words.join(' ')),
  ).toEqual([]);
  const extract = helps[acting.findIndex(([name]) => name === 'extract')]?.stdout ?? '';
  const headings = [...extract.matchAll(/^([A-Z][a-z ]+):$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([
    'Arguments',
    'Options',
    'Result',
    'Reading',
    'Mailbox',
    'Language model',
    'General',
    'Examples',
  ]);
});

describe('usage', () => {
  it.each([
    [['extrcat'], /^error: unknown command 'extrcat'\. Did you mean extract\?\n$/],
    [['config', 'shwo'], /^error: unknown command 'shwo'\. Did you mean show\?\n$/],
    [['help', 'frobnicate'], /^error: unknown command 'frobnicate'\. See: invoicectl --help\n$/],
    [['frobnicate', '--help'], /unknown command 'frobnicate'/],
    [['config'], /^error: A command is missing\. One of show, init, schema\. See: invoicectl config --help\n$/],
    [['merge', '--page-numbers'], /Did you mean --page-number\?/],
    [['merge', '--frobnicate'], /See: invoicectl merge --help\n$/],
    [['completion', 'tcsh'], /Allowed choices are bash, zsh, fish\. See: invoicectl completion --help\n$/],
    [['cache', 'stats', '-f', 'xml'], /Allowed choices are text, json\./],
    [['extract', '-f', 'cvs', 'a.xml'], /"cvs" is not allowed\. Did you mean csv\? Allowed: table, json, ndjson/],
    [
      ['extract', 'a.xml', '-o', 'o.xml'],
      /^error: --out o\.xml: there is no format for \.xml\. Known: \.json, \.ndjson, \.jsonl, \.csv, \.xlsx; /,
    ],
    [['extract', '.', '--watch', '-o', 'o.xml'], /there is no format for \.xml/],
  ])('2: the error of %j says what to do instead', async (args, message) => {
    const { code, stderr } = await run(args, { cwd: await folder() });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('2: a file whose name begins with a dash is taken for a flag unless it is written as a path', async () => {
    const cwd = await folder({ '-x.xml': ubl('ODD') });
    expect((await run(['extract', '-x.xml'], { cwd })).stderr).toContain(
      'If a file of that name is meant, write ./-x.xml',
    );
    for (const args of [['./-x.xml'], ['--', '-x.xml']])
      expect(lines((await run(['extract', ...args], { cwd })).stdout)).toMatchObject([{ status: 'ok' }]);
  });

  it('0: the name of the output determines its format, and --format does so for any other name', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const written = async (out: string, ...more: string[]): Promise<string> => {
      const { stderr, code } = await run(['extract', 'a.xml', '-o', out, ...more], { cwd });
      expect({ code, stderr }).toMatchObject({ code: 0 });
      return readFile(join(cwd, out), 'utf8');
    };
    expect(lines(await written('o.jsonl'))).toMatchObject([{ status: 'ok' }]);
    expect(lines(await written('o'))).toMatchObject([{ status: 'ok' }]);
    expect(JSON.parse(await written('O.JSON'))).toMatchObject({ records: [{ status: 'ok' }] });
    expect(await written('o.txt', '-f', 'csv')).toMatch(/^\ufeffpath,/);
  });

  it('2: errors are JSON if the output would have been JSON', async () => {
    const cwd = await folder();
    const stdout = async (...args: string[]) => (await run(args, { cwd })).stdout;
    const error = { error: { kind: 'bad_request', message: "unknown option '--bogus'" } };
    expect(JSON.parse(await stdout('extract', '-fjson', '--bogus'))).toMatchObject({ records: [], ...error });
    expect(lines(await stdout('extract', '--bogus'))).toMatchObject([error]);
    expect(lines(await stdout('convert', '--bogus'))).toMatchObject([error]);
    // Where a result of another kind would have stood there is none.
    expect(await stdout('convert', '-o', '-', '--bogus')).toBe('');
    expect(await stdout('merge', '--bogus')).toBe('');
  });

  it('the help of every command says what a switch does when it is turned off', async () => {
    const cwd = await folder();
    const help = async (...args: string[]) => (await run(args, { cwd })).stdout.replaceAll(/\s+/g, ' ');
    expect(await help('help', 'cache', 'stats')).toContain('Usage: invoicectl cache stats');
    expect(await help('cache', 'help', 'stats')).toContain('Usage: invoicectl cache stats');
    const convert = await help('convert', '--help');
    expect(convert).toContain('--no-include-images Leave out pictures');
    expect(convert).toContain('--no-cache Neither keep results nor use those of earlier runs');
    expect(convert).toContain('--margins <T,R,B,L> Page margins in millimetres');
    expect(convert).not.toContain('(choices:');
    expect(convert).toContain('Examples: invoicectl convert report.md --to pdf');
    expect(await help('merge', '--help')).toContain(
      '--margin <MM> Margin around the sheet, in millimetres; default 10',
    );
  });

  it('8: help and version that cannot be written are reported', async () => {
    const cwd = await folder();
    for (const flag of ['--help', '--version']) {
      const { code, stderr } = await run([flag], { cwd, shell: '"$@" > /dev/full' });
      expect(stderr).toMatch(/^error: standard output could not be written[^\n]*\n$/);
      expect(code).toBe(8);
    }
    expect((await run(['--help'], { cwd, shell: '"$@" | head -1' })).stderr).toBe('');
  });

  it('7: a current folder that was removed is reported in one sentence', async () => {
    const cwd = await folder();
    const gone = join(cwd, 'gone');
    await mkdir(gone);
    await writeFile(join(cwd, 'a.xml'), ubl('A'));
    const { code, stderr, stdout } = await run(['extract', join(cwd, 'a.xml')], {
      cwd: gone,
      shell: 'rmdir "$PWD"; exec "$@"',
    });
    expect(stderr).toBe('error: The current folder does not exist any more. Change to another one: cd ~\n');
    expect(lines(stdout)).toMatchObject([{ error: { kind: 'not_found' } }]);
    expect(code).toBe(7);
  });
});
