/**
 * What a line of a postal address looks like, in the countries whose documents are read.
 *
 * No line is an address for certain: kinds are combined by candidates/party-texts.ts.
 */
import { remembered } from '../labels/remembered.ts';
import { languages, wholeWords, wordsOf } from '../languages/index.ts';

export type AddressLine = 'postal' | 'street' | 'country' | undefined;

/** A post code with its town, or one that no other number looks like, as several countries write it. */
const manyCountries: readonly RegExp[] = [
  /^(?:[A-Z]{1,3}[- ])?\d{5}(?:-\d{3})?,?\s+\p{L}[\p{L}.'’() -]{2,}/u,
  /(?:^|[,•·|–-]\s*|\s)(?:[A-Z]{1,2}-)?\d{5},?\s+\p{Lu}[\p{L}.'’ -]{2,}/u,
  /^(?:[A-Z]{1,2}[- ])?\d{4}\s+\p{Lu}\p{L}[\p{L}.'’() -]+$/u,
  /^(?:[A-Z]{1,2}-)?\d{3} \d{2}\s+\p{Lu}\p{L}{2,}[\p{L} ]*$/u,
  /\p{L}{3,}[,. -]+(?:\d{3}\s?\d{3}|\d{5}(?:-\d{4})?)\.?$/u,
  /\bSTADT\s+\d/i,
  /\p{L}{3,}[,. –-]+\d{6},\s+\p{Lu}[\p{L} ]+$/u,
];

const postal: readonly RegExp[] = [
  ...manyCountries,
  ...languages.flatMap(({ postCodes }) => postCodes),
  new RegExp(wholeWords(wordsOf('postBoxes')), 'iu'),
];

const streetWord = new RegExp(
  String.raw`(?:${wholeWords(wordsOf('streets'))}\.?|c\/|\p{L}(?:${wordsOf('streetEndings')})(?![\p{L}\d_]))`,
  'iu',
);

const numberThenName = new RegExp(
  String.raw`^(?:(?:${wordsOf('numberSigns')})\.?:?\s*)?\d{1,6}\s?[a-z]?(?:[-/&]\s?\d{1,5}\s?[a-z]?)*,?\s+(?!${wholeWords(wordsOf('counted'))})\p{L}[\p{L}.'’ -]{2,}`,
  'iu',
);
const nameThenNumber = new RegExp(
  String.raw`^\p{L}[\p{L}.'’ -]{2,40}\s+(?:(?:${wordsOf('numberSigns')})\.?\s*)?\d{1,4}\s?[a-z]?(?:\s?[-/]\s?\d{1,4}\s?[a-z]?)?(?:,\s.*)?$`,
  'iu',
);

const country = new RegExp(String.raw`^(?:${wordsOf('countryNames')})\.?$`, 'iu');
/** "Co. Dublin, Ireland": no name of a country has a comma. */
function endsInCountry(line: string): boolean {
  const comma = line.lastIndexOf(',');
  return comma > 2 && country.test(line.slice(comma + 1).trimStart()) && /\p{L}{3}/u.test(line.slice(0, comma));
}

/** "Meter 77120 Previous read 4410 Current read 4478": numbers and words in turn, and no comma. */
const isReading = (line: string): boolean =>
  (line.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0) > 3 && line.split(/\s+/).length > 8 && !/,\s/.test(line);

/** "NO 43-45-47G," above the name of the street. */
const houseNumber = new RegExp(String.raw`^${wholeWords(wordsOf('houses'))}[.:\s]*[A-Z]?\d[\dA-Z\-/&]*,$`, 'iu');

function isStreet(line: string): boolean {
  const isNumbered = /\d/.test(line);
  if ((isNumbered || line.includes(',')) && streetWord.test(line)) return true;
  if (!isNumbered) return false;
  return numberThenName.test(line) || nameThenNumber.test(line) || (line.endsWith(',') && houseNumber.test(line));
}

export const addressLineOf = remembered((text): AddressLine => {
  const line = text.trim();
  if (line.length < 3 || line.length > 160 || isReading(line)) return undefined;
  if (country.test(line)) return 'country';
  // "1200 Market Street" begins like a town with a short post code.
  if (/^\d{1,4}\s/.test(line) && !/\d{5}/.test(line) && !line.includes(',') && streetWord.test(line)) return 'street';
  if (postal.some((pattern) => pattern.test(line)) || endsInCountry(line)) return 'postal';
  return isStreet(line) ? 'street' : undefined;
});

/** A word of places is in it: enough where the line stands amid an address. */
export const namesPlace = (text: string): boolean => streetWord.test(text);
