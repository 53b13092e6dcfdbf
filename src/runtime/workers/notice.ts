/**
 * Notifies a job in a thread that it is no longer wanted, and has the thread killed when its time to finish is over.
 */
import type { MessagePort } from 'node:worker_threads';
import type { ToWorker } from './messages.ts';

export interface Notice {
  /** Fires when the thread must be killed. */
  readonly given: AbortSignal;
  /** To be called when the job has ended. */
  end(): void;
}

/** `graceMs` gives the time between the signal and the end of the thread, by the reason of the signal. */
export function afterNotice(signal: AbortSignal, port: MessagePort, graceMs: (reason: unknown) => number): Notice {
  const kill = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const notify = (): void => {
    const message: ToWorker = { type: 'abort' };
    port.postMessage(message);
    timer = setTimeout(() => kill.abort(signal.reason), graceMs(signal.reason));
  };
  if (signal.aborted) notify();
  else signal.addEventListener('abort', notify, { once: true });
  return {
    given: kill.signal,
    end() {
      signal.removeEventListener('abort', notify);
      clearTimeout(timer);
    },
  };
}
