/** Marks of the process that made a file. They distinguish files of killed processes from files in use. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** The mark of this process: `host~pid~random`. */
export const ownMark = (): string => `${hostname().replaceAll('~', '-')}~${process.pid}~${randomUUID()}`;

/** Whether `mark` belongs to a process of this machine that does not exist any more. */
export function isAbandoned(mark: string): boolean {
  const [host, pid] = mark.split('~');
  if (host !== hostname().replaceAll('~', '-') || !pid || !/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
