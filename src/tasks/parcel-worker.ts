/** Runs in a thread of merge: makes one document ready to be placed. */
import { threadId } from 'node:worker_threads';
import type { ParcelJob, ParcelResult } from './parcel-pool.ts';
import { sent } from './worker-messages.ts';

export default function parcel({ document, password, port }: ParcelJob): Promise<ParcelResult> {
  port.postMessage(threadId);
  return sent(async () => {
    try {
      const { parcelOf } = await import('../merge/parcels.ts');
      return await parcelOf(document, password);
    } finally {
      port.close();
    }
  });
}
