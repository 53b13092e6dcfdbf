/** Tolerates damage in parts of an OFD other than its pages, since the pages are still worth reading. */
import { Failure } from '../../../domain/failure.ts';

/**
 * Resolves as `work` does, or, with a warning, as `otherwise` if the part is damaged. Rejects with any other failure.
 */
export async function whereReadable<Result>(
  work: Promise<Result>,
  otherwise: Result,
  what: string,
  warn: (message: string) => void,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'too_large') throw error;
    warn(`${what} of the OFD cannot be read: ${error.message}`);
    return otherwise;
  }
}
