/** One change to many tasks. A task that cannot be changed does not keep the others from being changed. */
import { Failure } from '../domain/failure.ts';

export type BatchOutcome<Result> =
  { readonly id: string; readonly result: Result } | { readonly id: string; readonly failure: Failure };

/** One outcome for each id, in their order. Rejects only with errors that are not Failures. */
export async function changeEach<Result>(
  ids: readonly string[],
  change: (id: string) => Promise<Result>,
): Promise<readonly BatchOutcome<Result>[]> {
  const outcomes: BatchOutcome<Result>[] = [];
  for (const id of ids) {
    try {
      outcomes.push({ id, result: await change(id) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      outcomes.push({ id, failure: error });
    }
  }
  return outcomes;
}
