import { expect, it } from 'vitest';
import { z } from 'zod';
import type { BlobReferences } from '../../src/stores/blobs/references.ts';
import type { RecordStore } from '../../src/stores/records/record-store.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

/** What every kind of references promises. */
export function blobReferencesContract(
  create: () => Promise<{ references: BlobReferences; records: RecordStore }>,
): void {
  const invoice = (id: string) => ({ kind: 'invoice', id });

  it('remembers what each entry refers to, however often it is added', async () => {
    const { references } = await create();
    expect(await references.any()).toBe(false);
    await references.add(a, invoice('1'));
    await references.add(a, invoice('1'));
    await references.add(b, invoice('1'));
    await references.add(a, invoice('2'));
    expect([...(await references.of(invoice('1')))].sort()).toEqual([a, b]);
    expect(await references.any()).toBe(true);
  });

  it('removes all references of an entry or one of them, and returns what they led to', async () => {
    const { references } = await create();
    for (const sha256 of [a, b]) await references.add(sha256, invoice('1'));
    await references.add(a, invoice('2'));
    expect(await references.remove(invoice('1'), a)).toEqual([a]);
    expect(await references.remove(invoice('1'))).toEqual([b]);
    expect(await references.remove(invoice('1'))).toEqual([]);
    expect([await references.isReferenced(a), await references.isReferenced(b)]).toEqual([true, false]);
  });

  it('knows since when nothing has referred to a blob, until something does', async () => {
    const { references } = await create();
    expect(await references.unreferencedSince(a, 1000)).toBe(1000);
    expect(await references.unreferencedSince(a, 5000)).toBe(1000);
    await references.add(a, invoice('1'));
    expect(await references.unreferencedSince(a, 9000)).toBe(9000);
    await references.forget(a);
    expect(await references.unreferencedSince(a, 9500)).toBe(9500);
  });

  it('removes references of entries that do not exist', async () => {
    const { references, records } = await create();
    await records.collection('invoice', z.object({})).insert({ id: '1', body: {} });
    await references.add(a, invoice('1'));
    await references.add(b, invoice('2'));
    await references.removeOrphans();
    expect([await references.isReferenced(a), await references.isReferenced(b)]).toEqual([true, false]);
  });
}
