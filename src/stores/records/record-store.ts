/**
 * The port for entries of different kinds, each with an owner, a state, a time and a body.
 *
 * The fields by which lists are filtered, sorted and counted are beside the body, so that a store can index them without
 * knowing the kind. An entry is changed only through `update`, which is atomic.
 */
import type { z } from 'zod';
import { Failure } from '../../domain/failure.ts';

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
  /** Values by which lists are filtered, sorted and summed. */
  readonly keys?: EntryKeys;
  readonly body: Body;
}

/** Whole entries have '', 0 and null for what is absent. */
export interface EntryKeys {
  /** ISO 8601 calendar date. */
  readonly day?: string;
  readonly category?: string;
  /** What `amount` is counted in: a currency. */
  readonly unit?: string;
  /** A whole number, of minor units. */
  readonly amount?: number;
  /** A part of the amount that is summed as well. */
  readonly part?: number;
  /** When what it describes was done: a task ended, an invoice was decided. Unix time in ms; null if it is not. */
  readonly doneMs?: number | null;
}

export interface Entry<Body> extends Required<Omit<NewEntry<Body>, 'keys'>> {
  readonly keys: Required<EntryKeys>;
  readonly updatedMs: number;
  /** Counts the changes. */
  readonly version: number;
}

export type Change<Body> = Partial<Pick<NewEntry<Body>, 'owner' | 'state' | 'label' | 'expiresMs' | 'keys' | 'body'>>;

export interface Filter {
  readonly owner?: string;
  readonly states?: readonly string[];
  /** A part of the label, in upper or lower case. */
  readonly search?: string;
  readonly createdFromMs?: number;
  readonly createdBeforeMs?: number;
  /** The time of the last change. */
  readonly updatedFromMs?: number;
  readonly updatedBeforeMs?: number;
  /** First and last day, both included. */
  readonly dayFrom?: string;
  readonly dayTo?: string;
  readonly categories?: readonly string[];
  readonly amountFrom?: number;
  readonly amountTo?: number;
  /** What is not done is in no range. */
  readonly doneFromMs?: number;
  readonly doneBeforeMs?: number;
  readonly done?: boolean;
}

/** By time of creation (`newest`, `oldest`), or by a key. Entries with the same value are in the order of their ids. */
export const orders = ['newest', 'oldest', 'day', '-day', 'amount', '-amount', 'label', '-label'] as const;
export type Order = (typeof orders)[number];

export interface Paging {
  readonly limit: number;
  readonly offset?: number;
  /** Default: newest first. */
  readonly order?: Order;
}

/** The position of an entry in an order: the pages after it do not change when entries before it are added or deleted. */
export interface Cursor {
  readonly value: string | number;
  readonly id: string;
}

export interface PageAfter {
  readonly limit: number;
  readonly order: Order;
  /** Absent for the first page. */
  readonly after?: Cursor;
}

export interface Total {
  readonly unit: string;
  readonly count: number;
  /** Whole numbers, of minor units. */
  readonly amount: number;
  readonly part: number;
}

export interface Collection<Body> {
  /** Rejects with `conflict` if the id is taken. */
  insert(entry: NewEntry<Body>): Promise<Entry<Body>>;
  get(id: string): Promise<Entry<Body> | undefined>;
  /**
   * Resolves with the changed entry, or with undefined if there is none or `change` returned undefined. `change` must not
   * have side effects, because it may be called again with a newer entry. If a database was lost just when it had made the
   * change, and others have changed the entry since, that entry may contain the change already.
   *
   * `last` is the entry as the caller has just read or written it. If nobody has changed it since, it is not read again.
   */
  update(
    id: string,
    change: (entry: Entry<Body>) => Change<Body> | undefined,
    last?: Entry<Body>,
  ): Promise<Entry<Body> | undefined>;
  /** Resolves with whether the entry existed. */
  delete(id: string): Promise<boolean>;
  /** A page by its number, and the number of all entries that the filter selects. */
  list(filter: Filter, paging: Paging): Promise<{ readonly entries: readonly Entry<Body>[]; readonly total: number }>;
  /** A page without the total, which takes the same time wherever it is in the list. */
  page(
    filter: Filter,
    paging: PageAfter,
  ): Promise<{ readonly entries: readonly Entry<Body>[]; readonly next: Cursor | undefined }>;
  /** The number and the sums of the amounts for each unit. */
  totals(filter: Filter): Promise<readonly Total[]>;
  /** The number of entries in each state. */
  count(filter: Filter): Promise<Readonly<Record<string, number>>>;
  /** The entries that have expired by then, oldest first. */
  expired(nowMs: number, limit: number): Promise<readonly Entry<Body>[]>;
}

export interface RecordStore {
  /** Bodies are checked against `schema` when they are read. It must return the JSON that was stored unchanged. */
  collection<Body>(kind: string, schema: z.ZodType<Body>): Collection<Body>;
}

/**
 * The entry with this id: the one that is there, or else the given one, which is inserted. Several processes may call it at
 * once, and all of them get the same entry.
 */
export async function foundOrInserted<Body>(
  records: Pick<Collection<Body>, 'get' | 'insert'>,
  entry: NewEntry<Body>,
): Promise<Entry<Body>> {
  for (;;) {
    const found = await records.get(entry.id);
    if (found) return found;
    try {
      return await records.insert(entry);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    }
  }
}
