/** Tasks that convert a DOCX to TeX. They are found by their ids, which nobody can guess, and belong to nobody. */
import { Failure } from '../domain/failure.ts';
import type { Task } from '../runtime/durable/task.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import { exclusively } from '../runtime/exclusively.ts';
import { type MakeId, mayRepeat, randomId } from '../runtime/made-id.ts';
import type { Locks } from '../stores/locks/locks.ts';
import type { StoredTexInput } from '../tasks/tex/durable.ts';
import { texCacheKey, type TexDigests } from '../tex/cache-key.ts';

const ownerPrefix = 'docx2tex';

/** HIT: the result is in the cache. BUILDING: another task is making it. MISS: this task will make it. */
export type TexCacheStatus = 'HIT' | 'BUILDING' | 'MISS';

export interface SubmittedTexTask {
  readonly id: string;
  readonly cacheKey: string;
  readonly cacheStatus: TexCacheStatus;
}

export interface TexTaskServices {
  readonly tasks: Tasks;
  readonly locks: Locks;
  readonly tex: {
    /** Whether the whole result is in the cache. Asking counts as a use of it. */
    isKept(digests: TexDigests): Promise<boolean>;
  };
  /** How long results are kept after their last use. */
  readonly keepMs: number;
}

export interface TexTasks {
  /** Of several requests for one key at the same time, exactly one is a MISS; the later ones see BUILDING. */
  submit(input: StoredTexInput, signal: AbortSignal, makeId?: MakeId): Promise<SubmittedTexTask>;
  /** Rejects with `not_found`, also for a task that has expired. */
  find(id: string): Promise<Task>;
  /** Keeps the task and its result for the whole time again. */
  touch(id: string): Promise<void>;
}

export function texTasks({ tasks, locks, tex, keepMs }: TexTaskServices): TexTasks {
  async function statusOf(input: StoredTexInput, owner: string): Promise<TexCacheStatus> {
    if (await tex.isKept(input)) return 'HIT';
    const unfinished = await tasks.count({ owner, states: ['queued', 'running'] });
    return Object.keys(unfinished).length > 0 ? 'BUILDING' : 'MISS';
  }

  return {
    submit(input, signal, makeId = randomId) {
      const cacheKey = texCacheKey(input);
      const owner = `${ownerPrefix} ${cacheKey}`;
      return exclusively(locks, `${ownerPrefix}:${cacheKey}`, signal, async () => {
        const cacheStatus = await statusOf(input, owner);
        const task = await tasks.submit({
          kind: 'docx-to-tex',
          input,
          owner,
          id: makeId('task'),
          mayBeThere: mayRepeat(makeId),
          needs: [input.docx, input.conf, input.customXsl].filter((sha256) => sha256 !== undefined),
          keepMs,
        });
        return { id: task.id, cacheKey, cacheStatus };
      });
    },
    async find(id) {
      const task = await tasks.get(id);
      const gone = task === undefined || task.state === 'expired' || (task.expiresMs ?? Infinity) <= Date.now();
      if (gone || !task.owner.startsWith(`${ownerPrefix} `)) throw new Failure('not_found', 'There is no such task');
      return task;
    },
    touch: (id) => tasks.touch(id),
  };
}
