/** The bearer token with which the operator can protect APIs that are otherwise open to everybody. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';

/**
 * How an API identifies its callers: by credentials of its `own`, not at all (`none`), or by credentials that it issues
 * to everybody who asks (`on request`); or whether `people` use it, who sign in.
 */
export type Credentials = 'own' | 'none' | 'on request' | 'people';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers everybody, although its API needs the token: a health check, for example. */
    readonly opensWithoutToken?: boolean;
    /** The handler itself checks the signature of a link. */
    readonly opensWithSignature?: boolean;
    /** The route issues credentials to everybody who asks. */
    readonly givesCredentials?: boolean;
  }
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A hook for the routes of an API: it lets only requests pass that have `Authorization: Bearer {token}`. */
export function tokenCheck(credentials: 'own' | 'none' | 'on request', token: string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (credentials === 'own') return;
    if (credentials === 'none' ? isOpen(request) : request.routeOptions.config.givesCredentials !== true) return;
    if (hasToken(request, token)) return;
    void reply.header('www-authenticate', 'Bearer');
    throw new Failure('unauthenticated', sentToken(request) ? 'The token is not valid' : 'A token is needed', {
      detail: 'Send Authorization: Bearer {token}, with the token of this server',
    });
  };
}

const tokenOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];

/** Whether the request has a bearer token, right or wrong. */
export const sentToken = (request: FastifyRequest): boolean => tokenOf(request) !== undefined;

/** Whether the request has this bearer token. */
export function hasToken(request: FastifyRequest, token: string): boolean {
  const given = tokenOf(request);
  return given !== undefined && timingSafeEqual(digestOf(given), digestOf(token));
}

/** Whether the request needs no credentials, even where its API does. */
export function isOpen({ routeOptions: { config }, query }: FastifyRequest): boolean {
  const { signature } = query as { readonly signature?: unknown };
  return config.opensWithoutToken === true || (config.opensWithSignature === true && typeof signature === 'string');
}
