/** `convert` from outside: files, folders, streams, exit codes. */
import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { converted } from '../convert/run.ts';
import { testWith } from '../engines.ts';
import { sample } from '../convert/samples.ts';
import { folder, lines, pdf, run } from './program.ts';

const report = '# Report 报告\n\nThe quick brown fox. 敏捷的棕色狐狸。\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
async function pdfOfPages(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 1; page <= count; page++) document.addPage([200, 200]).drawText(`Page ${page}`, { x: 20, y: 100 });
  return document.save();
}

const noOffice = { INVOICECTL_SOFFICE: '/nowhere/soffice' };

describe('convert', () => {
  it('0: writes the result beside its source, reports as JSON, and overwrites nothing', async () => {
    const cwd = await folder({ 'report.md': report });
    const first = await run(['convert', 'report.md', '--to', 'pdf'], { cwd });
    expect(lines(first.stdout)).toMatchObject([
      {
        source: { path: 'report.md', format: 'md' },
        status: 'ok',
        result: { path: 'report.pdf' },
        report: { route: [{ engine: 'typst' }], quality: { accuracy: 100 }, metadata: { pageCount: 1 } },
        cached: false,
      },
    ]);
    expect(first.stderr).toMatch(/^1 document: 1 converted, 0 failed in /);
    expect(first.code).toBe(0);
    expect((await readFile(join(cwd, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    const again = await run(['convert', 'report.md', '--to', 'pdf'], { cwd });
    expect(lines(again.stdout)).toMatchObject([{ failure: { kind: 'conflict' } }]);
    expect(again.code).not.toBe(0);
    const forced = await run(['convert', 'report.md', '--to', 'pdf', '--force'], { cwd });
    expect(lines(forced.stdout)).toMatchObject([{ status: 'ok', cached: true }]);
  });

  it('--ocr makes a scan searchable, with and without a value, and --sidecar writes its text', async () => {
    const scan = await converted(await sample('png'), 'png', 'pdf');
    const cwd = await folder({ 'scan.pdf': scan.bytes });
    const plain = await run(['convert', 'scan.pdf', '--to', 'txt', '--ocr', 'never', '-o', '-'], { cwd });
    expect(plain.stdout.trim()).toBe('');
    const args = ['convert', '--to', 'pdf', '--ocr', 'scan.pdf', '-o', 'found.pdf', '--sidecar', 'found.txt'];
    const made = await run(args, { cwd });
    expect([made.stderr, made.code]).toEqual([expect.stringContaining('1 converted, 0 failed'), 0]);
    expect(await readFile(join(cwd, 'found.txt'), 'utf8')).toContain('The quick brown fox');
    const read = await run(['convert', 'found.pdf', '--to', 'txt', '--ocr', 'never', '-o', '-'], { cwd });
    expect(read.stdout).toContain('The quick brown fox');
    const again = await run(['convert', 'found.pdf', '-o', 'again.pdf', '--ocr', 'redo', '--deskew'], { cwd });
    expect(again.code).toBe(0);
    const wrong = await run(['convert', 'scan.pdf', '-o', 'x.pdf', '--deskew'], { cwd });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--deskew needs --ocr')]);
    const taken = await run([...args.slice(0, 5), '-o', 'y.pdf', '--sidecar', 'found.txt'], { cwd });
    expect(lines(taken.stdout)).toMatchObject([{ failure: { kind: 'conflict', message: 'found.txt exists' } }]);
  });

  it('several pages or tables become a file each, and a ZIP only if one file is asked for', async () => {
    const three = await pdfOfPages(3);
    const cwd = await folder({ 'three.pdf': three, 'two.md': `${report}\n\nText\n\n| c |\n|---|\n| 2 |\n` });
    const named = await run(['convert', 'three.pdf', '-o', 'r.jpg', '--dpi', '36'], { cwd });
    expect(lines(named.stdout)).toMatchObject([
      { result: { path: 'r-1.jpg', paths: ['r-1.jpg', 'r-2.jpg', 'r-3.jpg'] }, report: { container: 'jpg' } },
    ]);
    for (const name of ['r-1.jpg', 'r-2.jpg', 'r-3.jpg'])
      expect((await readFile(join(cwd, name))).subarray(0, 2).toString('hex')).toBe('ffd8');
    const again = await run(['convert', 'three.pdf', '-o', 'r.jpg', '--dpi', '36'], { cwd });
    expect(lines(again.stdout)).toMatchObject([{ failure: { kind: 'conflict', message: 'r-1.jpg exists' } }]);
    const skipped = await run(['convert', 'three.pdf', '-o', 'r.jpg', '--dpi', '36', '--skip-existing'], { cwd });
    expect(lines(skipped.stdout)).toMatchObject([{ skipped: true }]);

    const tables = await run(['convert', 'two.md', '--to', 'csv', '-o', 'out/'], { cwd });
    expect(lines(tables.stdout)).toMatchObject([{ result: { paths: ['out/two-1.csv', 'out/two-2.csv'] } }]);
    expect(await readFile(join(cwd, 'out/two-2.csv'), 'utf8')).toMatch(/c\r?\n2/);

    const zipped = await run(['convert', 'three.pdf', '--to', 'png', '-o', 'x.zip', '--dpi', '36'], { cwd });
    expect(lines(zipped.stdout)).toMatchObject([{ result: { path: 'x.zip' }, report: { container: 'zip' } }]);
    expect((await readFile(join(cwd, 'x.zip'))).subarray(0, 2).toString()).toBe('PK');
    await writeFile(join(cwd, 'one.pdf'), await pdfOfPages(1));
    const single = await run(['convert', 'one.pdf', '--to', 'png', '-o', 'y.zip', '--dpi', '36'], { cwd });
    expect([single.code, (await readFile(join(cwd, 'y.zip'))).subarray(0, 2).toString()]).toEqual([0, 'PK']);
  });

  it('--force leaves the files of an earlier, longer result, and a warning names them', async () => {
    const cwd = await folder({ 'three.pdf': await pdfOfPages(3), 'two.pdf': await pdfOfPages(2) });
    const first = await run(['convert', 'three.pdf', '-o', 'r.jpg', '--dpi', '36', '--force'], { cwd });
    expect(lines(first.stdout)).toMatchObject([{ report: { warnings: [] } }]);
    const { stdout } = await run(['convert', 'two.pdf', '-o', 'r.jpg', '--dpi', '36', '--force'], { cwd });
    expect(lines(stdout)).toMatchObject([
      {
        result: { paths: ['r-1.jpg', 'r-2.jpg'] },
        report: { warnings: [expect.stringMatching(/earlier run.*: r-3\.jpg$/)] },
      },
    ]);
    expect(await readdir(cwd)).toContain('r-3.jpg');
  });

  it('the results of two documents never overwrite each other, whatever the documents are called', async () => {
    const cwd = await folder({ 'r.pdf': await pdfOfPages(2), 'r-1.pdf': await pdfOfPages(1) });
    const { stdout } = await run(['convert', '.', '--to', 'png', '-o', 'out/', '--dpi', '36', '--force'], { cwd });
    expect(lines(stdout)).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
    expect(await readdir(join(cwd, 'out'))).toHaveLength(3);
    const again = await run(['convert', '.', '--to', 'png', '-o', 'out/', '--dpi', '36', '--force'], { cwd });
    expect(lines(again.stdout)).toMatchObject([{ report: { warnings: [] } }, { report: { warnings: [] } }]);
  });

  it('the name of the output determines the format, and - is standard output', async () => {
    const cwd = await folder({ 'report.md': report });
    expect((await run(['convert', 'report.md', '-o', 'out.html'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'out.html'), 'utf8')).toContain('<h1 id="report-报告">Report 报告</h1>');
    const piped = await run(['convert', '-', '--stdin-name', 'x.md', '--to', 'txt', '-o', '-'], {
      cwd,
      stdin: report,
    });
    expect(piped.stdout).toBe('Report 报告\n\nThe quick brown fox. 敏捷的棕色狐狸。\n\na\tb\n1\t2\n');
  });

  it('in a folder each document is converted on its own, and existing results are skipped', async () => {
    const cwd = await folder({ 'a.md': report, 'b.csv': 'x,y\n1,2\n', 'c.docx': 'only text', 'd.bin': 'noise' });
    const { stdout, code } = await run(['convert', '.', '--to', 'html', '-o', 'out/'], { cwd });
    expect(lines(stdout)).toMatchObject([
      { source: { path: 'a.md' }, status: 'ok' },
      { source: { path: 'b.csv' }, status: 'ok' },
      { source: { path: 'c.docx' }, status: 'failed', failure: { kind: 'corrupt_document' } },
    ]);
    expect(code).toBe(3);
    expect((await readdir(join(cwd, 'out'))).sort()).toEqual(['a.html', 'b.html']);
    const before = await stat(join(cwd, 'out/a.html'));
    await writeFile(join(cwd, 'e.txt'), 'new');
    const second = await run(['convert', 'a.md', 'e.txt', '--to', 'html', '-o', 'out', '--skip-existing'], { cwd });
    expect(lines(second.stdout)).toMatchObject([{ skipped: true }, { status: 'ok', source: { path: 'e.txt' } }]);
    expect((await stat(join(cwd, 'out/a.html'))).mtimeMs).toBe(before.mtimeMs);
    expect(second.code).toBe(0);
  });

  it('2 and 4: wrong usage and impossible conversions are refused', async () => {
    const cwd = await folder({ 'a.csv': 'x,y\n1,2\n' });
    const code = async (...args: string[]) => (await run(['convert', ...args], { cwd })).code;
    expect(await code('a.csv')).toBe(2);
    expect(await code('--to', 'pdf')).toBe(2);
    expect(await code('a.csv', '--to', 'pdf', '--dpi', '5')).toBe(2);
    expect(await code('a.csv', '--to', 'pdf', '--pdf-a', '--pdf-password', 'x')).toBe(2);
    const refused = await run(['convert', 'a.csv', '--to', 'pptx'], { cwd });
    expect(lines(refused.stdout)).toMatchObject([
      { failure: { kind: 'unsupported_format', detail: expect.stringMatching(/can become: docx/) } },
    ]);
    expect(refused.code).toBe(4);
    expect(await code('missing.md', '--to', 'pdf')).toBe(7);
  });

  it('6: a missing engine is named', async () => {
    const cwd = await folder({ 'a.md': report });
    const { stdout, code } = await run(['convert', 'a.md', '--to', 'doc'], { cwd, env: noOffice });
    expect(lines(stdout)).toMatchObject([
      {
        failure: {
          kind: 'engine_unavailable',
          message: expect.stringMatching(/libreoffice/),
          detail: expect.stringMatching(/Install LibreOffice/),
        },
      },
    ]);
    expect(code).toBe(6);
    await run(['convert', 'a.md', '--to', 'docx'], { cwd, env: noOffice });
    const word = await run(['convert', 'a.docx', '--to', 'pdf'], { cwd, env: noOffice });
    expect(lines(word.stdout)).toMatchObject([{ status: 'ok', report: { route: [{ engine: 'typst' }] } }]);
  });

  it('a LibreOffice that does not start is reported once, and other engines convert the documents', async () => {
    const cwd = await folder({ 'a.md': report, 'b.md': report, soffice: '#!/bin/sh\nexit 1\n' });
    await chmod(join(cwd, 'soffice'), 0o755);
    expect((await run(['convert', 'a.md', 'b.md', '--to', 'docx'], { cwd })).code).toBe(0);
    const made = await run(['convert', 'a.docx', 'b.docx', '--to', 'pdf', '--soffice', './soffice'], { cwd });
    expect(made.stderr).not.toContain('means nothing');
    const warning = expect.stringMatching(/^LibreOffice does not start: typst was used instead\. .*soffice/);
    expect(lines(made.stdout)).toMatchObject(
      Array.from({ length: 2 }, () => ({
        status: 'ok',
        report: { route: [{ engine: 'typst' }], warnings: [warning] },
      })),
    );
    // Nothing else makes DOC, and the reason is the program, not the document.
    const env = { INVOICECTL_SOFFICE: './soffice' };
    const doc = await run(['convert', 'a.docx', '--to', 'doc'], { cwd, env });
    expect(doc.stderr).not.toContain('means nothing');
    expect(lines(doc.stdout)).toMatchObject([
      { failure: { kind: 'engine_unavailable', message: 'LibreOffice does not start' } },
    ]);
    // The warning is not kept with the result, which is the same where LibreOffice is not installed.
    const without = await run(['convert', 'a.docx', '-o', 'again.pdf'], { cwd, env: noOffice });
    expect(lines(without.stdout)).toMatchObject([{ cached: true, report: { warnings: [] } }]);
  });

  testWith(
    ['LibreOffice Impress'],
    'a PPT that LibreOffice wrote is read, with LibreOffice and without it',
    async () => {
      const cwd = await folder({ 'a.md': '# Erste Folie\n\n- Punkt eins\n\n# 第二页\n\n中文内容\n' });
      expect((await run(['convert', 'a.md', '--to', 'ppt'], { cwd })).code).toBe(0);
      for (const env of [{}, noOffice]) {
        const { stdout, stderr } = await run(['convert', 'a.ppt', '--to', 'txt', '-o', '-'], { cwd, env });
        expect(stdout, stderr).toMatch(/Erste Folie\s+.*Punkt eins\s+第二页\s+.*中文内容/s);
      }
      const paged = await run(['convert', 'a.ppt', '--to', 'pdf'], { cwd, env: noOffice });
      expect(lines(paged.stdout)).toMatchObject([
        { status: 'ok', report: { route: [{ engine: 'invoicectl' }, { engine: 'typst' }] } },
      ]);
    },
  );

  it('4: a document that exceeds its time limit fails', async () => {
    const cwd = await folder({ 'a.md': report });
    const { stdout, code } = await run(['convert', 'a.md', '--to', 'pdf', '--timeout', '0.001'], { cwd });
    expect(lines(stdout)).toMatchObject([{ failure: { kind: 'timeout' } }]);
    expect(code).toBe(4);
  });

  it('locked PDFs open with their password', async () => {
    const cwd = await folder({ 'locked.pdf': await pdf(['Opened'], 'sesame') });
    expect(lines((await run(['convert', 'locked.pdf', '--to', 'txt'], { cwd })).stdout)).toMatchObject([
      { failure: { kind: 'encrypted_document' } },
    ]);
    const opened = await run(['convert', 'locked.pdf', '--to', 'txt', '-o', '-'], {
      cwd,
      env: { INVOICECTL_PASSWORD: 'sesame' },
    });
    expect(opened.stdout).toBe('Opened\n');
  });

  it('TeX is written as a ZIP, which contains the intermediate files too if they are asked for', async () => {
    const cwd = await folder({ 'a.md': report });
    await run(['convert', 'a.md', '--to', 'docx'], { cwd, env: noOffice });
    const plain = await run(['convert', 'a.docx', '--to', 'tex', '-o', 'plain.zip'], { cwd, env: noOffice });
    expect(lines(plain.stdout)).toMatchObject([{ status: 'ok', cached: false }]);
    const { stdout, code } = await run(['convert', 'a.docx', '--to', 'tex', '--debug'], { cwd, env: noOffice });
    const told = { container: 'zip', route: [{ engine: 'docx-to-tex' }] };
    // What the run without it has left is all that it takes.
    expect(lines(stdout)).toMatchObject([{ status: 'ok', result: { path: 'a.zip' }, report: told, cached: true }]);
    const sizes = await Promise.all(['plain.zip', 'a.zip'].map(async (name) => (await stat(join(cwd, name))).size));
    expect(sizes[1]).toBeGreaterThan((sizes[0] ?? Infinity) * 10);
    expect(code).toBe(0);
    const again = await run(['convert', 'a.docx', '--to', 'tex', '--skip-existing'], { cwd, env: noOffice });
    expect(lines(again.stdout)).toMatchObject([{ skipped: true }]);
    expect((await run(['convert', 'a.docx', '--to', 'pdf', '--debug'], { cwd })).code).toBe(2);
  });

  it('--list shows every pair of formats that this machine can convert', async () => {
    const { stdout } = await run(['convert', '--list'], { cwd: await folder(), env: noOffice });
    const cells = lines(stdout);
    expect(cells).toContainEqual({ from: 'md', to: 'pdf', engines: ['typst'], fidelity: 'structure' });
    expect(cells).toContainEqual({ from: 'md', to: 'doc', needs: ['libreoffice'] });
    expect(cells).toContainEqual({ from: 'csv', to: 'pptx' });
  });
});
