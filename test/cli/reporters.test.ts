import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../src/domain/invoice.ts';
import type { OutputFormat } from '../../src/config/schema.ts';
import { project, type SchemaName } from '../../src/extract/schemas/index.ts';
import type { Sink } from '../../src/cli/output.ts';
import { reporterFor } from '../../src/cli/reporters/index.ts';
import type { OutputRecord, ReporterSettings } from '../../src/cli/reporters/reporter.ts';
import { displayWidth } from '../../src/cli/terminal-text.ts';
import { tally } from '../../src/cli/summary.ts';

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

async function report(format: OutputFormat, settings: Partial<ReporterSettings> = {}, count = 3): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const sink: Sink = {
    write: async (chunk) => void chunks.push(Buffer.from(chunk)),
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
  const { schema = 'canonical' } = settings;
  const reporter = (await reporterFor(format))(sink, { schema, columns: undefined, colour: false, ...settings });
  const counts = tally();
  for (const record of recordsOf(schema).slice(0, count)) {
    await reporter.add([record]);
    counts.add([record]);
  }
  await reporter.end(counts.summary());
  return Buffer.concat(chunks);
}

describe('ndjson', () => {
  it('is a line a record, and no character that steers a terminal', async () => {
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
  it('is one document with records and summary', async () => {
    expect(JSON.parse((await report('json')).toString())).toMatchObject({
      records: recordsOf('canonical'),
      summary: { documents: 3, records: 3, ok: 1, review: 1, failed: 1, interrupted: false },
    });
  });

  it('is that without any record too', async () => {
    expect(JSON.parse((await report('json', {}, 0)).toString())).toMatchObject({
      records: [],
      summary: { records: 0 },
    });
  });
});

describe('csv', () => {
  it('has a byte order mark, a head, and a row per invoice', async () => {
    const text = (await report('csv')).toString();
    expect(text.startsWith('\ufeffpath,member,pages,status,number,')).toBe(true);
    const [head = [], first = []] = text.split('\r\n').map((line) => line.split(','));
    expect(first[head.indexOf('seller.name')]).toBe('上海晨光文具有限公司');
    expect(text.match(/\r\n/g)).toHaveLength(4);
  });

  it('runs no formula: texts are disarmed, numbers stay numbers', async () => {
    const text = (await report('csv')).toString();
    expect(text).toContain(`,"'=HYPERLINK(""http://evil"")",`);
    expect(text).toContain(",'+86 21 1234,");
    expect(text).toContain(',-100,13,113,');
    expect(text).toContain('"two\nlines"');
  });

  it('is a head alone without any record', async () => {
    expect((await report('csv', {}, 0)).toString().split('\r\n')).toHaveLength(2);
  });

  it.each(['supplier', 'fapiao'] as const)('has the columns of %s', async (schema) => {
    const [head = ''] = (await report('csv', { schema })).toString().split('\r\n');
    expect(head).toContain(schema === 'supplier' ? 'vendor_name' : 'sellerTaxId');
    expect(head).not.toContain('items');
  });
});

describe('xlsx', () => {
  it('has the four sheets, with texts that are no formulas', async () => {
    const book = read(await report('xlsx'), { cellFormula: true });
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
      { file: 'b.pdf', pages: '1-2', status: 'review', problem: 'net 100.00 plus tax 13.00 is not 114.00' },
      { file: 'evil[2J.pdf', status: 'failed', problem: 'It is locked. Use --password' },
    ]);
    expect(rows('Summary')).toContainEqual({ what: 'failed', value: 1 });
    for (const sheet of Object.values(book.Sheets)) {
      expect(
        Object.values(sheet).filter((cell: unknown) => typeof cell === 'object' && cell !== null && 'f' in cell),
      ).toEqual([]);
    }
  });
});

describe('table', () => {
  it.each(['canonical', 'supplier', 'fapiao'] as const)('lines up, whatever the script (%s)', async (schema) => {
    const lines = (await report('table', { schema })).toString().trimEnd().split('\n');
    const [head = '', first = '', second = ''] = lines;
    const columnOf = (line: string, word: string): number => displayWidth(line.slice(0, line.indexOf(word)));
    expect(columnOf(first, 'ok')).toBe(columnOf(head, 'STATUS'));
    expect(columnOf(second, 'review')).toBe(columnOf(head, 'STATUS'));
    expect(columnOf(first, '上海')).toBe(columnOf(head, 'SELLER'));
    expect(second).toContain('net 100.00 plus tax 13.00 is not 114.00');
    expect(lines.join()).toContain('evil\\u001b[2J.pdf');
  });

  it('keeps within a narrow terminal, and says the whole reason on further lines', async () => {
    const text = (await report('table', { columns: 100 })).toString();
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(100);
    expect(text.replace(/\s+/g, ' ')).toContain('It is locked. Use --password');
  });

  it('has colours only where they are wanted', async () => {
    expect((await report('table')).toString()).not.toContain('\u001b');
    expect((await report('table', { colour: true })).toString()).toContain('\u001b[31mfailed');
  });
});
