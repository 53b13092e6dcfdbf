import { bg } from './bg.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { de } from './de.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { es } from './es.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';
import { da } from './da.ts';
import { no } from './no.ts';
import { fi } from './fi.ts';
import { pl } from './pl.ts';
import { cs } from './cs.ts';
import { ro } from './ro.ts';
import { hu } from './hu.ts';
import { sk } from './sk.ts';
import { hr } from './hr.ts';
import { sl } from './sl.ts';
import { tr } from './tr.ts';
import { lv } from './lv.ts';
import { lt } from './lt.ts';
import { et } from './et.ts';
import { ca } from './ca.ts';
import { id } from './id.ts';

/** Every language that pages are drawn in. A language is added by one file and one line here. */
export const languages = {
  en,
  de,
  fr,
  it,
  es,
  nl,
  pt,
  sv,
  da,
  no,
  fi,
  pl,
  cs,
  ro,
  hu,
  sk,
  hr,
  sl,
  tr,
  lv,
  lt,
  et,
  ca,
  id,
  bg,
  el,
};

export type LanguageCode = keyof typeof languages;
