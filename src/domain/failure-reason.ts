/**
 * Distinguishes failures of one kind.
 *
 * Two failures may both be `not_found`, yet one invoice never existed and the other was deleted. An API that has a code for
 * the difference looks the reason up; everybody else answers by the kind.
 */
import type { Failure } from './failure.ts';

const reasons = new WeakMap<Failure, string>();

/** Notes the reason and returns the same failure, so that it can be thrown in one expression. */
export function withReason(reason: string, failure: Failure): Failure {
  reasons.set(failure, reason);
  return failure;
}

/** Undefined for a failure whose kind says everything. */
export const reasonOf = (failure: Failure): string | undefined => reasons.get(failure);
