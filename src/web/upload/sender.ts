/**
 * Sends one file. Files over 5 MB go in chunks of 2 MB; what the server has already, from an earlier try or before a reload, is
 * not sent again. The server answers before it has read the file.
 */
import pLimit from 'p-limit';
import { call } from '../api/client.ts';
import type { UploadedInvoice } from '../api/types.ts';
import { useConnection } from '../connection/connection.ts';
import { bytesOf, type ChunkState, chunksOf, chunksToSend, fileHashOf, isChunked } from './chunks.ts';
import { persistently } from './persistence.ts';

export interface Sending {
  readonly signal: AbortSignal;
  /** How many bytes the server has. */
  readonly sent: (bytes: number) => void;
}

/** All requests that send files share them (invoice API, section 7.1). */
const requests = pLimit(3);
/** The first request with this key counts, so that an answer that was lost does no harm. */
const keyHeader = 'idempotency-key';
const sendTimeoutMs = 5 * 60_000;
/** Chunks of a large file are put together and stored. */
const mergeTimeoutMs = 5 * 60_000;

/** `key` is one for each attempt of the user's, at most 200 characters. Rejects with an `ApiFailure`. */
export function sendFile(file: File, key: string, sending: Sending): Promise<UploadedInvoice> {
  return isChunked(file.size) ? sendInChunks(file, sending) : sendWhole(file, key, sending);
}

async function sendWhole(file: File, key: string, { signal, sent }: Sending): Promise<UploadedInvoice> {
  const invoice = await persistently(
    () =>
      requests(async () => {
        await useConnection().untilOnline(signal);
        return call<UploadedInvoice>('/invoices/upload', {
          method: 'POST',
          query: { wait: false },
          form: formOf({ file }),
          headers: { [keyHeader]: key },
          timeoutMs: sendTimeoutMs,
          signal,
        });
      }),
    signal,
  );
  sent(file.size);
  return invoice;
}

async function sendInChunks(file: File, { signal, sent }: Sending): Promise<UploadedInvoice> {
  const fileHash = fileHashOf(file);
  const { name: fileName } = file;
  const totalChunks = chunksOf(file.size).length;
  const there = await persistently(
    () => call<ChunkState>('/invoices/upload-chunk', { query: { fileHash }, signal }),
    signal,
  );
  const missing = chunksToSend(file.size, there);
  let bytes = file.size - bytesOf(missing);
  sent(bytes);
  // After a failure that does not pass, the other chunks of this file are not sent either.
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const send = async ({ index, start, end }: (typeof missing)[number]): Promise<void> => {
    const one = async (): Promise<unknown> => {
      // Otherwise each chunk that waits for its turn would try the line, and break.
      await useConnection().untilOnline(either);
      const chunk = new File([file.slice(start, end)], fileName);
      const form = formOf({
        chunk,
        chunkIndex: index,
        chunkHash: `${fileHash}_${index}`,
        fileHash,
        fileName,
        totalChunks,
      });
      return call('/invoices/upload-chunk', { method: 'POST', form, timeoutMs: sendTimeoutMs, signal: either });
    };
    await persistently(() => requests(one), either);
    bytes += end - start;
    sent(bytes);
  };
  try {
    await Promise.all(missing.map(send));
  } catch (error) {
    failed.abort();
    throw error;
  }
  return persistently(
    () =>
      call<UploadedInvoice>('/invoices/merge-chunks', {
        method: 'POST',
        query: { wait: false },
        json: { fileHash, fileName, totalChunks },
        timeoutMs: mergeTimeoutMs,
        signal,
      }),
    signal,
  );
}

/** Files come last, because the server reads a form in its order. */
function formOf(fields: Readonly<Record<string, File | string | number>>): FormData {
  const form = new FormData();
  const entries = Object.entries(fields).toSorted(
    ([, a], [, b]) => Number(a instanceof File) - Number(b instanceof File),
  );
  for (const [name, value] of entries) {
    if (value instanceof File) form.append(name, value, value.name);
    else form.append(name, String(value));
  }
  return form;
}
