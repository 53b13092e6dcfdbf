/** The port of a queue: where a face hands in work. The command line's is inline.ts; a durable one will stand beside it. */
import type { TaskContext } from '../domain/task.ts';
import type { TaskKind } from './kinds.ts';

export interface TaskQueue {
  /** Resolves with the task's output; rejects with its Failure, `cancelled` where the signal fired first. */
  submit<Input, Output>(kind: TaskKind<Input, Output>, input: Input, context: TaskContext): Promise<Output>;
}
