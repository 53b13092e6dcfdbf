/** The interface of a kind of task, such as extract, merge or convert. */
import type { TaskContext } from '../domain/task.ts';

export interface TaskKind<Input, Output> {
  readonly name: string;
  /** Rejects with a Failure; anything else that is thrown is a bug and reported as `internal`. */
  run(input: Input, context: TaskContext): Promise<Output>;
}
