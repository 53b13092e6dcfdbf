/**
 * The port for entries of different kinds, each with an owner, a state, a time and a body.
 *
 * The fields by which lists are filtered, sorted and counted are beside the body, so that a store can index them without
 * knowing the kind. An entry is changed only through `update`, which is atomic.
 */
import type { z } from 'zod';

export interface NewEntry<Body> {
  readonly id: string;
  /** The session or client that it belongs to; '' if there is none. A list for an owner never contains others' entries. */
  readonly owner?: string;
  readonly state?: string;
  /** The text that is searched. */
  readonly label?: string;
  /** Unix time in ms; default: now. */
  readonly createdMs?: number;
  /** The time from which `expired` finds it; null for never. */
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
  /** A part of the label, in upper or lower case. */
  readonly search?: string;
  readonly createdFromMs?: number;
  readonly createdBeforeMs?: number;
  /** The time of the last change. */
  readonly updatedFromMs?: number;
}

export interface Paging {
  readonly limit: number;
  readonly offset?: number;
  /** Order by time of creation; default: newest first. */
  readonly order?: 'newest' | 'oldest';
}

export interface Collection<Body> {
  /** Rejects with `conflict` if the id is taken. */
  insert(entry: NewEntry<Body>): Promise<Entry<Body>>;
  get(id: string): Promise<Entry<Body> | undefined>;
  /**
   * Resolves with the changed entry, or with undefined if there is none or `change` returned undefined. `change` must not
   * have side effects, because it may be called again with a newer entry.
   */
  update(id: string, change: (entry: Entry<Body>) => Change<Body> | undefined): Promise<Entry<Body> | undefined>;
  /** Resolves with whether the entry existed. */
  delete(id: string): Promise<boolean>;
  list(filter: Filter, paging: Paging): Promise<{ readonly entries: readonly Entry<Body>[]; readonly total: number }>;
  /** The number of entries in each state. */
  count(filter: Filter): Promise<Readonly<Record<string, number>>>;
  /** The entries that have expired by then, oldest first. */
  expired(nowMs: number, limit: number): Promise<readonly Entry<Body>[]>;
}

export interface RecordStore {
  /** Bodies are checked against `schema` when they are read. It must return the JSON that was stored unchanged. */
  collection<Body>(kind: string, schema: z.ZodType<Body>): Collection<Body>;
}
