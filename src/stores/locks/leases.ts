/** The port of leases that several processes keep alive together. The last one to extend a lease may die: it then ends by itself. */

export interface Leases {
  /** The lease lasts for at least `leaseMs` from now, whoever extended it before. */
  extend(name: string, leaseMs: number): Promise<void>;
  /** Ends the lease for everybody. */
  end(name: string): Promise<void>;
  /** Names that begin with `prefix` and whose lease has run out, because nobody extended or ended it. */
  runOut(prefix: string, limit: number): Promise<readonly string[]>;
}
