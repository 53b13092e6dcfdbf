/** Whether the issue date is possible: not in the future, not before 1990, and not after the due date. */
import { addDays } from '../../domain/dates.ts';
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { type Problem, verdict } from './verdict.ts';

const earliest = '1990-01-01';

export const dates: Check = {
  id: 'dates',
  says: 'dates.says',
  doubts: ['issueDate', 'dueDate'],
  run({ invoice: { issueDate, dueDate }, today }) {
    if (issueDate === null) return undefined;
    const problems: Problem[] = [];
    // In the seller's time zone it may already be tomorrow.
    if (issueDate > addDays(today, 1))
      problems.push({ message: message('dates.future', { issued: issueDate, today }) });
    if (issueDate < earliest) problems.push({ message: message('dates.early', { issued: issueDate, earliest }) });
    if (dueDate !== null && dueDate < issueDate)
      problems.push({ message: message('dates.due', { due: dueDate, issued: issueDate }) });
    return verdict(1, problems);
  },
};
