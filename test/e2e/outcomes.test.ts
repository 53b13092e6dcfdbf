/** What a run says by its exit code and its envelope. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, lines, pdf, run, ubl } from './program.ts';

describe('exit codes', () => {
  it('0: all documents are done, in natural order', async () => {
    const cwd = await folder({ 'a10.xml': ubl('TEN'), 'a2.xml': ubl('TWO') });
    const { code, stdout, stderr } = await run(['extract', '.'], { cwd });
    expect(lines(stdout).map(({ source, status }) => ({ source, status }))).toMatchObject([
      { source: { path: 'a2.xml' }, status: 'ok' },
      { source: { path: 'a10.xml' }, status: 'ok' },
    ]);
    expect(stderr).toMatch(/^2 documents: 2 ok, 0 review, 0 failed in /);
    expect(code).toBe(0);
  });

  it.each([
    [['--bogus'], /unknown option '--bogus'/],
    [['--format', 'pdf', 'a.xml'], /extract\.format \(flag --format\)/],
    [['--concurrency', '0', 'a.xml'], /extract\.concurrency \(flag --concurrency\)/],
    [['--timeout', 'soon', 'a.xml'], /extract\.timeoutSeconds \(flag --timeout\)/],
    [['--skip-existing', 'a.xml'], /--skip-existing needs --out/],
    [['--files-from', '-', '-'], /Standard input cannot be both/],
    [[], /Nothing to read/],
  ])('2: %j is refused as wrong usage, in JSON if the output is JSON', async (args, message) => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const { code, stdout, stderr } = await run(['extract', ...args], { cwd });
    expect(lines(stdout)).toMatchObject([{ error: { kind: 'bad_request', message: expect.stringMatching(message) } }]);
    expect(stderr).toMatch(/^error: /);
    expect(code).toBe(2);
  });

  it('2: an error is one JSON envelope with --format json, and text for people with --format table', async () => {
    const cwd = await folder();
    const json = await run(['extract', '--format', 'json', '--bogus'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({
      records: [],
      summary: { documents: 0 },
      error: { kind: 'bad_request' },
    });
    const named = await run(['extract', '--skip-existing', '--out', 'x.json', 'a.xml'], { cwd });
    expect(JSON.parse(named.stdout)).toMatchObject({
      error: { message: '--skip-existing cannot be combined with --format json' },
    });
    const table = await run(['extract', '--format=table', '--bogus'], { cwd });
    expect(table).toMatchObject({ stdout: '', code: 2 });
    expect(table.stderr).toMatch(/unknown option/);
    expect((await run(['extrakt'], { cwd })).stderr).toMatch(/unknown command 'extrakt'.*extract/);
    expect((await run([], { cwd })).code).toBe(2);
  });

  it('2: an invalid configuration is refused', async () => {
    const cwd = await folder({ 'invoicectl.config.json': '{"extract":{"ocrs":"auto"}}' });
    const { code, stdout } = await run(['extract', 'a.xml'], { cwd });
    expect(lines(stdout)).toMatchObject([{ error: { detail: 'Did you mean "ocr"?' } }]);
    expect(code).toBe(2);
  });

  it('3, 4, 5: some documents failed, all failed, or some need review', async () => {
    const cwd = await folder({
      'good.xml': ubl('GOOD'),
      'doubtful.xml': ubl('DOUBTFUL', '120.00'),
      'bad.pdf': '%PDF-1.7 and nothing more',
      'locked.pdf': await pdf(['INVOICE'], 'secret'),
    });
    const code = async (...args: string[]) => (await run(['extract', ...args], { cwd })).code;
    expect(await code('good.xml', 'bad.pdf')).toBe(3);
    expect(await code('good.xml', 'missing.pdf')).toBe(3);
    expect(await code('bad.pdf', 'locked.pdf')).toBe(4);
    expect(await code('good.xml', 'doubtful.xml')).toBe(0);
    expect(await code('good.xml', 'doubtful.xml', '--fail-on', 'review')).toBe(5);
    expect(await code('bad.pdf', '--fail-on', 'never')).toBe(0);
  });

  it('4: a document that exceeds its time limit becomes a failed record', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const { code, stdout } = await run(['extract', 'a.xml', '--timeout', '0.001'], { cwd });
    expect(lines(stdout)).toMatchObject([{ status: 'failed', invoice: null, failure: { kind: 'timeout' } }]);
    expect(code).toBe(4);
  });

  it('4: a locked document is reported as such, and the password opens it', async () => {
    const cwd = await folder({ 'locked.pdf': await pdf(['INVOICE'], 'secret') });
    const locked = await run(['extract', 'locked.pdf'], { cwd });
    expect(lines(locked.stdout)).toMatchObject([{ failure: { kind: 'encrypted_document' } }]);
    const opened = await run(['extract', 'locked.pdf', '--ocr', 'never'], {
      cwd,
      env: { INVOICECTL_PASSWORD: 'secret' },
    });
    expect(opened.stdout).not.toContain('encrypted_document');
  });

  it('6: an engine that was requested is not installed', async () => {
    const cwd = await folder({ 'a.xml': ubl('A') });
    const hooks = join(cwd, 'hooks.mjs');
    await writeFile(
      hooks,
      `import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) {
  // The native build, and the WebAssembly that takes its place.
  if (name.includes('onnxruntime')) throw Object.assign(new Error('no ' + name), { code: 'ERR_MODULE_NOT_FOUND' });
  return next(name, context);
} });`,
    );
    const env = { NODE_OPTIONS: `--import ${pathToFileURL(hooks).href}` };
    const { code, stdout } = await run(['extract', 'a.xml', '--ocr', 'always', '-o', 'out.ndjson'], { cwd, env });
    expect(lines(stdout)).toMatchObject([{ error: { kind: 'engine_unavailable' } }]);
    expect(code).toBe(6);
  });

  it('7: an input that does not exist is a failed record, and a missing list of inputs ends the run', async () => {
    const cwd = await folder();
    const { code, stdout } = await run(['extract', 'missing.pdf', 'no*.pdf'], { cwd });
    expect(lines(stdout)).toMatchObject([{ failure: { kind: 'not_found' } }, { failure: { kind: 'not_found' } }]);
    expect(code).toBe(7);
    expect((await run(['extract', '--files-from', 'missing.txt'], { cwd })).code).toBe(7);
  });

  it('reads standard input under a name, paths from a list, and plans without doing', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), list: 'a.xml\0' });
    const piped = await run(['extract', '-', '--stdin-name', 'piped.xml'], { cwd, stdin: ubl('PIPED') });
    expect(lines(piped.stdout)).toMatchObject([{ source: { path: 'piped.xml' }, invoice: { number: 'PIPED' } }]);
    const listed = await run(['extract', '--files-from', 'list', '--schema', 'supplier'], { cwd });
    expect(lines(listed.stdout)).toMatchObject([{ invoice: { invoice_number: 'A', vendor_name: 'Müller GmbH' } }]);
    const planned = await run(['extract', 'a.xml', '--dry-run', '-o', 'out.json'], { cwd });
    expect(lines(planned.stdout)).toMatchObject([
      { dryRun: true, inputs: [{ path: 'a.xml' }], output: { out: 'out.json', format: 'json' } },
    ]);
  });

  it('reads the same bytes only once, unless --no-cache is given', async () => {
    const cwd = await folder({ 'a.xml': ubl('A'), 'b.xml': ubl('A') });
    const cached = async (...args: string[]) =>
      lines((await run(['extract', '-j', '1', ...args], { cwd })).stdout).map((record) => record['cached']);
    expect(await cached('a.xml', 'b.xml')).toEqual([false, true]);
    expect(await cached('b.xml', 'a.xml')).toEqual([true, true]);
    expect(await cached('a.xml', '--explain')).toEqual([false]);
    expect(await cached('a.xml', '--no-cache')).toEqual([false]);
  });
});
