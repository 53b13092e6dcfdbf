/** A run does not suffer from a database that is away for a while. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { type AnyKind, anyKind } from '../../../src/runtime/durable/kinds.ts';
import type { WorkerSettings } from '../../../src/runtime/durable/runs.ts';
import { durableSetup, waitingKind } from './setup.ts';

async function start(kind: AnyKind, settings: Partial<WorkerSettings> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'stored-run-'));
  const made = await durableSetup(folder, settings, [kind]);
  const { tasks, worker, database } = made;
  onTestFinished(async () => {
    await worker.stop(0);
    await database.close();
  });
  const submit = (input: object = {}) => tasks.submit({ kind: 'wait', input, owner: 'me', needs: [], keepMs: 60_000 });
  const over = (id: string) => tasks.wait(id, AbortSignal.timeout(10_000));
  return { ...made, submit, over };
}

/** What a run writes fails while `outage.isOn`. */
function breakDuring(outage: { readonly isOn: boolean }, { services }: Awaited<ReturnType<typeof start>>): void {
  const { records, blobs, queue } = services;
  const away = new Failure('unavailable', 'The database does not answer');
  function fails<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Promise<Result>,
  ): (...given: Given) => Promise<Result> {
    return (...given) => (outage.isOn ? Promise.reject(away) : work(...given));
  }
  const usual = {
    update: records.update.bind(records),
    handOver: blobs.handOver.bind(blobs),
    renew: queue.renew.bind(queue),
    complete: queue.complete.bind(queue),
    handBack: queue.handBack.bind(queue),
  };
  vi.spyOn(records, 'update').mockImplementation(fails(usual.update));
  vi.spyOn(blobs, 'handOver').mockImplementation(fails(usual.handOver));
  vi.spyOn(queue, 'renew').mockImplementation(fails(usual.renew));
  vi.spyOn(queue, 'complete').mockImplementation(fails(usual.complete));
  vi.spyOn(queue, 'handBack').mockImplementation(fails(usual.handBack));
}

it.each([
  ['succeeded', {}],
  ['failed', { fails: 'It is torn' }],
])('a task that has %s is not begun again although the database is away at its end', async (state, input) => {
  const outage = { isOn: false };
  const begin = (): void => {
    outage.isOn = true;
    setTimeout(() => (outage.isOn = false), 500);
  };
  const kind = anyKind({ ...waitingKind, run: (...given) => waitingKind.run(...given).finally(begin) });
  const setup = await start(kind, { awayMs: 1 });
  breakDuring(outage, setup);
  const { submit, over, worker, records, queue } = setup;
  const { id } = await submit(input);
  worker.start();
  expect(await over(id)).toMatchObject({ state });
  // Each claim has the next token.
  expect((await records.get(id))?.body.token).toBe(1);
  expect(await queue.depth()).toEqual({ queued: 0, leased: 0 });
});

/** Its first run lasts until it is stopped; the others do what they usually do. */
function firstUntilStopped({ began, stopped }: { readonly began?: () => void; readonly stopped?: () => void }) {
  let runs = 0;
  const kind = anyKind({
    ...waitingKind,
    async run(input, context) {
      if (++runs > 1) return waitingKind.run(input, context);
      began?.();
      await new Promise((resolve) => context.signal.addEventListener('abort', resolve, { once: true }));
      stopped?.();
      throw context.signal.reason;
    },
  });
  return { kind, runs: () => runs };
}

it('a run that loses its lease because the database is away is begun again, and no attempt is counted', async () => {
  const outage = { isOn: false };
  const { kind, runs } = firstUntilStopped({
    began: () => (outage.isOn = true),
    stopped: () => setTimeout(() => (outage.isOn = false), 500),
  });
  const setup = await start(kind, { leaseMs: 300, maxAttempts: 1 });
  breakDuring(outage, setup);
  const { submit, over, worker, services } = setup;
  // Nobody claims the job before it has been handed back.
  vi.spyOn(services.events, 'lookEveryMs').mockReturnValue(3_600_000);
  const { id } = await submit();
  worker.start();
  expect(await over(id)).toMatchObject({ state: 'succeeded' });
  expect(runs()).toBe(2);
});

it('a run that finds its lease lost after a renewal without an answer is begun again, and no attempt is counted', async () => {
  const { kind, runs } = firstUntilStopped({});
  const { submit, over, worker, services, queue } = await start(kind, { leaseMs: 900, maxAttempts: 1 });
  const away = new Failure('unavailable', 'The database does not answer');
  vi.spyOn(queue, 'renew').mockRejectedValueOnce(away).mockResolvedValueOnce('lost');
  vi.spyOn(services.events, 'lookEveryMs').mockReturnValue(3_600_000);
  const { id } = await submit();
  worker.start();
  expect(await over(id)).toMatchObject({ state: 'succeeded' });
  expect(runs()).toBe(2);
});
