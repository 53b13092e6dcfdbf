/**
 * A brand and the company behind it. A logo prints "northmoor", the foot "Northmoor Telecom Limited": both mean the seller,
 * whose legal name (BT-27 of EN 16931) is the longer one.
 */
import { wordsOf } from '../languages/index.ts';
import { legalForm } from '../values/names.ts';
import type { Judged } from './choose.ts';
import { formAtEnd } from './confidence.ts';
import { leastBrand } from './name-signs.ts';
import type { Span } from './spans.ts';

/** Brands are looked for among so many of the likeliest names. */
const mostBrands = 6;

/** Less likely, a name is no brand of anybody. */
const leastLikely = 0.2;

/** A legal name is no longer than this, in letters and digits: more is a sentence. */
const longestName = 60;

const joins = new RegExp(`^(?:${wordsOf('joinsNames')})$`, 'iu');

/** "Kilmurry Bay Hotel is operated by Kilmurry Hotels Ltd" is no name: words of names are capitalised. */
const isSentenceLike = (text: string): boolean =>
  text.split(/\s+/).some((word) => /^\p{Ll}{2}/u.test(word) && !joins.test(word) && !legalForm.test(` ${word}`));

const isLegalName = ({ text, bare, segments }: Span): boolean =>
  segments.length === 1 && bare.length <= longestName && formAtEnd.test(text) && !isSentenceLike(text);

/**
 * The names with what a brand says of the company: whose name contains a brand is as likely to be the seller as the brand
 * is, where it is a legal name, and less likely to be the buyer. Of 216 real documents none names two parties of which one
 * is called like the other and more.
 */
export function withLegalNames(names: readonly Judged[]): readonly Judged[] {
  const brands = names
    .filter(({ span, seller }) => seller >= leastLikely && span.bare.length >= leastBrand && !legalForm.test(span.text))
    .toSorted((a, b) => b.seller - a.seller)
    .slice(0, mostBrands);
  if (brands.length === 0) return names;
  return names.map((one) => {
    const brand = brands.find(({ span }) => span.bare !== one.span.bare && one.span.bare.includes(span.bare));
    if (!brand) return one;
    const seller = isLegalName(one.span) ? Math.max(one.seller, brand.seller) : one.seller;
    return { ...one, seller, buyer: one.buyer * (1 - brand.seller) };
  });
}
