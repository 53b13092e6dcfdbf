/** Records to try output formats with, and what a format makes of them. */
import type { FailureReport } from '../../../../src/domain/failure.ts';
import type { Invoice } from '../../../../src/domain/invoice.ts';
import { parseBookMap } from '../../../../src/books/book-map.ts';
import { project, type SchemaName } from '../../../../src/invoices/schemas/index.ts';
import type { Sink } from '../../../../src/cli/terminal/output.ts';
import { formatNamed } from '../../../../src/cli/extract/reporters/index.ts';
import { usualOptions } from '../../../../src/cli/extract/reporters/options.ts';
import type { OutputRecord, ReporterSettings } from '../../../../src/cli/extract/reporters/reporter.ts';
import { englishWording } from '../../../../src/texts/wording.ts';
import { tally } from '../../../../src/cli/summary.ts';

const books = parseBookMap(
  `currency: CNY
preset: xero
datev: { consultant: 1001, client: 1, fiscalYearStart: 2024-01-01, accountLength: 4 }
sellers: []
taxes: []`,
  'books.yml',
);

export const nobody = { name: null, taxId: null, address: null, phone: null, bank: null, account: null };
export const invoice: Invoice = {
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
export const source = { sha256: 'ab', mediaType: 'application/pdf', bytes: 1, pages: [1, 2] as const };
export const recordsOf = (schema: SchemaName): OutputRecord[] => [
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

export async function report(
  name: string,
  settings: Partial<ReporterSettings> = {},
  count = 3,
  error?: FailureReport,
): Promise<Buffer> {
  const { chunks } = await written(name, settings, count, error);
  return Buffer.concat(chunks);
}

export async function written(
  name: string,
  settings: Partial<ReporterSettings> = {},
  count = 3,
  error?: FailureReport,
  records: readonly OutputRecord[] = recordsOf(settings.schema ?? 'canonical').slice(0, count),
) {
  const chunks: Uint8Array[] = [];
  const sink: Sink = {
    write: async (chunk) => void chunks.push(Buffer.from(chunk)),
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
  const { schema = 'canonical' } = settings;
  const format = formatNamed(name);
  if (!format) throw new Error(`There is no format ${name}`);
  const exporting = { archive: false, refusals: { add: () => Promise.resolve() }, map: await books };
  const reporter = format.make(sink, {
    exporting,
    schema,
    columns: undefined,
    colour: false,
    wording: englishWording(),
    options: usualOptions,
    ...settings,
  });
  const counts = tally();
  for (const record of records) {
    await reporter.add([record]);
    counts.add([record]);
  }
  const beforeEnd = chunks.length;
  await reporter.end(counts.summary(), error);
  return { chunks, beforeEnd };
}
