/**
 * Before all tests: gives the run a temporary folder of its own, which workers and the programs that tests start inherit,
 * and removes it at the end with whatever killed processes left in it.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function setup(): Promise<() => Promise<void>> {
  // The name is short because the path of a socket has at most 107 bytes.
  const folder = await mkdtemp(join(tmpdir(), 'ic-'));
  // A database that may not run as root has its data below, as another user.
  await chmod(folder, 0o711);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  return async () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}
