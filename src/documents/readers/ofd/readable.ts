/** Tolerates damage in parts of an OFD other than its pages, since the pages are still worth reading. */
import { Failure, saidBy } from '../../../domain/failure.ts';
import type { Message } from '../../../texts/message.ts';

type Why = ReturnType<typeof saidBy>;

/**
 * Resolves as `work` does, or, with the warning `unread`, as `otherwise` if the part is damaged. Rejects with any other failure.
 */
export async function whereReadable<Result>(
  work: Promise<Result>,
  otherwise: Result,
  unread: (why: Why) => Message,
  warn: (said: Message) => void,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'too_large') throw error;
    warn(unread(saidBy(error)));
    return otherwise;
  }
}
