/** The outcome of a check from what it compared, and values in messages: shared by all checks. */
import type { CheckOutcome } from '../../domain/record.ts';

export interface Problem {
  readonly message: string;
  /** `review` by default. */
  readonly severity?: 'review' | 'note';
}

/** Undefined where nothing could be compared. The outcome needs review where one of the problems does. */
export function verdict(compared: number, problems: readonly Problem[]): Omit<CheckOutcome, 'id'> | undefined {
  if (compared === 0) return undefined;
  if (problems.length === 0) return { outcome: 'passed' };
  const severity = problems.every((problem) => problem.severity === 'note') ? 'note' : 'review';
  const first = problems.slice(0, maxProblemsNamed).map(({ message }) => message);
  const rest = problems.length - first.length;
  return { outcome: 'failed', severity, message: [...first, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ') };
}

/** A hundred lines may be wrong in the same way: a message names only the first of them. */
const maxProblemsNamed = 5;

/** Two decimals and no grouping, because "1,234.50" is read differently in different countries. */
export const money = (amount: number): string => amount.toFixed(2);

/** A value in a message, whatever its field's type. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? money(value) : JSON.stringify(value);
}
