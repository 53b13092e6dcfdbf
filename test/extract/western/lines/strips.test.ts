import { describe, expect, it } from 'vitest';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { itemsOf } from '../../../../src/extract/western/lines/items.ts';
import { type Set, pageOf } from '../../page-of.ts';

const linesOf = (...texts: readonly Set[]): InvoiceLine[] =>
  itemsOf(surveyOf([pageOf(texts)]).tables, 'text').map(({ value }) => value);

const told = ({ description, quantity, unitPrice, netAmount }: InvoiceLine) => [
  description,
  quantity,
  unitPrice,
  netAmount,
];

describe('columns whose titles do not stand over them', () => {
  it('take the names that begin left of a title in the middle of their column', () => {
    const lines = linesOf(
      [64, 100, 'Date'],
      [230, 100, 'Description'],
      [-400, 100, 'Qty'],
      [-500, 100, 'Amount'],
      [50, 116, '03/02/2025'],
      [120, 116, 'Removal of two larch stumps, grinding'],
      [-400, 116, '2'],
      [-500, 116, '130.00'],
      [50, 132, '04/02/2025'],
      [120, 132, 'Hedge'],
      [-400, 132, '1'],
      [-500, 132, '75.00'],
      [350, 160, 'Total'],
      [-500, 160, '205.00'],
    );
    expect(lines.map(told)).toEqual([
      ['Removal of two larch stumps, grinding', 2, null, 130],
      ['Hedge', 1, null, 75],
    ]);
  });

  it('take the figures at the right edge of columns whose titles stand at the left one', () => {
    const lines = linesOf(
      [90, 100, 'Service'],
      [198, 100, 'No.'],
      [306, 100, 'Rate (€)'],
      [414, 100, 'Sum (€)'],
      [90, 116, 'Stage 2 - survey'],
      [-295, 116, '2'],
      [-403, 116, '1,300.00'],
      [-511, 116, '2,600.00'],
      [90, 128, 'drawings of it'],
      [90, 144, 'Prints in colour'],
      [-295, 144, '12'],
      [-403, 144, '6.50'],
      [-511, 144, '78.00'],
      [345, 180, 'Net total'],
      [-511, 180, '2,678.00'],
    );
    expect(lines.map(told)).toEqual([
      ['Stage 2 - survey drawings of it', 2, 1300, 2600],
      ['Prints in colour', 12, 6.5, 78],
    ]);
  });

  it('may be titled by two words that mean different columns elsewhere', () => {
    const lines = linesOf(
      [110, 100, 'Code / Description'],
      [-330, 100, 'Quantity'],
      [340, 100, 'Unit'],
      [-430, 100, 'Unit Price'],
      [-500, 100, 'Nett Price'],
      [40, 116, 'LED-9W Panel light 9W cool white'],
      [-330, 116, '60.00'],
      [340, 116, 'EA'],
      [-430, 116, '90.00'],
      [-500, 116, '5,400.00'],
      [40, 132, 'CB-20 Circuit breaker'],
      [-330, 132, '4.00'],
      [340, 132, 'EA'],
      [-430, 132, '62.50'],
      [-500, 132, '250.00'],
      [380, 180, 'Sub Total'],
      [-500, 180, '5,650.00'],
    );
    expect(lines.map((line) => [...told(line), line.unit])).toEqual([
      ['LED-9W Panel light 9W cool white', 60, 90, 5400, 'EA'],
      ['CB-20 Circuit breaker', 4, 62.5, 250, 'EA'],
    ]);
  });

  it('are those of the table though letters run down the edge of the page', () => {
    const lines = linesOf(
      [38, 100, 'Reason / goods'],
      [-375, 100, 'Qty'],
      [-420, 100, 'Price'],
      [-512, 100, 'Amount'],
      [38, 120, 'Stool of oak, returned with a split seat'],
      [-375, 120, '3'],
      [-420, 120, '84.00'],
      [-512, 120, '252.00'],
      [560, 120, 'N', 14],
      [38, 140, 'Carriage'],
      [-375, 140, '1'],
      [-420, 140, '18.50'],
      [-512, 140, '18.50'],
      [560, 140, 'O', 14],
      [380, 170, 'Subtotal'],
      [-512, 170, '270.50'],
    );
    expect(lines.map(told)).toEqual([
      ['Stool of oak, returned with a split seat', 3, 84, 252],
      ['Carriage', 1, 18.5, 18.5],
    ]);
  });
});
