/**
 * How much room the blobs use, and how much they may use.
 *
 * The budget includes bytes that are being received, so that many uploads at once cannot exceed it.
 */
import { statfs } from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export interface RoomLimits {
  /** Limit for all blobs together; default: none. */
  readonly budgetBytes?: number | undefined;
  /** Bytes of the disk that stay free for others, above all for the database; default: none. */
  readonly reserveBytes?: number | undefined;
  /**
   * Counts the bytes of the blobs that are needed, also of those that other processes have stored. Default: all stored bytes
   * count, and nobody else stores any.
   */
  readonly needed?: (() => Promise<number>) | undefined;
}

export interface RoomSettings extends RoomLimits {
  /** On the disk whose free room is looked at. */
  readonly folder: string;
  /** The stored bytes of all blobs together. Called until it has succeeded once. */
  readonly stored: () => Promise<number>;
}

export interface Room {
  /** Bytes that are stored or being received. */
  used(): Promise<number>;
  receiving(bytes: number): void;
  /** Ends what `receiving` began. `isNew` if the bytes are stored and were not before. */
  received(bytes: number, isNew: boolean): void;
  /** Bytes that are stored already may be needed again. */
  recount(): void;
  /** Bytes that were deleted. */
  deleted(bytes: number): void;
  /** Bytes that are not needed any more. */
  uncount(bytes: number): void;
  /** Whether the budget is used up. */
  isOver(): Promise<boolean>;
  /** Whether more is used than the budget allows. */
  exceeds(): Promise<boolean>;
  /** Rejects with `storage_full` if the disk has less free room than the reserve. */
  checkReserve(): Promise<void>;
}

/** A count by `needed` is repeated after this time, or after a hundred times as long as it took. */
const recountAfterMs = 2000;
const restPerCount = 100;

export function roomOf({ folder, budgetBytes = Infinity, reserveBytes = 0, stored, needed }: RoomSettings): Room {
  const kept = needed ? repeatedCount(needed) : singleCount(stored);
  let arriving = 0;
  const used = async (): Promise<number> => (await kept.bytes()) + arriving;
  return {
    used,
    receiving: (bytes) => {
      arriving += bytes;
    },
    received: (bytes, isNew) => {
      arriving -= bytes;
      if (isNew) kept.add(bytes);
    },
    recount: () => kept.recount(),
    deleted: (bytes) => {
      if (!needed) kept.add(-bytes);
    },
    uncount: (bytes) => {
      if (needed) kept.add(-bytes);
    },
    isOver: async () => (await used()) >= budgetBytes,
    exceeds: async () => (await used()) > budgetBytes,
    async checkReserve() {
      if (reserveBytes === 0) return;
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < reserveBytes) throw storageFull();
    },
  };
}

interface Count {
  bytes(): Promise<number>;
  /** A change that this process knows of; negative for bytes that are gone. */
  add(bytes: number): void;
  /** The change is not known. */
  recount(): void;
}

/** Counts until that has succeeded once. */
function singleCount(count: () => Promise<number>): Count {
  let counted: Promise<number> | undefined;
  /** The change since the count began. */
  let change = 0;
  async function first(): Promise<number> {
    const earlier = change;
    const sum = await count();
    change -= earlier;
    return sum;
  }
  return {
    async bytes() {
      counted ??= first();
      try {
        return (await counted) + change;
      } catch (error) {
        counted = undefined;
        throw error;
      }
    },
    add: (bytes) => {
      change += bytes;
    },
    recount: () => undefined,
  };
}

/** Counts again now and then, because other processes change the sum as well. */
function repeatedCount(count: () => Promise<number>): Count {
  let recountAtMs = Infinity;
  let mayRecountAtMs = 0;
  async function timed(): Promise<number> {
    recountAtMs = Infinity;
    const beganMs = performance.now();
    const sum = await count();
    const endedMs = performance.now();
    mayRecountAtMs = endedMs + restPerCount * (endedMs - beganMs);
    recountAtMs = Math.max(mayRecountAtMs, endedMs + recountAfterMs);
    return sum;
  }
  let current = singleCount(timed);
  return {
    async bytes() {
      if (performance.now() > recountAtMs) current = singleCount(timed);
      const bytes = await current.bytes();
      if (bytes >= 0) return bytes;
      // Blobs that were needed again after the count have been released since.
      current = singleCount(timed);
      return current.bytes();
    },
    add: (bytes) => current.add(bytes),
    recount: () => {
      recountAtMs = Math.min(recountAtMs, mayRecountAtMs);
    },
  };
}

export const storageFull = (cause?: unknown): Failure =>
  new Failure('storage_full', message('store.full', {}), {
    detail: message('advice.deleteSome', {}),
    cause,
  });
