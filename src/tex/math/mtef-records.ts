/**
 * The records of MTEF, the binary form of equations of Microsoft's Equation Editor (version 3) and MathType (version 5).
 *
 * Source: Design Science, "MathType MTEF v.3" and "MathType MTEF v.5", storage format of equations.
 */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export interface MtefCharacter {
  readonly kind: 'character';
  readonly text: string;
  /** The style of the character: 1 text, 2 function, 3 variable, 7 vector and so on; other numbers are fonts. */
  readonly typeface: number;
  readonly embellishments: readonly number[];
}
export interface MtefTemplate {
  readonly kind: 'template';
  readonly selector: number;
  readonly variation: number;
  readonly parts: readonly MtefRecord[];
}
/** The items of a line; a placeholder of a template that is not shown has none. */
export interface MtefLine {
  readonly kind: 'line';
  readonly items: readonly MtefRecord[];
}
export interface MtefPile {
  readonly kind: 'pile';
  readonly lines: readonly MtefRecord[];
}
export interface MtefMatrix {
  readonly kind: 'matrix';
  readonly columns: number;
  readonly cells: readonly MtefRecord[];
}
export type MtefRecord = MtefCharacter | MtefTemplate | MtefLine | MtefPile | MtefMatrix;

export interface Mtef {
  readonly version: 3 | 5;
  readonly records: readonly MtefRecord[];
}

/** A longer or deeper equation is damaged: nobody writes it by hand. */
const maxBytes = 256 * 1024;
const maxDepth = 40;

const nudged = 8;
const end = 0;

interface Reading {
  readonly version: 3 | 5;
  readonly bytes: Uint8Array;
  at: number;
}

/** `bytes` begin with the header of MTEF. Throws `corrupt_document` for what is damaged, or not described. */
export function readMtef(bytes: Uint8Array): Mtef {
  const version = bytes[0];
  if (bytes.length > maxBytes || (version !== 3 && version !== 5)) throw unreadable();
  const reading: Reading = { version, bytes, at: 5 };
  // Version 5 adds the name of the program and whether the equation is in a line of text.
  if (version === 5) {
    skipText(reading);
    byte(reading);
  }
  return { version, records: list(reading, 0) };
}

/** What is no equation, or has parts whose meaning is not known. */
export const unreadable = (): Failure => new Failure('corrupt_document', message('tex.oddEquation', {}));

function byte(reading: Reading): number {
  const value = reading.bytes[reading.at];
  if (value === undefined) throw unreadable();
  reading.at += 1;
  return value;
}

const short = (reading: Reading): number => byte(reading) | (byte(reading) << 8);
/** One byte, or 255 and two bytes. */
function count(reading: Reading): number {
  const value = byte(reading);
  return value === 255 ? short(reading) : value;
}

function skip(reading: Reading, bytes: number): void {
  reading.at += bytes;
  if (reading.at > reading.bytes.length) throw unreadable();
}

function skipText(reading: Reading): void {
  while (byte(reading) !== 0);
}

/** The records up to the end mark. */
function list(reading: Reading, depth: number): readonly MtefRecord[] {
  if (depth > maxDepth) throw unreadable();
  const records: MtefRecord[] = [];
  for (;;) {
    const tag = byte(reading);
    const type = typeOf(tag, reading);
    if (type === end) return records;
    const read = readers[type];
    if (read) records.push(read(reading, optionsOf(tag, reading), depth + 1));
    else skipRecord(type, reading);
  }
}

const typeOf = (tag: number, { version }: Reading): number => (version === 3 ? tag & 15 : tag);

/** Version 3 has the options in the upper half of the tag, version 5 in a byte of their own; then the nudge follows. */
function optionsOf(tag: number, reading: Reading): number {
  const options = reading.version === 3 ? tag >> 4 : byte(reading);
  // Small nudges have two bytes. Others begin with 128, 128.
  if ((options & nudged) !== 0) {
    const [across, down] = [byte(reading), byte(reading)];
    if (across === 128 && down === 128) skip(reading, 4);
  }
  return options;
}

const readers: Readonly<Record<number, (reading: Reading, options: number, depth: number) => MtefRecord>> = {
  1(reading, options, depth) {
    if ((options & 4) !== 0) skip(reading, 2);
    if ((options & 2) !== 0) skipRuler(reading);
    return { kind: 'line', items: (options & 1) === 0 ? list(reading, depth) : [] };
  },
  2: readCharacter,
  3(reading, _, depth) {
    const selector = byte(reading);
    const first = byte(reading);
    const isLong = reading.version === 5 && first >= 128;
    const variation = isLong ? (first & 127) | (byte(reading) << 8) : first;
    skip(reading, 1);
    return { kind: 'template', selector, variation, parts: list(reading, depth) };
  },
  4(reading, options, depth) {
    skip(reading, 2);
    if ((options & 2) !== 0) skipRuler(reading);
    return { kind: 'pile', lines: list(reading, depth) };
  },
  5(reading, _, depth) {
    skip(reading, 3);
    const [rows, columns] = [byte(reading), byte(reading)];
    // Two bits for each line between rows or columns, and around them.
    skip(reading, Math.ceil((rows + 1) / 4) + Math.ceil((columns + 1) / 4));
    const cells = list(reading, depth);
    if (cells.length !== rows * columns) throw unreadable();
    return { kind: 'matrix', columns, cells };
  },
};

function readCharacter(reading: Reading, options: number): MtefRecord {
  const { version } = reading;
  const typeface = (version === 5 ? count(reading) : byte(reading)) - 128;
  // Without its code, the meaning of a character depends on a font.
  if (version === 5 && (options & 0x20) !== 0) throw unreadable();
  const text = String.fromCharCode(short(reading));
  if (version === 5) skip(reading, ((options & 4) === 0 ? 0 : 1) + ((options & 16) === 0 ? 0 : 2));
  const isEmbellished = (options & (version === 5 ? 1 : 2)) !== 0;
  return { kind: 'character', text, typeface, embellishments: isEmbellished ? readEmbellishments(reading) : [] };
}

function readEmbellishments(reading: Reading): readonly number[] {
  const embellishments: number[] = [];
  for (;;) {
    const tag = byte(reading);
    const type = typeOf(tag, reading);
    if (type === end) return embellishments;
    if (type !== 6) throw unreadable();
    optionsOf(tag, reading);
    embellishments.push(byte(reading));
  }
}

function skipRuler(reading: Reading): void {
  if ((byte(reading) & 15) !== 7) throw unreadable();
  skip(reading, 3 * byte(reading));
}

/** Sizes, colours and fonts, which do not change the meaning. */
function skipRecord(type: number, reading: Reading): void {
  if (type >= 10 && type <= 14) return;
  if (type === 9) return skipSize(reading);
  if (type === 8) return skipFont(reading);
  if (reading.version === 3) throw unreadable();
  if (type >= 100) return skip(reading, count(reading));
  const skipDefinition = definitions[type];
  if (!skipDefinition) throw unreadable();
  skipDefinition(reading);
}

function skipSize(reading: Reading): void {
  const first = byte(reading);
  skip(reading, sizeBytes[first] ?? 1);
}
/** How many bytes follow the first one of a size: an explicit size, a large difference; else a small one. */
const sizeBytes: Readonly<Record<number, number>> = { 101: 2, 100: 3 };

function skipFont(reading: Reading): void {
  count(reading);
  skip(reading, 1);
  if (reading.version === 3) skipText(reading);
}

const definitions: Readonly<Record<number, (reading: Reading) => void>> = {
  15: (reading) => void count(reading),
  16(reading) {
    const options = byte(reading);
    skip(reading, (options & 1) === 0 ? 6 : 8);
    if ((options & 4) !== 0) skipText(reading);
  },
  17(reading) {
    count(reading);
    skipText(reading);
  },
  18(reading) {
    skip(reading, 1);
    skipDimensions(reading);
    skipDimensions(reading);
    for (let styles = byte(reading); styles > 0; styles--) if (count(reading) !== 0) skip(reading, 1);
  },
  19: skipText,
};

/** Numbers as half bytes, each ended by 15. */
function skipDimensions(reading: Reading): void {
  for (let left = byte(reading); left > 0;) {
    const both = byte(reading);
    if (both >> 4 === 15) left -= 1;
    if (left > 0 && (both & 15) === 15) left -= 1;
  }
}
