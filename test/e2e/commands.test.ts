/** The other commands, and starting up. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { testWith } from '../engines.ts';
import { initialConfig } from '../../src/config/initial.ts';
import { folder, lines, run, ubl } from './program.ts';

describe('commands', () => {
  it('prints its version', async () => {
    const { version } = JSON.parse(await readFile(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await run(['--version'], { cwd: await folder() })).toMatchObject({ stdout: `${version}\n`, code: 0 });
  });

  it('prints its help', async () => {
    const { stdout, code } = await run(['extract', '--help'], { cwd: await folder() });
    expect(code).toBe(0);
    for (const flag of ['--format', '--ocr-lang', '--no-cache', '--skip-existing', '--files-from'])
      expect(stdout).toContain(flag);
  });

  it('cache counts, checks and clears the entries', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    await run(['extract', 'a.xml'], { cwd });
    const json = async (verb: string) => lines((await run(['cache', verb, '--format', 'json'], { cwd })).stdout)[0];
    expect(await json('stats')).toMatchObject({ entries: 1, dir: join(cwd, 'cache', 'invoicectl') });
    expect(await json('verify')).toMatchObject({ checked: 1, corrupt: 0 });
    expect(await json('clear')).toMatchObject({ entries: 1 });
    expect(await json('stats')).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('config show prints each value with its origin, and masks secrets', async () => {
    const cwd = await folder({ 'invoicectl.config.json': '{"extract":{"password":"hunter2","maxPages":3}}' });
    const env = { INVOICECTL_SCHEMA: 'fapiao' };
    const { stdout } = await run(['config', 'show', '--ocr', 'never', '--format', 'json'], { cwd, env });
    const [{ settings } = {}] = lines(stdout);
    expect(settings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ setting: 'extract.ocr', value: 'never', origin: 'flag --ocr' }),
        expect.objectContaining({
          setting: 'extract.schema',
          value: 'fapiao',
          origin: 'environment INVOICECTL_SCHEMA',
        }),
        expect.objectContaining({
          setting: 'extract.maxPages',
          value: 3,
          origin: `file ${join(cwd, 'invoicectl.config.json')}`,
        }),
        expect.objectContaining({ setting: 'extract.password', value: '***' }),
      ]),
    );
    expect((await run(['config', 'show'], { cwd })).stdout).not.toContain('hunter2');
  });

  it('config init writes the file that it names, but never over an existing one; config schema prints a JSON schema', async () => {
    const cwd = await folder();
    expect((await run(['config', 'init'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'invoicectl.config.json'), 'utf8')).toBe(initialConfig());
    expect((await run(['config', 'init'], { cwd })).code).toBe(8);
    expect((await run(['config', 'show'], { cwd })).code).toBe(0);
    expect(JSON.parse((await run(['config', 'schema'], { cwd })).stdout)).toHaveProperty('properties.extract');
  });

  it('doctor reports that everything needed is installed', async () => {
    const { stdout, code } = await run(['doctor', '--format', 'json'], { cwd: await folder() });
    expect(lines(stdout)).toMatchObject([
      { healthy: true, findings: expect.arrayContaining([expect.objectContaining({ name: 'pdfium', ok: true })]) },
    ]);
    expect(code).toBe(0);
  });

  testWith(['bash'], 'completion: bash completes commands, flags and choices', async () => {
    const cwd = await folder();
    const { stdout: script } = await run(['completion', 'bash'], { cwd });
    const completions = async (...words: string[]): Promise<string[]> => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const ask = `${script}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _invoicectl; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return (await promisify(execFile)('bash', ['-c', ask], { cwd })).stdout.trim().split('\n');
    };
    expect(await completions('invoicectl', 'ex')).toEqual(['extract', 'export']);
    expect(await completions('invoicectl', 'cache', '')).toEqual(expect.arrayContaining(['stats', 'clear', 'verify']));
    expect(await completions('invoicectl', 'extract', '--ocr', '')).toEqual(['auto', 'always', 'never']);
    expect(await completions('invoicectl', 'extract', '--ocr-')).toEqual(['--ocr-engine', '--ocr-lang']);
    expect(await completions('invoicectl', 'extract', '--schema', '')).toEqual(['canonical', 'supplier', 'fapiao']);
    expect(await completions('invoicectl', 'merge', '--duplicates', '')).toEqual(['keep', 'warn', 'skip']);
    expect(await completions('invoicectl', 'convert', '--to', 'xl')).toEqual(['xlsx', 'xls']);
    expect(await completions('invoicectl', 'split', '--by', '')).toEqual(['record', 'page', 'qr', 'blank']);
    // Its texts are translated, so that choices are not taken from them.
    const chinese = await run(['completion', 'bash', '--language', 'zh'], { cwd });
    expect(chinese.stdout).toBe(script);
    expect(await completions('invoicectl', 'completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']));
  });

  it.each(['zsh', 'fish'])('completion: %s knows every flag', async (shell) => {
    const { stdout, code } = await run(['completion', shell], { cwd: await folder() });
    expect(code).toBe(0);
    for (const word of ['extract', 'doctor', 'skip-existing', 'ocr-lang', 'xlsx']) expect(stdout).toContain(word);
  });
});
