/**
 * A file that takes room only to give it back: a database on a full disk cannot even delete, because that is written too.
 * When the disk is full the ballast goes, and what is deleted then makes room for it again.
 */
import { rmSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';

export interface Ballast {
  /** Whether it made room. */
  drop(): boolean;
  /** Takes the room again where there is enough. */
  restore(): Promise<void>;
}

const ballastBytes = 4 * 1024 * 1024;

export function ballast(file: string): Ballast {
  let there = false;

  async function write(): Promise<void> {
    const handle = await open(file, 'w', 0o600);
    try {
      // Not zeros: a file system that compresses, or leaves holes, would keep no room for them.
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
        // There is no room for it yet: half of it would only take what others need.
        await rm(file, { force: true });
      }
    },
  };
}
