/** Sends files, three at a time; each can be stopped. */
import pLimit from 'p-limit';
import type { ApiFailure } from '../api/failure.ts';
import { apiFailureOf } from '../api/failure.ts';
import type { UploadedInvoice } from '../api/types.ts';
import { attemptKey } from '../api/attempt-key.ts';
import { contentRefusalOf } from './accepted.ts';
import type { Intake } from './intake.ts';
import { smallerPhoto } from './photos.ts';
import type { UploadProblem } from './queue-item.ts';
import { sendFile } from './sender.ts';

export interface TransferListener {
  readonly started: (id: number) => void;
  readonly sent: (id: number, bytes: number) => void;
  readonly arrived: (id: number, invoice: UploadedInvoice) => void;
  readonly failed: (id: number, problem: UploadProblem) => void;
}

export interface Transfers {
  /** Begins when it is its turn. A file that was stopped begins where it was, if it goes in chunks. */
  readonly begin: (id: number, intake: Intake) => void;
  /** The listener hears nothing of it any more. */
  readonly stop: (id: number) => void;
}

const filesAtOnce = 3;

export function transfers(listener: TransferListener): Transfers {
  const slots = pLimit(filesAtOnce);
  const running = new Map<number, AbortController>();

  async function transfer(id: number, { file, isPhoto = false }: Intake, { signal }: AbortController): Promise<void> {
    if (signal.aborted) return;
    listener.started(id);
    try {
      const sent = isPhoto ? await smallerPhoto(file) : file;
      const refusal = await contentRefusalOf(sent).catch((): UploadProblem => ({ kind: 'gone' }));
      if (refusal) return listener.failed(id, refusal);
      const invoice = await sendFile(sent, attemptKey(), { signal, sent: (bytes) => listener.sent(id, bytes) });
      listener.arrived(id, invoice);
    } catch (error) {
      if (signal.aborted) return;
      const failure: ApiFailure = apiFailureOf(error);
      listener.failed(id, { kind: 'notSent', failure });
    } finally {
      running.delete(id);
    }
  }

  return {
    begin(id, intake) {
      const controller = new AbortController();
      running.set(id, controller);
      void slots(() => transfer(id, intake, controller));
    },
    stop(id) {
      running.get(id)?.abort();
      running.delete(id);
    },
  };
}
