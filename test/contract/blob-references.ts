import { expect, it } from 'vitest';
import { z } from 'zod';
import type { BlobReferences } from '../../src/stores/blobs/references.ts';
import type { RecordStore } from '../../src/stores/records/record-store.ts';
import { collected } from '../stores/collected.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const c = 'c'.repeat(64);

const atOnce = { releasedMs: 0, unknownMs: 0 };
const hourMs = 3_600_000;

/** What every kind of references promises. */
export function blobReferencesContract(
  create: () => Promise<{ references: BlobReferences; records: RecordStore }>,
): void {
  const invoice = (id: string) => ({ kind: 'invoice', id });
  async function start() {
    const { references, records } = await create();
    async function keep(sha256: string, id: string, bytes = 1): Promise<void> {
      await references.keep(sha256, bytes, invoice(id));
      await references.stored(sha256);
    }
    return { references, records, keep };
  }

  it('remembers what each entry refers to, however often it is added', async () => {
    const { references, keep } = await start();
    expect(await references.any()).toBe(false);
    await keep(a, '1');
    expect(await references.add(a, invoice('1'))).toBe(true);
    await keep(b, '1');
    expect(await references.add(a, invoice('2'))).toBe(true);
    expect([...(await references.of(invoice('1')))].sort()).toEqual([a, b]);
    expect(await references.any()).toBe(true);
  });

  it('refers to nothing that is not stored, and to nothing that is being written', async () => {
    const { references } = await start();
    expect(await references.add(a, invoice('1'))).toBe(false);
    expect(await references.keep(b, 5, invoice('1'))).toBe('writing');
    expect(await references.add(b, invoice('2'))).toBe(false);
    expect(await references.of(invoice('2'))).toEqual([]);
    await references.stored(b);
    expect(await references.add(b, invoice('2'))).toBe(true);
    expect(await references.keep(b, 5, invoice('3'))).toBe('ready');
  });

  it('removes all references of an entry or one of them, and says what nothing needs any more', async () => {
    const { references, keep } = await start();
    await keep(a, '1', 10);
    await keep(b, '1', 200);
    await references.add(a, invoice('2'));
    expect(await references.neededBytes()).toBe(210);
    expect(await references.remove(invoice('1'), a)).toBe(0);
    expect(await references.remove(invoice('1'))).toBe(200);
    expect(await references.remove(invoice('1'))).toBe(0);
    expect(await references.neededBytes()).toBe(10);
    expect([await references.of(invoice('1')), await references.of(invoice('2'))]).toEqual([[], [a]]);
  });

  it('hands references over to another entry, and says which ones there were', async () => {
    const { references, keep } = await start();
    await keep(a, '1', 10);
    await keep(b, '1', 200);
    await keep(c, '2');
    expect([...(await references.handOver(invoice('1'), invoice('3'), [a, c]))]).toEqual([a]);
    expect(await references.of(invoice('1'))).toEqual([b]);
    expect(await references.of(invoice('2'))).toEqual([c]);
    expect(await references.of(invoice('3'))).toEqual([a]);
    expect(await references.handOver(invoice('1'), invoice('3'), [a])).toEqual([]);
    // It refers to that one already.
    await references.add(b, invoice('3'));
    expect(await references.handOver(invoice('1'), invoice('3'), [b])).toEqual([b]);
    expect([...(await references.of(invoice('3')))].sort()).toEqual([a, b]);
    expect(await references.claimUnneeded(atOnce, 9)).toEqual([]);
    expect(await references.remove(invoice('3'))).toBe(210);
  });

  it('needs a blob all the time while it is handed over, as others see it', async () => {
    const { references, keep } = await start();
    await keep(a, '1', 10);
    const entries = ['1', '2'].map(invoice);
    let freed = 0;
    async function handOverAgainAndAgain(): Promise<void> {
      for (let [from, to] = entries, times = 0; times < 100; [from, to] = [to, from], times++)
        expect(await references.handOver(from!, to!, [a])).toEqual([a]);
    }
    async function addAndRemove(): Promise<void> {
      for (let times = 0; times < 100; times++) {
        await references.add(a, invoice('3'));
        freed += await references.remove(invoice('3'));
      }
    }
    await Promise.all([handOverAgainAndAgain(), addAndRemove()]);
    expect(freed).toBe(0);
  });

  it('gives a blob to one who deletes it, once nothing has needed it for long enough', async () => {
    const { references, keep } = await start();
    for (const sha256 of [a, b, c]) await keep(sha256, sha256);
    await references.remove(invoice(a));
    await references.remove(invoice(b));
    expect(await references.claimUnneeded({ releasedMs: hourMs, unknownMs: 0 }, 9)).toEqual([]);
    expect(await references.claimUnneeded(atOnce, 1)).toEqual([a]);
    expect(await references.claimUnneeded(atOnce, 9)).toEqual([b]);
    expect(await references.claimUnneeded(atOnce, 9)).toEqual([]);
  });

  it('lets nobody refer to a blob while it is being deleted', async () => {
    const { references, keep } = await start();
    await keep(a, '1');
    await references.remove(invoice('1'));
    await references.claimUnneeded(atOnce, 9);
    expect(await references.add(a, invoice('2'))).toBe(false);
    expect(await references.keep(a, 1, invoice('3'))).toBe('deleting');
    await references.forget(a);
    expect(await references.keep(a, 1, invoice('3'))).toBe('writing');
    await references.forget(a);
    await references.stored(a);
    expect(await references.add(a, invoice('4'))).toBe(true);
  });

  it('deletes no blob that somebody needs again', async () => {
    const { references, keep } = await start();
    await keep(a, '1');
    await keep(b, '1');
    await references.remove(invoice('1'));
    expect(await references.add(a, invoice('2'))).toBe(true);
    // Its bytes may never have been written, so nobody may rely on them yet.
    expect(await references.keep(b, 1, invoice('2'))).toBe('writing');
    expect(await references.claimUnneeded(atOnce, 9)).toEqual([]);
    expect(await references.neededBytes()).toBe(2);
  });

  it('notes what was found in the store, and gives it away later than what was released', async () => {
    const { references, keep } = await start();
    await keep(a, '1', 7);
    const sizeOf = async () => 30;
    expect(await references.unknown([a, b], sizeOf)).toEqual([b]);
    expect(await references.unknown([a, b], sizeOf)).toEqual([b]);
    expect(await references.claimUnneeded({ releasedMs: 0, unknownMs: hourMs }, 9)).toEqual([]);
    expect(await references.neededBytes()).toBe(7);
    expect(await references.add(b, invoice('2'))).toBe(true);
    expect(await references.neededBytes()).toBe(37);
    await references.remove(invoice('2'));
    await references.unknown([c], sizeOf);
    expect([...(await references.claimUnneeded(atOnce, 9))].sort()).toEqual([b, c]);
  });

  it('names owners that have no entry, however many there are', async () => {
    const { references, records, keep } = await start();
    await records.collection('invoice', z.object({})).insert({ id: '1', body: {} });
    await keep(a, '1');
    for (let n = 0; n < 600; n++) await references.add(a, { kind: 'upload', id: `${n}` });
    const abandoned = await collected(references.abandoned(0));
    expect(new Set(abandoned.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(600);
    expect(abandoned.some(({ kind }) => kind === 'invoice')).toBe(false);
    expect(await collected(references.abandoned(hourMs))).toEqual([]);
  });
}
