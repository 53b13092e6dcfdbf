/**
 * Labels on a page, whatever way they are spread or glued, and the words that are left when they are taken away.
 *
 * The one rule: a label's characters follow each other in one row with nothing between them. How far apart they stand
 * does not matter up to `widestGap`, because forms spread two characters over a whole cell.
 */
import type { Box } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { editDistance, type Glyph, glyphsOf, partOf } from './glyphs.ts';
import { rowsOf } from '../../layout/rows.ts';
import { boxAround } from '../../../geometry/rows.ts';

export interface LabelDefinition<Name extends string> {
  readonly name: Name;
  /** Half width, without blanks and colon; any of them. */
  readonly variants: readonly string[];
  /** Only where the label stands by itself: at the start of a word, or with a colon behind it. For labels that also occur in text. */
  readonly standsAlone?: boolean;
}

export interface Label<Name extends string = string> {
  readonly name: Name;
  readonly box: Box;
  /** False where a character was read differently (OCR). */
  readonly exact: boolean;
}

export interface Labelled<Name extends string> {
  readonly labels: readonly Label<Name>[];
  /** Words without the labels in them. */
  readonly values: readonly Word[];
}

/** Times the glyphs' height. */
const widestGap = 7;

const heightOf = (glyph: Glyph): number => glyph.word.box[3] - glyph.word.box[1];

const spreadTooFar = (glyphs: readonly Glyph[]): boolean =>
  glyphs.some((glyph, index) => {
    const before = glyphs[index - 1];
    return before !== undefined && glyph.x0 - before.x1 > widestGap * Math.min(heightOf(before), heightOf(glyph));
  });

/** Text that stands before a label without being part of it: the vertical title of its block, ruled lines, punctuation. */
const margin = /[购买销售方信息单位备注:|()*[\]、,.]/;

function standsAlone(glyphs: readonly Glyph[], start: number, end: number): boolean {
  const first = glyphs[start];
  const before = glyphs[start - 1];
  if (!first || !before) return true;
  if (glyphs[end]?.char === ':') return true;
  return first.x0 - before.x1 > 0.6 * heightOf(first) || margin.test(before.char);
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly exact: boolean;
}

function exactMatches(text: string, variant: string): Match[] {
  const matches: Match[] = [];
  for (let start = text.indexOf(variant); start >= 0; start = text.indexOf(variant, start + 1))
    matches.push({ start, end: start + variant.length, exact: true });
  return matches;
}

/** One wrong character in four, for labels of four characters and more. */
function closeMatches(text: string, variant: string): Match[] {
  const limit = variant.length >= 8 ? 2 : 1;
  if (variant.length < 4) return [];
  // Most rows hold nothing of most labels: that is seen without measuring distances.
  const present = Array.from(variant).filter((char) => text.includes(char)).length;
  if (present < variant.length - limit) return [];
  const found: (Match & { distance: number })[] = [];
  for (const length of [variant.length, variant.length - 1, variant.length + 1])
    for (let start = 0; start + length <= text.length; start++) {
      const piece = text.slice(start, start + length);
      const distance = editDistance(piece, variant, limit);
      if (distance <= limit) found.push({ start, end: start + length, exact: false, distance });
    }
  return found.sort((a, b) => a.distance - b.distance);
}

/** What is left of a word when the characters at `taken` are labels. */
function leftovers(word: Word, taken: ReadonlySet<number>): Word[] {
  if (taken.size === 0) return [word];
  const parts: Word[] = [];
  let start = 0;
  for (let at = 0; at <= word.text.length; at++) {
    if (at < word.text.length && !taken.has(at)) continue;
    if (at > start) parts.push(partOf(word, start, at));
    start = at + 1;
  }
  return parts.filter((part) => /[^\s:：;,，.。()（）|]/.test(part.text));
}

/**
 * Finds `definitions` among `words`. Longer variants win over shorter ones inside them. With `tolerant` (OCR) a label
 * may have a wrong, missing or extra character.
 */
export function labelsAmongWords<Name extends string>(
  words: readonly Word[],
  definitions: readonly LabelDefinition<Name>[],
  tolerant: boolean,
): Labelled<Name> {
  const variants = definitions
    .flatMap((definition) => definition.variants.map((variant) => ({ definition, variant })))
    .sort((a, b) => b.variant.length - a.variant.length);
  const labels: Label<Name>[] = [];
  const taken = new Map<Word, Set<number>>();
  for (const row of rowsOf(words)) {
    const glyphs = glyphsOf(row.words);
    const text = glyphs.map((glyph) => glyph.char).join('');
    const used = new Set<number>();
    for (const search of tolerant ? [exactMatches, closeMatches] : [exactMatches])
      for (const { definition, variant } of variants)
        for (const { start, end, exact } of search(text, variant)) {
          const members = glyphs.slice(start, end);
          if (members.some((_, index) => used.has(start + index)) || spreadTooFar(members)) continue;
          if ((definition.standsAlone || !exact) && !standsAlone(glyphs, start, end)) continue;
          const colon = glyphs[end]?.char === ':' ? 1 : 0;
          for (let index = start; index < end + colon; index++) {
            used.add(index);
            const glyph = glyphs[index];
            if (glyph) taken.set(glyph.word, (taken.get(glyph.word) ?? new Set()).add(glyph.at));
          }
          const boxes = members.map(({ x0, x1, word }): Box => [x0, word.box[1], x1, word.box[3]]);
          labels.push({ name: definition.name, box: boxAround(boxes), exact });
        }
  }
  return { labels, values: words.flatMap((word) => leftovers(word, taken.get(word) ?? new Set())) };
}
