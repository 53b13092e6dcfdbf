/**
 * Whether the server can be reached. After a request without an answer it is asked at growing intervals until it answers;
 * the banner shows when the next try is, and work that waits in `untilOnline` goes on.
 */
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { interruptible } from '../api/interruptible.ts';

export type ConnectionState = 'online' | 'offline' | 'busy';

const firstPauseMs = 500;
const longestPauseMs = 30_000;
const probeTimeoutMs = 10_000;

/** 0.5, 1, 2, 4, 8, 16, 30, 30 … seconds */
export const pauseAfter = (failures: number): number => Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);

/** Asks the server whether it is alive. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(probeTimeoutMs) })).ok;
  } catch {
    // No answer is the answer.
    return false;
  }
}

export const useConnection = defineStore('connection', () => {
  const failures = ref(0);
  const nextTryMs = ref<number>();
  const busyUntilMs = ref<number>();
  const waiting = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function succeeded(): void {
    if (failures.value === 0) return;
    failures.value = 0;
    nextTryMs.value = undefined;
    clearTimeout(timer);
    for (const goOn of waiting) goOn();
    waiting.clear();
  }

  function planNextTry(): void {
    failures.value++;
    const pauseMs = pauseAfter(failures.value);
    nextTryMs.value = Date.now() + pauseMs;
    timer = setTimeout(() => void tryNow(), pauseMs);
  }

  async function tryNow(): Promise<void> {
    clearTimeout(timer);
    nextTryMs.value = Date.now();
    if (await answers()) succeeded();
    else planNextTry();
  }

  /** Resolves after the pause. The banner is shown until the longest of all pauses is over. */
  function busyFor(pauseMs: number, signal?: AbortSignal): Promise<void> {
    busyUntilMs.value = Math.max(busyUntilMs.value ?? 0, Date.now() + pauseMs);
    setTimeout(() => {
      if ((busyUntilMs.value ?? 0) <= Date.now()) busyUntilMs.value = undefined;
    }, pauseMs);
    return interruptible(signal, (resolve) => setTimeout(resolve, pauseMs));
  }

  return {
    state: computed(() => stateOf(failures.value > 0, busyUntilMs.value !== undefined)),
    /** When the server is asked again, in milliseconds since 1970; undefined while nothing is wrong. */
    nextTryMs: computed(() => nextTryMs.value ?? busyUntilMs.value),
    succeeded,
    /** Several requests may fail together: one try is planned at a time. */
    failed: () => {
      if (nextTryMs.value === undefined) planNextTry();
    },
    tryNow,
    /** Resolves at once while nothing is wrong. */
    untilOnline: (signal?: AbortSignal) =>
      failures.value === 0 && signal?.aborted !== true
        ? Promise.resolve()
        : interruptible(signal, (resolve) => waiting.add(resolve)),
    busyFor,
  };
});

function stateOf(isOffline: boolean, isBusy: boolean): ConnectionState {
  if (isOffline) return 'offline';
  return isBusy ? 'busy' : 'online';
}
