/** What names of companies and persons look like. */
import { squeezed } from '../labels/squeeze.ts';
import { noWord, wholeWords, wordsOf } from '../languages/index.ts';

/** Recognition loses blanks before the Malaysian form. */
const gluedForm = '[Ss][Dd][Nn]\\.? ?[Bb][Hh][Dd]';

export const legalForm = new RegExp(
  String.raw`${gluedForm}|(?:^|[\s,(])(?:${wordsOf('legalForms')}|${wordsOf('businessWords')})(?=$|[\s,.;)])`,
  'u',
);

/** A legal form that stands on a line of its own, below the name it belongs to. */
export const legalFormAlone = new RegExp(String.raw`^(?:${wordsOf('legalForms')})\.?$`, 'iu');

const legalFormAtEnd = new RegExp(String.raw`(?<=[\s,(])(?:${wordsOf('legalForms')})\.?$`, 'u');

/** Where the legal form begins that `name` ends in; Infinity if it ends in none. */
export const startOfForm = (name: string): number => legalFormAtEnd.exec(name)?.index ?? Infinity;

/** "City, State Zipcode": what a form says where nobody filled it in. */
export const unfilled =
  /^(?:(?:city|town|state|province|zip|post|postal|code|zipcode|postcode|country|street|address)[\s,./-]*)+$/i;

export const personTitle = new RegExp(String.raw`^(?:${wordsOf('personTitles')})\s`, 'iu');

/** "0131 555 0122", "44 118 820 377": at least nine digits in groups, and nothing else. "02139-4307" is a post code. */
export const groupsOfDigits = new RegExp(
  String.raw`^(?!\D*\d{5}-\d{4}\D*$)${noWord}*(?:\d[\s().\-/]*){9,}${noWord}*$`,
  'u',
);

/** Telephone, mail and web lines: what stands in a letterhead beside name and address. */
export const contactLine = new RegExp(
  String.raw`^${noWord}*\+?\d{2,3}[-. ]+\d{3,4}[-. ]?\d{3,4}|@|www\.|https?:|[\p{L}\d-]{2}\.(?:com|de|fr|net|org|nl|es|it|co\.uk|eu|io|my)\b(?!\.\p{L})|(?:^|\s)(?:${wordsOf('contact')}|${wordsOf('contactInNames')})(?:\s?[.:]|\.?\s*(?:n[or°]\.?\s*)?[+(\d]|\s*$)|\+\d{2}|\(\d{3}\)\s?\d{3}|^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$`,
  'iu',
);

export const registrationLine = new RegExp(
  String.raw`\bcompany\s*(?:reg|no|ro)|${wholeWords(wordsOf('registration'))}`,
  'iu',
);

const common = new Set(wordsOf('commonInNames').split('|'));

/** Words of a name that could stand in the host of its web site. */
export const distinctiveWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word.length > 3 && !common.has(word));

/** Hosts of web and mail addresses in `text`, without their endings. */
export function hostsIn(text: string): string[] {
  return [...text.matchAll(/(?:@|www\.|https?:\/\/(?:www\.)?)([a-z0-9.-]+)\.[a-z]{2,}/gi)].map((match) =>
    (match[1] ?? '').toLowerCase(),
  );
}

/** Whether two names are one, or one is the beginning of the other; case, accents and blanks do not count. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [squeezed(a), squeezed(b)];
  return x === y || (Math.min(x.length, y.length) > 4 && (x.startsWith(y) || y.startsWith(x)));
}
