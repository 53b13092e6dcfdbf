/**
 * Who asks. Token and API key are looked at before anything of a body is read, and every answer says how many requests
 * are left: to a client of its own, to an address of those that are not let in.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../../domain/failure.ts';
import type { Client, ClientStore } from '../../clients/client-store.ts';
import type { App } from '../../api.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The handler lets in who comes by a signed link. */
    readonly opensByLink?: boolean;
  }
  interface FastifyRequest {
    /** Null where the request bears no token and key that belong together. */
    apiClient: Client | null;
  }
}

export const requestsAMinute = 600;
/** Longer than any that are given out. */
const longestSecret = 1000;

/** Every route that is added to `app` after this is for clients only. */
export async function admitClients(app: App, clients: ClientStore): Promise<void> {
  app.decorateRequest('apiClient', null);
  app.addHook('onRequest', async (request) => {
    const { token, apiKey } = credentialsOf(request);
    if (token === undefined || apiKey === undefined) return;
    request.apiClient = (await clients.authenticate(token, apiKey)) ?? null;
  });
  await app.register(rateLimit, {
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

/** Rejects with `unauthenticated`. */
export function clientOf(request: FastifyRequest): Client {
  if (request.apiClient) return request.apiClient;
  const { token, apiKey } = credentialsOf(request);
  const complete = token !== undefined && apiKey !== undefined;
  throw new Failure('unauthenticated', complete ? 'Token or API key is not valid' : 'Token and API key are needed', {
    detail: 'Send Authorization: Bearer {token} and X-API-Key: {api_key}, both of the same client',
  });
}

/** What callbacks are signed with. */
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
