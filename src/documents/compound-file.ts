/**
 * OLE2 compound files ([MS-CFB]): a file system whose files (streams) are chains of sectors, which a table lists.
 *
 * They are read leniently, as other programs do, but with limits: chains may be circular, and streams may share sectors.
 */
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

const start = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerBytes = 512;
const entryBytes = 128;
const maxEntries = 10_000;
/** Sector numbers from here on have special meanings, such as the end of a chain or a free sector. */
const firstSpecial = 0xfffffffa;

const storageType = 1;
const streamType = 2;
const rootType = 5;

export const isOle2 = (bytes: Uint8Array): boolean => start.every((byte, index) => bytes[index] === byte);

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly sector: number;
  readonly size: number;
}

/** A folder of a compound file: the file itself (its root), or one inside it. Names are in lower case. */
export interface Storage {
  readonly streams: ReadonlyMap<string, Uint8Array>;
  /** The names of the storages inside it. */
  readonly inside: readonly string[];
  /** Reads a storage inside it. Throws `corrupt_document`. */
  open(name: string): Storage | undefined;
}

/**
 * The streams of the root by name, in lower case. Streams of embedded objects are not included, because they may have the
 * same names. Throws `corrupt_document`.
 */
export const ole2Streams = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => readCompoundFile(bytes).streams;

/** The root of a compound file. Throws `corrupt_document`. */
export function readCompoundFile(bytes: Uint8Array): Storage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isOle2(bytes) || bytes.length < headerBytes) throw damaged();
  const [sectorShift, smallShift] = [view.getUint16(0x1e, true), view.getUint16(0x20, true)];
  if ((sectorShift !== 9 && sectorShift !== 12) || smallShift !== 6) throw damaged();
  const sectorBytes = 1 << sectorShift;
  const sector = (number: number): Uint8Array => bytes.subarray((number + 1) * sectorBytes, (number + 2) * sectorBytes);
  const table = sectorTable(view, bytes, sector, sectorBytes);
  const whole = (first: number, size?: number): Uint8Array =>
    joined(chain(first, table).map(sector), size ?? bytes.length);
  const entries = entriesOf(whole(view.getUint32(0x30, true)));
  const root = entries.find(({ type }) => type === rootType);
  if (!root) throw damaged();
  const small = whole(root.sector, root.size);
  const smallTable = numbersIn(whole(view.getUint32(0x3c, true)));
  const smallSector = (number: number): Uint8Array => small.subarray(number << smallShift, (number + 1) << smallShift);
  const cutoff = view.getUint32(0x38, true);
  const contentOf = ({ sector: first, size }: Entry): Uint8Array =>
    size < cutoff ? joined(chain(first, smallTable).map(smallSector), size) : whole(first, size);
  // The streams of an undamaged file are together no larger than the file, and each entry is in one storage.
  return storageOf(root, { entries, contentOf, budget: { bytes: bytes.length }, seen: new Set() });
}

interface Directory {
  readonly entries: readonly Entry[];
  readonly contentOf: (entry: Entry) => Uint8Array;
  /** How many bytes the streams that were not read yet may have. */
  readonly budget: { bytes: number };
  /** The numbers of the entries that were met in a storage. */
  readonly seen: Set<number>;
}

function storageOf(root: Entry, directory: Directory): Storage {
  const { entries, contentOf, budget, seen } = directory;
  const streams = new Map<string, Uint8Array>();
  const storages = new Map<string, Entry>();
  for (const entry of childrenOf(root, entries, seen)) {
    const name = entry.name.toLowerCase();
    if (entry.type === storageType) storages.set(name, entry);
    if (entry.type !== streamType) continue;
    budget.bytes -= entry.size;
    if (budget.bytes < 0) throw damaged();
    streams.set(name, contentOf(entry));
  }
  return {
    streams,
    inside: [...storages.keys()],
    open(name) {
      const entry = storages.get(name);
      storages.delete(name);
      return entry && storageOf(entry, directory);
    },
  };
}

const damaged = (): Failure =>
  new Failure('corrupt_document', message('office.compoundDamaged', {}), {
    detail: message('advice.saveAgain', {}),
  });

/** For each sector, the next one of its chain. The header and a separate chain list the sectors of the table. */
function sectorTable(
  view: DataView,
  bytes: Uint8Array,
  sector: (number: number) => Uint8Array,
  sectorBytes: number,
): Uint32Array {
  const count = Math.ceil(bytes.length / sectorBytes);
  const numbers = Array.from({ length: 109 }, (_, index) => view.getUint32(0x4c + 4 * index, true));
  const seen = new Set<number>();
  for (let next = view.getUint32(0x44, true); next < firstSpecial && !seen.has(next) && next < count;) {
    seen.add(next);
    const more = numbersIn(sector(next));
    numbers.push(...more.subarray(0, -1));
    next = more.at(-1) ?? firstSpecial;
  }
  const parts = numbers.filter((number) => number < count).slice(0, count);
  return numbersIn(joined(parts.map(sector), parts.length * sectorBytes));
}

function numbersIn(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(4 * index, true));
}

/** A chain that is circular or leaves the table ends there. */
function chain(first: number, table: Uint32Array): readonly number[] {
  const sectors: number[] = [];
  const seen = new Set<number>();
  for (let next = first; next < table.length && !seen.has(next); next = table[next] ?? firstSpecial) {
    seen.add(next);
    sectors.push(next);
  }
  return sectors;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const length = Math.min(
    size,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (at >= length) break;
    whole.set(part.subarray(0, length - at), at);
    at += part.length;
  }
  return whole;
}

function entriesOf(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const count = Math.min(maxEntries, Math.floor(directory.length / entryBytes));
  return Array.from({ length: count }, (_, index) => {
    const at = index * entryBytes;
    const nameBytes = Math.min(62, Math.max(0, view.getUint16(at + 64, true) - 2));
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      sector: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** The children of a storage form a binary tree of siblings. */
function childrenOf(root: Entry, entries: readonly Entry[], seen: Set<number>): readonly Entry[] {
  const found: Entry[] = [];
  const open = [root.child];
  while (open.length > 0) {
    const number = open.pop() ?? firstSpecial;
    const entry = entries[number];
    if (!entry || seen.has(number)) continue;
    seen.add(number);
    found.push(entry);
    open.push(entry.left, entry.right);
  }
  return found;
}
