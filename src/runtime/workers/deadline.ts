/** A deadline whose clock can be paused, because time spent waiting for a shared engine does not count for the document. */
import { performance } from 'node:perf_hooks';

export interface Deadline {
  /** Stops the clock until `resume`; calls nest. */
  pause(): void;
  resume(): void;
  clear(): void;
}

export function deadline(timeoutMs: number, expired: () => void): Deadline {
  let leftMs = timeoutMs;
  let startedAt = performance.now();
  let pauses = 0;
  let timer: NodeJS.Timeout | undefined = setTimeout(expired, leftMs);
  return {
    pause() {
      if (pauses++ > 0) return;
      clearTimeout(timer);
      leftMs -= performance.now() - startedAt;
    },
    resume() {
      if (--pauses > 0 || timer === undefined) return;
      startedAt = performance.now();
      timer = setTimeout(expired, Math.max(0, leftMs));
    },
    clear() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
