/** Turns the reason of an aborted signal, which may be anything, into a Failure. */
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

export function failureOfAbort(signal: AbortSignal): Failure {
  const reason: unknown = signal.reason;
  if (reason instanceof Failure) return reason;
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    return new Failure('timeout', message('ocr.slowAlready', {}), { cause: reason });
  }
  return new Failure('cancelled', message('failure.cancelled', {}), { cause: reason });
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw failureOfAbort(signal);
}
