import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openZip, type ZipArchive } from '../../src/documents/zip.ts';
import { zipLimits } from '../../src/documents/zip-limits.ts';
import { Failure } from '../../src/domain/failure.ts';
import { makeZip, type MadeEntry } from './zip-maker.ts';

const opened = (entries: readonly MadeEntry[]): Promise<ZipArchive> => openZip(makeZip(entries));
const namesOf = (archive: ZipArchive): string[] => archive.entries.map(({ name }) => name);

/** The kind of failure of each entry, or its text. */
async function contents(archive: ZipArchive): Promise<string[]> {
  const found: string[] = [];
  for (const entry of archive.entries) {
    const outcome = await archive
      .read(entry)
      .then(String, (error: unknown) => (error instanceof Failure ? error.kind : String(error)));
    found.push(outcome);
  }
  return found;
}

describe('names', () => {
  it('reads GBK, UTF-8 with and without its flag, and the Unicode path field', async () => {
    const gbk = iconv.encode('发票/餐饮.pdf', 'gbk');
    const utf8 = Buffer.from('发票/住宿.pdf');
    const field = Buffer.alloc(5);
    field[0] = 1;
    field.writeUInt32LE(crc32(Buffer.from('fapiao.pdf')), 1);
    const body = Buffer.concat([field, Buffer.from('发票.pdf')]);
    const extra = Buffer.concat([Buffer.from([0x75, 0x70, body.length, 0]), body]);
    const archive = await opened([
      { name: gbk },
      { name: utf8, flags: 0x800 },
      { name: utf8 },
      { name: 'fapiao.pdf', extra },
      { name: 'renamed.pdf', extra },
    ]);
    expect(namesOf(archive)).toEqual(['发票/餐饮.pdf', '发票/住宿.pdf', '发票/住宿.pdf', '发票.pdf', 'renamed.pdf']);
  });

  it('refuses names that point out of the archive, each as a failure of its own', async () => {
    const archive = await opened([
      { name: '../../etc/evil.pdf', data: 'x' },
      { name: 'a/..\\..\\evil.pdf', data: 'x' },
      { name: '/etc/evil.pdf', data: 'x' },
      { name: 'C:\\evil.pdf', data: 'x' },
      { name: 'a..b/good..pdf', data: 'good' },
    ]);
    expect(await contents(archive)).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden', 'good']);
  });

  it('leaves out folders and the metadata files of archivers, and removes control characters from names', async () => {
    const archive = await opened([
      { name: 'in/' },
      { name: '__MACOSX/._a.pdf' },
      { name: 'in/.DS_Store' },
      { name: 'Thumbs.db' },
      { name: 'in\\\u001b[31ma.pdf' },
    ]);
    expect(namesOf(archive)).toEqual(['in/\uFFFD[31ma.pdf']);
  });
});

describe('damaged and unsupported entries', () => {
  it('are failures of their own, and the other entries are read', async () => {
    const archive = await opened([
      { name: 'encrypted.pdf', data: 'x', flags: 1 },
      { name: 'lzma.pdf', data: 'x', method: 14 },
      { name: 'understated.pdf', data: 'x'.repeat(1000), declaredBytes: 10 },
      { name: 'overstated.pdf', data: 'x', declaredBytes: 1000 },
      { name: 'stored.pdf', data: 'abc', method: 0, declaredBytes: 5 },
      { name: 'checksum.pdf', data: 'x', declaredCrc: 1 },
      { name: 'good.pdf', data: 'good' },
    ]);
    expect(await contents(archive)).toEqual([
      'encrypted_document',
      'unsupported_format',
      'corrupt_document',
      'corrupt_document',
      'corrupt_document',
      'corrupt_document',
      'good',
    ]);
  });

  it('refuses many entries that share one packed block', async () => {
    const archive = await opened([
      { name: 'kernel.pdf', data: 'kernel' },
      { name: 'copy1.pdf', sharesWith: 0 },
      { name: 'copy2.pdf', sharesWith: 0 },
    ]);
    expect(await contents(archive)).toEqual(['kernel', 'corrupt_document', 'corrupt_document']);
  });

  it('rejects an archive that is cut off, and a file that is not an archive', async () => {
    const whole = makeZip([{ name: 'a.pdf', data: 'a' }]);
    await expect(openZip(whole.subarray(0, whole.length - 30))).rejects.toMatchObject({ kind: 'corrupt_document' });
    await expect(openZip(Buffer.from('PK\x03\x04 and nothing else'))).rejects.toMatchObject({
      kind: 'corrupt_document',
    });
  });
});

describe('bombs', () => {
  const mebibyte = 1024 * 1024;

  it('stops a bomb that declares its size before unpacking anything', async () => {
    const archive = await opened([
      { name: 'bomb.xml', data: Buffer.alloc(40 * mebibyte) },
      { name: 'a.pdf', data: 'good' },
    ]);
    expect(await contents(archive)).toEqual(['too_large', 'good']);
  });

  it('unpacks a bomb that declares too small a size only up to that size, without using more memory', async () => {
    const zip = makeZip([{ name: 'bomb.xml', data: Buffer.alloc(300 * mebibyte), declaredBytes: 1000 }]);
    const budget = { bytes: 1024 * mebibyte };
    const archive = await openZip(zip, zipLimits, budget);
    const before = process.memoryUsage().rss;
    expect(await contents(archive)).toEqual(['corrupt_document']);
    expect(1024 * mebibyte - budget.bytes).toBeLessThan(mebibyte);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * mebibyte);
  });

  it('limits the size of an entry, the size of all entries and their number', async () => {
    const zip = makeZip(['a', 'b', 'c'].map((name) => ({ name: `${name}.xml`, data: 'x'.repeat(1000) })));
    const kinds = async (limits: Partial<typeof zipLimits>): Promise<string[]> =>
      (await contents(await openZip(zip, { ...zipLimits, ...limits }))).map((text) => text.slice(0, 9));
    expect(await kinds({ maxEntryBytes: 999 })).toEqual(['too_large', 'too_large', 'too_large']);
    expect(await kinds({ maxTotalBytes: 2500 })).toEqual(['xxxxxxxxx', 'xxxxxxxxx', 'too_large']);
    await expect(openZip(zip, { ...zipLimits, maxEntries: 2 })).rejects.toMatchObject({ kind: 'too_large' });
  });
});
