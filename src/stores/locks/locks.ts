/** The port of locks with a lease: those of a dead process end with their lease. */

export interface Lock {
  /** Resolves with false if the lock was lost because its lease ended and another process took it. */
  renew(leaseMs: number): Promise<boolean>;
  release(): Promise<void>;
}

export interface Locks {
  /** Resolves with undefined if another process has the lock. */
  tryTake(name: string, leaseMs: number): Promise<Lock | undefined>;
}
