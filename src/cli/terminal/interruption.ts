/**
 * Handles SIGINT and SIGTERM: the first lets the command finish cleanly with what is done, the second ends it at once.
 *
 * A terminal sends a signal to the whole group, and a parent may pass it on as well: signals within half a second count
 * as one.
 */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { signalExitCodes } from '../exit-codes.ts';

export interface Interruption {
  readonly signal: AbortSignal;
  /** Undefined unless interrupted. */
  exitCode(): number | undefined;
}

const sameWishMs = 500;

/** Resolves when the run is interrupted. */
export async function interrupted({ signal }: Interruption): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let code: number | undefined;
  let firstAt = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (code === undefined) {
        code = signalExitCodes[name];
        firstAt = performance.now();
        controller.abort();
      } else if (performance.now() - firstAt > sameWishMs) process.exit(code);
    });
  }
  return { signal: controller.signal, exitCode: () => code };
}
