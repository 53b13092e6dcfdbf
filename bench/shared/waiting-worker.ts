/** Works on a queue as a worker does, four jobs at a time, each of which only waits. Begins when it is told to, and ends when it is killed. */
import { setTimeout as pause } from 'node:timers/promises';
import { openPgBossQueue } from '../../src/stores/queues/pg-boss.ts';

const [address = ''] = process.argv.slice(2);
const queue = await openPgBossQueue({ address, lanes: ['light'], trouble: console.error });

async function work(): Promise<void> {
  for (;;) {
    const {
      leases: [lease],
    } = await queue.claim({ total: 1, lanes: { light: 1 } }, 15_000);
    await pause(lease ? 100 : 5);
    if (lease) await queue.complete(lease);
  }
}

process.once('message', () => void Promise.all([work(), work(), work(), work()]));
process.send?.('ready');
