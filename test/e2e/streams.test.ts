/** Pipes that close, disks that are full, signals, and files that exist. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, lines, many, run, start, ubl } from './program.ts';

const documentCount = 250;
const numbers = (records: readonly Record<string, unknown>[]): unknown[] =>
  records.map(({ source }) => (typeof source === 'object' && source && 'path' in source ? source.path : source));
const everything = Array.from({ length: documentCount }, (_, index) => `${index}.xml`);

/** Waits until a run has written some records to its half-finished file. */
async function underWay(cwd: string): Promise<void> {
  for (;;) {
    const partial = (await readdir(cwd)).find((name) => name.startsWith('.invoicectl-'));
    if (partial && (await stat(join(cwd, partial))).size > 20_000) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('streams', () => {
  it('0: a reader that stops reading ends the run quietly', async () => {
    const cwd = await folder(many(documentCount));
    const { code, stdout, stderr } = await run(['extract', '.', '--no-cache'], {
      cwd,
      shell: '{ "$@"; echo "code $?" >&2; } | head -n 1',
    });
    expect(lines(stdout)).toHaveLength(1);
    expect(stderr).toBe('code 0\n');
    expect(code).toBe(0);
  });

  it.each([
    ['standard output', [], '"$@" > /dev/full', 'standard output'],
    ['a device', ['-o', '/dev/full'], '"$@"', '/dev/full'],
  ])('8: a full disk behind %s is reported', async (_, args, shell, name) => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const { code, stderr } = await run(['extract', 'a.xml', ...args], { cwd, shell });
    expect(stderr).toContain(`error: ${name} could not be written. The disk is full`);
    expect(code).toBe(8);
  });

  it('8: an output file that cannot grow any more is reported, and nothing of it is left', async () => {
    const cwd = await folder(many(50));
    const env = { NODE_DISABLE_COMPILE_CACHE: '1' };
    const { code, stderr, stdout } = await run(['extract', '.', '-o', 'out.ndjson', '--no-cache'], {
      cwd,
      env,
      shell: 'ulimit -f 8; "$@"',
    });
    expect(stderr).toContain('error: out.ndjson could not be written');
    expect(lines(stdout)).toMatchObject([{ error: { kind: 'write_failed' } }]);
    expect((await readdir(cwd)).filter((name) => !name.endsWith('.xml'))).toEqual(['package.json']);
    expect(code).toBe(8);
  });

  it('8: an existing output is replaced only with --force, and a folder never', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), 'out.ndjson': 'mine' });
    const refused = await run(['extract', 'a.xml', '-o', 'out.ndjson'], { cwd });
    expect(refused.code).toBe(8);
    expect(lines(refused.stdout)).toMatchObject([
      { error: { kind: 'conflict', detail: expect.stringContaining('--force') } },
    ]);
    expect(await readFile(join(cwd, 'out.ndjson'), 'utf8')).toBe('mine');
    expect((await run(['extract', 'a.xml', '-o', 'out.ndjson', '--force'], { cwd })).code).toBe(0);
    expect(lines(await readFile(join(cwd, 'out.ndjson'), 'utf8'))).toHaveLength(1);
    await mkdir(join(cwd, 'folder'));
    expect((await run(['extract', 'a.xml', '-o', 'folder', '--force'], { cwd })).code).toBe(8);
    expect((await run(['extract', 'a.xml', '-o', 'nowhere/out.ndjson'], { cwd })).code).toBe(8);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: what is done is written, and the run can be gone on with', async (signal, expected) => {
    const cwd = await folder(many(documentCount));
    const { child, ended } = start(['extract', '.', '-j', '2', '-o', 'out.ndjson', '--no-cache'], { cwd });
    await underWay(cwd);
    child.kill(signal);
    const { code, stderr } = await ended;
    expect(code).toBe(expected);
    expect(stderr).toContain('interrupted after');
    const done = lines(await readFile(join(cwd, 'out.ndjson'), 'utf8'));
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(documentCount);

    const again = await run(['extract', '.', '-o', 'out.ndjson', '--skip-existing', '--no-cache'], { cwd });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain(
      `${documentCount} documents: ${documentCount} ok, 0 review, 0 failed (${done.length} skipped)`,
    );
    const all = numbers(lines(await readFile(join(cwd, 'out.ndjson'), 'utf8')));
    expect(all).toHaveLength(documentCount);
    expect(new Set(all)).toEqual(new Set(everything));
    expect((await readdir(cwd)).filter((name) => name.startsWith('.invoicectl-'))).toEqual([]);
  });

  it('SIGINT: an interrupted JSON output is still one whole document', async () => {
    const cwd = await folder(many(documentCount));
    const { child, ended } = start(['extract', '.', '--format', 'json', '--no-cache'], { cwd });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { interrupted: true, failed: 0 } });
  });

  it.each([['-'], ['--files-from', '-']])(
    'SIGINT: the run ends even if standard input (%s) delivers nothing',
    async (...args) => {
      const cwd = await folder({ 'a.xml': ubl('A') });
      // A signal that comes before the program is loaded kills it, however the program would answer it: then it was too soon.
      for (let waitMs = 500; ; waitMs *= 2) {
        const { child, ended } = start(['extract', 'a.xml', ...args], { cwd, stdin: { open: true } });
        setTimeout(() => child.kill('SIGINT'), waitMs);
        const { code, signal } = await ended;
        if (signal === 'SIGINT') continue;
        expect(code).toBe(130);
        break;
      }
    },
  );

  it('SIGKILL: a half-written output can be continued', async () => {
    const cwd = await folder(many(documentCount));
    const { child, ended } = start(['extract', '.', '-o', 'out.ndjson', '--no-cache'], { cwd });
    await underWay(cwd);
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    expect(await readdir(cwd)).not.toContain('out.ndjson');
    const again = await run(['extract', '.', '-o', 'out.ndjson', '--skip-existing', '--no-cache'], { cwd });
    expect(again.stderr).toMatch(/\([1-9]\d* skipped\)/);
    const all = numbers(lines(await readFile(join(cwd, 'out.ndjson'), 'utf8')));
    expect(all).toHaveLength(documentCount);
    expect(new Set(all)).toEqual(new Set(everything));
    expect((await readdir(cwd)).filter((name) => name.startsWith('.invoicectl-'))).toEqual([]);
  });

  it('--skip-existing retries failed documents, and copies records of known bytes to another name', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), 'b.pdf': '%PDF-1.7 broken' });
    expect((await run(['extract', 'a.xml', 'b.pdf', '-o', 'out.ndjson'], { cwd })).code).toBe(3);
    await writeFile(join(cwd, 'b.pdf'), ubl('B'));
    await writeFile(join(cwd, 'c.xml'), ubl('A'));
    const again = await run(['extract', '.', '-o', 'out.ndjson', '--skip-existing', '--no-cache'], { cwd });
    expect(again.code).toBe(0);
    expect(lines(await readFile(join(cwd, 'out.ndjson'), 'utf8'))).toMatchObject([
      { source: { path: 'a.xml' }, invoice: { number: 'A' } },
      { source: { path: 'b.pdf' }, invoice: { number: 'B' } },
      { source: { path: 'c.xml' }, invoice: { number: 'A' }, cached: true },
    ]);
  });

  it('--skip-existing refuses an output file that contains anything else', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), 'out.ndjson': '{"my":"diary"}\n' });
    const { code, stdout } = await run(['extract', 'a.xml', '-o', 'out.ndjson', '--skip-existing'], { cwd });
    expect(lines(stdout)).toMatchObject([
      { error: { kind: 'conflict', message: 'out.ndjson is not a file of records: line 1' } },
    ]);
    expect(code).toBe(8);
    expect(await readFile(join(cwd, 'out.ndjson'), 'utf8')).toBe('{"my":"diary"}\n');
  });

  it('prints nothing with --quiet, and JSON lines with --log-format json', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    expect((await run(['extract', 'a.xml', '--quiet'], { cwd })).stderr).toBe('');
    const { stderr } = await run(['extract', 'a.xml', '--log-format', 'json'], { cwd });
    expect(lines(stderr)).toMatchObject([{ level: 'info', message: expect.stringContaining('1 document') }]);
  });

  it('never sends control characters of a file name to the terminal', async () => {
    const cwd = await folder({ 'evil\u001b[2J.pdf': '%PDF-1.7 broken' });
    for (const args of [['--format', 'table'], ['--verbose']]) {
      const { stdout, stderr } = await run(['extract', '.', ...args], { cwd });
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });
});
