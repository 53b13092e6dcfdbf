/** What a process that was killed between two steps had begun is completed by the next one, and never twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { MakeId } from '../../src/runtime/made-id.ts';
import { backgroundReadings, taskIdOf } from '../../src/archive/background-readings.ts';
import { invoiceArchive } from '../../src/archive/invoice-archive.ts';
import { emptyInvoice } from '../../src/domain/empty-invoice.ts';
import { Failure } from '../../src/domain/failure.ts';
import { anyKind, type DurableKind } from '../../src/runtime/durable/kinds.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { durableSetup } from '../runtime/durable/setup.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const extraction = (number: string) => ({
  pages: [1, 1],
  status: 'ok',
  invoice: { ...emptyInvoice, number },
  evidence: {},
  checks: [],
  warnings: [],
});

/** Stands for the kind that reads: it finds an invoice for each letter of the document. */
const reading: DurableKind<{ sha256: string }> = {
  name: 'extract',
  input: z.object({ sha256: z.string() }),
  lane: () => 'light',
  stages: [],
  async run({ sha256 }, context) {
    const text = String(await context.read(sha256)).replace('%PDF-', '');
    if (text === '') throw new Failure('corrupt_document', 'It is empty');
    const keep = (name: string) => context.keep(Readable.from([name]), { name, mediaType: 'application/json' });
    const result = { extractions: text.split('').map(extraction), cached: false, elapsedMs: 1 };
    return { result, files: [await keep('bases'), await keep('pages')] };
  },
};

async function setup(maxWaiting?: number) {
  const folder = await mkdtemp(join(tmpdir(), 'readings-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const { database, tasks, worker, blobs, upload } = await durableSetup(folder, {}, [anyKind(reading)]);
  cleanUps.push(() => database.close());
  cleanUps.push(() => worker.stop(0));
  const archive = invoiceArchive(sqlRecordStore(database), blobs);
  const background = backgroundReadings({ tasks, archive, blobs, ...(maxWaiting === undefined ? {} : { maxWaiting }) });
  const begin = async (text: string, makeId?: MakeId) => {
    const { sha256 } = await upload(`%PDF-${text}`);
    const file = { name: 'a.pdf', sha256, mediaType: 'application/pdf' } as const;
    return (await background.begin(file, { signal: new AbortController().signal, ...(makeId && { makeId }) })).invoice;
  };
  const ended = async (id: string) => tasks.wait(taskIdOf(id), new AbortController().signal);
  /** Begins an invoice, reads its document, and stops the worker. */
  const read = async (text: string) => {
    const { id, sha256 } = await begin(text);
    worker.start();
    const task = await ended(id);
    await worker.stop(0);
    return { id, sha256, task };
  };
  const numbers = async () => {
    const { invoices } = await archive.list({}, { page: 1, pageSize: 100, order: 'newest' });
    return invoices.map(({ fields }) => fields.number).sort();
  };
  return { tasks, worker, blobs, archive, background, begin, ended, read, numbers };
}

it('an invoice whose task was not stored any more gets one', async () => {
  const { tasks, background, begin } = await setup();
  const { id } = await begin('1');
  await tasks.delete(taskIdOf(id));
  await background.resume();
  expect(await tasks.get(taskIdOf(id))).toMatchObject({ state: 'queued' });
});

it('an upload that is repeated after it was interrupted finds the invoice that was begun', async () => {
  const { tasks, archive, begin, worker, background, ended } = await setup();
  const makeId: MakeId = (...what) => `of-this-request-${what.join('-')}`;
  const first = await begin('1', makeId);
  await tasks.delete(taskIdOf(first.id));
  expect((await begin('1', makeId)).id).toBe(first.id);
  worker.start();
  await background.ended(await ended(first.id));
  // Once it has been read it is not read again.
  expect(await begin('1', makeId)).toMatchObject({ id: first.id, beingRead: false });
  expect(await tasks.get(taskIdOf(first.id))).toBeUndefined();
  expect((await archive.list({}, { page: 1, pageSize: 9, order: 'newest' })).total).toBe(1);
});

it('a task that ended while nobody listened changes its invoice, once', async () => {
  const { tasks, archive, background, numbers, read } = await setup();
  const { id, task } = await read('12');
  expect((await archive.get(id)).beingRead).toBe(true);
  await background.resume();
  expect(await numbers()).toEqual(['1', '2']);
  expect((await archive.get(id)).fields.number).toBe('1');
  expect(await tasks.get(task.id)).toBeUndefined();
  await background.ended(task);
  await background.resume();
  expect(await numbers()).toEqual(['1', '2']);
});

it('a completion that was interrupted adds no invoice a second time', async () => {
  const { tasks, blobs, archive, background, numbers, read } = await setup();
  const { task } = await read('123');
  // The process dies after the further invoices were added.
  const dying = { ...archive, finishReading: () => Promise.reject(new Error('died here')) };
  await expect(backgroundReadings({ tasks, archive: dying, blobs }).ended(task)).rejects.toThrow('died here');
  expect(await numbers()).toEqual(['', '2', '3']);
  await background.resume();
  expect(await numbers()).toEqual(['1', '2', '3']);
});

it('the reading of an invoice that was deleted changes nothing, and keeps nothing', async () => {
  const { tasks, blobs, archive, background, numbers, read } = await setup();
  const { id, sha256, task } = await read('1');
  await archive.delete(id);
  await background.ended(task);
  expect(await numbers()).toEqual([]);
  expect(await tasks.get(task.id)).toBeUndefined();
  await blobs.release({ kind: 'upload', id: 'u' });
  await blobs.removeUnreferenced({ unreferencedForMs: 0 });
  expect(await blobs.size(sha256)).toBeUndefined();
});

it('a file that cannot be read makes its invoice failed, and it does not count as decided', async () => {
  const { archive, background, read } = await setup();
  const { id, task } = await read('');
  await background.ended(task);
  expect(await archive.get(id)).toMatchObject({
    status: 'failed',
    failure: { kind: 'corrupt_document', message: 'It is empty' },
    decidedMs: null,
  });
});

it('refuses files beyond those that may wait, and archives nothing of them', async () => {
  const { begin, numbers } = await setup(2);
  await begin('1');
  await begin('2');
  await expect(begin('3')).rejects.toMatchObject({ kind: 'unavailable' });
  expect(await numbers()).toEqual(['', '']);
});

it('servers that notice the end of a reading at the same time add its invoices once', async () => {
  const { tasks, blobs, archive, numbers, read } = await setup();
  const { task } = await read('123');
  const servers = Array.from({ length: 4 }, () => backgroundReadings({ tasks, archive, blobs }));
  await Promise.all(servers.map((server) => server.ended(task)));
  expect(await numbers()).toEqual(['1', '2', '3']);
  expect(await tasks.get(task.id)).toBeUndefined();
});

it('a server that learns late of the end of a reading does not end the next one', async () => {
  const { tasks, blobs, archive, background, read } = await setup();
  const { id, task } = await read('');
  const invoice = await archive.get(id);
  await background.ended(task);
  expect(await archive.get(id)).toMatchObject({ beingRead: false, status: 'failed' });
  const again = await background.again(id, 'password');
  await backgroundReadings({ tasks, archive, blobs }).ended(task);
  expect(await archive.finishReading(invoice, { body: invoice, status: 'failed' })).toBeUndefined();
  expect(await archive.get(id)).toMatchObject({ beingRead: true, version: again.version });
  expect(await background.taskOf(again)).toMatchObject({ state: 'queued' });
});

it('an outcome that the last reading has left is not taken for that of the next one', async () => {
  const { tasks, blobs, archive, background, read } = await setup();
  const { id, task } = await read('');
  // The process dies before it deletes the task.
  const dying = { ...tasks, delete: () => Promise.reject(new Error('died here')) };
  await expect(backgroundReadings({ tasks: dying, archive, blobs }).ended(task)).rejects.toThrow('died here');
  await background.again(id, 'password');
  await background.resume();
  expect(await archive.get(id)).toMatchObject({ beingRead: true });
  expect(await tasks.get(taskIdOf(id))).toMatchObject({ state: 'queued' });
});

it('a reading that is begun again while the last one is being completed keeps its task', async () => {
  const { tasks, blobs, archive, background, read } = await setup();
  const { id, task } = await read('');
  // A client asks in between, as soon as the invoice has failed.
  const finishReading: typeof archive.finishReading = async (...given) => {
    const finished = await archive.finishReading(...given);
    await background.again(id, 'password');
    return finished;
  };
  await backgroundReadings({ tasks, archive: { ...archive, finishReading }, blobs }).ended(task);
  expect(await archive.get(id)).toMatchObject({ beingRead: true, password: 'password' });
  expect(await tasks.get(taskIdOf(id))).toMatchObject({ state: 'queued' });
});

it('a reading that is begun again keeps its task although another request for the same finds the last one', async () => {
  const { tasks, blobs, archive, background, read } = await setup();
  const { id, task } = await read('');
  const undeleted = { ...tasks, delete: async () => false };
  await backgroundReadings({ tasks: undeleted, archive, blobs }).ended(task);
  const remove: typeof tasks.delete = async (given) => {
    await background.again(id, 'password');
    return tasks.delete(given);
  };
  const late = backgroundReadings({ tasks: { ...tasks, delete: remove }, archive, blobs });
  await expect(late.again(id, 'other')).rejects.toMatchObject({ kind: 'conflict' });
  expect(await archive.get(id)).toMatchObject({ beingRead: true, password: 'password' });
  expect(await tasks.get(taskIdOf(id))).toMatchObject({ state: 'queued' });
});
