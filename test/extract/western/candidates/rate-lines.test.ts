/** Net amount and tax of invoices with several taxes or rates, from the lines that print a rate. */
import { expect, it } from 'vitest';
import type { Set } from '../../page-of.ts';
import { readInvoice, valuesOf } from '../readings.ts';

const head: readonly Set[] = [
  [50, 50, 'Kestrel Tools Ltd', 14],
  [50, 66, '4 Forge Street'],
  [50, 78, 'Leeds LS1 4AP'],
  [330, 60, 'Invoice 2024-0118', 14],
  [330, 140, 'Invoice date: 5 August 2024'],
];

/** Cells of a row from x on, 75 points apart. */
const row = (x: number, y: number, ...texts: readonly string[]): Set[] =>
  texts.map((text, at): Set => [x + 75 * at, y, text]);

const sums = (...texts: readonly Set[]): unknown[] =>
  valuesOf(readInvoice([...head, ...texts]), 'netAmount', 'taxAmount', 'totalAmount');

it('adds up rows of rates that stand beside the totals', () => {
  expect(
    sums(
      ...row(50, 400, 'VAT rate', 'Net', 'VAT'),
      ...row(50, 414, '13.5%', '18,450.00', '2,490.75'),
      ...row(50, 428, '23.0%', '1,204.80', '277.10'),
      ...row(330, 400, 'Goods and services', ' ', '19,654.80'),
      ...row(330, 414, 'VAT', ' ', '2,767.85'),
      ...row(330, 428, 'Invoice total', ' ', '22,422.65'),
    ),
  ).toEqual([19654.8, 2767.85, 22422.65]);
});

it('adds up taxes whose numbers of registration stand between them and their amounts', () => {
  expect(
    sums(
      ...row(330, 400, 'Subtotal', ' ', '4,168.60'),
      ...row(200, 414, 'GST 5% (No. 81245 6630 RT0001)', ' ', ' ', '208.43'),
      ...row(200, 428, 'QST 9.975% (No. 1209 338 471 TQ0001)', ' ', ' ', '415.82'),
      ...row(330, 442, 'Total (CAD)', ' ', '$4,792.85'),
    ),
  ).toEqual([4168.6, 624.25, 4792.85]);
});

it('adds up two taxes of one amount in a row', () => {
  expect(
    sums(
      ...row(50, 400, 'Base imponible', '% IVA', 'Cuota IVA', '% R.E.', 'Cuota R.E.', 'TOTAL'),
      ...row(50, 414, '720,60', '21', '151,33', '5,2', '37,47', '909,40 €'),
    ),
  ).toEqual([720.6, 188.8, 909.4]);
});

it('takes the sum of the rates for the total where one rate was taken for it, and its rounding into account', () => {
  const rates: readonly Set[] = [
    ...row(50, 400, 'Základ', 'Sazba', 'DPH', 'Celkem s DPH'),
    ...row(50, 414, '19 008,00', '12 %', '2 280,96', '21 288,96'),
    ...row(50, 428, '26 321,00', '21 %', '5 527,41', '31 848,41'),
  ];
  const sum: readonly Set[] = [
    [50, 350, 'Součet položek'],
    [420, 350, '53 137,37'],
  ];
  expect(sums(...sum, ...rates)).toEqual([45329, 7808.37, 53137.37]);
  const rounding: readonly Set[] = [
    [50, 364, 'Zaokrouhlení'],
    [420, 364, '-0,37'],
    [50, 378, 'CELKEM K ÚHRADĚ'],
    [420, 378, '53 137,00 Kč'],
  ];
  expect(sums(...sum, ...rounding, ...rates)).toEqual([45329, 7808.37, 53137]);
});

it('takes no small price for the rounding of a total', () => {
  expect(
    sums(
      ...row(50, 350, 'Oak peg', ' ', ' ', '0.40'),
      ...row(50, 364, 'Oak board', ' ', ' ', '131.60'),
      ...row(50, 400, 'VAT rate', 'Net', 'VAT'),
      ...row(50, 414, '20%', '100.00', '20.00'),
      ...row(50, 428, '10%', '10.91', '1.09'),
      ...row(330, 442, 'Total', ' ', '132.00'),
    ),
  ).toEqual([110.91, 21.09, 132]);
});

it('leaves amounts alone that no rates prove', () => {
  expect(
    sums(
      ...row(330, 400, 'Subtotal', ' ', '100.00'),
      ...row(330, 414, 'VAT 20%', ' ', '20.00'),
      ...row(330, 428, 'Interest 2% a month', ' ', '3.00'),
      ...row(330, 442, 'Total', ' ', '120.00'),
    ),
  ).toEqual([100, 20, 120]);
});
