/** The tasks of sessions: each merges the documents of one upload. Nobody sees the tasks of another session. */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type CallbackRequests, CallbackTarget } from '../domain/callback.ts';
import type { TaskState } from '../domain/task.ts';
import { MergeOptions } from '../merge/options.ts';
import type { Task } from '../runtime/durable/task.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import { type MakeId, mayRepeat, randomId } from '../runtime/made-id.ts';
import { accessDenied, noSuchTask } from './failures.ts';
import { isSessionOwner, sessionHours } from './session-store.ts';

/** The name of this application, by which the makers of callback bodies are registered. */
export const callbackApi = 'sessions';

const filesKeptMs = 24 * 3_600_000;
/** A session can still see that its tasks expired for as long as it exists. */
const rememberedMs = sessionHours * 3_600_000 - filesKeptMs;

const resultName = 'processed_invoices.pdf';

/** What is stored with a task for the application itself. */
const About = z.object({ fileCount: z.number(), webhook: CallbackTarget.nullable().default(null) });
export type About = z.output<typeof About>;

export const aboutOf = ({ about }: Pick<Task, 'about'>): About => About.parse(about);

export interface UploadedDocument {
  readonly sha256: string;
  /** For people; '' if the client gave none. */
  readonly name: string;
}

const Documents = z.object({ files: z.array(z.object({ sha256: z.string(), name: z.string() })) });

/** The documents of an upload, in its order. They are kept until the task expires. */
export const documentsOf = ({ input }: Pick<Task, 'input'>): readonly UploadedDocument[] =>
  Documents.parse(input).files;

export interface SessionTaskStatistics {
  readonly counts: Readonly<Partial<Record<TaskState, number>>>;
  /** Mean time of the tasks that succeeded, in milliseconds; 0 if none did. */
  readonly meanMs: number;
}

export interface SessionTasks {
  /** Queues a task that merges the documents. The webhook is called when the task has ended. */
  submit(
    owner: string,
    documents: readonly UploadedDocument[],
    webhook: CallbackTarget | null,
    makeId?: MakeId,
  ): Promise<Task>;
  /** Rejects with `noSuchTask`, and with `accessDenied` for a task of another session. */
  find(owner: string, id: string): Promise<Task>;
  /** For callers that were allowed in by other means, such as a signed link. Rejects with `noSuchTask`. */
  findAny(id: string): Promise<Task>;
  /** Newest first. */
  list(owner: string, state?: TaskState): Promise<readonly Task[]>;
  statistics(owner: string): Promise<SessionTaskStatistics>;
  /** Moves a queued task before all others. Rejects with `not_found` or `conflict`; so do the following two. */
  start(id: string): Promise<Task>;
  cancel(id: string): Promise<Task>;
  /** Runs a failed or cancelled task again; its webhook will be called again as well. */
  retry(id: string): Promise<Task>;
  /** Deletes the task and its files in any state. False if there was none. */
  delete(id: string): Promise<boolean>;
}

export function sessionTasks(tasks: Tasks, callbacks: CallbackRequests): SessionTasks {
  async function findAny(id: string): Promise<Task> {
    const task = await tasks.get(id);
    // The tasks of other APIs do not exist for a session.
    if (!task || !isSessionOwner(task.owner)) throw noSuchTask();
    return task;
  }

  async function reportEnd(task: Task, callbackId?: string): Promise<void> {
    const { webhook } = aboutOf(task);
    if (webhook) await callbacks.request(task.id, callbackApi, webhook, callbackId);
  }

  return {
    findAny,
    async submit(owner, documents, webhook, makeId = randomId) {
      const id = makeId('task');
      const task = await tasks.submit({ ...mergeOf(owner, documents, webhook), id, mayBeThere: mayRepeat(makeId) });
      await reportEnd(task, id);
      return task;
    },
    async find(owner, id) {
      const task = await findAny(id);
      if (!sameText(task.owner, owner)) throw accessDenied();
      return task;
    },
    async list(owner, state) {
      const found: Task[] = [];
      for await (const task of tasks.all({ owner, ...(state ? { states: [state] } : {}) })) found.push(task);
      return found.reverse();
    },
    async statistics(owner) {
      const counts = await tasks.count({ owner });
      const { count, totalMs } = await tasks.worked({ owner, states: ['succeeded'] });
      return { counts, meanMs: count === 0 ? 0 : totalMs / count };
    },
    start: (id) => tasks.hurry(id),
    cancel: (id) => tasks.cancel(id),
    async retry(id) {
      const task = await tasks.retry(id);
      await reportEnd(task);
      return task;
    },
    delete: (id) => tasks.delete(id),
  };
}

function mergeOf(
  owner: string,
  documents: readonly UploadedDocument[],
  webhook: CallbackTarget | null,
): Parameters<Tasks['submit']>[0] {
  const about: About = { fileCount: documents.length, webhook };
  const files = documents.map(({ sha256, name }, index) => ({
    sha256,
    name: name === '' ? `file ${index + 1}` : name,
  }));
  return {
    kind: 'merge',
    input: { files, options: MergeOptions.parse({ orientation: 'portrait' }), resultName },
    owner,
    needs: [...new Set(documents.map(({ sha256 }) => sha256))],
    about,
    keepMs: filesKeptMs,
    rememberMs: rememberedMs,
  };
}

/** Compares in constant time, so that the time of an answer reveals nothing. */
function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
