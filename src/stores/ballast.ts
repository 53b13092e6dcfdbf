/**
 * A file that reserves room on the disk. A database on a full disk cannot even delete, because deleting writes too. When the
 * disk is full the ballast is removed, and after something was deleted it is written again.
 */
import { rmSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';

export interface Ballast {
  /** Removes the file. Whether that made room. */
  drop(): boolean;
  /** Writes the file again where there is enough room. */
  restore(): Promise<void>;
}

const ballastBytes = 4 * 1024 * 1024;

export function ballast(file: string): Ballast {
  let there = false;

  async function write(): Promise<void> {
    const handle = await open(file, 'w', 0o600);
    try {
      // Not zeros, for which a file system with compression or sparse files would reserve no room.
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
        // There is no room for it yet, and half a ballast would only take room from others.
        await rm(file, { force: true });
      }
    },
  };
}
