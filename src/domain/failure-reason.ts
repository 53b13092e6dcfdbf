/**
 * Distinguishes failures of one kind.
 *
 * Two failures may both be `not_found`, although one invoice never existed and the other was deleted. An API with different
 * codes for them looks up the reason; all others answer by the kind.
 */
import type { Failure } from './failure.ts';

const reasons = new WeakMap<Failure, string>();

/** Adds the reason and returns the same failure, so that it can be thrown in one expression. */
export function withReason(reason: string, failure: Failure): Failure {
  reasons.set(failure, reason);
  return failure;
}

/** Undefined for a failure that needs no reason besides its kind. */
export const reasonOf = (failure: Failure): string | undefined => reasons.get(failure);
