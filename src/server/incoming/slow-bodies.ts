/**
 * A request whose body hardly comes in is ended: it would hold its connection, and what the server keeps for it, for as
 * long as its sender likes. The answer is the dialect's own, and closes the connection.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';
import type { App } from '../api.ts';

/** In every window of time: less than the slowest lines that invoices are sent over. */
const leastBytes = 4096;
const lastWordsMs = 1000;

export function endSlowBodies(
  app: App,
  seconds: number,
  answer: (error: Failure, request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): void {
  app.addHook('onRequest', async (request, reply) => {
    const { raw, headers } = request;
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
    let before = raw.socket.bytesRead;
    const watching = setInterval(() => {
      const came = raw.socket.bytesRead - before;
      before += came;
      if (raw.complete || reply.sent) return clearInterval(watching);
      // What has come in and is not read yet is waiting for this server, not for the client.
      if (came >= leastBytes || raw.readableLength > 0) return;
      clearInterval(watching);
      // Node forgets a request that was answered early: whoever reads its body would wait for ever. The sender has a moment to
      // read the answer first.
      reply.raw.once('finish', () => setTimeout(() => raw.destroy(tooSlow(seconds)), lastWordsMs));
      answer(tooSlow(seconds), request, reply);
    }, seconds * 1000);
    reply.raw.once('close', () => clearInterval(watching));
  });
}

const tooSlow = (seconds: number): Failure =>
  new Failure('timeout', 'The request came in too slowly', {
    detail: `At least ${leastBytes} bytes are expected in ${seconds} seconds`,
  });
