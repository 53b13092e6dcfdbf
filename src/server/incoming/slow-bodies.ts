/**
 * Ends requests whose body arrives too slowly. Otherwise a sender could occupy a connection, and what the server keeps
 * for it, for as long as it likes. The answer is that of the API, and closes the connection.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../domain/failure.ts';
import type { App } from '../api.ts';

/** Per window of time. Even the slowest connections over which invoices are sent manage more. */
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
      // If bytes have arrived but were not read yet, this server is slow and not the client.
      if (came >= leastBytes || raw.readableLength > 0) return;
      clearInterval(watching);
      // Node forgets a request that was answered early, and a reader of its body would wait forever. Therefore the
      // request is destroyed, after a moment in which the sender can read the answer.
      reply.raw.once('finish', () => setTimeout(() => raw.destroy(tooSlow(seconds)), lastWordsMs));
      answer(tooSlow(seconds), request, reply);
    }, seconds * 1000);
    reply.raw.once('close', () => clearInterval(watching));
  });
}

const tooSlow = (seconds: number): Failure =>
  new Failure('timeout', 'The request arrived too slowly', {
    detail: `At least ${leastBytes} bytes are expected in ${seconds} seconds`,
  });
