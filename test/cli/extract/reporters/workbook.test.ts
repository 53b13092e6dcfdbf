import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../../../src/documents/zip.ts';
import { zipInMemory } from '../../../../src/documents/zip-writer.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import type { Invoice } from '../../../../src/domain/invoice.ts';
import { project, type SchemaName, schemaNames } from '../../../../src/invoices/schemas/index.ts';
import { invoiceColumns, lineColumns } from '../../../../src/tables/columns.ts';
import { canonicalField, canonicalLineField } from '../../../../src/tables/field-names.ts';
import type { OutputRecord, ReporterSettings } from '../../../../src/cli/extract/reporters/reporter.ts';
import { cellDate, columnName } from '../../../../src/tables/workbook/book.ts';
import { fileLinks } from '../../../../src/cli/file-links.ts';
import { isInvoiceField, isLineField } from '../../../../src/tables/workbook/fields.ts';
import { usualOptions } from '../../../../src/cli/extract/reporters/options.ts';
import { xlsx } from '../../../../src/cli/extract/reporters/xlsx.ts';
import { englishWording, wordingIn } from '../../../../src/texts/wording.ts';
import type { PagePictures } from '../../../../src/cli/pictures/pictures.ts';
import { tally } from '../../../../src/cli/summary.ts';
import { displayWidth } from '../../../../src/texts/display-width.ts';
import { testWith } from '../../../engines.ts';
import { invoice, nobody, recordsOf, written } from './sample-records.ts';

async function bytesOf(settings: Partial<ReporterSettings> = {}, records?: readonly OutputRecord[]): Promise<Buffer> {
  return Buffer.concat((await written('xlsx', settings, 3, undefined, records)).chunks);
}
const open = async (settings: Partial<ReporterSettings> = {}, records?: readonly OutputRecord[]): Promise<WorkBook> =>
  read(await bytesOf(settings, records), { cellFormula: true, cellNF: true, cellDates: false, cellStyles: true });

const rowsOf = (book: WorkBook, name: string): Record<string, unknown>[] =>
  utils.sheet_to_json(book.Sheets[name] ?? {});

function cellUnder(sheet: WorkSheet, head: string, row: number): CellObject | undefined {
  const { e } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const column = Array.from({ length: e.c + 1 }, (_, c) => c).find(
    (c) => (sheet[utils.encode_cell({ r: 0, c })] as CellObject | undefined)?.v === head,
  );
  return sheet[utils.encode_cell({ r: row, c: column ?? -1 })] as CellObject | undefined;
}

/** The parts of the package by their names. */
async function partsOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const archive = await openZip(bytes);
  const parts = new Map<string, Buffer>();
  for (const entry of archive.entries) parts.set(entry.name, await archive.read(entry));
  archive.close();
  return parts;
}

/** A record of an invoice with other values. */
function recordWith(path: string, changes: Partial<Invoice>, more: Partial<OutputRecord> = {}): OutputRecord {
  const [first] = recordsOf('canonical');
  if (!first) throw new Error('There is no sample record');
  const { member: _, ...source } = first.source;
  return { ...first, source: { ...source, path }, invoice: { ...invoice, netAmount: 100, ...changes }, ...more };
}

const line = (netAmount: number, taxRate: string | null) => ({
  description: 'Something',
  spec: null,
  unit: null,
  quantity: 1,
  unitPrice: netAmount,
  netAmount,
  taxRate,
  taxAmount: null,
});

const duplicate = { id: 'duplicate', outcome: 'failed', message: 'The same file as a.pdf' } as const;
const seller = (name: string) => ({ ...nobody, name });

/** Two currencies, a credit note, a duplicate, an undated invoice, names that formulas could misunderstand. */
const month: readonly OutputRecord[] = [
  recordWith('a.pdf', { lines: [line(100, '13%')] }),
  recordWith('b.pdf', { issueDate: '2024-04-02', netAmount: 10.1, taxAmount: 1.31, totalAmount: 11.41, lines: [] }),
  recordWith('c.pdf', { documentType: 'credit_note', netAmount: 20, taxAmount: 2.6, totalAmount: 22.6, lines: [] }),
  recordWith('a copy.pdf', {}, { status: 'review', checks: [duplicate] }),
  recordWith('d.pdf', { currency: 'EUR', seller: seller('A*'), netAmount: 200, taxAmount: 22, totalAmount: 222, lines: [line(100, '7 %'), line(100, '15')] }), // prettier-ignore
  recordWith('e.pdf', { currency: 'EUR', seller: seller('ABC'), netAmount: 1, taxAmount: 0, totalAmount: 1, lines: [] }, { status: 'review' }), // prettier-ignore
  recordWith('f.pdf', { currency: 'EUR', seller: seller('=1+1'), issueDate: null, netAmount: null, taxAmount: null, totalAmount: 3, lines: [] }), // prettier-ignore
  recordWith('g.pdf', { currency: null, seller: seller('>"5~?"'), issueDate: '2024-02-30', totalAmount: 4, lines: [] }),
  recordWith('h.pdf', {
    currency: 'EUR',
    seller: seller('abc'),
    netAmount: 2,
    taxAmount: 0,
    totalAmount: 2,
    lines: [],
  }),
];

describe('the worksheets', () => {
  it('have heads that people understand, key columns first, and no text that is a formula', async () => {
    const book = await open();
    expect(book.SheetNames).toEqual([
      'Invoices',
      'Items',
      'To review',
      'By month',
      'By seller',
      'By tax rate',
      'Summary',
    ]);
    const [first, second, third] = rowsOf(book, 'Invoices');
    expect(Object.keys(first ?? {}).slice(0, 5)).toEqual([
      'Status',
      'In sums',
      'Invoice date',
      'Invoice number',
      'Seller',
    ]);
    expect(first).toMatchObject({
      'Invoice number': '24312000000000000001',
      'Net amount': -100,
      Buyer: invoice.buyer.name,
    });
    expect(second).toMatchObject({ Status: 'review', Why: 'net 100.00 plus tax 13.00 is not 114.00' });
    expect(third).toMatchObject({ Status: 'failed', 'In sums': 'no', File: 'evil[2J.pdf' });
    expect(rowsOf(book, 'Items').map(({ Description }) => Description)).toEqual([
      '*文具*笔, "红"',
      '=1+1',
      '*文具*笔, "红"',
      '=1+1',
    ]);
    expect(rowsOf(book, 'To review')).toMatchObject([
      {
        Status: 'review',
        'Found by': 'sums do not add up',
        Why: 'net 100.00 plus tax 13.00 is not 114.00',
        File: 'b.pdf',
      },
      { Status: 'review', 'Found by': 'warning', Why: 'Only the first 2 of 3 pages were read', Pages: '1-2' },
      { Status: 'failed', 'Found by': 'encrypted document', Why: 'It is locked. Use --password', File: 'evil[2J.pdf' },
    ]);
    for (const name of ['Items', 'To review']) {
      const cells = Object.values(book.Sheets[name] ?? {});
      expect(cells.filter((cell: unknown) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([]);
    }
  });

  it('have cells of the types of their values', async () => {
    const { Invoices = {}, Items = {} } = (await open()).Sheets;
    expect(cellUnder(Invoices, 'Invoice date', 1)).toMatchObject({ t: 'n', v: 45_352, z: 'yyyy-mm-dd' });
    expect(cellUnder(Invoices, 'Total', 1)).toMatchObject({ t: 'n', v: 113 });
    expect(cellUnder(Invoices, 'Invoice number', 1)).toMatchObject({ t: 's', z: '@' });
    expect(cellUnder(Items, 'Unit price', 1)).toMatchObject({ t: 'n', v: 50, z: '#,##0.00####' });
  });

  it('mark what needs review with a word and a colour, and the doubtful values too', async () => {
    const parts = await partsOf(
      await bytesOf({}, [
        recordWith(
          'a.pdf',
          {},
          {
            status: 'review',
            checks: [{ id: 'sums', outcome: 'failed', message: 'They do not add up' }],
            evidence: { totalAmount: { method: 'text', confidence: 0.9 } },
          },
        ),
      ]),
    );
    const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    const styleOf = (cell: string): string => new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1] ?? '';
    const fills = [...(parts.get('xl/styles.xml')?.toString() ?? '').matchAll(/<xf [^>]*fillId="(\d+)"[^>]*>/g)];
    const [status, total, ofSeller] = ['A2', 'I2', 'E2'].map((cell) => fills[Number(styleOf(cell)) + 1]?.[1]);
    expect(status).not.toBe('0');
    expect(total).toBe(status);
    expect(ofSeller).toBe('0');
  });

  it('freeze and filter their heads, and print them on every landscape page as wide as the paper', async () => {
    const parts = await partsOf(await bytesOf({}, month));
    const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]+10"\/>/);
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"[^>]*fitToHeight="0"/);
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    const book = (parts.get('xl/workbook.xml')?.toString() ?? '').replaceAll('&apos;', '');
    expect(book).toMatch(/_xlnm\.Print_Titles[^>]*>Invoices!\$1:\$1</);
    expect(book).toMatch(/_xlnm\.Print_Area[^>]*>Invoices!\$A\$1:\$L\$\d+</);
  });

  it('are wide enough for the names of Chinese sellers', async () => {
    const sheet = (await open()).Sheets['Invoices'];
    expect(sheet?.['!cols']?.[4]?.wch ?? sheet?.['!cols']?.[4]?.width).toBeGreaterThanOrEqual(
      displayWidth('上海晨光文具有限公司'),
    );
  });

  it.each(['en', 'de', 'fr', 'zh'] as const)('have room for each word of their heads in %s', async (language) => {
    const { Sheets: sheets } = await open({ wording: await wordingIn(language) }, month);
    expect(Object.keys(sheets).length).toBeGreaterThan(4);
    for (const sheet of Object.values(sheets)) {
      const [heads = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
      expect(heads.length).toBeGreaterThan(3);
      for (const [index, head] of heads.entries()) {
        // The usual width, 9, is not written.
        const { wch = 9 } = sheet['!cols']?.[index] ?? {};
        expect(Math.max(...head.split(/[ /-]/).map(displayWidth)), head).toBeLessThan(wch);
      }
    }
  });

  it('have the same contents for the same records', async () => {
    const [one, other] = await Promise.all([partsOf(await bytesOf({}, month)), partsOf(await bytesOf({}, month))]);
    // The summary has the seconds that the run took, the properties the time of writing.
    for (const changing of ['xl/worksheets/sheet7.xml', 'docProps/core.xml']) {
      expect(one.delete(changing)).toBe(true);
      other.delete(changing);
    }
    expect(one).toEqual(other);
  });

  it('leave out characters that XML cannot state', async () => {
    const [first] = rowsOf(await open({}, [recordWith('a.pdf', { notes: '\ud800\u0000x\ufffe' })]), 'Invoices');
    expect(first?.['Notes']).toBe('x');
  });
});

it('fails with what writing failed with', async () => {
  const full = new Error('The disk is full');
  const sink = { write: () => Promise.reject(full), finish: () => Promise.resolve(), discard: () => Promise.resolve() };
  const reporter = xlsx.make(sink, {
    schema: 'canonical',
    columns: undefined,
    colour: false,
    wording: englishWording(),
    options: usualOptions,
  });
  await expect(
    (async () => {
      for (const record of month) await reporter.add([record]);
      await reporter.end(tally().summary());
    })(),
  ).rejects.toBe(full);
});

describe('the sums', () => {
  it('count credit notes as negative and leave duplicates out, each currency for itself', async () => {
    const book = await open({}, month);
    expect(rowsOf(book, 'By month')).toMatchObject([
      { Month: 'unknown', Invoices: 1, Total: 4 },
      { Currency: 'CNY', Invoices: 2, 'Net amount': 80, Tax: 10.4, Total: 90.4, 'To review': 0 },
      { Currency: 'CNY', Invoices: 1, 'Net amount': 10.1, Total: 11.41 },
      { Currency: 'EUR', Invoices: 3, Total: 225, 'To review': 1 },
      { Month: 'unknown', Currency: 'EUR', Invoices: 1, 'Net amount': 0, Total: 3 },
      { Month: 'Total without currency', Total: 4 },
      { Month: 'Total CNY', Invoices: 3, Total: 101.81 },
      { Month: 'Total EUR', Invoices: 4, Total: 228 },
      { Month: '1 duplicate is left out of all sums (In sums: no).' },
      {},
    ]);
    expect(rowsOf(book, 'By seller').filter(({ Currency }) => Currency === 'EUR')).toMatchObject([
      { Seller: 'A*', Invoices: 1, Total: 222 },
      { Seller: '=1+1', Invoices: 1, Total: 3 },
      { Seller: 'ABC', Invoices: 2, Total: 3 },
      { Seller: 'Total EUR', Total: 228 },
    ]);
    expect(rowsOf(book, 'By tax rate')).toContainEqual(
      expect.objectContaining({ 'Tax rate': '7% + 15%', Currency: 'EUR', Total: 222 }),
    );
    expect(rowsOf(book, 'By tax rate')).toContainEqual({ 'Tax rate': '15%', Currency: 'EUR', 'Net amount': 100 });
    expect(rowsOf(book, 'Summary')).toContainEqual({ What: 'Duplicates, left out of all sums', Of: 'CNY', Number: 1, Amount: 113 }); // prettier-ignore
  });

  it.each(['supplier', 'fapiao'] as const)('are those of the schema %s', async (schema) => {
    const records = [recordsOf(schema)[0], recordsOf(schema)[1]].flatMap((record) => record ?? []);
    expect(rowsOf(await open({ schema }, records), 'By seller')[0]).toMatchObject({
      Invoices: 2,
      Total: 226,
      'To review': 113,
    });
  });

  testWith(['LibreOffice Calc'], 'LibreOffice computes the values that are stored', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbook-'));
    try {
      const bytes = await bytesOf({}, month);
      const stored = formulasOf(read(bytes, { cellFormula: true }));
      expect(stored.size).toBeGreaterThan(60);
      writeFileSync(join(folder, 'stored.xlsx'), await withoutValues(bytes));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out'), join(folder, 'stored.xlsx')]); // prettier-ignore
      expect(run.status).toBe(0);
      const computed = formulasOf(read(readFileSync(join(folder, 'out', 'stored.xlsx')), { cellFormula: true }));
      expect(computed).toEqual(stored);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** The values of all cells with a formula, rounded to cents. */
function formulasOf({ SheetNames, Sheets }: WorkBook): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const name of SheetNames) {
    for (const [address, cell] of Object.entries<CellObject>(Sheets[name] ?? {}))
      if (cell.f !== undefined) values.set(`${name}!${address}`, Math.round(Number(cell.v) * 100) / 100);
  }
  return values;
}

/** The workbook without the values of its formulas, so that a program has to compute them. */
async function withoutValues(bytes: Uint8Array): Promise<Buffer> {
  const parts = await partsOf(bytes);
  return zipInMemory(
    [...parts].map(([name, part]) => ({
      name,
      bytes: name.startsWith('xl/worksheets/') ? Buffer.from(part.toString().replace(/<\/f><v>[^<]*<\/v>/g, '</f>')) : part, // prettier-ignore
    })),
  );
}

describe('the worksheet with pictures', () => {
  it('has a picture of each page, or says why there is none', async () => {
    const { default: sharp } = await import('sharp');
    const jpeg = await sharp({ create: { width: 900, height: 1200, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer();
    const page = () => Promise.resolve({ bytes: jpeg, width: 900, height: 1200, perPoint: 1.5 });
    const pictures: PagePictures = {
      of: ({ path }) =>
        path === 'b.pdf' ? Promise.reject(new Failure('not_found', 'It is gone')) : Promise.resolve({ count: 2, page }),
      close: () => Promise.resolve(),
    };
    const bytes = await bytesOf({ pictures }, [recordWith('a.pdf', {}), recordWith('b.pdf', {})]);
    const parts = await partsOf(bytes);
    const drawn = [...parts.keys()].filter((name) => name.startsWith('xl/media/'));
    expect(drawn).toHaveLength(2);
    expect((await sharp(parts.get(drawn[0] ?? '')).metadata()).height).toBe(530);
    expect(rowsOf(read(bytes), 'Pages')).toMatchObject([
      { File: 'a.pdf', Pages: 1 },
      { File: 'a.pdf', Pages: 2 },
      { File: 'b.pdf', Pictures: 'no picture: It is gone' },
    ]);
    const drawing = [...parts].find(([name]) => /^xl\/drawings\/drawing\d+\.xml$/.test(name))?.[1].toString();
    expect(drawing?.match(/<xdr:pic>/g)).toHaveLength(2);
  });
});

describe('links to the files', () => {
  const linkOf = (path: string, out?: string): unknown =>
    fileLinks(out, '/home/a').cell({ source: { path, sha256: null, mediaType: null, bytes: null, pages: null } });

  it('are relative to the workbook for files below its folder, and absolute for others', () => {
    expect(linkOf('in/a b.pdf', 'may.xlsx')).toEqual({ text: 'in/a b.pdf', link: 'in/a%20b.pdf' });
    expect(linkOf('/home/a/books/in/x.pdf', 'books/may.xlsx')).toMatchObject({ link: 'in/x.pdf' });
    expect(linkOf('../b.pdf', 'may.xlsx')).toMatchObject({ link: 'file:///home/b.pdf' });
    expect(linkOf('in/a.pdf')).toMatchObject({ link: 'file:///home/a/in/a.pdf' });
  });

  it('never leave the machine, whatever a file is called', () => {
    expect(linkOf('http://evil', 'may.xlsx')).toMatchObject({ link: 'http%3A/evil' });
    expect(linkOf('javascript:alert(1).pdf', 'may.xlsx')).toMatchObject({ link: 'javascript%3Aalert(1).pdf' });
  });

  it('are left out for standard input and for names that no address can state', () => {
    expect(linkOf('-', 'may.xlsx')).toBe('-');
    expect(linkOf('\udcb7.pdf', 'may.xlsx')).toBe('\udcb7.pdf');
  });

  it('are links in the cells', async () => {
    const parts = await partsOf(await bytesOf({ out: 'may.xlsx' }, [recordWith('in/a&b.pdf', {})]));
    const relations = parts.get('xl/worksheets/_rels/sheet1.xml.rels')?.toString();
    expect(relations).toContain('Target="in/a%26b.pdf" TargetMode="External"');
  });
});

describe('the fields of an invoice', () => {
  it.each(schemaNames)('all have heads in the schema %s', (schema: SchemaName) => {
    expect(invoiceColumns(schema).map((column) => canonicalField(schema, column)).filter((field) => !isInvoiceField(field))).toEqual([]); // prettier-ignore
    expect(
      lineColumns(schema)
        .map(canonicalLineField)
        .filter((field) => !isLineField(field)),
    ).toEqual([]);
    expect(Object.keys(project(invoice, schema)).length).toBeGreaterThan(5);
  });
});

it.each([
  ['1900-02-28', undefined],
  ['1900-03-01', '1900-03-01T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2024-02-30', undefined],
])('the cell of the date %s has the time %s', (date, time) => expect(cellDate(date)?.toISOString()).toBe(time));

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('the letters of column %i are %s', (index, name) => expect(columnName(index)).toBe(name));
