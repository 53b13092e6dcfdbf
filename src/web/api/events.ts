/**
 * Changes on the server as they happen. One stream of events serves all who listen, and is open only while somebody does. Where
 * it breaks or is not allowed, `reload` comes every 3 seconds instead: listeners then load again what they show.
 */
import { useConnection } from '../connection/connection.ts';
import { addressOf } from './client.ts';

export type ServerChange =
  | {
      readonly kind: 'invoice';
      readonly id: string;
      readonly change: 'added' | 'changed' | 'deleted';
      readonly status: string | null;
      readonly beingRead: boolean;
    }
  | {
      readonly kind: 'task';
      readonly invoiceId: string;
      readonly status: string;
      /** 0 to 100 */
      readonly progress: number;
    }
  | { readonly kind: 'merge'; readonly id: string; readonly status: string; readonly progress: number }
  /** Something may have happened. */
  | { readonly kind: 'reload' };

type Listener = (change: ServerChange) => void;

export const pollEveryMs = 3000;
/** How often a stream that was given up is tried again. */
const reopenAfterMs = 30_000;
/** Also with an open stream: changes by another process on the same data are not reported. */
const reloadAnywayMs = 60_000;

const listeners = new Set<Listener>();
let close: (() => void) | undefined;

/** Returns what ends it. */
export function followServer(listener: Listener): () => void {
  listeners.add(listener);
  close ??= open();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    close?.();
    close = undefined;
  };
}

function notify(change: ServerChange): void {
  for (const listener of listeners) listener(change);
}

function open(): () => void {
  let source: EventSource | undefined;
  let isOpen = false;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  let lastReloadMs = Date.now();

  function connect(): void {
    const stream = new EventSource(addressOf('/events'));
    source = stream;
    for (const kind of ['invoice', 'task', 'merge'] as const)
      stream.addEventListener(kind, ({ data }: MessageEvent<string>) =>
        notify({ ...(JSON.parse(data) as object), kind } as ServerChange),
      );
    stream.addEventListener('reload', () => notify({ kind: 'reload' }));
    stream.addEventListener('open', () => {
      isOpen = true;
    });
    // What changed between the first load of a screen and the opening of the stream is not reported by it.
    stream.addEventListener('open', () => notify({ kind: 'reload' }), { once: true });
    stream.addEventListener('error', () => {
      isOpen = false;
      // The browser tries again by itself, unless the server refused.
      if (stream.readyState === EventSource.CLOSED) reopen = setTimeout(connect, reopenAfterMs);
    });
  }

  connect();
  const timer = setInterval(() => {
    if (useConnection().state === 'offline') return;
    if (isOpen && Date.now() - lastReloadMs < reloadAnywayMs) return;
    lastReloadMs = Date.now();
    notify({ kind: 'reload' });
  }, pollEveryMs);
  return () => {
    source?.close();
    clearInterval(timer);
    clearTimeout(reopen);
  };
}
