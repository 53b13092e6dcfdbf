/** Turns errors of the operating system about a path into failures. */
import { Failure, type FailureKind } from '../domain/failure.ts';

const answers: Readonly<
  Record<string, { readonly kind: FailureKind; readonly says: string; readonly detail?: string }>
> = {
  ENOENT: { kind: 'not_found', says: 'does not exist' },
  ENOTDIR: { kind: 'not_found', says: 'does not exist' },
  ENAMETOOLONG: { kind: 'not_found', says: 'does not exist: the name is too long' },
  ELOOP: { kind: 'not_found', says: 'is a link that leads back to itself' },
  EACCES: { kind: 'forbidden', says: 'may not be read', detail: 'Check its permissions and those of its folder.' },
  EROFS: { kind: 'forbidden', says: 'is on a file system that is read-only' },
  EPERM: { kind: 'forbidden', says: 'may not be read', detail: 'Check its permissions and those of its folder.' },
  EBUSY: { kind: 'forbidden', says: 'is in use by another program', detail: 'Close it there and try again.' },
};

/** Paths are strings here, and a name that is not valid UTF-8 cannot be opened by a string. */
const notUnicode =
  'Its name is not UTF-8, as old ZIP programs leave Chinese names: rename it, for example with convmv -f gbk -t utf8 --notest';

/** `what` begins the message: a path, or "The folder in/". A Failure passes through unchanged. */
export function fileFailure(error: unknown, what: string): Failure {
  if (error instanceof Failure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const answer = answers[code];
  if (!answer)
    return new Failure('internal', `${what} could not be read${code === '' ? '' : ` (${code})`}`, { cause: error });
  const { kind, says, detail = what.includes('\uFFFD') && code === 'ENOENT' ? notUnicode : undefined } = answer;
  return new Failure(kind, `${what} ${says}`, { cause: error, detail });
}
