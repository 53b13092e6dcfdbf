/** `invoicectl export` from outside: what is booked, what is refused, and that nothing is booked twice. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, lines, run, ubl } from './program.ts';

const invoices = resolve(import.meta.dirname, '../../fixtures/invoices');

/** Records of real documents: two that are ok, and one that needs review. */
async function recorded() {
  const cwd = await folder();
  const files = ['peppol-invoice.xml', 'de-letter.pdf', 'de-zugferd-disagrees.pdf'].map((name) => join(invoices, name));
  const { code } = await run(['extract', ...files, '-o', 'may.ndjson'], { cwd });
  expect(code).toBe(0);
  return cwd;
}

const filled = (yaml: string): string =>
  yaml
    .replace(/^currency:.*$/m, 'currency: EUR')
    .replace(/consultant:.*/, 'consultant: 1001')
    .replace(/client:.*/, 'client: 1')
    .replace(/fiscalYearStart:.*/, 'fiscalYearStart: 2025-01-01')
    .replace(/accountLength:.*/, 'accountLength: 4')
    .replaceAll(/account: .*/g, 'account: 4930')
    .replaceAll(/contra:.*/g, 'contra: 70001')
    .replaceAll(/key:.*/g, 'key: 9');

async function draft(cwd: string, program: string): Promise<void> {
  const { code, stdout } = await run(['export', 'map', 'new', 'may.ndjson', '--for', program], { cwd });
  expect(code).toBe(0);
  await writeFile(join(cwd, 'books.yml'), filled(stdout));
}

const file = (cwd: string, name: string): Promise<string> => readFile(join(cwd, name), 'utf8');

describe('export', () => {
  it('books what is ok by a mapping file that was drafted from the same records, and writes the rest beside it', async () => {
    const cwd = await recorded();
    await draft(cwd, 'xero');
    const args = ['export', 'may.ndjson', '-f', 'booking', '--map', 'books.yml', '-o', 'may.csv'];
    const { code, stderr } = await run(args, { cwd });
    expect(stderr).toBe('2 invoices exported, 1 not, with the reasons in may.refused.csv\n');
    expect(code).toBe(3);
    const booked = await file(cwd, 'may.csv');
    expect(booked).toContain('Märchenwald Möbel AG,,,,,,,,,,2025-00417,03/02/2025,');
    expect(booked).not.toContain('RE-20240815');
    const refused = await file(cwd, 'may.refused.csv');
    expect(refused).toMatch(
      /de-zugferd-disagrees\.pdf,1-1,review,RE-20240815,2024-08-15,Luftschloss Werkzeugbau GmbH,499\.8,EUR,/,
    );
    expect(refused).toContain('the embedded XML says 499.80, the page shows 489.80');
    expect((await run(args, { cwd })).code).toBe(8);
    await rm(join(cwd, 'may.refused.csv'));
    expect((await run(args, { cwd })).code).toBe(8);
    // The output that exists must not leave a part of the other file behind.
    expect((await readdir(cwd)).filter((name) => name.startsWith('.invoicectl-'))).toEqual([]);
  });

  it('writes what is refused in the form of CSV that was asked for', async () => {
    const cwd = await recorded();
    await draft(cwd, 'xero');
    const args = ['export', 'may.ndjson', '-f', 'booking', '--map', 'books.yml', '--csv-dialect', 'excel-de'];
    const exported = await run([...args, '-o', 'may.csv'], { cwd });
    expect(exported.code).toBe(3);
    const refused = await file(cwd, 'may.refused.csv');
    expect(refused).toMatch(/^\ufefffile;pages;status;number;/);
    expect(refused).toContain(';RE-20240815;2024-08-15;Luftschloss Werkzeugbau GmbH;499,8;EUR;');
  });

  it('shows each fault of the mapping file in a line', async () => {
    const cwd = await recorded();
    const map = await run(['export', 'map', 'new', 'may.ndjson', '--for', 'datev', '-o', 'books.yml'], { cwd });
    expect(map.code).toBe(0);
    const exported = await run(['export', 'may.ndjson', '-f', 'datev', '--map', 'books.yml', '-o', 'may.csv'], { cwd });
    expect(exported.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^error: books\.yml:8: datev\.consultant: is not filled in: write a whole number /),
      expect.stringMatching(/^error: books\.yml:9: datev\.client: /),
      expect.stringMatching(/^error: books\.yml:10: datev\.fiscalYearStart: /),
      expect.stringMatching(/^error: books\.yml:11: datev\.accountLength: /),
      expect.stringMatching(/^To see what a mapping file can contain, /),
    ]);
  });

  it('writes the same bookings from documents as from their records', async () => {
    const cwd = await recorded();
    await draft(cwd, 'datev');
    const [fromRecords, fromDocuments] = await Promise.all([
      run(['export', 'may.ndjson', '-f', 'datev', '--map', 'books.yml', '-o', 'a.csv'], { cwd }),
      run(['extract', join(invoices, 'de-letter.pdf'), '-f', 'datev', '--map', 'books.yml', '-o', 'b.csv'], { cwd }),
    ]);
    expect(fromRecords).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('1 invoice exported, 2 not') as unknown,
    });
    expect(fromDocuments).toMatchObject({ code: 0, stderr: expect.stringContaining('1 invoice exported') as unknown });
    const rows = async (name: string) => (await readFile(join(cwd, name), 'latin1')).split('\r\n').slice(1);
    expect(await rows('b.csv')).toEqual(await rows('a.csv'));
    expect((await rows('a.csv'))[1]).toContain('3362,82;"S";"EUR";;;;4930;70001;"9";0302;"2025-00417"');
    // Nothing was refused, so there is no second file.
    expect(await readdir(cwd)).not.toContain('b.refused.csv');
    expect(await file(cwd, 'a.refused.csv')).toContain('is not in the fiscal year that begins on 2025-01-01');
  });

  it('exports an invoice once that is in two files of records, or was exported before', async () => {
    const cwd = await recorded();
    await draft(cwd, 'xero');
    const both = ['export', 'may.ndjson', 'may.ndjson', '-f', 'booking', '--map', 'books.yml'];
    const twice = await run(both, { cwd });
    expect(twice.stdout.match(/2025-00417,03/g)).toHaveLength(1);
    expect(twice.stderr).toContain('not exported: ');
    expect(twice.stderr).toContain('2 invoices exported, 4 not\n');
    const again = await run([...both, '--against', 'may.ndjson'], { cwd });
    expect(again.stderr).toContain('0 invoices exported, 6 not\n');
    expect(again.code).toBe(4);
  });

  it('writes records as e-invoices that are read again with the same values, and refuses those that lack terms', async () => {
    const cwd = await recorded();
    await writeFile(join(cwd, 'a.xml'), ubl('INV-1'));
    expect((await run(['extract', join(invoices, 'xrechnung.xml'), 'a.xml', '-o', 'x.ndjson'], { cwd })).code).toBe(0);
    const args = ['export', 'may.ndjson', 'x.ndjson', '-f', 'ubl', '-o', 'all.zip'];
    expect(await run(args, { cwd })).toMatchObject({
      code: 3,
      stderr: '3 invoices exported, 2 not, with the reasons in all.refused.csv\n',
    });
    expect(await file(cwd, 'all.refused.csv')).toContain('lacks terms that EN 16931 asks for');
    const again = await run(['extract', 'all.zip'], { cwd });
    const [source] = lines(await file(cwd, 'x.ndjson')) as [{ invoice: Record<string, unknown> }];
    const found = (lines(again.stdout) as { invoice: Record<string, unknown> }[]).find(
      ({ invoice }) => invoice['number'] === 'XR-2025-0099',
    );
    const { number, issueDate, netAmount, taxAmount, totalAmount, lines: items } = source.invoice;
    expect(found?.invoice).toMatchObject({ number, issueDate, netAmount, taxAmount, totalAmount, lines: items });
    const one = await run(['export', 'x.ndjson', '-f', 'cii'], { cwd });
    expect(one.stderr).toContain('1 invoice exported, 1 not');
    expect(one.stdout).toContain('<rsm:CrossIndustryInvoice');
    expect((await run(['export', 'may.ndjson', 'x.ndjson', '-f', 'cii', '-o', 'one.xml'], { cwd })).code).toBe(3);
    expect(await file(cwd, 'one.refused.csv')).toContain('Several e-invoices need a ZIP');
  });

  it('reads JSON as well, and reports numbers to programs', async () => {
    const cwd = await folder({ 'a.xml': ubl('INV-1') });
    await run(['extract', 'a.xml', '-o', 'r.json'], { cwd });
    await writeFile(
      join(cwd, 'books.yml'),
      'currency: EUR\npreset: quickbooks\nsellers: [{ name: Müller GmbH, account: 600 }]\ntaxes: [{ rate: 19%, key: S }]\n',
    );
    const { stderr, code } = await run(
      ['export', 'r.json', '-f', 'booking', '--map', 'books.yml', '-o', 'o.csv', '--log-format', 'json'],
      { cwd },
    );
    expect(lines(stderr).at(-1)).toMatchObject({ exported: { exported: 0, refused: 1 } });
    expect(code).toBe(4);
    expect(await file(cwd, 'o.refused.csv')).toContain('The program needs *DueDate');
  });

  it.each([
    [['export', 'r.json'], 'export needs --format'],
    [['export', 'r.json', '-f', 'datev'], '--format datev needs --map'],
    [['extract', 'a.xml', '-f', 'csv', '--map', 'books.yml'], '--map cannot be combined with --format csv'],
    [['extract', 'a.xml', '-f', 'datev', '--map', 'b.yml', '--schema', 'fapiao'], 'cannot be combined with --schema'],
    [['export', 'a.xml', '-f', 'booking', '--map', 'books.yml'], 'a.xml is not a file of records'],
    [['export', 'none.json', '-f', 'booking', '--map', 'books.yml'], 'none.json does not exist'],
  ])('%j says what is wrong', async (args, message) => {
    const cwd = await folder({
      'a.xml': ubl('INV-1'),
      'books.yml': 'currency: EUR\npreset: xero\nsellers: []\ntaxes: []\n',
    });
    const { code, stderr, stdout } = await run(args, { cwd });
    expect([2, 7, 8]).toContain(code);
    expect(stdout + stderr).toContain(message);
    expect((await readdir(cwd)).filter((name) => name.includes('refused'))).toEqual([]);
  });
});
