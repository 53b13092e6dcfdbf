/** Server-sent events (HTML standard, section 9.2), as all APIs send them. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Failure } from '../../domain/failure.ts';

/** Something is sent at least this often, because proxies close silent connections. */
export const aliveEveryMs = 15_000;
/** A comment, which clients ignore. */
export const stillHere = ': still here\n\n';

/** Sends the events until there are no more or the client leaves. `closed` is called when the stream has ended. */
export function sendEvents(reply: FastifyReply, events: AsyncIterable<string>, closed: () => void): FastifyReply {
  const stream = Readable.from(events);
  stream.once('close', closed);
  return reply
    .headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Otherwise a proxy that buffers responses would delay the events.
      'x-accel-buffering': 'no',
    })
    .send(stream);
}

/**
 * Limits the streams that are open at once. The returned function counts a stream of a client, and returns what is to be
 * called when it has ended. It throws `rate_limited` with `refusal` if the client has `atOnce` streams.
 */
export function openStreams(atOnce: number, refusal: string): (client: string) => () => void {
  const open = new Map<string, number>();
  return (client) => {
    const count = open.get(client) ?? 0;
    if (count >= atOnce) throw new Failure('rate_limited', refusal);
    open.set(client, count + 1);
    return () => {
      const left = (open.get(client) ?? 1) - 1;
      if (left > 0) open.set(client, left);
      else open.delete(client);
    };
  };
}
