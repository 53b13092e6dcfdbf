/** The conversions of clients as durable tasks: submits, finds, cancels and deletes them. */
import { z } from 'zod';
import { type Format, formatNamed, type TargetFormat } from '../convert/formats.ts';
import type { ConvertOptions } from '../convert/options.ts';
import type { Route } from '../convert/route.ts';
import type { CallbackRequests, CallbackTarget } from '../domain/callback.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { withReason } from '../domain/failure-reason.ts';
import { isOver } from '../domain/task.ts';
import type { Task } from '../runtime/durable/task.ts';
import { priorities } from '../runtime/durable/admission.ts';
import { type MakeId, mayRepeat, randomId } from '../runtime/made-id.ts';
import type { NewTask, Tasks } from '../runtime/durable/tasks.ts';
import { type ClientFile, type ClientFiles, keptMs } from './client-files.ts';

/** The name of this application, by which the makers of callback bodies are registered. */
export const callbackApi = 'conversion';

/** Reason of a failure to submit: there is no such conversion. */
export const conversionUnknown = 'conversion_unknown';

const ownerPrefix = 'client:';
export const ownerOf = ({ id }: { readonly id: string }): string => ownerPrefix + id;
const isClientOwner = (owner: string): boolean => owner.startsWith(ownerPrefix);

/** A valid request to convert a file. */
export interface ConversionOrder {
  readonly from: Format | undefined;
  readonly to: TargetFormat;
  /** As the client wrote it: jpeg stays jpeg. */
  readonly targetFormat: string;
  readonly options: ConvertOptions;
  /** `sync`: the client waits for the result, so the task goes before others. */
  readonly mode: 'sync' | 'async';
  readonly callback: CallbackTarget | undefined;
}

const About = z.object({
  fileId: z.string(),
  resultFileId: z.string(),
  targetFormat: z.string(),
  to: z.string(),
  /** Format of the source, if it was known. */
  from: z.string().nullable(),
  /** Links to this server begin with it. */
  origin: z.string(),
});
export type About = z.output<typeof About>;

export const aboutOf = ({ about }: Task): About => About.parse(about);

export interface Conversions {
  /**
   * Rejects with `unsupported_format` for the reason `conversionUnknown`, with `engine_unavailable`, and with
   * `not_found` if the file is gone.
   */
  submit(owner: string, file: ClientFile, order: ConversionOrder, origin: string, makeId?: MakeId): Promise<Task>;
  /** Rejects with `not_found`, and with `forbidden` for a task of another client. */
  get(owner: string, id: string): Promise<Task>;
  /** Rejects as `get` does, and with `conflict` if the task has ended. */
  cancel(owner: string, id: string): Promise<Task>;
  /** Deletes a task whose id nobody has received, in any state. `withSource`: its source file as well. */
  discard(task: Task, withSource: boolean): Promise<void>;
  /** Cancels a task and returns it. Deletes a task that has ended, with its result, and returns undefined. */
  end(owner: string, id: string): Promise<Task | undefined>;
}

export interface ConversionServices {
  readonly tasks: Tasks;
  readonly files: ClientFiles;
  readonly callbacks: CallbackRequests;
  readonly converting: {
    /** Rejects with `unsupported_format` or `engine_unavailable`. */
    routeFor(from: Format, to: Format, options: ConvertOptions): Promise<Route>;
  };
}

export function conversions({ tasks, files, converting, callbacks }: ConversionServices): Conversions {
  async function get(owner: string, id: string): Promise<Task> {
    const task = await tasks.get(id);
    // The tasks of other APIs do not exist for a client.
    if (!task || !isClientOwner(task.owner) || task.state === 'expired')
      throw new Failure('not_found', 'There is no such task');
    if (task.owner !== owner) throw new Failure('forbidden', 'The task belongs to another client');
    return task;
  }
  const cancel = async (owner: string, id: string): Promise<Task> => tasks.cancel((await get(owner, id)).id);

  async function remove(task: Task): Promise<void> {
    await tasks.delete(task.id);
    await files.forget(aboutOf(task).resultFileId);
  }

  return {
    get,
    cancel,
    async submit(owner, file, order, origin, makeId = randomId) {
      const { to, targetFormat, callback } = order;
      const likely = order.from ?? (file.format === null ? undefined : formatNamed(file.format));
      if (likely !== undefined) await checkRoute(converting, likely, order);
      const unique = makeId('task');
      const id = `task_${unique.replaceAll('-', '')}`;
      const earlier = mayRepeat(makeId) ? await tasks.get(id) : undefined;
      if (earlier) return earlier;
      const resultFileId = await files.promise(owner, id);
      const about: About = { fileId: file.id, resultFileId, targetFormat, to, from: likely ?? null, origin };
      try {
        const task = await tasks.submit(taskOf(id, owner, file, order, about));
        if (callback) await callbacks.request(id, callbackApi, callback, unique);
        return task;
      } catch (error) {
        await tasks.delete(id);
        await files.forget(resultFileId);
        throw error;
      }
    },
    async discard(task, withSource) {
      await remove(task);
      if (withSource) await files.forget(aboutOf(task).fileId);
    },
    async end(owner, id) {
      const task = await get(owner, id);
      if (!isOver(task.state)) return cancel(owner, id);
      await remove(task);
      return undefined;
    },
  };
}

const taskOf = (
  id: string,
  owner: string,
  { sha256, name }: ClientFile,
  { from, to, options, mode }: ConversionOrder,
  about: About,
): NewTask => ({
  id,
  kind: 'convert',
  input: { sha256, name, to, options, ...definedOnly({ from }) },
  owner,
  needs: [sha256],
  about,
  priority: mode === 'sync' ? priorities.interactive : priorities.normal,
  keepMs: keptMs,
});

async function checkRoute(
  converting: ConversionServices['converting'],
  from: Format,
  { to, options }: ConversionOrder,
): Promise<void> {
  try {
    await converting.routeFor(from, to, options);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'unsupported_format') throw withReason(conversionUnknown, error);
    throw error;
  }
}
