/**
 * Sends waiting callbacks, a limited number at once in total and to each host, so that a slow host does not delay
 * others.
 */

export interface Line {
  /** `dueMs` is a Unix time. Ids that are already waiting or being sent are ignored. */
  add(id: string, host: string, dueMs: number): void;
  readonly length: number;
  /** Starts no further calls. Resolves when those under way have ended. */
  stop(): Promise<void>;
}

export interface LineSettings {
  readonly atOnce: number;
  readonly perHost: number;
  /** Resolves with the time of the next attempt, undefined if there is none. Does not reject. */
  readonly send: (id: string) => Promise<number | undefined>;
}

export function line({ atOnce, perHost, send }: LineSettings): Line {
  const later = new Map<string, NodeJS.Timeout>();
  const ready = new Map<string, string>();
  const sending = new Map<string, { readonly host: string; readonly done: Promise<void> }>();
  let stopped = false;

  function sendNext(): void {
    for (const [id, host] of ready) {
      if (stopped || sending.size >= atOnce) return;
      if ([...sending.values()].filter((one) => one.host === host).length >= perHost) continue;
      ready.delete(id);
      const done = send(id).then((dueMs) => {
        sending.delete(id);
        if (dueMs !== undefined) add(id, host, dueMs);
        sendNext();
      });
      sending.set(id, { host, done });
    }
  }

  function add(id: string, host: string, dueMs: number): void {
    if (stopped || later.has(id) || ready.has(id) || sending.has(id)) return;
    const waitMs = dueMs - Date.now();
    if (waitMs <= 0) enter(id, host);
    else later.set(id, setTimeout(() => enter(id, host), waitMs).unref());
  }

  function enter(id: string, host: string): void {
    later.delete(id);
    ready.set(id, host);
    sendNext();
  }

  return {
    add,
    get length() {
      return later.size + ready.size + sending.size;
    },
    async stop() {
      stopped = true;
      for (const timer of later.values()) clearTimeout(timer);
      await Promise.all([...sending.values()].map(({ done }) => done));
    },
  };
}
