/**
 * Authenticates clients and limits their requests. Token and API key are checked before the body is read. Every answer
 * says how many requests are left: to the client, or to the address if the caller is not authenticated.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../../domain/failure.ts';
import type { Client, ClientStore } from '../../clients/client-store.ts';
import type { App } from '../../api.ts';
import { limitStore } from '../../incoming/limit-store.ts';
import type { ServerServices } from '../../services.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The handler itself admits callers with a signed link. */
    readonly opensByLink?: boolean;
  }
  interface FastifyRequest {
    /** Null if the request does not have the token and the key of one client. */
    apiClient: Client | null;
  }
}

export const requestsAMinute = 600;
/** Longer than any secret that is issued. */
const longestSecret = 1000;

/** Admits only clients to the routes that are added to `app` after this call. */
export async function admitClients(
  app: App,
  clients: ClientStore,
  { counters }: Pick<ServerServices, 'counters'>,
): Promise<void> {
  app.decorateRequest('apiClient', null);
  app.addHook('onRequest', async (request) => {
    const { token, apiKey } = credentialsOf(request);
    if (token === undefined || apiKey === undefined) return;
    request.apiClient = (await clients.authenticate(token, apiKey)) ?? null;
  });
  await app.register(rateLimit, {
    store: limitStore(counters, 'requests of clients'),
    timeWindow: 60_000,
    max: requestsAMinute,
    keyGenerator: ({ apiClient, ip }) => (apiClient ? `client ${apiClient.id}` : `address ${ip}`),
    errorResponseBuilder: (_request, { after }) =>
      new Failure('rate_limited', `More than ${requestsAMinute} requests in a minute`, {
        detail: `Try again in ${after}`,
      }),
  });
  app.addHook('preParsing', async (request) => {
    if (request.routeOptions.config.opensByLink !== true) clientOf(request);
  });
}

/** The client of the request. Throws `unauthenticated`. */
export function clientOf(request: FastifyRequest): Client {
  if (request.apiClient) return request.apiClient;
  const { token, apiKey } = credentialsOf(request);
  const complete = token !== undefined && apiKey !== undefined;
  throw new Failure('unauthenticated', complete ? 'Token or API key is not valid' : 'Token and API key are needed', {
    detail: 'Send Authorization: Bearer {token} and X-API-Key: {api_key}, both of the same client',
  });
}

/** The API key of the request, with which callbacks are signed. */
export const apiKeyOf = (request: FastifyRequest): string => credentialsOf(request).apiKey ?? '';

function credentialsOf({ headers }: FastifyRequest): { token: string | undefined; apiKey: string | undefined } {
  const apiKey = headers['x-api-key'];
  return {
    token: short(/^Bearer +(.+)$/i.exec(headers.authorization?.trim() ?? '')?.[1]),
    apiKey: short(typeof apiKey === 'string' ? apiKey.trim() : undefined),
  };
}

const short = (secret: string | undefined): string | undefined =>
  secret === undefined || secret === '' || secret.length > longestSecret ? undefined : secret;
