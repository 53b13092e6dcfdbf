/** Large documents are read one at a time, so that small ones can overtake them and memory never contains several. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { anyKind, type DurableKind } from '../../../src/runtime/durable/kinds.ts';
import { z } from 'zod';
import { durableSetup } from './setup.ts';

const Job = z.object({ sha256: z.string() });

it('large documents are read one at a time, and small ones in the meantime', async () => {
  const begun: string[] = [];
  const go = Promise.withResolvers<void>();
  const kind: DurableKind<z.output<typeof Job>> = {
    name: 'look',
    input: Job,
    lane: () => 'light',
    stages: [{ stage: 'looking', weight: 1 }],
    async run({ sha256 }, context) {
      begun.push(sha256);
      const bytes = await context.read(sha256);
      if (bytes.length > 1000) await go.promise;
      return { result: bytes.length, files: [] };
    },
  };
  const folder = await mkdtemp(join(tmpdir(), 'large-'));
  const { tasks, worker, blobs, database } = await durableSetup(folder, { perLane: { large: 1 } }, [anyKind(kind)]);
  const submitted = async (bytes: number, letter: string) => {
    const source = Readable.from([Buffer.alloc(bytes, letter)]);
    const { sha256 } = await blobs.keep(source, { kind: 'upload', id: letter }, { maxBytes: 1e9 });
    const { id } = await tasks.submit({
      kind: 'look',
      input: { sha256 },
      owner: 'me',
      needs: [sha256],
      keepMs: 60_000,
    });
    return { id, sha256 };
  };
  const [one, other] = [await submitted(17 * 1024 ** 2, 'a'), await submitted(17 * 1024 ** 2, 'b')];
  const small = await submitted(10, 'c');
  worker.start();
  const signal = AbortSignal.timeout(30_000);
  expect(await tasks.wait(small.id, signal)).toMatchObject({ state: 'succeeded', result: 10 });
  expect(new Set(begun)).toEqual(new Set([one.sha256, small.sha256]));
  go.resolve();
  for (const { id } of [one, other]) expect(await tasks.wait(id, signal)).toMatchObject({ result: 17 * 1024 ** 2 });
  await worker.stop(1000);
  await database.close();
});
