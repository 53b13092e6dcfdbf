/** The bearer token that the operator may put before APIs that everybody can use otherwise. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';

/**
 * How an API knows its callers: by credentials of its `own`; not at all (`none`); or by credentials that it gives to
 * everybody who asks (`on request`).
 */
export type Credentials = 'own' | 'none' | 'on request';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers everybody, although its API needs the token: whether the service runs, for example. */
    readonly opensWithoutToken?: boolean;
    /** The handler checks the signature of a link. */
    readonly opensWithSignature?: boolean;
    /** Gives credentials to everybody who asks. */
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
      detail: 'Send Authorization: Bearer {token}, with the token that the server was started with',
    });
  };
}

function isOpen({ routeOptions: { config }, query }: FastifyRequest): boolean {
  const { signature } = query as { readonly signature?: unknown };
  return config.opensWithoutToken === true || (config.opensWithSignature === true && typeof signature === 'string');
}
