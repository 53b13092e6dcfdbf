/**
 * Documents made ready to be placed, in threads, each within a deadline and a memory cap.
 *
 * A document that hangs or kills its thread is one Failure (timeout, out_of_memory, internal); the next gets a new thread.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import { type PackedParcel, unpacked } from '../../merge/packed.ts';
import type { Parcel } from '../../merge/parcel.ts';
import { deadline } from '../../runtime/workers/deadline.ts';
import { memoryWatch } from '../../runtime/workers/memory-watch.ts';
import { slots } from '../../runtime/workers/slots.ts';
import { threads } from '../../runtime/workers/threads.ts';
import { received, type Sent } from '../../runtime/workers/messages.ts';

export interface ParcelPoolSettings {
  readonly file: URL;
  readonly threads: number;
  readonly timeoutMs: number;
  readonly heapMegabytes: number;
  /** Resident size of the process, all threads together. */
  readonly rssCapBytes: number;
  readonly niceBy?: number | undefined;
}

export interface ParcelJob {
  readonly document: SourceDocument;
  readonly password: string | undefined;
  /** Told the number of the thread when the job begins. */
  readonly port: MessagePort;
}
export type ParcelResult = Sent<PackedParcel>;

export interface ParcelPool {
  prepare(document: SourceDocument, password: string | undefined, signal: AbortSignal): Promise<Parcel>;
  close(): Promise<void>;
}

/** Thousands of small documents one after another: measured, a third less memory at the same speed. */
const youngMegabytes = 8;

export function parcelPool(settings: ParcelPoolSettings): ParcelPool {
  const { timeoutMs, rssCapBytes } = settings;
  const { file, heapMegabytes, niceBy } = settings;
  const pool = threads({ file, count: settings.threads, heapMegabytes, youngMegabytes, niceBy });
  const places = slots(settings.threads);
  const memory = memoryWatch(rssCapBytes, () => pool.workers());

  async function inThread(document: SourceDocument, password: string | undefined, cancelled: AbortSignal) {
    const killer = new AbortController();
    const clock = deadline(timeoutMs, () => killer.abort(tooSlow(timeoutMs)));
    const { port1, port2 } = new MessageChannel();
    let unwatch = (): void => {};
    port1.on('message', (threadId: number) => {
      unwatch = memory.watch({ threadId, kill: () => killer.abort(tooLarge(rssCapBytes)) });
    });
    try {
      const job: ParcelJob = { document, password, port: port2 };
      const signal = AbortSignal.any([killer.signal, cancelled]);
      return unpacked(received(await pool.run<ParcelResult>(job, [port2], signal)));
    } finally {
      clock.clear();
      unwatch();
      port1.close();
    }
  }

  return {
    async prepare(document, password, signal) {
      const leave = await places.take(signal);
      try {
        return await inThread(document, password, signal);
      } finally {
        leave();
      }
    },
    close: () => pool.close(),
  };
}

const tooSlow = (timeoutMs: number): Failure =>
  new Failure('timeout', `The document took longer than ${timeoutMs / 1000} s`, {
    detail: 'Allow it more with --timeout, or print it to a new PDF in a viewer',
  });

const tooLarge = (capBytes: number): Failure =>
  new Failure('out_of_memory', 'The document needs more memory than there is for it', {
    detail: `The process may take ${Math.round(capBytes / 1024 ** 2)} MB; a lower --concurrency leaves more for each document`,
  });
