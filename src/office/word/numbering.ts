/** Numbering definitions (ECMA-376 17.9) and the running count that gives every numbered paragraph its label. */
import { child, children, type XmlNode } from '../../documents/xml.ts';
import { attribute, integerOf, valueOf } from '../nodes.ts';

export interface Level {
  /** w:numFmt: decimal, lowerLetter, bullet, chineseCounting, … */
  readonly format: string;
  /** The label with the counts of the levels, `%1.%2)`; for a bullet its character. */
  readonly pattern: string;
  readonly start: number;
}

/** The position of a paragraph in its list. */
export interface ListPlace {
  readonly id: string;
  /** 0–8. */
  readonly level: number;
  readonly definition: Level;
  /** The count at this level. */
  readonly count: number;
  /** As printed: `2.1)`. */
  readonly label: string;
}

export interface Numbering {
  /** Counts: call it once for each paragraph, in the order of the document. Undefined without a number or bullet. */
  next(id: string | undefined, level: number): ListPlace | undefined;
}

interface Definition {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels whose count restarts with this w:num. */
  readonly restarts: ReadonlyMap<number, number>;
}

export function readNumbering(root: XmlNode | undefined): Numbering {
  const definitions = root ? readDefinitions(root) : new Map<string, Definition>();
  const counts = new Map<string, number[]>();
  const restarted = new Set<string>();
  return {
    next(id, level) {
      const definition = id === undefined || id === '0' ? undefined : definitions.get(id);
      if (id === undefined || !definition || level < 0 || level > 8) return undefined;
      const at = definition.levels.get(level);
      if (!at || at.format === 'none') return undefined;
      const running = counts.get(definition.abstractId) ?? [];
      counts.set(definition.abstractId, running);
      const before = running[level];
      const restart = restarted.has(`${id}/${level}`) ? undefined : definition.restarts.get(level);
      restarted.add(`${id}/${level}`);
      const count = restart ?? (before === undefined ? at.start : before + 1);
      running[level] = count;
      running.length = level + 1;
      const label = at.format === 'bullet' ? at.pattern : printed(at.pattern, running, definition.levels);
      return { id, level, definition: at, count, label };
    },
  };
}

function readDefinitions(root: XmlNode): ReadonlyMap<string, Definition> {
  const abstracts = new Map<string, ReadonlyMap<number, Level>>();
  for (const node of children(root, 'abstractNum'))
    abstracts.set(attribute(node, 'abstractNumId') ?? '', readLevels(node));
  const found = new Map<string, Definition>();
  for (const node of children(root, 'num')) {
    const id = attribute(node, 'numId');
    const abstractId = valueOf(node, 'abstractNumId') ?? '';
    if (id === undefined) continue;
    const levels = new Map(abstracts.get(abstractId));
    const restarts = new Map<number, number>();
    for (const override of children(node, 'lvlOverride')) {
      const level = integerOf(attribute(override, 'ilvl')) ?? 0;
      for (const [number, given] of readLevels(override)) levels.set(number, given);
      const start = integerOf(valueOf(override, 'startOverride'));
      if (start !== undefined) restarts.set(level, start);
    }
    found.set(id, { abstractId, levels, restarts });
  }
  return found;
}

function readLevels(node: XmlNode): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of children(node, 'lvl')) {
    const number = integerOf(attribute(level, 'ilvl')) ?? 0;
    const text = child(level, 'lvlText');
    levels.set(number, {
      format: valueOf(level, 'numFmt') ?? 'decimal',
      pattern: (text && attribute(text, 'val')) ?? '',
      start: integerOf(valueOf(level, 'start')) ?? 1,
    });
  }
  return levels;
}

const printed = (pattern: string, counts: readonly number[], levels: ReadonlyMap<number, Level>): string =>
  pattern.replaceAll(/%([1-9])/g, (_whole, digit: string) => {
    const level = Number(digit) - 1;
    const definition = levels.get(level);
    return inFormat(counts[level] ?? definition?.start ?? 1, definition?.format ?? 'decimal');
  });

/** A count as w:numFmt prints it. Like in Word, an unknown format prints decimals. */
export function inFormat(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCodePoint(0x245f + count) : String(count);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCountingThousand':
      return chinese(count);
    default:
      return String(count);
  }
}

/** a … z, aa, bb, …: Word repeats the letter. */
const letters = (count: number): string =>
  count < 1 ? String(count) : String.fromCodePoint(97 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 20));

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = count;
  let text = '';
  for (const [value, sign] of signs) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

function chinese(count: number): string {
  if (count < 1 || count > 99) return String(count);
  const digits = '〇一二三四五六七八九';
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  return (tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`) + (ones === 0 ? '' : (digits[ones] ?? ''));
}
