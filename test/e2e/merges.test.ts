/** `invoicectl merge` from outside: what it writes, what it says, and what it leaves alone. */
import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { pdfReader } from '../../src/documents/readers/pdf.ts';
import { openZip } from '../../src/documents/zip.ts';
import { makeZip } from '../documents/zip-maker.ts';
import { testWith } from '../engines.ts';
import { folder, lines, pdf, run, start, ubl } from './program.ts';

const invoices = resolve(import.meta.dirname, '../../fixtures/invoices');
const broken = resolve(import.meta.dirname, '../../fixtures/broken');

/** One of each kind that is placed. */
const kinds = [
  'cn-normal-meal.pdf',
  'cn-ofd-tagged.ofd',
  'cn-old-exempt-signed.pdf',
  'en-receipt-photo.jpg',
  'en-two-receipts.tiff',
];

async function withFixtures(names: readonly string[]): Promise<string> {
  const cwd = await folder();
  for (const name of names) await copyFile(join(invoices, name), join(cwd, name));
  return cwd;
}

async function texts(bytes: Uint8Array): Promise<string[]> {
  const open = await pdfReader.open(bytes, {});
  try {
    const pages = Array.from({ length: open.pageCount }, (_, index) => open.text(index));
    return (await Promise.all(pages)).map(({ words }) => words.map(({ text }) => text).join(' '));
  } finally {
    open.close();
  }
}

interface Placement {
  readonly sheets: number;
  readonly sheetSize: { readonly width: number; readonly height: number };
  readonly sheetSizes?: readonly { readonly width: number; readonly height: number }[];
  readonly documents: readonly {
    readonly path: string;
    readonly pages: number;
    readonly signatures: readonly object[];
  }[];
  readonly placements: readonly {
    readonly document: number;
    readonly page: number;
    readonly sheet: number;
    readonly box: readonly [number, number, number, number];
  }[];
}

const others = async (cwd: string): Promise<string[]> =>
  (await readdir(cwd))
    .filter((name) => !/^(package\.json|cache|.*\.(xml|ofd|jpg|tiff|zip))$|^\d+\.pdf$/.test(name))
    .sort();

describe('merge', () => {
  it('--invoice-language chooses the labels of e-invoices without pages', async () => {
    const cwd = await folder({ 'x.xml': ubl('A') });
    const { code } = await run(['merge', 'x.xml', '-o', 'out.pdf', '--invoice-language', 'fr'], { cwd });
    expect([code, await texts(await readFile(join(cwd, 'out.pdf')))]).toEqual([
      0,
      [expect.stringContaining('Facture')],
    ]);
    const wrong = await run(['merge', 'x.xml', '-o', 'y.pdf', '--invoice-language', 'xx'], { cwd });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('invoice-language')]);
  });

  it('puts PDF, OFD, photo and TIFF on sheets where the placement says, and writes the same bytes again', async () => {
    const cwd = await withFixtures(kinds);
    const args = ['merge', '.', '--page-number', '--cut-lines', '--placement', 'map.json', '-o', 'out.pdf'];
    const first = await run(args, { cwd });
    expect(first.stderr).toMatch(/^5 documents on 4 sheets: out\.pdf, /);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    const bytes = await readFile(join(cwd, 'out.pdf'));
    const map = JSON.parse(await readFile(join(cwd, 'map.json'), 'utf8')) as Placement;
    expect(map.sheets).toBe((await PDFDocument.load(bytes)).getPageCount());
    expect(map.documents.map(({ path }) => path)).toEqual(kinds);
    const placed = map.placements.map(({ document, page }) => `${document}.${page}`);
    const wanted = map.documents.flatMap(({ pages }, document) =>
      Array.from({ length: pages }, (_, page) => `${document}.${page + 1}`),
    );
    expect(placed).toEqual(wanted);
    for (const { box, sheet } of map.placements) {
      const [x0, y0, x1, y1] = box;
      expect(x0).toBeLessThan(x1);
      expect(y0).toBeLessThan(y1);
      expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(28);
      // The receipt is upright on a landscape sheet of its own.
      const { width, height } = map.sheetSizes?.[sheet - 1] ?? map.sheetSize;
      expect(x1).toBeLessThanOrEqual(width - 28);
      expect(y1).toBeLessThanOrEqual(height - 28);
      expect(sheet).toBeLessThanOrEqual(map.sheets);
    }
    expect(map.documents[1]?.signatures).toHaveLength(1);
    const [sheet = ''] = await texts(bytes);
    expect(sheet).toContain('24117000000000012345');
    expect(sheet).toContain('1 / 4');
    expect((await run([...args, '--force'], { cwd })).code).toBe(0);
    expect((await readFile(join(cwd, 'out.pdf'))).equals(bytes)).toBe(true);
  });

  it('writes a summary that adds up, labels, and the requested order', async () => {
    const cwd = await withFixtures(['cn-normal-meal.pdf', 'cn-normal-ride.pdf', 'cn-normal-toll.pdf']);
    const { code, stdout } = await run(
      ['merge', '.', '--summary', '--category-label', '--order', 'amount', '-o', 'out.pdf', '--format', 'json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      output: { path: 'out.pdf', sheets: 3 },
      documents: [{ path: 'cn-normal-toll.pdf' }, { path: 'cn-normal-ride.pdf' }, { path: 'cn-normal-meal.pdf' }],
      refused: [],
    });
    const pages = await texts(await readFile(join(cwd, 'out.pdf')));
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain('增值税普通发票');
    // 38.00 + 41.00 + 375.00
    expect(pages[2]).toContain('价税合计 454.00');
    expect(pages[2]).toContain('肆佰伍拾肆圆整');
    expect(pages[2]).toContain('北京蜃楼餐饮管理有限公司');
  });

  it('unpacks a ZIP with names in GBK, and packs its documents into a ZIP with descriptive names', async () => {
    const meal = await readFile(join(invoices, 'cn-normal-meal.pdf'));
    // 发票.pdf in GBK, without the flag for UTF-8.
    const name = Buffer.concat([Buffer.from([0xb7, 0xa2, 0xc6, 0xb1]), Buffer.from('.pdf')]);
    const cwd = await folder({ 'in.zip': makeZip([{ name, data: meal }]) });
    const merged = await run(['merge', 'in.zip', '--placement', 'map.json', '-o', 'out.pdf'], { cwd });
    expect(merged.code).toBe(0);
    const map = JSON.parse(await readFile(join(cwd, 'map.json'), 'utf8')) as Placement;
    expect(map.documents).toMatchObject([{ path: 'in.zip', member: '发票.pdf' }]);
    const zipped = await run(
      ['merge', 'in.zip', '--type', 'zip', '--name-template', '{total}-{date}', '-o', 'out.zip'],
      { cwd },
    );
    expect(zipped).toMatchObject({ code: 0, stdout: '' });
    const archive = await openZip(await readFile(join(cwd, 'out.zip')));
    archive.close();
    expect(archive.entries.map((entry) => entry.name)).toEqual([
      '增值税普通发票/375.00-2024-05-17.pdf',
      '发票清单.csv',
      '发票汇总表.pdf',
    ]);
  });

  it('goes to standard output where no file is named', async () => {
    const cwd = await withFixtures(['cn-normal-meal.pdf']);
    const { code, stdout } = await run(['merge', 'cn-normal-meal.pdf'], { cwd, shell: '"$@" > piped.pdf; echo $?' });
    expect([code, stdout]).toEqual([0, '0\n']);
    expect(await texts(await readFile(join(cwd, 'piped.pdf')))).toHaveLength(1);
  });

  it('3: broken and locked documents are left out, and the message says what helps', async () => {
    const cwd = await folder({
      'good.pdf': await pdf(['Good']),
      'locked.pdf': await pdf(['Locked'], 'secret'),
      'note.xml': '<note>no invoice</note>',
      'torn.pdf': '%PDF-1.7 torn',
      'xml.xml': ubl('A'),
    });
    const { code, stdout, stderr } = await run(['merge', '.', 'missing.pdf', '-o', 'out.pdf', '--format', 'json'], {
      cwd,
    });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: [{ path: 'good.pdf' }, { path: 'xml.xml', warnings: ['Its pages were drawn from its data'] }],
      refused: [
        { path: 'locked.pdf', failure: { kind: 'encrypted_document' } },
        { path: 'note.xml', failure: { kind: 'unsupported_format' } },
        { path: 'torn.pdf', failure: { kind: 'corrupt_document' } },
        { path: 'missing.pdf', failure: { kind: 'not_found' } },
      ],
    });
    expect(stderr).toMatch(/error: locked\.pdf: .*--password/);
    expect(stderr).toMatch(/error: torn\.pdf: .*\. \S/);
    expect(stderr).toMatch(/error: missing\.pdf does not exist/);
    const opened = await run(['merge', 'good.pdf', 'locked.pdf', '-o', 'two.pdf', '--password', 'secret'], { cwd });
    expect(opened.code).toBe(0);
    expect((await texts(await readFile(join(cwd, 'two.pdf')))).join()).toContain('Locked');
  });

  it('4 and 7: nothing is written if nothing can be merged', async () => {
    const cwd = await folder({ 'torn.pdf': '%PDF-1.7 torn' });
    const all = await run(['merge', 'torn.pdf', broken, '-o', 'out.pdf', '--password', 'wrong'], { cwd });
    expect([3, 4]).toContain(all.code);
    const torn = await run(['merge', 'torn.pdf', '--placement', 'map.json', '-o', 'none.pdf', '--format', 'json'], {
      cwd,
    });
    expect(torn.code).toBe(4);
    expect(JSON.parse(torn.stdout)).toMatchObject({ output: null, refused: [{ path: 'torn.pdf' }] });
    expect((await run(['merge', 'missing.pdf', '-o', 'none.pdf'], { cwd })).code).toBe(7);
    expect((await run(['merge', '.', '-o', 'none.zip', '--type', 'zip'], { cwd: await folder() })).code).toBe(7);
    expect(await others(cwd)).not.toContain('none.pdf');
    expect(await others(cwd)).not.toContain('map.json');
  });

  it('3: members whose names point out of a ZIP are refused, and so are bombs', async () => {
    const good = await pdf(['Good']);
    const cwd = await folder({
      'tricks.zip': makeZip([
        { name: '../../out.pdf', data: good },
        { name: 'good.pdf', data: good },
        { name: 'bomb.pdf', data: Buffer.alloc(50_000_000) },
      ]),
    });
    const { code, stderr } = await run(['merge', 'tricks.zip', '-o', 'out.pdf'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('points out of the archive');
    expect(stderr).toMatch(/error: tricks\.zip\/bomb\.pdf: /);
    expect(stderr).toContain('1 document on 1 sheet, 2 left out');
  });

  it('8: existing files are not overwritten without --force', async () => {
    const cwd = await folder({ '1.pdf': await pdf(['A']), 'out.pdf': 'mine', 'map.json': 'mine too' });
    const refused = await run(['merge', '1.pdf', '-o', 'out.pdf', '--format', 'json'], { cwd });
    expect(refused.code).toBe(8);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      error: { kind: 'conflict', detail: expect.stringContaining('--force') },
    });
    expect((await run(['merge', '1.pdf', '-o', 'new.pdf', '--placement', 'map.json'], { cwd })).code).toBe(8);
    expect(await readFile(join(cwd, 'out.pdf'), 'utf8')).toBe('mine');
    expect(await readFile(join(cwd, 'map.json'), 'utf8')).toBe('mine too');
    expect(await others(cwd)).toEqual(['map.json', 'out.pdf']);
    expect((await run(['merge', '1.pdf', '-o', 'out.pdf', '--force'], { cwd })).code).toBe(0);
  });

  it.each([
    [['--layout', '3by2'], /merge\.layout \(flag --layout\)/],
    [['--margin', '-1'], /merge\.margin \(flag --margin\)/],
    [['--paper', 'A3'], /merge\.paper \(flag --paper\)/],
    [['--layout', '20x20', '--paper', 'A5'], /cells of less than/],
    [['--type', 'zip', '--name-template', '{colour}'], /unknown field \{colour\}/],
    [['--type', 'zip', '--placement', 'map.json'], /--placement cannot be combined with --type zip/],
    [['--rows', '2'], /unknown option '--rows'/],
  ])('2: %j is refused as wrong usage', async (args, message) => {
    const cwd = await folder({ '1.pdf': await pdf(['A']) });
    const { code, stdout } = await run(['merge', '1.pdf', '-o', 'out.pdf', '--format', 'json', ...args], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      error: { kind: 'bad_request', message: expect.stringMatching(message) },
    });
    expect(code).toBe(2);
    expect(await others(cwd)).toEqual([]);
  });

  it('takes its options from file and environment, and --dry-run plans without writing', async () => {
    const cwd = await folder({
      '1.pdf': await pdf(['A']),
      '2.pdf': await pdf(['B']),
      'invoicectl.config.json': '{"merge":{"layout":"1x1","pageNumber":true}}',
    });
    const merged = await run(['merge', '1.pdf', '2.pdf', '-o', 'out.pdf'], { cwd });
    expect(merged.stderr).toContain('2 documents on 2 sheets');
    expect((await texts(await readFile(join(cwd, 'out.pdf'))))[1]).toContain('2 / 2');
    const env = { INVOICECTL_MERGE_LAYOUT: '2x2' };
    const by = await run(['merge', '1.pdf', '2.pdf', '-o', 'other.pdf'], { cwd, env });
    expect(by.stderr).toContain('2 documents on 1 sheet');
    const planned = await run(['merge', '.', '-o', 'plan.pdf', '--dry-run', '--format', 'json'], { cwd });
    expect(lines(planned.stdout)).toMatchObject([
      { dryRun: true, output: { out: 'plan.pdf', format: 'pdf', layout: '1x1' } },
    ]);
    expect(await others(cwd)).not.toContain('plan.pdf');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: nothing half is left', async (signal, expected) => {
    const cwd = await folder();
    const page = await pdf(Array.from({ length: 30 }, (_, index) => `row ${index}`));
    // Each its own, so that none is placed for free.
    for (let index = 0; index < 400; index++)
      await writeFile(join(cwd, `${index}.pdf`), Buffer.concat([page, Buffer.from(`\n% ${index}`)]));
    const { child, ended } = start(['merge', '.', '-o', 'out.pdf', '-j', '1'], { cwd });
    for (;;) {
      if ((await readdir(cwd)).some((name) => name.startsWith('.invoicectl-'))) break;
      await new Promise((wait) => setTimeout(wait, 5));
    }
    child.kill(signal);
    expect((await ended).code).toBe(expected);
    expect(await others(cwd)).toEqual([]);
  });

  testWith(['qpdf'], 'qpdf finds nothing wrong with what was merged from every fixture', async () => {
    const cwd = await folder();
    const args = ['merge', invoices, broken, '--password', 'geheim', '--ocr', 'never', '--layout', 'auto', '--summary'];
    const merged = await run([...args, '--page-number', '--category-label', '--cut-lines', '-o', 'out.pdf'], { cwd });
    expect(merged.code).toBe(3);
    const { stdout, stderr } = await promisify(execFile)('qpdf', ['--check', join(cwd, 'out.pdf')]);
    expect(stdout).toContain('No syntax or stream encoding errors found');
    expect(stderr).toBe('');
  });
});
