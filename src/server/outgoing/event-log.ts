/**
 * The latest events of a server, for clients that follow all of them. It is bounded: a client that stayed away for too long
 * learns that it missed some, and has to load what it shows again.
 */
import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { aliveEveryMs, stillHere } from './event-stream.ts';

export interface ServerEvent {
  readonly kind: string;
  /** JSON. */
  readonly data: object;
}

export interface EventLog {
  add(event: ServerEvent): void;
  /** Events may be lacking: all clients get `reload`. */
  forget(): void;
  /**
   * The events after the one with the id `after`, and all later ones, as text of server-sent events. Without `after` the
   * first is `ready`. If events were forgotten that the client did not get, `reload` is sent in their place. It ends with
   * the signal.
   */
  follow(after: string | undefined, signal: AbortSignal): AsyncGenerator<string, void>;
}

/** Keeps at least the last `capacity` events. */
export function eventLog(capacity: number): EventLog {
  // Ids of an earlier process are recognised by this, and are unknown to this one.
  const epoch = randomBytes(6).toString('hex');
  const emitter = new EventEmitter().setMaxListeners(0);
  let kept: ServerEvent[] = [];
  /** The number of events before the first that is kept. */
  let forgotten = 0;
  const end = (): number => forgotten + kept.length;

  function textOf({ kind, data }: ServerEvent, position: number): string {
    return `id: ${epoch}-${position}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  /** How many events came before and with the one of this id; undefined if it is unknown. */
  function positionOf(id: string): number | undefined {
    const [, of, digits] = /^([0-9a-f]{12})-(\d{1,15})$/.exec(id) ?? [];
    const position = Number(digits);
    return of === epoch && position <= end() ? position : undefined;
  }

  return {
    add(event) {
      kept.push(event);
      if (kept.length >= 2 * capacity) {
        forgotten += kept.length - capacity;
        kept = kept.slice(-capacity);
      }
      emitter.emit('added');
    },
    forget() {
      forgotten = end() + 1;
      kept = [];
      emitter.emit('added');
    },
    async *follow(after, signal) {
      let position = after === undefined ? end() : (positionOf(after) ?? -1);
      // Sent at once, so that the client learns that the stream is open.
      yield 'retry: 3000\n\n';
      if (after === undefined) yield textOf({ kind: 'ready', data: {} }, position);
      while (!signal.aborted) {
        if (position < forgotten) {
          position = end();
          yield textOf({ kind: 'reload', data: {} }, position);
        }
        const event = kept[position - forgotten];
        if (event) yield textOf(event, ++position);
        else if (!(await added(emitter, signal))) yield stillHere;
      }
    },
  };
}

/** False if there was no event for so long that a sign of life is due. */
async function added(emitter: EventEmitter, signal: AbortSignal): Promise<boolean> {
  const waiting = new AbortController();
  const stop = (): void => waiting.abort();
  signal.addEventListener('abort', stop, { once: true });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, aliveEveryMs);
  try {
    await once(emitter, 'added', { signal: waiting.signal });
    return true;
  } catch (error) {
    if (!waiting.signal.aborted) throw error;
    return !late;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
