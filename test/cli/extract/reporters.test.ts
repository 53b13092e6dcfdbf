import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { FailureReport } from '../../../src/domain/failure.ts';
import type { Invoice } from '../../../src/domain/invoice.ts';
import { project, type SchemaName } from '../../../src/invoices/schemas/index.ts';
import type { Sink } from '../../../src/cli/terminal/output.ts';
import { formatNamed, outputFormats } from '../../../src/cli/extract/reporters/index.ts';
import { table } from '../../../src/cli/extract/reporters/table.ts';
import { columnName, dateSerial, workbook } from '../../../src/cli/extract/reporters/workbook.ts';
import type { OutputRecord, ReporterSettings } from '../../../src/cli/extract/reporters/reporter.ts';
import { displayWidth } from '../../../src/cli/terminal/terminal-text.ts';
import { tally } from '../../../src/cli/summary.ts';
import { englishWording } from '../../../src/texts/wording.ts';

const nobody = { name: null, taxId: null, address: null, phone: null, bank: null, account: null };
const invoice: Invoice = {
  number: '24312000000000000001',
  code: null,
  type: 'vat_normal',
  documentType: 'invoice',
  issueDate: '2024-03-01',
  dueDate: null,
  currency: 'CNY',
  seller: { ...nobody, name: '上海晨光文具有限公司', phone: '+86 21 1234' },
  buyer: { ...nobody, name: '=HYPERLINK("http://evil")' },
  netAmount: -100,
  taxAmount: 13,
  totalAmount: 113,
  lines: [
    {
      description: '*文具*笔, "红"',
      spec: null,
      unit: '支',
      quantity: 2,
      unitPrice: 50,
      netAmount: 100,
      taxRate: '13%',
      taxAmount: 13,
    },
    {
      description: '=1+1',
      spec: null,
      unit: null,
      quantity: null,
      unitPrice: null,
      netAmount: 0,
      taxRate: null,
      taxAmount: null,
    },
  ],
  checkCode: null,
  purchaseOrder: null,
  paymentTerms: null,
  iban: null,
  notes: 'two\nlines',
  travel: null,
  precedingInvoice: { number: null, code: null, issueDate: null },
};

const shared = { evidence: {}, warnings: [], cached: false, elapsedMs: 1 };
const source = { sha256: 'ab', mediaType: 'application/pdf', bytes: 1, pages: [1, 2] as const };
const recordsOf = (schema: SchemaName): OutputRecord[] => [
  {
    ...shared,
    source: { ...source, path: 'in/a.zip', member: '发票.pdf' },
    status: 'ok',
    invoice: project(invoice, schema),
    checks: [],
  },
  {
    ...shared,
    source: { ...source, path: 'b.pdf' },
    status: 'review',
    invoice: project(invoice, schema),
    checks: [
      { id: 'sums', outcome: 'failed', message: 'net 100.00 plus tax 13.00 is not 114.00' },
      { id: 'dates', outcome: 'passed' },
    ],
    warnings: ['Only the first 2 of 3 pages were read'],
  },
  {
    ...shared,
    source: { path: 'evil\u001b[2J.pdf', sha256: null, mediaType: null, bytes: null, pages: null },
    status: 'failed',
    invoice: null,
    checks: [],
    failure: { kind: 'encrypted_document', message: 'It is locked', detail: 'Use --password' },
  },
];

async function report(
  name: string,
  settings: Partial<ReporterSettings> = {},
  count = 3,
  error?: FailureReport,
): Promise<Buffer> {
  const { chunks } = await written(name, settings, count, error);
  return Buffer.concat(chunks);
}

const chunksBeforeEnd = async (name: string): Promise<number> => (await written(name)).beforeEnd;

async function written(name: string, settings: Partial<ReporterSettings> = {}, count = 3, error?: FailureReport) {
  const chunks: Uint8Array[] = [];
  const sink: Sink = {
    write: async (chunk) => void chunks.push(Buffer.from(chunk)),
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
  const { schema = 'canonical' } = settings;
  const format = formatNamed(name);
  if (!format) throw new Error(`There is no format ${name}`);
  const reporter = format.make(sink, {
    schema,
    columns: undefined,
    colour: false,
    wording: englishWording(),
    ...settings,
  });
  const counts = tally();
  for (const record of recordsOf(schema).slice(0, count)) {
    await reporter.add([record]);
    counts.add([record]);
  }
  const beforeEnd = chunks.length;
  await reporter.end(counts.summary(), error);
  return { chunks, beforeEnd };
}

describe('the description of each output format', () => {
  it('gives each format its own name and its own extensions', () => {
    const names = outputFormats.map(({ name }) => name);
    const extensions = outputFormats.flatMap((format) => format.extensions);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(extensions).size).toBe(extensions.length);
    for (const extension of extensions) expect(extension).toMatch(/^[a-z]+$/);
  });

  it.each(outputFormats.map(({ name }) => name))('matches what %s really writes', async (name) => {
    const { growsByLine, binary, carriesErrors, writesAtEnd } = formatNamed(name) ?? {};
    const bytes = await report(name);
    const text = bytes.toString();
    expect(Buffer.from(text).equals(bytes)).toBe(!binary);
    if (growsByLine && 'opening' in growsByLine) {
      expect(text.startsWith(growsByLine.opening)).toBe(true);
      expect(text.endsWith('\n')).toBe(true);
    }
    const failure = { kind: 'internal', message: 'It went wrong' } as const;
    expect((await report(name, {}, 0, failure)).toString().includes('"It went wrong"')).toBe(carriesErrors);
    expect(await chunksBeforeEnd(name)).toBe(writesAtEnd ? 0 : 3);
  });
});

describe('ndjson', () => {
  it('writes one record on each line, and no character that could control a terminal', async () => {
    const text = (await report('ndjson')).toString();
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(recordsOf('canonical'));
    expect(text).not.toContain('\u001b');
  });
});

describe('json', () => {
  it('writes one document with records and summary', async () => {
    expect(JSON.parse((await report('json')).toString())).toMatchObject({
      records: recordsOf('canonical'),
      summary: { documents: 3, records: 3, ok: 1, review: 1, failed: 1, interrupted: false },
    });
  });

  it('writes one valid document even without any record', async () => {
    expect(JSON.parse((await report('json', {}, 0)).toString())).toMatchObject({
      records: [],
      summary: { records: 0 },
    });
  });
});

describe('csv', () => {
  it('has a byte order mark, a header row, and a row for each invoice', async () => {
    const text = (await report('csv')).toString();
    expect(text.startsWith('\ufeffpath,member,pages,status,number,')).toBe(true);
    const [head = [], first = []] = text.split('\r\n').map((line) => line.split(','));
    expect(first[head.indexOf('seller.name')]).toBe('上海晨光文具有限公司');
    expect(text.match(/\r\n/g)).toHaveLength(4);
    expect(head.at(-1)).toBe('notes');
    expect(text).toContain(',ab,Only the first 2 of 3 pages were read\r\n');
  });

  it('defuses texts that look like formulas, and keeps numbers as numbers', async () => {
    const text = (await report('csv')).toString();
    expect(text).toContain(`,"'=HYPERLINK(""http://evil"")",`);
    expect(text).toContain(",'+86 21 1234,");
    expect(text).toContain(',-100,13,113,');
    expect(text).toContain('"two\nlines"');
  });

  it('writes only the header row if there is no record', async () => {
    expect((await report('csv', {}, 0)).toString().split('\r\n')).toHaveLength(2);
  });

  it.each(['supplier', 'fapiao'] as const)('has the columns of %s', async (schema) => {
    const [head = ''] = (await report('csv', { schema })).toString().split('\r\n');
    expect(head).toContain(schema === 'supplier' ? 'vendor_name' : 'sellerTaxId');
    expect(head).not.toContain('items');
  });
});

describe('xlsx', () => {
  const open = async (settings: Partial<ReporterSettings> = {}) =>
    read(await report('xlsx', settings), { cellFormula: true, cellNF: true, cellDates: false });
  const cellUnder = (sheet: WorkSheet, head: string, row: number): CellObject | undefined => {
    const { e } = utils.decode_range(sheet['!ref'] ?? 'A1');
    const column = Array.from({ length: e.c + 1 }, (_, c) => c).find(
      (c) => (sheet[utils.encode_cell({ r: 0, c })] as CellObject | undefined)?.v === head,
    );
    return sheet[utils.encode_cell({ r: row, c: column ?? -1 })] as CellObject | undefined;
  };

  it('has the four worksheets, and texts that are not formulas', async () => {
    const book = await open();
    expect(book.SheetNames).toEqual(['Invoices', 'Lines', 'Problems', 'Summary']);
    const rows = (name: string): Record<string, unknown>[] => utils.sheet_to_json(book.Sheets[name] ?? {});
    expect(rows('Invoices')).toHaveLength(3);
    expect(rows('Invoices')[0]).toMatchObject({
      number: '24312000000000000001',
      netAmount: -100,
      'buyer.name': invoice.buyer.name,
    });
    expect(rows('Lines').map(({ description }) => description)).toEqual([
      '*文具*笔, "红"',
      '=1+1',
      '*文具*笔, "红"',
      '=1+1',
    ]);
    expect(rows('Problems')).toEqual([
      {
        file: 'b.pdf',
        pages: '1-2',
        status: 'review',
        kind: 'sums',
        why: 'net 100.00 plus tax 13.00 is not 114.00',
      },
      { file: 'b.pdf', pages: '1-2', status: 'review', kind: 'warning', why: 'Only the first 2 of 3 pages were read' },
      { file: 'evil[2J.pdf', status: 'failed', kind: 'encrypted_document', why: 'It is locked. Use --password' },
    ]);
    for (const name of ['Invoices', 'Lines', 'Problems']) {
      const cells = Object.values(book.Sheets[name] ?? {});
      expect(cells.filter((cell: unknown) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([]);
    }
  });

  it('stores dates, amounts and texts as cells of those types', async () => {
    const { Invoices = {}, Lines = {} } = (await open()).Sheets;
    expect(cellUnder(Invoices, 'issueDate', 1)).toMatchObject({ t: 'n', v: 45_352, z: 'yyyy\\-mm\\-dd' });
    expect(cellUnder(Invoices, 'totalAmount', 1)).toMatchObject({ t: 'n', v: 113, z: '#,##0.00' });
    expect(cellUnder(Invoices, 'number', 1)).toMatchObject({ t: 's', z: '@' });
    expect(cellUnder(Lines, 'unitPrice', 1)).toMatchObject({ t: 'n', v: 50, z: '#,##0.00####' });
  });

  it('adds up with formulas that also store their values', async () => {
    const { Summary = {} } = (await open()).Sheets;
    const rows: Record<string, unknown>[] = utils.sheet_to_json(Summary);
    expect(rows).toContainEqual({ what: 'total ok', of: 'CNY', records: 1, value: 113 });
    expect(rows).toContainEqual({ what: 'failed', records: 1 });
    expect(cellUnder(Summary, 'value', 1)?.f).toMatch(
      /^SUMIFS\(Invoices!\$[A-Z]+\$2:\$[A-Z]+\$4,Invoices!\$D\$2:\$D\$4,"ok",Invoices!.*"CNY",.*-SUMIFS\(.*"credit_note"\)$/,
    );
  });

  it.each(['supplier', 'fapiao'] as const)('adds up the fields of the schema %s', async (schema) => {
    const { Summary = {} } = (await open({ schema })).Sheets;
    expect(cellUnder(Summary, 'value', 1)).toMatchObject({ v: 113 });
  });

  it('freezes and filters the header row, and makes columns wide enough for Han characters', async () => {
    const book = read(await report('xlsx'), { bookFiles: true, cellStyles: true }) as WorkBook & {
      readonly files: Readonly<Record<string, { readonly content: Uint8Array }>>;
    };
    const xml = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? '').toString();
    expect(xml).toContain('state="frozen"');
    expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+4"\/>/);
    const header: unknown[] = utils.sheet_to_json<unknown[]>(book.Sheets['Invoices'] ?? {}, { header: 1 })[0] ?? [];
    const width = book.Sheets['Invoices']?.['!cols']?.[header.indexOf('seller.name')]?.width;
    expect(width).toBeGreaterThanOrEqual(displayWidth('上海晨光文具有限公司'));
  });

  it('writes the same bytes for the same records, apart from the elapsed time', async () => {
    const book = workbook(displayWidth);
    book.sheet('A', ['a']).add(['\ud800\u0000x']);
    const again = workbook(displayWidth);
    again.sheet('A', ['a']).add(['x']);
    expect(Buffer.compare(await book.bytes(), await again.bytes())).toBe(0);
  });

  it.each([
    ['1900-02-28', undefined],
    ['1900-03-01', 61],
    ['2024-02-29', 45_351],
    ['2024-02-30', undefined],
  ])('the serial number of %s is %s', (date, day) => expect(dateSerial(date)).toBe(day));

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('the letters of column %i are %s', (index, name) => expect(columnName(index)).toBe(name));
});

describe('table', () => {
  it.each(['canonical', 'supplier', 'fapiao'] as const)('aligns its columns in every script (%s)', async (schema) => {
    const lines = (await report('table', { schema })).toString().trimEnd().split('\n');
    const [head = '', first = '', second = ''] = lines;
    const columnOf = (line: string, word: string): number => displayWidth(line.slice(0, line.indexOf(word)));
    expect(columnOf(first, 'ok')).toBe(columnOf(head, 'STATUS'));
    expect(columnOf(second, 'review')).toBe(columnOf(head, 'STATUS'));
    expect(columnOf(first, '上海')).toBe(columnOf(head, 'SELLER'));
    expect(second).toContain('net 100.00 plus tax 13.00 is not 114.00');
    expect(lines.join()).toContain('evil\\u001b[2J.pdf');
  });

  it.each([40, 60, 80, 100, 120])(
    'keeps within %i columns, and says the whole reason on further lines',
    async (columns) => {
      const text = (await report('table', { columns })).toString();
      const words = text.replace(/\s+/g, ' ');
      expect(words).toContain('It is locked. Use --password');
      expect(words).toContain('note: Only the first 2 of 3 pages were read');
      for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      // Half an amount would be another one.
      expect(text.match(/\d+\.\d\d(?= )/)?.[0]).toBe((await report('table')).toString().match(/\d+\.\d\d(?= )/)?.[0]);
    },
  );

  it('leaves out the folders that all files share', async () => {
    const written: string[] = [];
    const write = (chunk: string | Uint8Array): Promise<void> => Promise.resolve(void written.push(String(chunk)));
    const sink: Sink = { write, finish: () => Promise.resolve(), discard: () => Promise.resolve() };
    const reporter = table.make(sink, {
      schema: 'canonical',
      columns: undefined,
      colour: false,
      wording: englishWording(),
    });
    const [first] = recordsOf('canonical');
    for (const path of ['in/2024/a.pdf', 'in/2024/b/c.pdf']) {
      if (first) await reporter.add([{ ...first, source: { ...source, path } }]);
    }
    await reporter.end(tally().summary());
    expect(
      written
        .join('')
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['FILE', 'a.pdf', 'b/c.pdf', '']);
  });

  it('uses colours only if they are wanted', async () => {
    expect((await report('table')).toString()).not.toContain('\u001b');
    expect((await report('table', { colour: true })).toString()).toContain('\u001b[31mfailed');
  });
});
