/** Lines that are nothing but a heading: "MY CLIENT", "Customer Service". In large type they look like a name. */
import { squeezed } from '../labels/squeeze.ts';
import { languages } from '../languages/index.ts';
import { type Language, alternativesOf } from '../languages/language.ts';
import { type LabelMeaning, roleMeanings } from '../languages/table.ts';
import { legalForm } from '../values/names.ts';

/** Labels whose words headings of parties are made of. */
const headings: readonly LabelMeaning[] = [...roleMeanings, 'contact'];

const between = /[^\p{L}\p{M}\p{N}’']+/u;
const wordsIn = (text: string): string[] => text.split(between).map(squeezed).filter(Boolean);

function vocabularyOf({ labels, words }: Language): ReadonlySet<string> {
  const phrases = headings.flatMap((meaning) => labels[meaning]);
  const others = [words.besideHeadings, words.personTitles, words.joinsNames].flatMap(alternativesOf);
  return new Set([...phrases, ...others].flatMap(wordsIn));
}

/** Words of one language each: those of several together make names that none of them means. */
const vocabularies = languages.map(vocabularyOf);

/** Headings are no longer than this many words. */
const longest = 5;

/** Whether a line has only words of headings, all of one language. "Your Company" is what makers of forms print as a name. */
export function isHeadingLine(text: string): boolean {
  const words = wordsIn(text);
  if (words.length === 0 || words.length > longest || legalForm.test(text)) return false;
  return vocabularies.some((vocabulary) => words.every((word) => vocabulary.has(word)));
}
