/** A process that asks a cache for one key and appends a line to a file when it is the one that makes it. */
import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileCache } from '../../../src/runtime/cache/cache.ts';

const [dir = '', log = '', mode = ''] = process.argv.slice(2);
const cache = fileCache({ dir, ttlMs: 60_000, maxBytes: 1e9, leaseMs: 2000 });
// Both processes are ready before either begins.
if (mode === 'together') {
  await writeFile(join(dir, `ready-${process.pid}`), '');
  while ((await readdir(dir)).filter((name) => name.startsWith('ready-')).length < 2) await pause(5);
}
const make = async (): Promise<Uint8Array> => {
  await appendFile(log, `${process.pid}\n`);
  if (mode === 'die') process.kill(process.pid, 'SIGKILL');
  await pause(300);
  return Buffer.from('value');
};
const { bytes } = await cache.getOrMake('one key', make, new AbortController().signal);
process.stdout.write(Buffer.from(bytes).toString());
