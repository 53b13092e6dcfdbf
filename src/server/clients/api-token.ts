/** The bearer token with which the operator can protect APIs that are otherwise open to everybody. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';

/**
 * How an API identifies its callers: by credentials of its `own`, not at all (`none`), or by credentials that it issues
 * to everybody who asks (`on request`).
 */
export type Credentials = 'own' | 'none' | 'on request';

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
export function tokenCheck(credentials: Credentials, token: string) {
  const expected = digestOf(token);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (credentials === 'own') return;
    if (credentials === 'none' ? isOpen(request) : request.routeOptions.config.givesCredentials !== true) return;
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization?.trim() ?? '')?.[1];
    if (given !== undefined && timingSafeEqual(digestOf(given), expected)) return;
    void reply.header('www-authenticate', 'Bearer');
    throw new Failure('unauthenticated', given === undefined ? 'A token is needed' : 'The token is not valid', {
      detail: 'Send Authorization: Bearer {token}, with the token of this server',
    });
  };
}

function isOpen({ routeOptions: { config }, query }: FastifyRequest): boolean {
  const { signature } = query as { readonly signature?: unknown };
  return config.opensWithoutToken === true || (config.opensWithSignature === true && typeof signature === 'string');
}
