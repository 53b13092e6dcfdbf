/** The languages that documents are read in. */
import { bg } from './bg.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { et } from './et.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { hr } from './hr.ts';
import { hu } from './hu.ts';
import { it } from './it.ts';
import { alternativesOf, type Language, type Words } from './language.ts';
import { lt } from './lt.ts';
import { lv } from './lv.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { sk } from './sk.ts';
import { sl } from './sl.ts';
import { sv } from './sv.ts';
import { tr } from './tr.ts';

/** Where two countries are as likely, the one listed first counts. */
// prettier-ignore
export const languages: readonly Language[] = [
  en, de, fr, es, it, nl, pt, pl, cs, sv, da, nb, fi, hu, ro, hr, sl, tr, lt, lv, et, sk, bg, el,
];

/** Words of a kind in all languages, as alternatives of a regular expression; those that languages share are there once. */
export const wordsOf = (kind: keyof Words): string =>
  [...new Set(languages.flatMap(({ words }) => alternativesOf(words[kind])))].join('|');

/** Alternatives that are no part of a longer word in any alphabet; `\b` knows English letters only. Needs the flag `u`. */
export const wholeWords = (alternatives: string): string =>
  String.raw`(?<![\p{L}\d_])(?:${alternatives})(?![\p{L}\d_])`;

/**
 * What `\W` is in English, in every alphabet with capitals: no letter, no digit and no underscore. Letters without case,
 * Chinese ones say, count as signs. Needs the flag `u`.
 */
export const noWord = String.raw`[^\p{Lu}\p{Ll}\d_]`;

/** Nothing but signs and blanks. */
export const signsAlone = new RegExp(`^${noWord}*$`, 'u');

/** A digit before any letter. */
export const digitFirst = new RegExp(String.raw`^${noWord}*\d`, 'u');

const currencies = languages.flatMap((language) => language.currencies);
const alternatives = (found: typeof currencies): string => [...new Set(found.map(({ word }) => word))].join('|');

/** Words for money as they stand beside amounts, as alternatives of a regular expression with case. */
export const currencyWords = alternatives(currencies.filter(({ onlyIn }) => onlyIn === undefined));

/** Words that are money in a few countries alone, and mostly letters of something else: "R" in South Africa. */
export const regionalCurrencyWords = alternatives(currencies.filter(({ onlyIn }) => onlyIn !== undefined));
