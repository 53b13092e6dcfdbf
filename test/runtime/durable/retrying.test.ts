/** Failures that pass: tried again after 1, 2 and 4 s, and no others. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { defaultOptions } from '../../../src/convert/options.ts';
import { Failure, type FailureKind, failureKinds } from '../../../src/domain/failure.ts';
import type { ConvertOutput } from '../../../src/tasks/convert/task.ts';
import { durableConvert } from '../../../src/tasks/convert/durable.ts';
import { retried } from '../../../src/runtime/durable/retrying.ts';
import { durableSetup } from './setup.ts';

const failing = (times: number, kind: FailureKind) => {
  let calls = 0;
  return {
    work: async () => {
      if (++calls <= times) throw new Failure(kind, `failure ${calls}`);
      return `call ${calls}`;
    },
    calls: () => calls,
  };
};
const short = [1, 2, 4];

it('retries unavailable work three times, and then gives up', async () => {
  for (const times of [0, 1, 2, 3])
    expect(await retried(failing(times, 'unavailable').work, undefined, short)).toBe(`call ${times + 1}`);
  const always = failing(9, 'unavailable');
  await expect(retried(always.work, undefined, short)).rejects.toMatchObject({ message: 'failure 4' });
  expect(always.calls()).toBe(4);
});

it.each(failureKinds.filter((kind) => kind !== 'unavailable'))(
  'does not retry work that failed as %s',
  async (kind) => {
    const one = failing(1, kind);
    await expect(retried(one.work, undefined, short)).rejects.toMatchObject({ kind });
    expect(one.calls()).toBe(1);
  },
);

it('stops waiting for a retry when it is cancelled', async () => {
  const stop = new AbortController();
  const one = failing(9, 'unavailable');
  const waiting = retried(one.work, stop.signal, [3_600_000]);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(one.calls()).toBe(1);
});

it('a conversion whose engine crashed once succeeds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'retrying-'));
  const engine = failing(1, 'unavailable');
  const output = (text: string): ConvertOutput => ({
    bytes: Buffer.from(text),
    report: {
      from: 'txt',
      to: 'md',
      container: 'md',
      route: [],
      fidelityClass: 'content',
      quality: {},
      warnings: [],
      metadata: {},
    },
    cached: false,
    elapsedMs: 1,
  });
  const at = await durableSetup(folder, {}, [
    durableConvert({ name: 'convert', run: async () => output(await engine.work()) }),
  ]);
  at.worker.start();
  try {
    const { sha256 } = await at.blobs.keep(Readable.from(['text']), { kind: 'x', id: 'y' }, { maxBytes: 100 });
    const input = { sha256, name: 'a.txt', to: 'md', options: defaultOptions };
    const { id } = await at.tasks.submit({ kind: 'convert', input, owner: '', needs: [sha256], keepMs: 1000 });
    const task = await at.tasks.wait(id, AbortSignal.timeout(30_000));
    expect(task).toMatchObject({ state: 'succeeded', files: [{ name: 'a.md', size: 6 }] });
    expect(engine.calls()).toBe(2);
  } finally {
    await at.worker.stop(0);
    await at.database.close();
    await rm(folder, { recursive: true, force: true });
  }
});
