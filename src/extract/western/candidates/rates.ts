/** Tax rates printed anywhere on the document, in percent: net and tax that fit one of them belong together. */
import type { Survey } from './survey.ts';

const rate = /(\d{1,2}(?:[.,]\d{1,3})?)\s?%/g;

export const ratesIn = (text: string): number[] =>
  [...text.matchAll(rate)].map((match) => Number((match[1] ?? '').replace(',', '.')));

export const printedRates = (survey: Survey): number[] => survey.layout.cells.flatMap((cell) => ratesIn(cell.text));
