/** What a logo bears that is not the name of a company. */
import type { Draw } from './draw.ts';
import { type Party, partyFrom } from './party.ts';

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** A brand as one word: small letters, words without blanks between them, or the address of a web site. */
export function gluedBrand(draw: Draw, { trade, country, name }: Party): string {
  const words = trade.split(/[\s,&-]+/).filter((word) => bare(word) !== '');
  const joined = bare(words.slice(0, draw.pick([1, 2, 2])).join('')) || bare(name) || 'brand';
  const capitals = words.slice(0, 2).map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  return draw.pick([
    joined,
    joined,
    joined.toUpperCase(),
    `${joined}.${draw.pick(['com', 'io', 'net', country.code.toLowerCase()])}`,
    capitals.join(''),
    `${joined}${draw.pick(['+', '®', '™', '', '24', '360'])}`,
    words.map((word) => word.charAt(0).toUpperCase()).join(''),
  ]);
}

/** The name without its legal form, its first word, a word for itself, or another name. */
export function brandOf(draw: Draw, seller: Party): string | undefined {
  const [first] = seller.name.split(' ');
  const trade = draw.pick([seller.trade.toLowerCase(), seller.trade.toUpperCase(), seller.trade]);
  const isWhole = trade.toLowerCase() === seller.name.toLowerCase();
  return draw.pick([
    isWhole ? first : trade,
    first,
    partyFrom(draw, seller.language, 'seller').name.split(' ')[0],
    gluedBrand(draw, seller),
  ]);
}
