import { ApiFailure } from './failure.ts';

/** A promise that `begin` resolves, and that rejects as `cancelled` when the signal aborts first. */
export function interruptible(signal: AbortSignal | undefined, begin: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new ApiFailure('cancelled', 'The request was cancelled'));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    begin(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
  });
}
