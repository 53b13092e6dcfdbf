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

interface Call {
  readonly id: string;
  readonly host: string;
}

export function line({ atOnce, perHost, send }: LineSettings): Line {
  const later = new Map<string, NodeJS.Timeout>();
  const ready = readyCalls();
  const sending = new Map<string, { readonly host: string; readonly done: Promise<void> }>();
  let stopped = false;

  const mayCall = (host: string): boolean => [...sending.values()].filter((one) => one.host === host).length < perHost;
  const takeNext = (): Call | undefined => (stopped || sending.size >= atOnce ? undefined : ready.take(mayCall));

  function sendNext(): void {
    for (let call = takeNext(); call; call = takeNext()) begin(call);
  }

  function begin({ id, host }: Call): void {
    const done = send(id).then((dueMs) => {
      sending.delete(id);
      if (dueMs !== undefined) add(id, host, dueMs);
      sendNext();
    });
    sending.set(id, { host, done });
  }

  function add(id: string, host: string, dueMs: number): void {
    if (stopped || later.has(id) || ready.has({ id, host }) || sending.has(id)) return;
    const waitMs = dueMs - Date.now();
    if (waitMs <= 0) enter({ id, host });
    else later.set(id, setTimeout(() => enter({ id, host }), waitMs).unref());
  }

  function enter(call: Call): void {
    later.delete(call.id);
    ready.add(call);
    sendNext();
  }

  return {
    add,
    get length() {
      return later.size + ready.count() + sending.size;
    },
    async stop() {
      stopped = true;
      for (const timer of later.values()) clearTimeout(timer);
      await Promise.all([...sending.values()].map(({ done }) => done));
    },
  };
}

/** Calls that are due. Those to one host are taken in the order in which they came, and the hosts take turns. */
function readyCalls() {
  /** The host whose turn is next is the first. */
  const byHost = new Map<string, Set<string>>();
  return {
    add: ({ id, host }: Call): void => void byHost.set(host, (byHost.get(host) ?? new Set()).add(id)),
    has: ({ id, host }: Call): boolean => byHost.get(host)?.has(id) === true,
    count: (): number => [...byHost.values()].reduce((sum, { size }) => sum + size, 0),
    take(mayCall: (host: string) => boolean): Call | undefined {
      for (const [host, ids] of byHost) {
        const [id] = ids;
        if (id === undefined || !mayCall(host)) continue;
        ids.delete(id);
        byHost.delete(host);
        if (ids.size > 0) byHost.set(host, ids);
        return { id, host };
      }
      return undefined;
    },
  };
}
