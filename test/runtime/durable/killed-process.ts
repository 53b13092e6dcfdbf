/**
 * A process that submits tasks and works on them until it is killed. Arguments: folder, number of tasks to submit; 0: only
 * finish what is there, then exit. What was accepted and what ended is written to files beside, one id a line.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { recover } from '../../../src/runtime/durable/worker.ts';
import { durableSetup } from './setup.ts';

const [folder = '', count = '0'] = process.argv.slice(2);
const note = (file: string, id: string): void => appendFileSync(join(folder, file), `${id}\n`);

const { tasks, worker, blobs, services, upload } = await durableSetup(folder, {
  leaseMs: 300,
  maxAttempts: 100,
  ended: ({ id }) => note('ended', id),
});
await blobs.endAbandoned({ isAtWork: async () => false, olderThanMs: 0 });
await blobs.removeUnreferenced({ unreferencedForMs: 0 });
await recover(services, Number.MAX_SAFE_INTEGER);
worker.start();
for (let n = 0; n < Number(count); n++) {
  const { sha256 } = await upload(`input ${n % 7}`, `${n}`);
  const input = { sha256, milliseconds: 5 + (n % 5) * 20, ...(n % 11 === 0 ? { fails: 'on purpose' } : {}) };
  const { id } = await tasks.submit({ kind: 'wait', input, owner: 'me', needs: [sha256], keepMs: 3_600_000 });
  note('accepted', id);
  await blobs.release({ kind: 'upload', id: `${n}` });
}
for (;;) {
  const { queued = 0, running = 0 } = await tasks.count({});
  if (queued + running === 0) break;
  await pause(20);
}
await worker.stop(1000);
process.exit(0);
