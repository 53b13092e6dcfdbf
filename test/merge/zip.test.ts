/** ZIPs of originals: names, the table, and the same bytes each time. */
import { describe, expect, it, test } from 'vitest';
import { openZip } from '../../src/documents/zip.ts';
import { Failure } from '../../src/domain/failure.ts';
import { zipNames } from '../../src/merge/zip/contents.ts';
import { listing } from '../../src/merge/zip/listing.ts';
import { type ZipMember, writeZip } from '../../src/documents/zip-writer.ts';
import { invoice } from './invoices.ts';

const file = (name: string, content: string, compress = false): ZipMember => ({
  name,
  compress,
  length: Buffer.byteLength(content),
  read: async () => Buffer.from(content),
});

async function packed(files: readonly ZipMember[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const bytes = await writeZip(files, { write: async (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  const all = Buffer.concat(chunks);
  expect(bytes).toBe(all.length);
  return all;
}

test('contains the files unchanged, and has the same bytes in every time zone', async () => {
  const files = [file('发票/a.pdf', 'one'), file('发票/empty.xml', ''), file('b.csv', 'x'.repeat(10_000), true)];
  const zip = await packed(files);
  const archive = await openZip(zip);
  const contents = await Promise.all(
    archive.entries.map(async (entry) => [entry.name, (await archive.read(entry)).toString()] as const),
  );
  archive.close();
  expect(contents).toEqual([
    ['发票/a.pdf', 'one'],
    ['发票/empty.xml', ''],
    ['b.csv', 'x'.repeat(10_000)],
  ]);
  expect(zip.length).toBeLessThan(1500);
  const zone = process.env['TZ'];
  try {
    process.env['TZ'] = 'Asia/Tokyo';
    expect((await packed(files)).equals(zip)).toBe(true);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('fails with the failure of the file that cannot be read or the output that cannot be written', async () => {
  const gone = new Failure('internal', 'The temporary file is shorter than what was written to it');
  const broken: ZipMember = { ...file('a', 'aa'), read: () => Promise.reject(gone) };
  await expect(packed([file('b', 'b'), broken])).rejects.toBe(gone);
  const full = new Failure('write_failed', 'The disk is full');
  await expect(writeZip([file('b', 'b')], { write: () => Promise.reject(full) })).rejects.toBe(full);
});

describe('names', () => {
  const document = (path: string, member?: string) => ({
    path,
    ...(member === undefined ? {} : { member }),
    sha256: '0',
    mediaType: 'application/pdf' as const,
  });

  it('say what the file is, in a folder for its category, and are unique', () => {
    const names = zipNames('{date}_{seller}_{total}', 'zh');
    const meal = invoice('上海甲餐饮有限公司', 375, { issueDate: '2024-05-17', type: 'vat_normal' });
    expect(names.nameOf(document('a.pdf'), [meal])).toBe('增值税普通发票/2024-05-17_上海甲餐饮有限公司_375.00.pdf');
    expect(names.nameOf(document('b.pdf'), [meal])).toBe('增值税普通发票/2024-05-17_上海甲餐饮有限公司_375.00 (2).pdf');
    expect(names.nameOf(document('in/x.zip', 'y/扫描 1.PDF'), [])).toBe('其他单据/扫描 1.pdf');
  });

  it.each(['../../etc/passwd', 'a\\b/c', 'CON', '.hidden', 'x'.repeat(500), '\u202egnp.exe', ' '])(
    'are safe whatever the seller is called: %j',
    (seller) => {
      const name = zipNames('{seller}', 'en').nameOf(document('a.pdf'), [invoice(seller, 1)]);
      const [folder, ...rest] = name.split('/');
      expect(folder).toBe('Invoice');
      expect(rest).toHaveLength(1);
      expect(rest[0]).toMatch(/^[^.\s\\:*?"<>|\p{Cc}\p{Cf}][^\\:*?"<>|\p{Cc}\p{Cf}]*\.pdf$/u);
      expect(rest[0]).not.toMatch(/^con\./i);
      expect(Buffer.byteLength(name)).toBeLessThan(255);
    },
  );
});

test('the table has a row for each invoice, and no cell is a formula', () => {
  const common = { original: 'in.zip/a.pdf', sha256: 'abc', repeated: true };
  const table = listing(
    [
      { name: 'x/a.pdf', invoices: [invoice('=cmd()', 1.5, { number: '001' }), invoice('B, C', 2)], ...common },
      { name: 'x/b.pdf', invoices: [], ...common, repeated: false },
    ],
    'en',
  );
  const rows = table.split('\r\n');
  expect(rows[0]).toMatch(/^\ufefffile,category,number/);
  expect(rows[1]).toContain("x/a.pdf,Invoice,001,,,'=cmd(),,,,1.5,CNY,yes,in.zip/a.pdf,abc");
  expect(rows[2]).toContain('"B, C"');
  expect(rows[3]).toMatch(/^x\/b\.pdf,Other document,,/);
  expect(rows).toHaveLength(5);
});
