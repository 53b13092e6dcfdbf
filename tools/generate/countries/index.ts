import type { Country } from '../country.ts';
import type { LanguageCode } from '../languages/index.ts';
import { easternCountries } from './eastern.ts';
import { englishCountries } from './english.ts';
import { germanicCountries } from './germanic.ts';
import { romanceCountries } from './romance.ts';
import { southeasternCountries } from './southeastern.ts';

const countries: readonly Country[] = [
  ...englishCountries,
  ...germanicCountries,
  ...romanceCountries,
  ...easternCountries,
  ...southeasternCountries,
];

export const countriesOf = (language: LanguageCode): readonly Country[] =>
  countries.filter((country) => country.language === language);
