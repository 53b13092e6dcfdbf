/** Turns errors of the operating system about a path into failures. */
import { Failure, type FailureKind } from '../domain/failure.ts';
import { shownName } from '../domain/raw-names.ts';
import { type LabelId, message, type TextId } from '../texts/message.ts';

interface Answer {
  readonly kind: FailureKind;
  readonly says: TextId & `file.${'missing' | 'longName' | 'loop' | 'forbidden' | 'readOnly' | 'socket' | 'busy'}`;
  readonly advice?: LabelId;
}

const answers: Readonly<Record<string, Answer>> = {
  ENOENT: { kind: 'not_found', says: 'file.missing' },
  ENOTDIR: { kind: 'not_found', says: 'file.missing' },
  ENAMETOOLONG: { kind: 'not_found', says: 'file.longName' },
  ELOOP: { kind: 'not_found', says: 'file.loop' },
  EACCES: { kind: 'forbidden', says: 'file.forbidden', advice: 'advice.permissions' },
  EROFS: { kind: 'forbidden', says: 'file.readOnly' },
  EPERM: { kind: 'forbidden', says: 'file.forbidden', advice: 'advice.permissions' },
  ENXIO: { kind: 'unsupported_format', says: 'file.socket', advice: 'advice.socket' },
  EBUSY: { kind: 'forbidden', says: 'file.busy', advice: 'advice.busy' },
};

/** What the message calls a path, such as "The folder in/". */
type PathName = 'named.folder' | 'named.list' | 'named.template' | 'named.cache' | 'named.map';

/** `path` begins the message. A Failure passes through unchanged. */
export function fileFailure(error: unknown, path: string, named?: PathName): Failure {
  if (error instanceof Failure) return error;
  const shown = shownName(path);
  const what = named === undefined ? shown : message(named, { path: shown });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const answer = answers[code];
  if (!answer)
    return new Failure(
      'internal',
      code === '' ? message('file.unreadable', { path: what }) : message('file.unreadableCode', { path: what, code }),
      { cause: error },
    );
  // Node passes arguments as text, so bytes that are not UTF-8 are already lost.
  const isLost = shown.includes('\uFFFD') && code === 'ENOENT';
  const advice = answer.advice ?? (isLost ? 'advice.notUnicode' : undefined);
  const detail = advice && message(advice, {});
  return new Failure(answer.kind, message(answer.says, { path: what }), { cause: error, detail });
}
