import type { LanguageCode } from './languages/index.ts';

/** What is written before the name of a person, as a part of it. */
export const titlesOfPersons: Partial<Record<LanguageCode, string>> = {
  en: 'Mr|Mrs|Ms|Miss|Dr.|Mr.|Mrs.|Mr. & Mrs.|Prof.|The Estate of',
  de: 'Frau|Herr|Herrn|Familie|Dr.|Eheleute|Frau Dr.|Herr Mag.',
  fr: 'Mme|M.|Monsieur|Madame|M. et Mme|Dr|Maître',
  it: 'Sig.|Sig.ra|Dott.|Geom.|Gent.le Sig.|Avv.|Arch.',
  es: 'D.|Dña.|Sr.|Sra.|Don|Doña|Sr. D.',
  nl: 'Fam.|Dhr.|Mevr.|De heer|Mevrouw',
  pt: 'Sr.|Sra.|Dr.|Dra.|Exmo. Sr.|D.',
  pl: 'Pan|Pani|Państwo|dr',
  cs: 'Ing.|Mgr.|pan|paní',
  sk: 'Ing.|Mgr.|pán|pani',
  hr: 'gosp.|gđa',
  tr: 'Sayın|Sn.',
  ro: 'Dl.|Dna.',
  ca: 'Sr.|Sra.',
  id: 'Bapak|Ibu|Bpk.',
};
