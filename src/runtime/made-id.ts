/** Ids of what is made: random, or the same ones again where the work repeats work that was interrupted. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../domain/failure.ts';

/** A UUID. `what` distinguishes the things that one piece of work makes. */
export type MakeId = (...what: readonly (string | number)[]) => string;

export const randomId: MakeId = () => randomUUID();

/** What `make` makes, or what is there already, because `make` was interrupted after it had made it. */
export async function madeOnce<Made>(make: () => Promise<Made>, there: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    return there();
  }
}
