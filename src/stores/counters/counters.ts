/** The port of counters with a window of time, for limits that hold over all servers that use the same stores. */

export interface Hit {
  /** How many there have been since the window began, this one included. */
  readonly hits: number;
  /** When the window is over, and the next hit begins another one. */
  readonly endsInMs: number;
  /** Counts this hit no longer. Once its window is over, this does nothing. May be called once. */
  takeBack(): Promise<void>;
}

export interface Counters {
  /** Counts one more. The first hit of a key begins its window. A subject has keys of its own. */
  hit(subject: string, key: string, windowMs: number): Promise<Hit>;
  /** Forgets those whose window is over. */
  expire(): Promise<void>;
}
