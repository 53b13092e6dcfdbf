/** Tax rates printed anywhere on the document, in percent: net and tax that fit one of them belong together. */
import { wordsOf } from '../languages/index.ts';
import type { Survey } from './survey.ts';

const rate = new RegExp(String.raw`(\d{1,2}(?:[.,]\d{1,3})?)\s?(?:%|(?:${wordsOf('percent')})(?!\p{L}))`, 'giu');

export const ratesIn = (text: string): number[] =>
  [...text.matchAll(rate)].map((match) => Number((match[1] ?? '').replace(',', '.')));

/** Whether a rate, in percent, makes the tax out of the amount, both in cents, to the cent. */
export const makesTax = (rate: number, base: number, tax: number): boolean => Math.abs((base * rate) / 100 - tax) <= 1;

const known = new WeakMap<Survey, readonly number[]>();

/** All rates that the document prints. It may be searched for several sums, each of which asks for them. */
export function printedRates(survey: Survey): readonly number[] {
  const found = known.get(survey) ?? survey.layout.cells.flatMap((cell) => ratesIn(cell.text));
  known.set(survey, found);
  return found;
}
