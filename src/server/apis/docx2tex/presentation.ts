/** A task in the words of the docx2tex API. */
import { texStages } from '../../../tex/jobs.ts';
import type { TaskState } from '../../../domain/task.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import { messageOf } from './errors.ts';
import type { State, TaskView } from './schemas.ts';

const words: Record<TaskState, State> = {
  queued: 'pending',
  running: 'running',
  succeeded: 'done',
  failed: 'failed',
  cancelled: 'failed',
  // Never shown, because an expired task is not found.
  expired: 'failed',
};

const among = (stages: readonly string[], stage: string): boolean => stages.includes(stage);

/** The state of a running task, by its stage; `running` before the first stage and between stages. */
export function stateOf({ state, stage }: Pick<Task, 'state' | 'stage'>): State {
  if (state !== 'running') return words[state];
  if (among(texStages.build, stage)) return 'converting';
  return among(texStages.pack, stage) ? 'packaging' : 'running';
}

export const viewOf = (task: Task): TaskView => ({
  task_id: task.id,
  state: stateOf(task),
  err_msg: errorOf(task),
  start_time: seconds(task.startedMs ?? task.createdMs),
  end_time: task.finishedMs === null ? null : seconds(task.finishedMs),
});

function errorOf({ failure, state }: Task): string {
  if (failure) return messageOf(failure);
  return state === 'cancelled' ? 'The task was cancelled' : '';
}

const seconds = (ms: number): number => ms / 1000;
