/**
 * A file that reserves room on the disk. A database on a full disk cannot even delete, because deleting writes as well. So
 * the ballast is removed when the disk is full, and written again after something was deleted.
 */
import { rmSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';

export interface Ballast {
  /** Removes the file. Returns whether that made room. */
  drop(): boolean;
  /** Writes the file again if there is enough room. */
  restore(): Promise<void>;
}

const ballastBytes = 4 * 1024 * 1024;

export function ballast(file: string): Ballast {
  let there = false;

  async function write(): Promise<void> {
    const handle = await open(file, 'w', 0o600);
    try {
      // Random bytes, because a file system with compression or sparse files would reserve no room for zeros.
      const block = Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 2_654_435_761) >>> 24));
      for (let written = 0; written < ballastBytes; written += block.length) await handle.writeFile(block);
      there = true;
    } finally {
      await handle.close();
    }
  }

  return {
    drop() {
      if (!there) return false;
      there = false;
      rmSync(file, { force: true });
      return true;
    },
    async restore() {
      if (there) return;
      const size = await stat(file).then(
        ({ size: bytes }) => bytes,
        () => 0,
      );
      if (size >= ballastBytes) {
        there = true;
        return;
      }
      try {
        await write();
      } catch {
        // There is not enough room yet, and a smaller ballast would only take room from others.
        await rm(file, { force: true });
      }
    },
  };
}
