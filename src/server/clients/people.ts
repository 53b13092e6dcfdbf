/**
 * People who use the server with a browser: the cookie that names their session, and what is refused without it.
 *
 * Where nobody but the user of this machine can reach the server, and there are no accounts, everything is open.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';
import { type SignIns, signIns } from '../../people/sign-ins.ts';
import { type User, type UserStore, userStore } from '../../people/user-store.ts';
import type { RecordStore } from '../../stores/records/record-store.ts';
import { isLoopback, isOwnPage } from '../incoming/request-origins.ts';
import type { ServeOptions } from '../options.ts';
import { originOf } from '../public-urls.ts';
import { hasToken, isOpen, sentToken } from './api-token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it, on routes that ask for people. */
    person: User | undefined;
  }
}

export interface People {
  readonly users: UserStore;
  readonly signIns: SignIns;
  /** Whether requests of people have to be signed in. */
  signInNeeded(): Promise<boolean>;
  /** Whose session the cookie of the request names. `touch` counts the request as use of the session. */
  personOf(request: FastifyRequest, touch: boolean): Promise<User | undefined>;
  /** Whether the request may use what people use: by its session, by the token of the server, or because all is open. */
  admits(request: FastifyRequest): Promise<boolean>;
  /** The token of the session that the cookie of the request names. */
  tokenOf(request: FastifyRequest): string | undefined;
  /** Sets the cookie, or removes it without a token. */
  setCookie(request: FastifyRequest, reply: FastifyReply, token: string | undefined): void;
}

type Known = Pick<ServeOptions, 'host' | 'publicUrl' | 'apiToken'>;

export function people(records: RecordStore, options: Known): People {
  const users = userStore(records);
  const sessions = signIns(records, users);
  const isOwn = isOwnPage(options);
  const isLocal = options.host.toLowerCase() === 'localhost' || isLoopback(options.host);

  // A cookie that another page of the same site makes the browser send says nothing about what its user wants.
  const tokenOf = (request: FastifyRequest): string | undefined =>
    isOwn(request) ? cookieOf(request, cookieName(request, options)) : undefined;

  async function personOf(request: FastifyRequest, touch: boolean): Promise<User | undefined> {
    const token = tokenOf(request);
    return token === undefined ? undefined : sessions.userOf(token, touch);
  }
  const { apiToken } = options;
  const signInNeeded = async (): Promise<boolean> => !isLocal || apiToken !== undefined || (await users.any());

  return {
    users,
    signIns: sessions,
    signInNeeded,
    tokenOf,
    personOf,
    admits: async (request) =>
      (apiToken !== undefined && hasToken(request, apiToken)) ||
      (await personOf(request, false)) !== undefined ||
      !(await signInNeeded()),
    setCookie(request, reply, token) {
      const cookie = `${cookieName(request, options)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict`;
      const secure = isSecure(request, options) ? '; Secure' : '';
      const ended = token === undefined ? '; Max-Age=0' : '';
      void reply.header('set-cookie', `${cookie}${secure}${ended}`);
    },
  };
}

/** A hook for the routes of an API that people use: a session is needed, or the operator's token. */
export function peopleCheck({ people: known }: { readonly people: People }) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    request.person = await known.personOf(request, true);
    if (request.person || isOpen(request) || (await known.admits(request))) return;
    void reply.header('www-authenticate', 'Bearer');
    throw new Failure('unauthenticated', sentToken(request) ? 'The token is not valid' : 'Nobody is signed in', {
      detail: 'Sign in, or send Authorization: Bearer {token}, with the token of this server',
    });
  };
}

const isSecure = (request: FastifyRequest, options: Known): boolean => originOf(request, options).startsWith('https:');

/** With TLS the browser itself makes sure that no other host and no plain connection has set it (RFC 6265bis, 4.1.3.2). */
const cookieName = (request: FastifyRequest, options: Known): string =>
  isSecure(request, options) ? '__Host-invoicectl' : 'invoicectl';

function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  const pairs = headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === '' ? undefined : value;
}
