/**
 * Labels of the languages that a document is in.
 *
 * Two dozen languages have short labels that are common words or names in the others: "Do" is Polish for the buyer, "de"
 * French for the seller, "Base" Spanish for the net amount. Such a label counts only in a document of its language.
 * Names of taxes and of registers stand on invoices in any language ("MwSt." on an English one), and so do "www" and "net":
 * they always count.
 */
import type { LabelMeaning } from '../languages/table.ts';
import type { LabelHit } from './match.ts';

/** Languages of labels, with how many letters of labels each has; a label of several languages counts for each in part. */
export function languagesOf(labels: Iterable<readonly LabelHit[]>): ReadonlyMap<string, number> {
  const letters = new Map<string, number>();
  for (const hits of labels) {
    for (const hit of hits) {
      const share = hit.length / hit.languages.length;
      for (const language of hit.languages) letters.set(language, (letters.get(language) ?? 0) + share);
    }
  }
  return letters;
}

/** Labels of more letters are hardly words of another language. */
const longestShort = 4;

/** A language with this share of the letters of the first one is another of the document's languages. */
const alsoSpoken = 0.3;

const inAnyLanguage: ReadonlySet<LabelMeaning> = new Set([
  'number',
  'otherNumber',
  'purchaseOrder',
  'tax',
  'taxId',
  'iban',
  'contact',
  'net',
]);

/** The labels without short ones of languages that the document is not in. */
export function withoutForeign<Place>(
  labels: ReadonlyMap<Place, readonly LabelHit[]>,
): ReadonlyMap<Place, readonly LabelHit[]> {
  const letters = languagesOf(labels.values());
  const least = alsoSpoken * Math.max(0, ...letters.values());
  const isSpoken = (language: string): boolean => (letters.get(language) ?? 0) >= least;
  const counts = ({ length, languages, meanings }: LabelHit): boolean =>
    length > longestShort || languages.some(isSpoken) || meanings.every((meaning) => inAnyLanguage.has(meaning));
  return new Map([...labels].map(([place, hits]) => [place, hits.every(counts) ? hits : hits.filter(counts)]));
}
