/** The port of a worker for probes and scrapers: whether it is alive, whether it can work, and its metrics. */
import type { App } from './api.ts';
import { operationRoutes } from './apis/operations.ts';
import { emptyApp } from './app.ts';
import { Failure } from '../domain/failure.ts';
import { statusOf } from './failure-statuses.ts';
import { failureOf } from './api.ts';
import type { ServerServices } from './services.ts';
import { message } from '../texts/message.ts';

export interface RunningHealth {
  readonly url: string;
  stop(): Promise<void>;
}

export type HealthServices = Pick<ServerServices, 'metrics' | 'unready'>;

/** `address`: `host:port`; a port of 0 chooses a free one. Rejects with `bad_request` if it cannot be listened on. */
export async function startHealth(address: string, services: HealthServices): Promise<RunningHealth> {
  const app: App = emptyApp((error, _request, reply) => {
    const failure = failureOf(error);
    return reply.code(statusOf(failure)).send({ status: 'error', message: failure.message });
  });
  operationRoutes(app, services);
  const split = address.lastIndexOf(':');
  const host = address.slice(0, split).replaceAll(/^\[|\]$/g, '');
  const port = Number(address.slice(split + 1));
  try {
    const url = await app.listen({ host, port });
    return { url, stop: () => app.close() };
  } catch (cause) {
    await app.close();
    throw new Failure('bad_request', message('serve.cannotListen', { host, port }), {
      detail: message('advice.otherPort', {}),
      cause,
    });
  }
}
