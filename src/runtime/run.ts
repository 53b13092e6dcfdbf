/** The only way work happens: both the command line's queue and a server's worker call this. */
import { Failure } from '../domain/failure.ts';
import type { TaskContext } from '../domain/task.ts';
import type { TaskKind } from './kinds.ts';

/** Rejects with nothing but a Failure: `cancelled` once the signal fired, whatever the work itself threw on its way out. */
export async function runTask<Input, Output>(
  kind: TaskKind<Input, Output>,
  input: Input,
  context: TaskContext,
): Promise<Output> {
  try {
    context.signal.throwIfAborted();
    return await kind.run(input, context);
  } catch (error) {
    if (context.signal.aborted) throw new Failure('cancelled', 'The task was cancelled', { cause: error });
    throw Failure.from(error);
  }
}
