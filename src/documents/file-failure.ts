/** Turns errors of the operating system about a path into failures. */
import { Failure, type FailureKind } from '../domain/failure.ts';
import { shownName } from '../domain/raw-names.ts';

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
  ENXIO: {
    kind: 'unsupported_format',
    says: 'is a socket, not a file',
    detail: 'Documents are read from files, folders and pipes.',
  },
  EBUSY: { kind: 'forbidden', says: 'is in use by another program', detail: 'Close it there and try again.' },
};

/** Node passes arguments as text, so bytes that are not UTF-8 are already lost. */
const notUnicode =
  'Its name is not UTF-8, as is common for Chinese names from old ZIP programs: give its folder instead, or list it in a file for --files-from';

/** `path` begins the message: a path, or "The folder in/". A Failure passes through unchanged. */
export function fileFailure(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  const what = shownName(path);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const answer = answers[code];
  if (!answer)
    return new Failure('internal', `${what} could not be read${code === '' ? '' : ` (${code})`}`, { cause: error });
  const { kind, says, detail = what.includes('\uFFFD') && code === 'ENOENT' ? notUnicode : undefined } = answer;
  return new Failure(kind, `${what} ${says}`, { cause: error, detail });
}
