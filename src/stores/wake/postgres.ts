/**
 * Messages by NOTIFY of PostgreSQL.
 *
 * They are sent in statements of their own: transactions that notify wait for each other when they end, so a NOTIFY in each
 * insert made inserts eleven times slower. For the same reason messages that follow each other quickly are collected.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../sql/database.ts';
import { openListener } from '../sql/postgres.ts';
import type { WakeChannel } from './wake-channel.ts';

export interface PostgresWakeSettings {
  /** Where messages are sent from. */
  readonly database: Pick<Database, 'tables'>;
  /** The address to listen at, past PgBouncer, which has no LISTEN in transaction mode; undefined: nothing is heard. */
  readonly listenAt: string | undefined;
  /** Called with errors that nobody waits for. */
  readonly trouble: (error: unknown) => void;
  /** The longest time for which messages are collected; default 50. */
  readonly collectMs?: number;
}

const channel = 'invoicectl_wake';
/** PostgreSQL allows 8,000 bytes in one. */
const longestPayload = 7000;
const shortestPauseMs = 5;
const listenAgainMs = 1000;
const missedEveryMs = 5000;

export function postgresWake({ database, listenAt, trouble, collectMs = 50 }: PostgresWakeSettings): WakeChannel {
  const own = randomUUID();
  const listeners: ((message: string) => void)[] = [];
  const missing: (() => void)[] = [];
  const over = new AbortController();
  let listening = false;
  const outgoing = collected(collectMs, async (messages) => {
    const payloads = payloadsOf(own, messages);
    const send = sql`SELECT pg_notify(${channel}, payload) FROM unnest(${payloads}::text[]) AS payload`;
    // Whoever is not woken looks by itself.
    await send.execute(database.tables).catch(trouble);
  });

  function receive(payload: string): void {
    const [from, ...messages] = payload.split('\n');
    if (from === own) return;
    for (const message of messages) for (const listener of listeners) listener(message);
  }

  function missed(): void {
    for (const listener of missing) listener();
  }
  const deaf = listenAt === undefined ? setInterval(missed, missedEveryMs).unref() : undefined;

  function began(): void {
    listening = true;
    missed();
  }

  async function listen(address: string): Promise<void> {
    while (!over.signal.aborted) {
      try {
        await openListener(address, channel, { signal: over.signal, began, receive });
      } catch (error) {
        if (!over.signal.aborted) trouble(error);
      }
      listening = false;
      await pause(listenAgainMs, undefined, { signal: over.signal }).catch(() => undefined);
    }
  }
  const heard = listenAt === undefined ? Promise.resolve() : listen(listenAt);

  return {
    send: outgoing.add,
    onMessage: (listener) => void listeners.push(listener),
    onMissed: (listener) => void missing.push(listener),
    isListening: () => listening,
    async close() {
      clearInterval(deaf);
      const sent = outgoing.end();
      over.abort();
      await Promise.all([sent, heard]);
    },
  };
}

interface Collected {
  readonly add: (message: string) => void;
  /** Sends what is left, and resolves once everything is sent. */
  readonly end: () => Promise<void>;
}

/**
 * Calls `send` with different messages. After a quiet time a message is sent at once, because somebody waits for it. While
 * more follow, the pauses between the calls double, up to `longestMs`.
 */
function collected(longestMs: number, send: (messages: readonly string[]) => Promise<void>): Collected {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();
  let sentMs = -Infinity;
  let pauseMs = 0;

  function flush(): void {
    timer = undefined;
    sentMs = performance.now();
    pauseMs = Math.min(longestMs, Math.max(shortestPauseMs, pauseMs * 2));
    const messages = [...waiting];
    waiting.clear();
    // One after the other, so that they arrive in their order.
    sending = sending.then(() => send(messages));
  }

  function plan(): NodeJS.Timeout {
    const quietMs = performance.now() - sentMs;
    if (quietMs >= longestMs) pauseMs = 0;
    return setTimeout(flush, Math.max(0, pauseMs - quietMs));
  }

  return {
    add(message) {
      waiting.add(message);
      timer ??= plan();
    },
    end() {
      if (timer) {
        clearTimeout(timer);
        flush();
      }
      return sending;
    },
  };
}

/** Each begins with the id of the sender. */
function payloadsOf(own: string, messages: readonly string[]): string[] {
  const payloads: string[] = [];
  let payload = own;
  for (const message of messages) {
    if (payload.length + message.length >= longestPayload) {
      payloads.push(payload);
      payload = own;
    }
    payload += `\n${message}`;
  }
  return [...payloads, payload];
}
