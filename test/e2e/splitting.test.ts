/** `invoicectl split` from outside: what it writes, what it says, and what it leaves alone. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { folder, lines, run } from './program.ts';

const invoices = resolve(import.meta.dirname, '../../fixtures/invoices');

/** A cover, German, blank, French (one page each), then English on three pages. */
async function scan(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('Post of March', { x: 50, y: 700 });
  for (const name of ['de-letter.pdf', undefined, 'fr-text.pdf', 'en-three-pages.pdf']) {
    if (name === undefined) document.addPage([595, 842]);
    else {
      const source = await PDFDocument.load(await readFile(join(invoices, name)));
      for (const page of await document.copyPages(source, source.getPageIndices())) document.addPage(page);
    }
  }
  return document.save();
}

async function prepared(): Promise<string> {
  const cwd = await folder();
  await writeFile(join(cwd, 'scan.pdf'), await scan());
  return cwd;
}

const names = async (cwd: string): Promise<string[]> => (await readdir(cwd)).sort();

describe('split', () => {
  it('writes each invoice to a file of its own, named after it', async () => {
    const cwd = await prepared();
    const { code, stdout } = await run(
      ['split', 'scan.pdf', '-o', 'out', '--name-template', '{date}_{number}', '-f', 'ndjson'],
      { cwd },
    );
    expect(code).toBe(0);
    const [record] = lines(stdout) as [{ parts: { path: string; pages: number[] }[]; unowned: number[] }];
    expect(record.parts.map(({ path, pages }) => [path, pages])).toEqual([
      [join('out', '2025-02-03_2025-00417.pdf'), [1, 3]],
      [join('out', '2025-01-20_F2025-118.pdf'), [4, 4]],
      [join('out', '2024-07-01_US-10078.pdf'), [5, 7]],
    ]);
    expect(record.unowned).toEqual([]);
    expect(await names(join(cwd, 'out'))).toHaveLength(3);
    const last = await PDFDocument.load(await readFile(join(cwd, 'out', '2024-07-01_US-10078.pdf')));
    expect(last.getPageCount()).toBe(3);
  });

  it('splits at blank pages, and overwrites nothing', async () => {
    const cwd = await prepared();
    expect(await run(['split', 'scan.pdf', '-o', 'out', '--by', 'blank', '-f', 'text'], { cwd })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('scan.pdf: 1 page in no file: 3') as unknown,
      stdout: `ok       scan.pdf, pages 1-2 → ${join('out', 'scan-1.pdf')}\nok       scan.pdf, pages 4-7 → ${join('out', 'scan-2.pdf')}\n`,
    });
    const again = await run(['split', 'scan.pdf', '-o', 'out', '--by', 'page'], { cwd });
    expect(again.code).toBe(8);
    expect(again.stderr).toContain('exists');
    expect(await names(join(cwd, 'out'))).toEqual(['scan-1.pdf', 'scan-2.pdf']);
  });

  it('leaves a file alone that is one invoice', async () => {
    const cwd = await folder();
    const whole = await readFile(join(invoices, 'cn-old-exempt-signed.pdf'));
    await writeFile(join(cwd, 'one.pdf'), whole);
    expect((await run(['split', 'one.pdf', '-o', 'out', '--name-template', '{name}'], { cwd })).code).toBe(0);
    expect((await readFile(join(cwd, 'out', 'one.pdf'))).equals(whole)).toBe(true);
  });

  it('reports with --dry-run what it would do, and refuses options that contradict each other', async () => {
    const cwd = await prepared();
    const planned = await run(['split', 'scan.pdf', '--by', 'qr', '--dry-run', '-f', 'text'], { cwd });
    expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining('would read scan.pdf') as unknown });
    expect(await names(cwd)).toEqual(['package.json', 'scan.pdf']);
    expect((await run(['split', 'scan.pdf', '--by', 'page', '--separator', 'X'], { cwd })).code).toBe(2);
    expect((await run(['split', 'scan.pdf', '--name-template', '../{date}'], { cwd })).code).toBe(2);
  });
});
