/** Conversions of clients as durable tasks: checked, submitted, found again, stopped. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Format, formatNamed, isTarget, type TargetFormat, targetFormats } from '../../../convert/formats.ts';
import { type ConvertOptions, fromApi } from '../../../convert/options.ts';
import { Failure } from '../../../domain/failure.ts';
import { isOver } from '../../../domain/task.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import { priorities } from '../../../runtime/durable/tasks.ts';
import type { CallbackTarget } from '../../outgoing/callbacks/target.ts';
import type { ServerServices } from '../../services.ts';
import { isClientOwner } from './access.ts';
import { withCode } from './errors.ts';
import { type ClientFile, type ClientFiles, keptMs } from './files.ts';
import type { ConvertRequest } from './schemas.ts';

export const dialectName = 'conversion';

/** What is asked for, all of it found to be valid. */
export interface Order {
  readonly from: Format | undefined;
  readonly to: TargetFormat;
  /** As the client writes it: jpeg stays jpeg. */
  readonly targetFormat: string;
  readonly options: ConvertOptions;
  readonly mode: ConvertRequest['mode'];
  readonly callback: CallbackTarget | undefined;
}

const About = z.object({
  fileId: z.string(),
  resultFileId: z.string(),
  targetFormat: z.string(),
  to: z.string(),
  /** Of the source, as far as it was known. */
  from: z.string().nullable(),
  /** How links to this server begin. */
  origin: z.string(),
});
export type About = z.output<typeof About>;

export const aboutOf = ({ about }: Task): About => About.parse(about);

export interface Conversions {
  /** Throws `bad_request` for what is wrong with the request alone, E02001 for formats that are none. */
  order(request: ConvertRequest, apiKey: string): Order;
  /** Rejects with E01001 where there is no such conversion, `engine_unavailable`, `not_found` where the file is gone. */
  submit(owner: string, file: ClientFile, order: Order, origin: string): Promise<Task>;
  /** Rejects with `not_found`, and `forbidden` for another's. */
  get(owner: string, id: string): Promise<Task>;
  /** Rejects like `get`, and with `conflict` where it is over. */
  cancel(owner: string, id: string): Promise<Task>;
  /** A task that nobody was told of goes, whatever it is doing; `withSource`: so does its source. */
  discard(task: Task, withSource: boolean): Promise<void>;
  /** Stops a task, and gives it as it is then; one that is over goes with its result, and nothing is given. */
  end(owner: string, id: string): Promise<Task | undefined>;
}

export function conversions(
  { tasks, converting, callbacks }: Pick<ServerServices, 'tasks' | 'converting' | 'callbacks'>,
  files: ClientFiles,
): Conversions {
  async function get(owner: string, id: string): Promise<Task> {
    const task = await tasks.get(id);
    // Tasks of the other APIs do not exist here.
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

  async function checkRoute(from: Format, { to, options }: Order): Promise<void> {
    try {
      await converting.routeFor(from, to, options);
    } catch (error) {
      if (error instanceof Failure && error.kind === 'unsupported_format') throw withCode('E01001', error);
      throw error;
    }
  }

  return {
    get,
    cancel,
    order({ sourceFormat, targetFormat, mode, options, callback }, apiKey) {
      if (callback && mode === 'sync')
        throw new Failure('bad_request', 'A callback is for mode async: sync answers with the result');
      const to = formatNamed(targetFormat);
      if (to === undefined || !isTarget(to)) throw noFormat('target', targetFormat);
      const from = sourceFormat === undefined ? undefined : formatNamed(sourceFormat);
      if (sourceFormat !== undefined && from === undefined) throw noFormat('source', sourceFormat);
      return {
        from,
        to,
        targetFormat,
        mode,
        options: fromApi(options),
        callback: callback && callbacks.target(callback, apiKey),
      };
    },
    async submit(owner, file, order, origin) {
      const { to, targetFormat, options, mode, callback } = order;
      const likely = order.from ?? (file.format === null ? undefined : formatNamed(file.format));
      if (likely !== undefined) await checkRoute(likely, order);
      const id = `task_${randomBytes(16).toString('hex')}`;
      const resultFileId = await files.promise(owner, id);
      const about: About = { fileId: file.id, resultFileId, targetFormat, to, from: likely ?? null, origin };
      const { sha256, name } = file;
      try {
        const task = await tasks.submit({
          id,
          kind: 'convert',
          input: { sha256, name, to, options, ...(order.from === undefined ? {} : { from: order.from }) },
          owner,
          needs: [sha256],
          about,
          priority: mode === 'sync' ? priorities.interactive : priorities.normal,
          keepMs: keptMs,
        });
        if (callback) await callbacks.request(id, dialectName, callback);
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

const noFormat = (which: 'source' | 'target', named: string): Failure =>
  new Failure('unsupported_format', `${JSON.stringify(named)} is not a ${which} format there is`, {
    detail: which === 'target' ? `Possible are: ${targetFormats.join(', ')}` : 'Leave it out: the file is recognised',
  });
