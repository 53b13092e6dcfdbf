/** Runs in a thread of merge and prepares one document. The bytes of the prepared document are moved, not copied. */
import { threadId } from 'node:worker_threads';
import { allowEngineBytes } from '../../documents/readers/pdf/engine-memory.ts';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { PrepareJob, PrepareResult } from './prepare-pool.ts';
import { type FromWorker, sent } from '../../runtime/workers/messages.ts';

export default async function prepare({ document, options, port, engineBytes }: PrepareJob): Promise<unknown> {
  const started: FromWorker = { type: 'started', threadId };
  port.postMessage(started);
  allowEngineBytes(engineBytes);
  const result: PrepareResult = await sent(async () => {
    try {
      const [{ packed }, { prepareDocument }] = await Promise.all([
        import('../../merge/packed.ts'),
        import('../../merge/prepare.ts'),
      ]);
      return packed(await prepareDocument(document, options));
    } finally {
      port.close();
    }
  });
  const given = 'value' in result ? [result.value.body.buffer] : [];
  return move({ [transferableSymbol]: given, [valueSymbol]: result });
}
