/**
 * Letters that no language here is written in: Arabic, Hebrew, kana, and Cyrillic and Greek of languages without a file.
 * Their words say nothing to this reader.
 *
 * Russian, Serbian and others share most letters with Bulgarian: a document is in Bulgarian where letters of the others
 * are rare and labels stand that only Bulgarian has.
 */
import type { Reading } from '../reading.ts';
import type { Survey } from './candidates/survey.ts';
import { squeezed } from './labels/squeeze.ts';
import { languages } from './languages/index.ts';
import type { Alphabet } from './languages/language.ts';

const anyLetter = /\p{L}/gu;
const maybeUnread = /(?![\p{Script=Latin}\p{Script=Han}])\p{L}/gu;
const wordMaybeUnread = /(?:(?![\p{Script=Latin}\p{Script=Han}])\p{L}){3,40}/gu;

/** Up to this share of such letters a document can be read: a bilingual one has its names and addresses in both. */
const mostUnread = 0.5;

/** So small a share of another language's letters may be that of a name. Text in it has several times as many. */
const mostOfOthers = 0.01;

/** A single label may be a word of another language too. */
const leastLabels = 2;

/** Shorter labels are abbreviations, which other languages use as well. */
const shortestLabel = 3;

interface WithAlphabet {
  readonly code: string;
  readonly alphabet: Alphabet;
  readonly shared: ReadonlySet<string>;
}

const withAlphabet: readonly WithAlphabet[] = languages.flatMap(({ code, alphabet }) =>
  alphabet ? [{ code, alphabet, shared: new Set(alphabet.sharedLabels.map(squeezed)) }] : [],
);

/** Labels of a language in the document that no other language in its alphabet has, each once. */
function tellingLabels({ labels }: Survey, { code, shared }: WithAlphabet): ReadonlySet<string> {
  const found = [...labels].flatMap(([{ text }, hits]) =>
    hits.filter(({ languages: of }) => of.includes(code)).map(({ start, end }) => squeezed(text.slice(start, end))),
  );
  return new Set(found.filter((label) => label.length >= shortestLabel && !shared.has(label)));
}

function isWrittenIn(language: WithAlphabet, letters: readonly string[], survey: Survey): boolean {
  const { letters: own, others } = language.alphabet;
  const ofAlphabet = letters.filter((letter) => own.test(letter));
  const ofOthers = ofAlphabet.filter((letter) => others?.test(letter) ?? false);
  return ofOthers.length <= mostOfOthers * ofAlphabet.length && tellingLabels(survey, language).size >= leastLabels;
}

const matchesIn = (pattern: RegExp, texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.match(pattern) ?? []);

/** Adds a word that could not be read to the facts where most of the text is such words. */
export function withUnreadLetters(reading: Reading, survey: Survey): Reading {
  const { layout } = survey;
  const texts = layout.lines.map(({ text }) => text);
  const others = matchesIn(maybeUnread, texts);
  if (others.length === 0) return reading;
  const most = mostUnread * matchesIn(anyLetter, texts).length;
  if (others.length <= most) return reading;
  const written = withAlphabet.filter((language) => isWrittenIn(language, others, survey));
  const unread = others.filter((letter) => !written.some(({ alphabet }) => alphabet.letters.test(letter)));
  if (unread.length <= most) return reading;
  const letters = new Set(unread);
  const wordIn = (text: string): string | undefined =>
    text.match(wordMaybeUnread)?.find((word) => Array.from(word).every((letter) => letters.has(letter)));
  const line = layout.lines.find(({ text }) => wordIn(text) !== undefined);
  const word = line && wordIn(line.text);
  if (!line || word === undefined) return reading;
  const { page, box } = line;
  const unreadLetters = { value: word, confidence: 1, method: layout.method, page, box, text: line.text };
  return { ...reading, facts: { ...reading.facts, unreadLetters } };
}
