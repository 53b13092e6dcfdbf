/**
 * The files of clients: their uploads and the results of conversions. Ids cannot be guessed; files are deleted after a
 * day.
 *
 * The id of a result is stored before its task is submitted, and its bytes belong to the task. Therefore a process that
 * dies never leaves a finished task with a result that nobody can download.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { isOver } from '../domain/task.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { Owner } from '../stores/blobs/references.ts';
import type { Entry, RecordStore } from '../stores/records/record-store.ts';
import { StoredFile, type Task } from '../runtime/durable/task.ts';
import { taskOwner } from '../runtime/durable/task-entries.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import { endExpired } from '../runtime/all-entries.ts';

/** Counted from the arrival of an upload, and from the end of the task for a result. */
export const keptHours = 24;
export const keptMs = keptHours * 3_600_000;

const KeptFile = z.union([
  z.object({
    of: z.literal('upload'),
    file: StoredFile,
    /** Null if neither the first bytes nor the name reveal it. */
    format: z.string().nullable(),
  }),
  z.object({ of: z.literal('result'), taskId: z.string() }),
]);
type KeptFile = z.output<typeof KeptFile>;

export interface ClientFile extends StoredFile {
  readonly id: string;
  readonly format: string | null;
  readonly createdMs: number;
  readonly expiresMs: number;
}

export interface ClientFiles {
  /** Stores an upload. `keep` lets its new owner refer to the bytes. */
  add(
    owner: string,
    file: StoredFile,
    format: string | null,
    keep: (owner: Owner) => Promise<void>,
  ): Promise<ClientFile>;
  /** Returns the id that the result of the task will have. */
  promise(owner: string, taskId: string): Promise<string>;
  /** Deletes an upload or a promised result whose id nobody has received. */
  forget(id: string): Promise<void>;
  /**
   * Rejects with `not_found`, with `forbidden` for a file of another client, and with `not_ready` while the result is
   * being made. `anyone` is for requests with a signed link.
   */
  get(owner: string | typeof anyone, id: string): Promise<ClientFile>;
  /** Deletes the file and its bytes. Rejects as `get` does. */
  delete(owner: string, id: string): Promise<void>;
  expire(nowMs: number, stop?: AbortSignal): Promise<void>;
}

export const anyone: unique symbol = Symbol('anyone');

const kind = 'convert-file';
const ownerOf = (id: string) => ({ kind, id });
const newId = (): string => `file_${randomBytes(16).toString('hex')}`;

export function clientFiles(
  store: RecordStore,
  blobs: Pick<ReferencedBlobs, 'release'>,
  tasks: Pick<Tasks, 'get'>,
): ClientFiles {
  const records = store.collection(kind, KeptFile);

  async function found(
    owner: string | typeof anyone,
    id: string,
  ): Promise<{ entry: Entry<KeptFile>; file: ClientFile }> {
    const entry = await records.get(id);
    if (!entry) throw noSuchFile();
    if (owner !== anyone && entry.owner !== owner) throw new Failure('forbidden', 'The file belongs to another client');
    const { body, createdMs, expiresMs } = entry;
    if (body.of === 'upload') {
      if ((expiresMs ?? 0) <= Date.now()) throw noSuchFile();
      return { entry, file: { ...body.file, id, format: body.format, createdMs, expiresMs: expiresMs ?? 0 } };
    }
    return { entry, file: resultOf(id, await tasks.get(body.taskId)) };
  }

  async function forget(id: string): Promise<void> {
    await blobs.release(ownerOf(id));
    await records.delete(id);
  }

  return {
    async add(owner, file, format, keep) {
      const id = newId();
      await keep(ownerOf(id));
      const createdMs = Date.now();
      const expiresMs = createdMs + keptMs;
      await records.insert({ id, owner, createdMs, expiresMs, body: { of: 'upload', file, format } });
      return { ...file, id, format, createdMs, expiresMs };
    },
    async promise(owner, taskId) {
      const id = newId();
      await records.insert({ id, owner, expiresMs: Date.now() + keptMs, body: { of: 'result', taskId } });
      return id;
    },
    forget,
    get: async (owner, id) => (await found(owner, id)).file,
    async delete(owner, id) {
      const { entry, file } = await found(owner, id);
      if (entry.body.of === 'result') await blobs.release(taskOwner(entry.body.taskId), file.sha256);
      await forget(id);
    },
    async expire(nowMs, stop) {
      const end = async ({ id, body }: Entry<KeptFile>): Promise<void> => {
        const task = body.of === 'result' ? await tasks.get(body.taskId) : undefined;
        // A result is kept as long as its task, which may have waited for a long time.
        if (task) await records.update(id, () => ({ expiresMs: Math.max(task.expiresMs ?? 0, nowMs + keptMs) }));
        else await forget(id);
      };
      await endExpired(records, nowMs, end, stop);
    },
  };
}

/** Throws as `get` rejects. */
function resultOf(id: string, task: Task | undefined): ClientFile {
  if (task && !isOver(task.state)) throw new Failure('not_ready', 'The conversion has not ended yet');
  const [file] = task?.files ?? [];
  if (task?.state !== 'succeeded' || !file || task.finishedMs === null) throw noSuchFile();
  return {
    ...file,
    id,
    format: formatOf(task.result),
    createdMs: task.finishedMs,
    expiresMs: task.expiresMs ?? 0,
  };
}

const Converted = z.object({ report: z.object({ container: z.string() }) });

function formatOf(result: unknown): string | null {
  const converted = Converted.safeParse(result);
  return converted.success ? converted.data.report.container : null;
}

const noSuchFile = (): Failure =>
  new Failure('not_found', 'There is no such file', { detail: `Files are kept for ${keptHours} hours` });
