/** Repeats work that failed for a reason that passes: an upload has to survive a bad line. */
import { ApiFailure } from '../api/failure.ts';
import { interruptible } from '../api/interruptible.ts';
import { useConnection } from '../connection/connection.ts';

/** For errors of the server and answers that do not come in time; a lost connection is waited for without a limit. */
const tries = 4;
const firstPauseMs = 500;
const busyPauseMs = 10_000;

/** Rejects with the failure that will not pass, or with `cancelled` when the signal aborts. */
export async function persistently<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  const connection = useConnection();
  for (let failed = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.kind === 'offline') {
        await connection.untilOnline(signal);
      } else if (error.kind === 'busy') {
        await connection.busyFor(busyPauseMs, signal);
      } else if (['server', 'timeout', 'unexpected'].includes(error.kind) && ++failed < tries) {
        const pauseMs = firstPauseMs * 2 ** failed;
        await interruptible(signal, (resolve) => setTimeout(resolve, pauseMs));
      } else throw error;
    }
  }
}
