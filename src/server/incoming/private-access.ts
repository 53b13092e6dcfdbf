/**
 * Access for one person at this machine: a key in the address that is opened first is exchanged for a cookie, once, and
 * nothing is answered without the cookie. Other users of the machine can reach the port, but know neither.
 *
 * Every page gets a script that keeps a connection open for as long as the page is, whatever it shows: when the last of them is
 * closed, the person has left.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';
import type { App } from '../api.ts';
import type { PrivateAccess } from '../services.ts';

const presencePath = '/presence';
const scriptPath = '/presence.js';
const script = `new EventSource('${presencePath}');\n`;
/** Connections without traffic would be ended on the way. */
const aliveEveryMs = 15_000;
/** A page that is loaded again, or whose computer wakes up, listens again after less than that. */
const graceMs = 10_000;

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Cookies are the same for all ports of a host, so each server has one with a name of its own. */
const cookieName = (key: string): string =>
  `invoicectl-review-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;

export const cookieOf = (key: string, token: string): string => `${cookieName(key)}=${token}`;

/** Has to be called before the routes are registered. */
export function allowPrivately(app: App, { key, ownToken, left }: PrivateAccess, waitMs = graceMs): void {
  const token = randomBytes(32).toString('base64url');
  let isKeyUsed = false;
  let listening = 0;
  let leaving: NodeJS.Timeout | undefined;

  function watch(reply: FastifyReply): void {
    listening++;
    clearTimeout(leaving);
    const alive = setInterval(() => reply.raw.write(':\n\n'), aliveEveryMs);
    reply.raw.once('close', () => {
      clearInterval(alive);
      listening--;
      if (listening === 0) leaving = setTimeout(left, waitMs);
    });
  }

  app.addHook('onSend', async (_request, reply, payload) => {
    if (!Buffer.isBuffer(payload) || !String(reply.getHeader('content-type')).startsWith('text/html')) return payload;
    // Another server may have the same port some day, and its pages have no such script.
    void reply.header('cache-control', 'no-store').removeHeader('etag').removeHeader('content-length');
    return payload.toString('utf8').replace('</head>', `<script src="${scriptPath}"></script></head>`);
  });
  app.addHook('onClose', async () => clearTimeout(leaving));
  app.addHook('onRequest', async (request, reply) => {
    const sent = tokenIn(request, key);
    if (sent !== undefined && sameText(sent, ownToken)) return undefined;
    const url = new URL(request.url, 'http://localhost');
    const given = url.searchParams.get('key');
    if (given !== null && !isKeyUsed && sameText(given, key)) {
      isKeyUsed = true;
      url.searchParams.delete('key');
      const cookie = `${cookieOf(key, token)}; HttpOnly; SameSite=Strict; Path=/`;
      return reply
        .header('set-cookie', cookie)
        .header('cache-control', 'no-store')
        .redirect(`${url.pathname}${url.search}`, 303);
    }
    if (sent === undefined || !sameText(sent, token))
      throw new Failure('forbidden', 'This page belongs to another window', {
        detail: 'Start invoicectl review again, and open the address that it prints: each can be opened once',
      });
    return undefined;
  });
  app.get(scriptPath, { schema: { hide: true } }, (_request, reply) => reply.type('text/javascript').send(script));
  app.get(presencePath, { schema: { hide: true } }, (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    reply.raw.write(':\n\n');
    watch(reply);
  });
}

function tokenIn({ headers: { cookie = '' } }: FastifyRequest, key: string): string | undefined {
  const start = cookieOf(key, '');
  const found = cookie.split(';').find((one) => one.trim().startsWith(start));
  return found?.trim().slice(start.length);
}
