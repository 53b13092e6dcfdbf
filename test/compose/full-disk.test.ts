/** A disk that is really full: a small file system in memory, which takes the rights of an administrator on Linux to mount. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect } from 'vitest';
import { z } from 'zod';
import { openStorage } from '../../src/compose/storage.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { testWith } from '../engines.ts';

const disk = mkdtempSync(join(tmpdir(), 'full-disk-'));
const megabyte = 1024 ** 2;

const unmount = (): void => {
  try {
    execFileSync('umount', [disk], { stdio: 'ignore' });
  } catch {
    // Nothing was mounted: the test was skipped.
  }
};
afterAll(async () => {
  unmount();
  await rm(disk, { recursive: true, force: true });
});

const mountSmallDisk = (megabytes: number): void =>
  void execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);

/** As another program does: takes all that is left. */
async function fillUp(): Promise<void> {
  for (let size = 4 * megabyte; size >= 4096; size /= 2)
    for (let number = 0; ; number++) {
      const file = join(disk, `other-${size}-${number}`);
      try {
        await writeFile(file, Buffer.alloc(size, 'x'), { flag: 'wx' });
      } catch {
        await rm(file, { force: true });
        break;
      }
    }
}

describe('a full disk', () => {
  testWith(
    ['the right to mount'],
    'refuses documents while there is room for the database, and lets everything be deleted',
    async () => {
      mountSmallDisk(24);
      const dataDir = join(disk, 'data');
      const serve = ServeOptions.parse({ dataDir, reserveMegabytes: 8 });
      const storage = await openStorage(serve, {});
      const invoices = storage.records.collection('invoice', z.object({ text: z.string() }));
      const keep = async (id: string, bytes: number): Promise<void> => {
        const source = Readable.from([Buffer.alloc(bytes, id)]);
        await storage.blobs.keep(source, { kind: 'invoice', id }, { maxBytes: 100 * megabyte });
        await invoices.insert({ id, body: { text: id } });
      };
      await storage.canWrite();
      await keep('a', 3 * megabyte);
      await keep('b', 3 * megabyte);
      await keep('c', 3 * megabyte);
      await expect(keep('d', 3 * megabyte)).rejects.toMatchObject({ kind: 'storage_full' });
      await writeFile(join(disk, 'of-another-program'), Buffer.alloc(3 * megabyte, 'x'));
      await expect(storage.canWrite()).rejects.toMatchObject({ kind: 'storage_full' });
      // The database still has its room.
      for (let number = 0; number < 100; number++)
        await invoices.insert({ id: `small-${number}`, body: { text: 'x'.repeat(1000) } });

      await fillUp();
      const refusal = await (async () => {
        for (let number = 0; number < 10_000; number++)
          await invoices.insert({ id: `more-${number}`, body: { text: 'y'.repeat(1000) } });
      })().catch((error: unknown) => error);
      expect(refusal).toMatchObject({ kind: 'storage_full', message: expect.stringContaining('full') });
      await storage.close();
      unmount();
    },
  );

  testWith(['the right to mount'], 'has room to delete once the ballast is gone, and takes it again', async () => {
    mountSmallDisk(16);
    const dataDir = join(disk, 'data');
    const serve = ServeOptions.parse({ dataDir, reserveMegabytes: 0 });
    const storage = await openStorage(serve, {});
    const invoices = storage.records.collection('invoice', z.object({}));
    const id = 'large';
    const source = Readable.from([Buffer.alloc(3 * megabyte, 'z')]);
    await storage.blobs.keep(source, { kind: 'invoice', id }, { maxBytes: 100 * megabyte });
    await invoices.insert({ id, body: {} });
    await fillUp();
    await storage.blobs.release({ kind: 'invoice', id });
    expect(await invoices.delete(id)).toBe(true);
    await rm(join(disk, `other-${megabyte}-0`), { force: true });
    await rm(join(disk, `other-${4 * megabyte}-0`), { force: true });
    await storage.ballast.restore();
    expect((await stat(join(dataDir, 'ballast'))).size).toBe(4 * megabyte);
    await storage.close();
    unmount();
  });
});
