/**
 * Finds labels in a piece of text.
 *
 * The longest phrase at a word's start wins ("total incl. VAT" is not a "total"). A phrase may stand in several
 * languages and meanings at once; which one counts is for the reader of the hit.
 */
import { languages } from '../languages/index.ts';
import type { Language } from '../languages/language.ts';
import { remembered } from './remembered.ts';
import { squeeze } from './squeeze.ts';
import { type ColumnMeaning, type LabelMeaning, columnMeanings, labelMeanings } from '../languages/table.ts';

export interface PhraseHit<Meaning> {
  readonly meanings: readonly Meaning[];
  /** Languages that have the phrase. */
  readonly languages: readonly string[];
  /** Squeezed length of the phrase: how specific it is. */
  readonly length: number;
  /** Where the label stands in the text: [start, end). */
  readonly start: number;
  readonly end: number;
}

interface Phrase<Meaning> {
  readonly meanings: Set<Meaning>;
  readonly languages: Set<string>;
}

function index<Meaning extends string>(
  meanings: readonly Meaning[],
  phrasesOf: (language: Language) => Readonly<Record<Meaning, readonly string[]>>,
): Map<string, Phrase<Meaning>> {
  const phrases = new Map<string, Phrase<Meaning>>();
  for (const language of languages) {
    const own = phrasesOf(language);
    for (const meaning of meanings) {
      for (const phrase of own[meaning]) {
        const key = squeeze(phrase).text;
        const known = phrases.get(key) ?? { meanings: new Set(), languages: new Set() };
        known.meanings.add(meaning);
        known.languages.add(language.code);
        phrases.set(key, known);
      }
    }
  }
  return phrases;
}

/** Phrases, and how long those are that begin with two characters: most places of a text begin none. */
interface Lexicon<Meaning> {
  readonly phrases: ReadonlyMap<string, Phrase<Meaning>>;
  /** Longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

function lexicon<Meaning>(phrases: ReadonlyMap<string, Phrase<Meaning>>): Lexicon<Meaning> {
  const lengths = new Map<string, number[]>();
  for (const key of phrases.keys()) {
    const start = key.slice(0, 2);
    const known = lengths.get(start);
    if (!known) lengths.set(start, [key.length]);
    else if (!known.includes(key.length)) known.push(key.length);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  return { phrases, lengths };
}

/** Thousands of phrases: put in order for the first text that is searched, not for those who read other documents. */
function searchIn<Meaning>(read: () => Lexicon<Meaning>): (text: string) => readonly PhraseHit<Meaning>[] {
  let known: Lexicon<Meaning> | undefined;
  return remembered((text) => search(text, (known ??= read())));
}

const letter = /\p{L}/u;
const digit = /\d/;

/** A word may start here: nothing, a blank or a sign stands before, or the kind of character changes. */
function startsWord(original: string, at: number): boolean {
  const before = original[at - 1];
  if (before === undefined || !/[\p{L}\p{N}]/u.test(before)) return true;
  const here = original[at] ?? '';
  return digit.test(before) !== digit.test(here) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(here));
}

function endsWord(original: string, last: number): boolean {
  const here = original[last] ?? '';
  const next = original[last + 1];
  // The sign of ordinals counts as a letter, and ends labels ("Nota nº").
  if (next === undefined || !/[\p{L}\p{N}]/u.test(next) || /[ºª]/.test(next)) return true;
  if (letter.test(here) && letter.test(next)) return /\p{Ll}/u.test(here) && /\p{Lu}/u.test(next);
  return true;
}

const compounds = languages.flatMap((language) => language.compounds ?? []);

/** German compounds end in what they are: a Mietrechnung is a Rechnung. Only as a title, at the start of the text. */
const isCompoundHead = (characters: string, from: number): boolean =>
  compounds.some(
    ({ heads, notAfter }) =>
      heads.some((head) => characters.startsWith(head, from)) &&
      !notAfter.some((other) => characters.slice(0, from).endsWith(other)),
  );

/** Phrases this short are parts of identifiers too ("RE-20140522"). */
const shortest = 3;

/** A rate may follow at once, since recognition loses blanks: "VAT20%", "I.V.A.22 %". */
const rateBehind = /^\.?\d{1,2}(?:[.,]\d+)?\s?%/;

const standsAlone = (original: string, start: number, last: number): boolean => {
  const behind = original.slice(last + 1);
  const isIdentifier = /^[-/_]|^\.\d|^\d{2}/.test(behind) && !rateBehind.test(behind);
  return !/[-/_.\p{L}\p{N}]/u.test(original[start - 1] ?? ' ') && !isIdentifier;
};

function search<Meaning>(text: string, { phrases, lengths }: Lexicon<Meaning>): PhraseHit<Meaning>[] {
  const { text: characters, origin } = squeeze(text);
  const hits: PhraseHit<Meaning>[] = [];
  for (let from = 0; from < characters.length; from++) {
    const here = lengths.get(characters.slice(from, from + 2)) ?? lengths.get(characters.charAt(from));
    if (!here) continue;
    const start = origin[from] ?? 0;
    if (!startsWord(text, start) && !(isCompoundHead(characters, from) && /^\P{L}*\p{L}*$/u.test(text.slice(0, start))))
      continue;
    for (const length of here) {
      const to = from + length;
      if (to > characters.length) continue;
      const phrase = phrases.get(characters.slice(from, to));
      const last = origin[to - 1] ?? start;
      if (!phrase || !endsWord(text, last)) continue;
      if (to - from <= shortest && !standsAlone(text, start, last)) continue;
      hits.push({
        meanings: [...phrase.meanings],
        languages: [...phrase.languages],
        length: to - from,
        start,
        end: last + 1,
      });
      from = to - 1;
      break;
    }
  }
  return hits;
}

export type LabelHit = PhraseHit<LabelMeaning>;
export type ColumnHit = PhraseHit<ColumnMeaning>;

/** Letters that recognition reads as signs and digits amid letters: "Tota!", "T0TAL", "0rg.nr", "KVITT0". Same length, so places hold. */
export const mendLetters = (text: string): string =>
  text
    .replace(/(?<=\p{L})[!|](?=[\p{L}\s:.]|$)/gu, 'l')
    .replace(/(?<=\p{L})1(?=\p{L})/gu, 'l')
    .replace(/(?<=\p{L})0(?=\p{L})|(?<![\p{L}\d])0(?=\p{L}{2})|(?<=\p{L}{3})0(?![\p{L}\d])/gu, 'o')
    .replace(/(?<=\p{L})5(?=\p{L})/gu, 's');

export const labelsInText: (text: string) => readonly LabelHit[] = searchIn(() =>
  // The number of an invoice that is cancelled is one more that is not the document's own.
  lexicon(
    index(labelMeanings, ({ labels }) => ({
      ...labels,
      otherNumber: [...labels.otherNumber, ...labels.precedingNumber],
    })),
  ),
);
export const findColumns: (text: string) => readonly ColumnHit[] = searchIn(() =>
  lexicon(index(columnMeanings, ({ columns }) => columns)),
);
