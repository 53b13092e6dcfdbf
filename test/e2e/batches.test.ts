/** Duplicates, --rename, --move-to and --watch. */
import { appendFile, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../documents/zip-maker.ts';
import { folder, lines, run, start, ubl } from './program.ts';

interface Line {
  readonly status: string;
  readonly source: { readonly path: string };
  readonly checks: readonly { readonly id: string; readonly outcome: string; readonly message?: string }[];
}
const records = (text: string): Line[] => lines(text) as unknown as Line[];
const duplicateOf = ({ checks }: Line) => checks.find(({ id }) => id === 'duplicate');
const visible = async (dir: string): Promise<string[]> =>
  (await readdir(dir)).filter((name) => !name.startsWith('.') && name !== 'package.json' && name !== 'cache').sort();

describe('duplicates', () => {
  it('are found in the order of the inputs, even if a later document is read first', async () => {
    const cwd = await folder({
      '1.xml': ubl('A'),
      '2.xml': ubl('B'),
      '3.xml': ubl('A'),
      '4.xml': `${ubl('A')}<!-- again -->`,
    });
    for (const workers of ['1', '4']) {
      const { stdout, stderr } = await run(['extract', '.', '-j', workers, '--no-cache'], { cwd });
      const found = records(stdout);
      expect(found.map(({ status }) => status)).toEqual(['ok', 'ok', 'review', 'review']);
      expect(duplicateOf(found[2]!)?.message).toMatch(/^The same file, byte for byte, as 1\.xml: total 119\.00 EUR/);
      expect(duplicateOf(found[3]!)?.message).toMatch(/^Invoice A was met before in 1\.xml: .*\(4\.xml\)$/);
      expect(stderr).toContain('2 to review: met before (2)');
    }
  });

  it('of earlier runs are found with --against, in any schema', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), 'b.xml': ubl('B') });
    await run(['extract', 'a.xml', '-o', 'may.ndjson', '--schema', 'supplier'], { cwd });
    await run(['extract', 'b.xml', '-o', 'june.ndjson', '--schema', 'fapiao'], { cwd });
    const { stdout } = await run(['extract', '.', '--against', 'may.ndjson', '--against', 'june.ndjson'], { cwd });
    expect(records(stdout).map((record) => duplicateOf(record)?.message)).toEqual([
      expect.stringContaining('a.xml (in may.ndjson)'),
      expect.stringContaining('b.xml (in june.ndjson)'),
    ]);
    expect((await run(['extract', 'a.xml', '--against', 'none.ndjson'], { cwd })).code).toBe(7);
  });

  it('are not reported again for what --skip-existing keeps, only for new copies', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    await run(['extract', 'a.xml', '-o', 'out.ndjson'], { cwd });
    await writeFile(join(cwd, 'b.xml'), ubl('A'));
    await run(['extract', '.', '-o', 'out.ndjson', '--skip-existing'], { cwd });
    const found = records(await readFile(join(cwd, 'out.ndjson'), 'utf8'));
    expect(found.map(({ status }) => status)).toEqual(['ok', 'review']);
    expect(duplicateOf(found[1]!)?.message).toContain('as a.xml');
  });
});

describe('--rename and --move-to', () => {
  const files = {
    'a.xml': ubl('A'),
    'b.XML': ubl('B'),
    'c.xml': ubl('C', '120.00'),
    'bad.pdf': '%PDF-1.7 broken',
  };

  it('move documents that are ok after their records are written, and overwrite nothing', async () => {
    const cwd = await folder(files);
    await mkdir(join(cwd, 'done'));
    await writeFile(join(cwd, 'done', '2024-03-01_Müller GmbH_119.00.xml'), 'mine');
    const args = ['--rename', '{date}_{seller}_{total}', '--move-to', 'done'];
    const planned = await run(['extract', '.', ...args, '--dry-run'], { cwd });
    expect(lines(planned.stdout)[0]?.['moves']).toEqual([
      { path: 'a.xml', to: 'done/2024-03-01_Müller GmbH_119.00 (2).xml' },
      { path: 'b.XML', to: 'done/2024-03-01_Müller GmbH_119.00.XML' },
      { path: 'bad.pdf', stays: 'failed' },
      { path: 'c.xml', stays: 'review' },
    ]);
    expect(await visible(cwd)).toEqual(['a.xml', 'b.XML', 'bad.pdf', 'c.xml', 'done']);

    const { code, stderr } = await run(['extract', '.', ...args, '-o', 'out.ndjson'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('2 files moved; left where they are: 1 to review, 1 failed');
    expect(await visible(cwd)).toEqual(['bad.pdf', 'c.xml', 'done', 'out.ndjson']);
    expect(await visible(join(cwd, 'done'))).toEqual([
      '2024-03-01_Müller GmbH_119.00 (2).xml',
      '2024-03-01_Müller GmbH_119.00.XML',
      '2024-03-01_Müller GmbH_119.00.xml',
    ]);
    expect(await readFile(join(cwd, 'done', '2024-03-01_Müller GmbH_119.00.xml'), 'utf8')).toBe('mine');
  });

  it('leave a file alone that has its name already, and include documents that need review if asked to', async () => {
    const cwd = await folder(files);
    const args = ['extract', '.', '--rename', '{number}', '--include-review'];
    await run(args, { cwd });
    expect(await visible(cwd)).toEqual(['A.xml', 'B.XML', 'C.xml', 'bad.pdf']);
    expect((await run(args, { cwd })).stderr).toContain('0 files moved');
    expect(await visible(cwd)).toEqual(['A.xml', 'B.XML', 'C.xml', 'bad.pdf']);
  });

  it('leave every file where it is if the output cannot be written', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const args = ['extract', 'a.xml', '--move-to', 'done'];
    expect((await run([...args, '-o', '/dev/full'], { cwd })).code).toBe(8);
    expect(await visible(cwd)).toEqual(['a.xml']);
    await writeFile(join(cwd, 'done'), 'a file');
    expect((await run(args, { cwd })).code).toBe(8);
    expect(await visible(cwd)).toEqual(['a.xml', 'done']);
  });

  it('move a ZIP as a whole, never rename it, and leave links alone', async () => {
    const cwd = await folder({ 'a.zip': makeZip([{ name: 'x.xml', data: ubl('X') }]), 'real.xml': ubl('R') });
    await symlink('real.xml', join(cwd, 'link.xml'));
    const renamed = await run(['extract', 'a.zip', '--rename', '{number}'], { cwd });
    expect(renamed.stderr).toContain('0 files moved');
    await run(['extract', 'a.zip', '--rename', '{number}', '--move-to', 'done'], { cwd });
    expect(await visible(join(cwd, 'done'))).toEqual(['a.zip']);
    const linked = await run(['extract', 'link.xml', '--move-to', 'done'], { cwd });
    expect(linked.stderr).toContain('link.xml is a link and was not moved');
    expect(linked.code).toBe(8);
  });

  it.each([
    [['--rename', '{nummer}'], /unknown field \{nummer\}/],
    [['--rename', '../{date}'], /contains a slash/],
    [['--include-review'], /needs --rename or --move-to/],
    [['--move-to', 'd', '--skip-existing', '-o', 'o.ndjson'], /--skip-existing cannot be combined with --move-to/],
    [
      ['--watch', '--format', 'xlsx', '-o', 'o.xlsx'],
      /--watch cannot be combined with --format xlsx: a workbook is written/,
    ],
    [['--watch', '--format', 'table'], /--watch cannot be combined with --format table/],
    [['--watch', '--dry-run'], /--watch cannot be combined with --dry-run/],
    [['--watch', 'a.xml'], /--watch needs folders, and a\.xml is not a folder/],
  ])('2: %j is refused', async (args, message) => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const { code, stderr } = await run(['extract', '.', ...args], { cwd });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('--watch', () => {
  const watching = (cwd: string, ...args: string[]) =>
    start(['extract', '.', '--watch', '--watch-interval', '0.2', ...args], { cwd });
  /** Waits until `file` has `count` lines. */
  async function linesIn(file: string, count: number): Promise<string[]> {
    for (;;) {
      const text = await readFile(file, 'utf8').catch(() => '');
      const whole = text.split('\n').slice(0, -1);
      if (whole.length >= count) return whole;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('reads a new file once it is complete, continues after a restart, and never reads its own output', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const out = join(cwd, 'out.ndjson');
    const first = watching(cwd, '-o', 'out.ndjson', '--rename', '{number}', '-r', '--move-to', 'done');
    await linesIn(out, 1);
    const [beginning, rest] = [ubl('B').slice(0, 700), ubl('B').slice(700)];
    await writeFile(join(cwd, 'b.xml'), beginning);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await appendFile(join(cwd, 'b.xml'), rest);
    await writeFile(join(cwd, 'bad.pdf'), '%PDF-1.7 broken');
    await linesIn(out, 3);
    first.child.kill('SIGINT');
    const { code, stderr, stdout } = await first.ended;
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toContain('b.xml: ok → done/B.xml');
    expect(stderr).toMatch(/interrupted after 3 documents: 2 ok, 0 review, 1 failed/);
    expect(await visible(join(cwd, 'done'))).toEqual(['A.xml', 'B.xml']);

    // What a killed run left of a line is no record.
    await appendFile(out, '{"source":{"pa');
    const second = watching(cwd, '-o', 'out.ndjson', '--rename', '{number}', '-r', '--move-to', 'done');
    // Under a name that was there before, and moved: the invoice again.
    await writeFile(join(cwd, 'a.xml'), ubl('A'));
    await writeFile(join(cwd, 'bad.pdf'), ubl('C'));
    await linesIn(out, 5);
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(143);
    const found = records(await readFile(out, 'utf8'));
    expect(found.map(({ source, status }) => `${source.path} ${status}`).sort()).toEqual([
      'a.xml ok',
      'a.xml review',
      'b.xml ok',
      'bad.pdf failed',
      'bad.pdf ok',
    ]);
    expect(await visible(cwd)).toEqual(['a.xml', 'done', 'out.ndjson']);
  });

  it('does not read a file again that was renamed in place', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), 'b.xml': ubl('B') });
    const out = join(cwd, 'out.csv');
    const { child, ended } = watching(cwd, '-o', 'out.csv', '--rename', '{seller} {number}');
    await writeFile(join(cwd, 'empty.pdf'), '');
    expect((await linesIn(out, 3))[0]).toMatch(/^\ufeffpath,member/);
    await writeFile(join(cwd, 'c.xml'), ubl('C'));
    const rows = await linesIn(out, 4);
    child.kill('SIGINT');
    await ended;
    expect(rows).toHaveLength(4);
    expect(await visible(cwd)).toEqual([
      'Müller GmbH A.xml',
      'Müller GmbH B.xml',
      'Müller GmbH C.xml',
      'empty.pdf',
      'out.csv',
    ]);
  });

  it('refuses a second watch on the same output, and an output that contains anything but records', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), 'diary.ndjson': 'Dear diary\n' });
    const { child, ended } = watching(cwd, '-o', 'out.ndjson');
    await linesIn(join(cwd, 'out.ndjson'), 1);
    const other = await watching(cwd, '-o', 'out.ndjson').ended;
    expect(other.code).toBe(8);
    expect(other.stderr).toContain('Another invoicectl --watch is using this output');
    child.kill('SIGINT');
    await ended;
    const diary = await watching(cwd, '-o', 'diary.ndjson').ended;
    expect(diary.code).toBe(8);
    expect(await readFile(join(cwd, 'diary.ndjson'), 'utf8')).toBe('Dear diary\n');
    // The lock of a process that is gone counts for nothing.
    const again = watching(cwd, '-o', 'out.ndjson');
    const now = new Date();
    await utimes(join(cwd, 'a.xml'), now, now);
    again.child.stderr.once('data', () => setTimeout(() => again.child.kill('SIGINT'), 700));
    expect((await again.ended).code).toBe(130);
    expect((await stat(join(cwd, 'out.ndjson'))).size).toBeGreaterThan(0);
    expect(records(await readFile(join(cwd, 'out.ndjson'), 'utf8'))).toHaveLength(1);
  });
});
