/** Quantity and price as tills print them: "2 x 3,49", "0,456 kg x 2,99 EUR/kg", "3 @ RM 1.20", "12,90 x 2". */
import { isProduct } from './item-sums.ts';
import { sameAmount } from '../../../domain/money.ts';
import { currencyWords, wordsOf } from '../languages/index.ts';

export interface Times {
  readonly quantity: number;
  readonly unitPrice: number;
}

export interface PrintedTimes extends Times {
  readonly printed: string;
  /** Where it stands in the text. */
  readonly start: number;
}

const money = String.raw`(?:${currencyWords}|EUR|[€$£])`;
const measure = String.raw`(?:kg|g|l|lbs?|oz|${wordsOf('pieces')})`;
const sign = String.raw`(?:x|×|@|\*)`;

/** "3X1.25MM" and "6x0,33 l" are sizes. */
const noSize = String.raw`(?!\d|\s?(?:mm|cm|ml|cl|l|ltr|kg|oz)(?!\p{L})|[mg](?!\p{L}))`;

/** A number of digits that is no part of a longer one. */
const quantityFirst = new RegExp(
  String.raw`(?<![\d.,])(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:${measure}\.?\s*)?${sign}\s*(?:${money}\s*)?(\d{1,6}[.,]\d{2,4})${noSize}`,
  'giu',
);
const priceFirst = new RegExp(
  String.raw`(?<![\d.,])(\d{1,6}[.,]\d{2})\s*(?:${money}\s*)?${sign}\s*(\d{1,3})(?![\d.,])`,
  'giu',
);

const numberOf = (text: string): number => Number(text.replace(',', '.'));

export const makes = ({ quantity, unitPrice }: Times, amount: number): boolean =>
  isProduct(quantity, unitPrice, amount);

const hasCents = (text: string): boolean => /[.,]\d{2}$/.test(text);

/** Of two printed factors a price has cents and a quantity has none; where both or neither have, the quantity is first. */
export function timesOf(first: string, second: string): Times {
  const [quantity, price] = hasCents(first) && !hasCents(second) ? [second, first] : [first, second];
  return { quantity: numberOf(quantity), unitPrice: numberOf(price) };
}

const matchesOf = (pattern: RegExp, text: string): PrintedTimes[] =>
  [...text.matchAll(pattern)].map(({ 0: printed, 1: first = '', 2: second = '', index }) => ({
    printed,
    start: index,
    ...timesOf(first, second),
  }));

function everyTimesIn(text: string): PrintedTimes[] {
  const found = matchesOf(quantityFirst, text);
  return found.length > 0 ? found : matchesOf(priceFirst, text);
}

/** Of several products the one that makes `amount` counts, else the last. */
export function timesIn(text: string, amount?: number): PrintedTimes | undefined {
  const all = everyTimesIn(text);
  const makeIt = all.filter((times) => amount !== undefined && makes(times, amount));
  const exactly = makeIt.find(({ quantity, unitPrice }) => sameAmount(quantity * unitPrice, amount ?? 0));
  return exactly ?? makeIt[0] ?? all.at(-1);
}

/** What stands behind a price: "2,99 EUR/kg =". */
const afterPrice = new RegExp(String.raw`(?:${money}|\/\s?${measure}(?!\p{L})\.?|[\s=:])+$`, 'iu');

/** "COLA 6x0,33 F 1 SZT x2,00 =": what is named beside a product, without the letter of the tax before it. */
export const nameBeside = (text: string, { printed }: PrintedTimes): string =>
  text
    .replace(printed, '')
    .replace(afterPrice, '')
    .replace(/\s(?:[A-H]|[xX×*])$/, '');
