/** When a worker asks the queue for tasks. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { anyKind } from '../../../src/runtime/durable/kinds.ts';
import { durableSetup, waitingKind } from './setup.ts';

it('asks once for the only task that waits, although it could run more', async () => {
  const began = Promise.withResolvers<void>();
  const kind = anyKind({
    ...waitingKind,
    run(...given) {
      began.resolve();
      return waitingKind.run(...given);
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'worker-'));
  const { services, queue, tasks, worker, database } = await durableSetup(folder, {}, [kind]);
  onTestFinished(async () => {
    await worker.stop(0);
    await database.close();
  });
  vi.spyOn(services.events, 'lookEveryMs').mockReturnValue(3_600_000);
  const claim = vi.spyOn(queue, 'claim');
  await tasks.submit({ kind: 'wait', input: { milliseconds: 60_000 }, owner: 'me', needs: [], keepMs: 60_000 });
  worker.start();
  await began.promise;
  expect(claim).toHaveBeenCalledTimes(1);
});
