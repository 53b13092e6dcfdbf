/** The one function that runs tasks, for the command line and for the worker of a server. */
import { Failure } from '../domain/failure.ts';
import type { TaskContext } from '../domain/task.ts';
import type { TaskKind } from './kinds.ts';
import { message } from '../texts/message.ts';

/** Rejects only with a Failure. Once the signal has fired, that is `cancelled`, whatever the work itself throws. */
export async function runTask<Input, Output>(
  kind: TaskKind<Input, Output>,
  input: Input,
  context: TaskContext,
): Promise<Output> {
  try {
    context.signal.throwIfAborted();
    return await kind.run(input, context);
  } catch (error) {
    if (context.signal.aborted) throw new Failure('cancelled', message('failure.cancelled', {}), { cause: error });
    throw Failure.from(error);
  }
}
