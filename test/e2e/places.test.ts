/** Where results are written, and what prevents that. */
import { link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialConfig } from '../../src/config/initial.ts';
import { folder, lines, pdf, run, start, ubl } from './program.ts';

describe('inputs and outputs', () => {
  it('- means standard output wherever an output is named', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    expect(lines((await run(['extract', 'a.xml', '-o', '-'], { cwd })).stdout)).toMatchObject([{ status: 'ok' }]);
    expect((await run(['config', 'init', '-o', '-'], { cwd })).stdout).toBe(initialConfig());
    expect(await readdir(cwd)).not.toContain('-');
    const nothing = await run(['merge', 'a.xml', '-o', ''], { cwd });
    expect([nothing.code, nothing.stderr]).toEqual([
      2,
      'error: --out is empty. Name a file, or check whether a variable is empty\n',
    ]);
  });

  it('8: if no result of convert can be written, the run ends with this exit code and without any work', async () => {
    const cwd = await folder({ 'a.md': '# A\n', 'a.html': 'mine', 'b.md': '# B\n' });
    const convert = (...args: string[]) => run(['convert', '--to', 'html', ...args], { cwd });
    const taken = await convert('a.md');
    expect(lines(taken.stdout)).toMatchObject([{ failure: { kind: 'conflict', message: 'a.html exists' } }]);
    expect(taken.code).toBe(8);
    expect((await convert('a.md', 'b.md')).code).toBe(3);
    const nowhere = await convert('a.md', '-o', 'none/a.html');
    expect(lines(nowhere.stdout)).toMatchObject([{ error: { kind: 'write_failed' } }]);
    expect(nowhere.code).toBe(8);
    expect(await readFile(join(cwd, 'a.html'), 'utf8')).toBe('mine');
  });

  it('2: an unknown output format, and several results for one output, are refused', async () => {
    const cwd = await folder({ 'a.md': '# A\n', 'b.md': '# B\n' });
    const wrong = await run(['convert', 'a.md', '--to', 'pfd'], { cwd });
    expect(wrong.stderr).toMatch(/Nothing is converted to "pfd"\. Did you mean pdf\? Known: /);
    expect(wrong.code).toBe(2);
    expect((await run(['convert', 'a.md', 'b.md', '--to', 'html', '-o', '-'], { cwd })).code).toBe(2);
  });

  it('2: an output that is also an input is refused, under whatever name, and the input is unchanged', async () => {
    const cwd = await folder({ 'a.pdf': await pdf(['one']), 'b.pdf': await pdf(['two']), 'a.md': '# A\n' });
    await link(join(cwd, 'a.pdf'), join(cwd, 'hard.pdf'));
    await symlink('a.pdf', join(cwd, 'soft.pdf'));
    const before = await readFile(join(cwd, 'a.pdf'));
    for (const out of ['a.pdf', './a.pdf', 'hard.pdf', 'soft.pdf'])
      for (const command of [
        ['extract', 'a.pdf', '-f', 'csv'],
        ['merge', 'a.pdf', 'b.pdf'],
        ['merge', 'b.pdf', 'a.pdf', '--placement', out],
        ['convert', 'a.pdf', '--to', 'pdf'],
      ]) {
        const where = command.includes('--placement') ? ['-o', 'new.pdf'] : ['-o', out];
        const { code, stdout, stderr } = await run([...command, ...where, '--force'], { cwd });
        expect([code, stdout + stderr], `${command.join(' ')} ${out}`).toEqual([
          command[0] === 'convert' ? 4 : 2,
          expect.stringContaining('is one of the inputs'),
        ]);
      }
    expect((await readFile(join(cwd, 'a.pdf'))).equals(before)).toBe(true);
    expect((await run(['merge', '.', '-o', 'all.pdf'], { cwd })).code).toBe(0);
    expect((await run(['merge', '.', '-o', 'all.pdf', '--force'], { cwd })).code).toBe(0);
  });

  it('a folder that is converted into itself again does not grow', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'in'));
    for (const name of ['a.md', 'b.txt']) await writeFile(join(cwd, 'in', name), 'Text\n');
    const again = async () => {
      await run(['convert', 'in', '--to', 'html', '-o', 'in', '--skip-existing'], { cwd });
      return (await readdir(join(cwd, 'in'))).toSorted();
    };
    expect(await again()).toEqual(['a.html', 'a.md', 'b.html', 'b.txt']);
    expect(await again()).toEqual(['a.html', 'a.md', 'b.html', 'b.txt']);
  });

  it('--dry-run of convert reports what would be done and changes nothing', async () => {
    const cwd = await folder({ 'a.md': '# A\n', 'b.md': '# B\n', 'empty.md': '', 'b.html': 'mine' });
    const args = ['convert', '.', '--to', 'html', '--from', 'md', '--skip-existing', '--dry-run'];
    const json = await run([...args, '-f', 'ndjson'], { cwd });
    expect(lines(json.stdout).filter(({ status }) => status === 'ok')).toMatchObject([
      { source: { path: 'a.md' }, planned: true, result: { path: 'a.html' } },
      { source: { path: 'b.html' }, skipped: true },
      { source: { path: 'b.md' }, skipped: true },
    ]);
    const { stdout, stderr } = await run([...args, '-f', 'text'], { cwd });
    expect(stdout).toContain('planned  a.md → a.html\n');
    expect(stdout).toContain('failed   empty.md: The file is empty (zero bytes)');
    // Told once.
    expect(stderr).not.toContain('empty.md');
    expect(await readdir(cwd)).not.toContain('a.html');
  });

  it('SIGINT: the document that convert was working on is dropped, not reported as failed', async () => {
    const cwd = await folder(
      Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`${index}.md`, `# ${index}\n`])),
    );
    const { child, ended } = start(['convert', '.', '--to', 'pdf', '-o', 'out', '--no-cache'], { cwd });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const { code, stdout } = await ended;
    const records = lines(stdout);
    expect(records.length).toBeLessThan(80);
    expect(records.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect((await readdir(join(cwd, 'out'))).length).toBe(records.length);
    expect(code).toBe(130);
  });

  it('7: a cache that cannot be read is reported in one sentence', async () => {
    const cwd = await folder({ file: '' });
    for (const verb of ['stats', 'verify', 'clear']) {
      const { code, stderr } = await run(['cache', verb, '--cache-dir', 'file/cache'], { cwd });
      expect([verb, code, stderr]).toEqual([verb, 7, 'error: The cache file/cache does not exist\n']);
    }
  });

  it('0: a reader that stops reading a merged PDF causes no error', async () => {
    const cwd = await folder({ 'a.pdf': await pdf(['INVOICE']) });
    const shell = '{ "$@"; echo "code $?" >&2; } | true';
    const { stderr } = await run(['merge', 'a.pdf'], { cwd, shell });
    expect(stderr).toMatch(/^code 0\n$/m);
    expect(stderr).not.toContain('error');
  });

  it('8: a data folder that is a file is reported as such, not as an internal error', async () => {
    const cwd = await folder({ data: 'mine' });
    const { code, stderr } = await run(['serve', '--data-dir', 'data', '--port', '0'], { cwd });
    expect(stderr).toMatch(/^error: \S+data could not be written\. Something with that name exists already\n$/);
    expect(code).toBe(8);
  });

  it('0: a folder without documents is reported as such', async () => {
    const cwd = await folder({ 'notes.md': 'x' });
    const { code, stderr, stdout } = await run(['extract', '.'], { cwd });
    expect(stderr).toMatch(/^no document was found: .*--recursive\n/);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('damaged photos of phones become failed records instead of being left out', async () => {
    const heic = new Uint8Array([0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0, ...Buffer.from('mif1heic')]);
    const cwd = await folder({ 'a.xml': ubl('A'), 'photo.HEIC': heic, 'notes.md': 'x' });
    const { code, stdout } = await run(['extract', '.'], { cwd });
    expect(lines(stdout)).toMatchObject([
      { status: 'ok' },
      {
        source: { path: 'photo.HEIC' },
        failure: { kind: 'corrupt_document', message: 'The picture is damaged or cut off' },
      },
    ]);
    expect(code).toBe(3);
  });
});
