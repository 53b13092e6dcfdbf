/**
 * Keeps a second server away from a database whose documents or queue are on the disk of the first one.
 *
 * A lease in the database, because the servers may be on different machines. It ends by itself after a server was killed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import type { Lock, Locks } from '../stores/locks/locks.ts';
import { message } from '../texts/message.ts';

export interface SoleServer {
  /** Rejects with `conflict` if another server has taken over. */
  check(): Promise<void>;
  end(): Promise<void>;
}

export interface SoleServerSettings {
  readonly locks: Locks;
  /** The database, for messages. */
  readonly name: string;
  /** Called with the error if the lease cannot be renewed. */
  readonly trouble: (error: unknown) => void;
  readonly leaseMs?: number;
}

const lockName = 'server';

/** Waits for the lease of a killed server. Rejects with `conflict` if another one still has it after that. */
export async function soleServer(settings: SoleServerSettings): Promise<SoleServer> {
  const { name, trouble, leaseMs = 15_000 } = settings;
  const lock = await taken(settings, leaseMs);
  let lost = false;
  const timer = setInterval(() => {
    lock.renew(leaseMs).then((renewed) => (lost = !renewed), trouble);
  }, leaseMs / 3).unref();
  return {
    check: () => (lost ? Promise.reject(usedBy(name)) : Promise.resolve()),
    async end() {
      clearInterval(timer);
      await lock.release();
    },
  };
}

async function taken({ locks, name }: SoleServerSettings, leaseMs: number): Promise<Lock> {
  const until = performance.now() + leaseMs * 1.2;
  for (;;) {
    const lock = await locks.tryTake(lockName, leaseMs);
    if (lock) return lock;
    if (performance.now() > until) throw usedBy(name);
    await sleep(leaseMs / 30);
  }
}

const usedBy = (name: string): Failure =>
  new Failure('conflict', message('storage.usedByAnother', { name }), {
    detail: message('advice.soleServer', {}),
  });
