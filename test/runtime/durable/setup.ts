/** Tasks, a worker and their stores in a folder, with kinds of work that do what a test says. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Failure } from '../../../src/domain/failure.ts';
import { filesystemBlobStore } from '../../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../../src/stores/blobs/references-sql.ts';
import { openDatabase } from '../../../src/stores/sql/sqlite.ts';
import { sqliteJobQueue } from '../../../src/stores/queues/sqlite.ts';
import { sqlLeases } from '../../../src/stores/locks/leases-sql.ts';
import { sqlRecordStore } from '../../../src/stores/records/sql.ts';
import { attendedTasks } from '../../../src/runtime/durable/attended.ts';
import { taskEvents } from '../../../src/runtime/durable/events.ts';
import { type AnyKind, anyKind, type DurableKind } from '../../../src/runtime/durable/kinds.ts';
import { TaskBody } from '../../../src/runtime/durable/task.ts';
import { durableTasks } from '../../../src/runtime/durable/tasks.ts';
import type { WorkerSettings } from '../../../src/runtime/durable/runs.ts';
import { taskWorker } from '../../../src/runtime/durable/worker.ts';

const Job = z.object({
  milliseconds: z.number().default(0),
  lane: z.enum(['light', 'ocr', 'convert']).default('light'),
  fails: z.string().optional(),
  sha256: z.string().optional(),
  text: z.string().default('result'),
});

/** Waits, then writes a file with what it read. */
export const waitingKind: DurableKind<z.output<typeof Job>> = {
  name: 'wait',
  input: Job,
  lane: ({ lane }) => lane,
  stages: [
    { stage: 'waiting', weight: 1 },
    { stage: 'writing', weight: 1 },
  ],
  async run({ milliseconds, fails, sha256, text }, context) {
    context.progress({ stage: 'waiting', done: 1, total: 2 });
    await pause(milliseconds, undefined, { signal: context.signal });
    if (fails !== undefined) throw new Failure('corrupt_document', fails);
    const read = sha256 === undefined ? '' : String(await context.read(sha256));
    context.progress({ stage: 'writing', done: 0, total: 1 });
    const source = Readable.from([Buffer.from(`${text}${read}`)]);
    const file = await context.keep(source, { name: 'result.txt', mediaType: 'text/plain' });
    return { result: { read }, files: [file] };
  },
};

export async function durableSetup(
  folder: string,
  settings: Partial<WorkerSettings> = {},
  kinds: readonly AnyKind[] = [anyKind(waitingKind)],
) {
  const database = await openDatabase(join(folder, 'tasks.db'));
  const records = sqlRecordStore(database).collection('task', TaskBody);
  const blobStore = filesystemBlobStore({ root: join(folder, 'blobs') });
  const blobs = referencedBlobs(blobStore, sqlBlobReferences(database));
  const queue = sqliteJobQueue(database);
  const leases = sqlLeases(database);
  const services = { records, queue, blobs, leases, events: taskEvents(), attended: attendedTasks(), kinds };
  const tasks = durableTasks(services);
  const worker = taskWorker(services, { total: 4, perLane: { ocr: 2, convert: 1 }, ...settings });
  const upload = (text: string, id = 'u') =>
    blobs.keep(Readable.from([Buffer.from(text)]), { kind: 'upload', id }, { maxBytes: 1000 });
  return { database, records, blobStore, blobs, queue, services, tasks, worker, upload };
}
