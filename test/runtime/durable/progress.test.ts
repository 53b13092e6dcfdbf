import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { anyKind } from '../../../src/runtime/durable/kinds.ts';
import { durableSetup } from './setup.ts';

it('the last progress is stored, however soon it followed another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'progress-'));
  let finish = (): void => {};
  const working = new Promise<void>((resolve) => (finish = resolve));
  const kind = anyKind({
    name: 'staged',
    input: z.object({}),
    lane: () => 'light' as const,
    stages: ['one', 'two', 'three'].map((stage) => ({ stage, weight: 1 })),
    async run(_input, context) {
      for (const stage of ['one', 'two', 'three']) context.progress({ stage, done: 0, total: 1 });
      await working;
      return { result: null, files: [] };
    },
  });
  const at = await durableSetup(folder, {}, [kind]);
  at.worker.start();
  try {
    const { id } = await at.tasks.submit({ kind: 'staged', input: {}, owner: '', needs: [], keepMs: 1000 });
    await vi.waitFor(async () => expect(await at.tasks.get(id)).toMatchObject({ stage: 'three', progress: 66 }), {
      timeout: 20_000,
    });
    finish();
    expect(await at.tasks.wait(id, AbortSignal.timeout(20_000))).toMatchObject({ state: 'succeeded', stage: 'done' });
  } finally {
    await at.worker.stop(0);
    await at.database.close();
    await rm(folder, { recursive: true, force: true });
  }
});
