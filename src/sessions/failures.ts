/** What can go wrong with the tasks of a session, and the reason that an API may have a code for. */
import { Failure } from '../domain/failure.ts';
import { withReason } from '../domain/failure-reason.ts';

export const taskUnknown = 'task_unknown';

export const noSuchTask = (): Failure => withReason(taskUnknown, new Failure('not_found', 'There is no such task'));
export const accessDenied = (): Failure => new Failure('forbidden', 'The task belongs to another session');
