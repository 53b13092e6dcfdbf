/**
 * Files of clients: what they uploaded, and what became of it. Each has an id that nobody guesses, and goes after a day.
 *
 * The file of a result is promised when its task is submitted; from then on its bytes are those of the task. So there is
 * no moment at which a process that dies leaves a task that is done and a result that nobody can have.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { isOver } from '../../../domain/task.ts';
import type { HeldBlobs } from '../../../stores/blobs/held-blobs.ts';
import type { Entry, RecordStore } from '../../../stores/records/record-store.ts';
import { StoredFile } from '../../../runtime/durable/task.ts';
import { taskHolder, type Tasks } from '../../../runtime/durable/tasks.ts';
import { endExpired } from '../../../runtime/every-one.ts';

/** Of an upload from its arrival, of a result from the end of its task. */
export const keptHours = 24;
export const keptMs = keptHours * 3_600_000;

const KeptFile = z.union([
  z.object({
    of: z.literal('upload'),
    file: StoredFile,
    /** Where the first bytes and the name tell. */
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
  /** Holds the bytes. */
  add(owner: string, file: StoredFile, format: string | null): Promise<ClientFile>;
  /** The id that the result of a task will have. */
  promise(owner: string, taskId: string): Promise<string>;
  /** An upload, or the promise of a result, that nobody was told of. */
  forget(id: string): Promise<void>;
  /**
   * Rejects with `not_found`, `forbidden` for another's, `not_ready` for a result that is being made. `anyone`: a signed
   * link was given to whoever has it.
   */
  get(owner: string | typeof anyone, id: string): Promise<ClientFile>;
  /** With its bytes. Rejects like `get`. */
  delete(owner: string, id: string): Promise<void>;
  expire(nowMs: number): Promise<void>;
}

export const anyone: unique symbol = Symbol('anyone');

const kind = 'convert-file';
const holderOf = (id: string) => ({ kind, id });
const newId = (): string => `file_${randomBytes(16).toString('hex')}`;

export function clientFiles(
  store: RecordStore,
  blobs: Pick<HeldBlobs, 'hold' | 'release'>,
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
    const task = await tasks.get(body.taskId);
    if (task && !isOver(task.state)) throw new Failure('not_ready', 'The conversion is not over yet');
    const [file] = task?.files ?? [];
    if (task?.state !== 'succeeded' || !file || task.finishedMs === null) throw noSuchFile();
    const format = formatOf(task.result);
    return { entry, file: { ...file, id, format, createdMs: task.finishedMs, expiresMs: task.expiresMs ?? 0 } };
  }

  async function forget(id: string): Promise<void> {
    await blobs.release(holderOf(id));
    await records.delete(id);
  }

  return {
    async add(owner, file, format) {
      const id = newId();
      await blobs.hold(file.sha256, holderOf(id));
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
      if (entry.body.of === 'result') await blobs.release(taskHolder(entry.body.taskId), file.sha256);
      await forget(id);
    },
    async expire(nowMs) {
      await endExpired(records, nowMs, async ({ id, body }) => {
        const task = body.of === 'result' ? await tasks.get(body.taskId) : undefined;
        // A result goes with its task, however long that waited.
        if (task) await records.update(id, () => ({ expiresMs: Math.max(task.expiresMs ?? 0, nowMs + keptMs) }));
        else await forget(id);
      });
    },
  };
}

const Converted = z.object({ report: z.object({ container: z.string() }) });

function formatOf(result: unknown): string | null {
  const converted = Converted.safeParse(result);
  return converted.success ? converted.data.report.container : null;
}

const noSuchFile = (): Failure =>
  new Failure('not_found', 'There is no such file', { detail: `Files are kept for ${keptHours} hours` });
