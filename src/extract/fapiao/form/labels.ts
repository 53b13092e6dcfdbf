/**
 * The labels on a page, whether they are spread over a cell or joined to a value, and the words that are left without them.
 *
 * The characters of a label follow each other in one row with nothing between them. They may be as far apart as
 * `widestGap`, because forms spread two characters over a whole cell.
 */
import type { Box } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { editDistance, type Glyph, glyphsOf, partOf } from './glyphs.ts';
import { rowsOf } from '../../layout/rows.ts';
import { boxAround } from '../../../geometry/rows.ts';

export interface LabelDefinition<Name extends string> {
  readonly name: Name;
  /** The ways in which forms print the label: half-width, without blanks and colon. */
  readonly variants: readonly string[];
  /** For labels that also occur in text: found only at the start of a word or with a colon behind it. */
  readonly standsAlone?: boolean;
}

export interface Label<Name extends string = string> {
  readonly name: Name;
  readonly box: Box;
  /** False where OCR read a character differently. */
  readonly exact: boolean;
}

export interface Labelled<Name extends string> {
  readonly labels: readonly Label<Name>[];
  /** Words without the labels in them. */
  readonly values: readonly Word[];
}

/** In heights of the characters. */
const widestGap = 7;

const heightOf = (glyph: Glyph): number => glyph.word.box[3] - glyph.word.box[1];

const spreadTooFar = (glyphs: readonly Glyph[]): boolean =>
  glyphs.some((glyph, index) => {
    const before = glyphs[index - 1];
    return before !== undefined && glyph.x0 - before.x1 > widestGap * Math.min(heightOf(before), heightOf(glyph));
  });

/** What may stand directly before a label: the vertical title of its block, ruled lines, punctuation. */
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

/** Matches with one wrong character, or two from eight characters on. Shorter labels than four characters have none. */
function closeMatches(text: string, variant: string): Match[] {
  const limit = variant.length >= 8 ? 2 : 1;
  if (variant.length < 4) return [];
  // Most rows have no character of most labels, which is quicker to see than an edit distance.
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

/** The parts of a word between the characters at `taken`, which belong to labels. */
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

/** One wording of a label. */
interface Variant<Name extends string> {
  readonly definition: LabelDefinition<Name>;
  readonly text: string;
}

/** A label in a row, and the glyphs that it takes from the words: its own and its colon. */
interface Claim<Name extends string> {
  readonly label: Label<Name>;
  readonly glyphs: readonly Glyph[];
}

function labelsInRow<Name extends string>(
  glyphs: readonly Glyph[],
  variants: readonly Variant<Name>[],
  tolerant: boolean,
): Claim<Name>[] {
  const rowText = glyphs.map((glyph) => glyph.char).join('');
  const used = new Set<Glyph>();
  const isLabel = ({ start, end, exact }: Match, definition: LabelDefinition<Name>): boolean => {
    const members = glyphs.slice(start, end);
    if (members.some((glyph) => used.has(glyph)) || spreadTooFar(members)) return false;
    return (exact && !definition.standsAlone) || standsAlone(glyphs, start, end);
  };
  const claims: Claim<Name>[] = [];
  for (const search of tolerant ? [exactMatches, closeMatches] : [exactMatches])
    for (const { definition, text } of variants)
      for (const match of search(rowText, text)) {
        if (!isLabel(match, definition)) continue;
        const { start, end, exact } = match;
        const boxes = glyphs.slice(start, end).map(({ x0, x1, word }): Box => [x0, word.box[1], x1, word.box[3]]);
        const taken = glyphs.slice(start, glyphs[end]?.char === ':' ? end + 1 : end);
        for (const glyph of taken) used.add(glyph);
        claims.push({ label: { name: definition.name, box: boxAround(boxes), exact }, glyphs: taken });
      }
  return claims;
}

/**
 * Finds `definitions` among `words`. Longer variants win over shorter ones inside them. With `tolerant` (for OCR) a label
 * may have a wrong, missing or extra character.
 */
export function labelsAmongWords<Name extends string>(
  words: readonly Word[],
  definitions: readonly LabelDefinition<Name>[],
  tolerant: boolean,
): Labelled<Name> {
  const variants = definitions
    .flatMap((definition) => definition.variants.map((text) => ({ definition, text })))
    .sort((a, b) => b.text.length - a.text.length);
  const claims = rowsOf(words).flatMap((row) => labelsInRow(glyphsOf(row.words), variants, tolerant));
  const taken = new Map<Word, Set<number>>();
  for (const { word, at } of claims.flatMap(({ glyphs }) => glyphs))
    taken.set(word, (taken.get(word) ?? new Set()).add(at));
  return {
    labels: claims.map(({ label }) => label),
    values: words.flatMap((word) => leftovers(word, taken.get(word) ?? new Set())),
  };
}
