/** The parts of a drawn invoice that tests of its parties, its lines and its sums have in common. */
import type { Set } from '../page-of.ts';

export const head: readonly Set[] = [
  [50, 50, 'Kestrel Tools Ltd', 14],
  [50, 66, '4 Forge Street'],
  [50, 78, 'Leeds LS1 4AP'],
  [330, 80, 'Invoice No.:'],
  [450, 80, 'KT-118'],
  [330, 94, 'Invoice date:'],
  [450, 94, '5 August 2024'],
];

/** A line at a height: text, quantity, price and amount. */
export const row = (
  y: number,
  ...[text, quantity, price, amount]: readonly [string, string, string, string]
): Set[] => [
  [50, y, text],
  [-360, y, quantity],
  [-450, y, price],
  [-540, y, amount],
];

/** Subtotal, VAT and total of 250 pounds. */
export const sums: readonly Set[] = [
  [380, 400, 'Subtotal'],
  [-540, 400, '£250.00'],
  [380, 414, 'VAT 20%'],
  [-540, 414, '£50.00'],
  [380, 428, 'Total due'],
  [-540, 428, '£300.00'],
];

/** A table of one article and its total, below the parties of any invoice. */
export const oneArticle: readonly Set[] = [
  [50, 330, 'Description'],
  [-400, 330, 'Qty'],
  [-540, 330, 'Amount'],
  [50, 345, 'Paper, white, 80 g'],
  [-400, 345, '10'],
  [-540, 345, '120.00'],
  [380, 380, 'Total'],
  [-540, 380, '120.00'],
];
