/** Ids of what is made: random, or the same ones again where the work repeats work that was interrupted. */
import { createHash, randomUUID } from 'node:crypto';
import { Failure } from '../domain/failure.ts';

/** A UUID. `what` distinguishes the things that one piece of work makes. */
export type MakeId = (...what: readonly (string | number)[]) => string;

export const randomId: MakeId = () => randomUUID();

/** Whether what gets these ids may be there already, made by work that was interrupted. Random ids are always new. */
export const mayRepeat = (makeId: MakeId): boolean => makeId !== randomId;

/** The ids that follow from a secret seed: work that is repeated with the same seed makes the same things again. */
export const idsFrom =
  (seed: string): MakeId =>
  (...what) => {
    const hex = createHash('sha256')
      .update(JSON.stringify([seed, ...what.map(String)]))
      .digest('hex');
    // Version 8 of RFC 9562: bits of our own choice.
    const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
    return [...groups, hex.slice(20, 32)].join('-');
  };

/** What `make` makes, or what is there already, because `make` was interrupted after it had made it. */
export async function madeOnce<Made>(make: () => Promise<Made>, there: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    return there();
  }
}
