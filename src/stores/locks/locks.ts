/** The port of locks that outlive a process by no more than a lease: whoever died loses them. */

export interface Lock {
  /** False where the lock was lost meanwhile: the lease ran out and another took over. */
  renew(leaseMs: number): Promise<boolean>;
  release(): Promise<void>;
}

export interface Locks {
  /** Undefined while another holds it. */
  tryTake(name: string, leaseMs: number): Promise<Lock | undefined>;
}
