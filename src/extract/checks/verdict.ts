/** The outcome of a check from what it compared, values in messages, and what needs no page: shared by all checks. */
import type { CheckOutcome } from '../../domain/record.ts';
import { englishOf, type Message, message } from '../../texts/message.ts';
import type { Reading } from '../reading.ts';

export interface Problem {
  readonly message: Message;
  /** `review` by default. */
  readonly severity?: 'review' | 'note';
}

type Outcome = Omit<CheckOutcome, 'id'>;

/** A failed check with its message, in English and as id and values. */
export const failed = (said: Message): Outcome => ({ outcome: 'failed', message: englishOf(said), messageText: said });

/** Undefined where nothing could be compared. The outcome needs review where one of the problems does. */
export function verdict(compared: number, problems: readonly Problem[]): Outcome | undefined {
  if (compared === 0) return undefined;
  const [first, ...others] = problems.map((problem) => problem.message);
  if (!first) return { outcome: 'passed' };
  const severity = problems.every((problem) => problem.severity === 'note') ? 'note' : 'review';
  return { ...failed(together(first, others)), severity };
}

/** A hundred lines may be wrong in the same way: a message names only the first of them. */
const maxProblemsNamed = 5;

function together(first: Message, others: readonly Message[]): Message {
  if (others.length === 0) return first;
  const problems = [first, ...others.slice(0, maxProblemsNamed - 1)];
  const more = 1 + others.length - problems.length;
  return more === 0 ? message('checks.several', { problems }) : message('checks.many', { problems, more });
}

/** A value in a message, whatever its field's type. */
export const shown = (value: unknown): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);

/** Whether the document carries its values as data, which no page has to be read for. */
export const hasOwnData = (readings: readonly Reading[]): boolean =>
  readings.some(({ fields }) => ['embedded-xml', 'qr'].includes(fields.number?.method ?? ''));
