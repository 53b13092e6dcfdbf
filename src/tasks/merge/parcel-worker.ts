/** Runs in a thread of merge: makes one document ready to be placed. The bytes of its parcel are given away, not copied. */
import { threadId } from 'node:worker_threads';
import { allowEngineBytes } from '../../documents/readers/pdf/engine-memory.ts';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { ParcelJob, ParcelResult } from './parcel-pool.ts';
import { type FromWorker, sent } from '../../runtime/workers/messages.ts';

export default async function parcel({ document, password, port, engineBytes }: ParcelJob): Promise<unknown> {
  const started: FromWorker = { type: 'started', threadId };
  port.postMessage(started);
  allowEngineBytes(engineBytes);
  const result: ParcelResult = await sent(async () => {
    try {
      const [{ packed }, { parcelOf }] = await Promise.all([
        import('../../merge/packed.ts'),
        import('../../merge/parcels.ts'),
      ]);
      return packed(await parcelOf(document, password));
    } finally {
      port.close();
    }
  });
  const given = 'value' in result ? [result.value.body.buffer] : [];
  return move({ [transferableSymbol]: given, [valueSymbol]: result });
}
