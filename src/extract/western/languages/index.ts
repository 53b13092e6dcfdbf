/** The languages that documents are read in. */
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { Language, Words } from './language.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';

export const languages: readonly Language[] = [en, de, fr, es, it, nl, pt];

/** Words of a kind in all languages, as alternatives of a regular expression. */
export const wordsOf = (kind: keyof Words): string =>
  [...new Set(languages.flatMap(({ words }) => words[kind] || []))].join('|');
