/**
 * The port for records: documents of a kind, each with an owner, a state, a time and a body.
 *
 * What lists are filtered, sorted and counted by stands beside the body, so that a store can index it without knowing
 * the kind. A record is changed only through `update`, which is atomic.
 */
import type { z } from 'zod';

export interface NewEntry<Body> {
  readonly id: string;
  /** Whose it is: session, client, or '' where there is none. A list for an owner never shows another's. */
  readonly owner?: string;
  readonly state?: string;
  /** What a search looks in. */
  readonly label?: string;
  /** Unix time in ms; default: now. */
  readonly createdMs?: number;
  /** When `expired` finds it; null: never. */
  readonly expiresMs?: number | null;
  readonly body: Body;
}

export interface Entry<Body> extends Required<NewEntry<Body>> {
  readonly updatedMs: number;
  /** Counts the changes. */
  readonly version: number;
}

export type Change<Body> = Partial<Pick<NewEntry<Body>, 'owner' | 'state' | 'label' | 'expiresMs' | 'body'>>;

export interface Filter {
  readonly owner?: string;
  readonly states?: readonly string[];
  /** In the label, whatever the case. */
  readonly search?: string;
  readonly createdFromMs?: number;
  readonly createdBeforeMs?: number;
  /** Of the last change. */
  readonly updatedFromMs?: number;
}

export interface Paging {
  readonly limit: number;
  readonly offset?: number;
  /** By time of creation; default newest. */
  readonly order?: 'newest' | 'oldest';
}

export interface Collection<Body> {
  /** Rejects with `conflict` where the id is taken. */
  insert(entry: NewEntry<Body>): Promise<Entry<Body>>;
  get(id: string): Promise<Entry<Body> | undefined>;
  /**
   * Gives the entry as changed, or undefined where there is none or `change` gave undefined. `change` may be called
   * again with a newer entry: it must have no effects of its own.
   */
  update(id: string, change: (entry: Entry<Body>) => Change<Body> | undefined): Promise<Entry<Body> | undefined>;
  /** Whether there was one. */
  delete(id: string): Promise<boolean>;
  list(filter: Filter, paging: Paging): Promise<{ readonly entries: readonly Entry<Body>[]; readonly total: number }>;
  /** How many in each state. */
  count(filter: Filter): Promise<Readonly<Record<string, number>>>;
  /** Those whose time was up by then, oldest first. */
  expired(nowMs: number, limit: number): Promise<readonly Entry<Body>[]>;
}

export interface RecordStore {
  /** `schema` is what a body read from the store is held against: its JSON has to come through it unchanged. */
  collection<Body>(kind: string, schema: z.ZodType<Body>): Collection<Body>;
}
