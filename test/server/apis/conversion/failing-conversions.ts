/** Stands in for the worker that converts: fails as the document says, in its own words `fail: KIND`. */
import { Failure, failureKinds } from '../../../../src/domain/failure.ts';
import type { PerformJob } from '../../../../src/convert/perform.ts';
import { sent, type WorkerJob } from '../../../../src/runtime/workers/messages.ts';

export default async function failing({ bytes, port }: PerformJob & WorkerJob): Promise<unknown> {
  const asked = /fail: (\w+)/.exec(Buffer.from(bytes).toString('utf8'))?.[1];
  const kind = failureKinds.find((one) => one === asked);
  if (asked === 'wait') await new Promise((resolve) => setTimeout(resolve, 600_000));
  return sent(async () => {
    port.close();
    throw new Failure(kind ?? 'internal', 'It went wrong', { detail: 'Try something else' });
  });
}
