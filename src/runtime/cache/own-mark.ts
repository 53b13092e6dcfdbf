/** Marks of the process that made a file. They distinguish files of killed processes from files in use. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Who made a file, which tells a left-over from a file in use: `host~pid~random`. */
export const ownMark = (): string => `${hostname().replaceAll('~', '-')}~${process.pid}~${randomUUID()}`;

/** True where `mark` was made by a process of this machine that is gone. */
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

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
