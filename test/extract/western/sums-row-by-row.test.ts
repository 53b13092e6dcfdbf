/** Feet that work out the total row by row, in a column or in a row of titles, whatever their labels are. */
import { describe, expect, it } from 'vitest';
import type { Set } from '../page-of.ts';
import { head, row } from './kestrel-invoice.ts';
import { readInvoice as read, valuesOf as values } from './readings.ts';

const items: readonly Set[] = [
  ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
  ...row(256, 'Oak board', '4', '410.00', '1,640.00'),
  ...row(270, 'Brass hinge', '30', '12.00', '360.00'),
];

/** Labels and amounts from 400 down, amounts ending in one column. */
const column = (...entries: readonly (readonly [label: string, amount: string])[]): Set[] =>
  entries.flatMap(([label, amount], index): Set[] => [
    ...(label === '' ? [] : [[330, 400 + 14 * index, label] as const]),
    [-540, 400 + 14 * index, amount],
  ]);

const amountsOf = (...sets: readonly Set[]): unknown[] => {
  const reading = read([...head, ...items, ...sets]);
  return values(reading, 'netAmount', 'taxAmount', 'totalAmount');
};

describe('a column that adds up to the total', () => {
  it('begins at an amount that nothing calls a sum, and ends after a rounding that is taken off', () => {
    expect(
      amountsOf(
        ...column(
          ['', '2,000.00'],
          ['CGST @ 9%', '180.00'],
          ['SGST @ 9%', '180.00'],
          ['Less: Round Off', '(-)0.40'],
          ['Total', '2,359.60'],
        ),
      ),
    ).toEqual([2000, 360, 2359.6]);
  });

  it('has levies with a sum between them and the tax', () => {
    expect(
      amountsOf(
        ...column(
          ['Total value', '2,000.00'],
          ['NHIL 2.5%', '50.00'],
          ['GETFund Levy 2.5%', '50.00'],
          ['COVID-19 HRL 1%', '20.00'],
          ['VAT-able value', '2,120.00'],
          ['VAT 15%', '318.00'],
          ['Total payable', '2,438.00'],
        ),
      ),
    ).toEqual([2000, 438, 2438]);
  });

  it('takes a base that is printed after a discount for the net amount, and what is added behind the tax for a charge', () => {
    const reading = read([
      ...head,
      ...items,
      ...column(
        ['Suma', '2.000,00'],
        ['Dto. s/ recambios', '-100,00'],
        ['Base imponible', '1.900,00'],
        ['IVA 21 %', '399,00'],
        ['Suplidos', '250,00'],
        ['TOTAL FACTURA', '2.549,00'],
      ),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([1900, 399, 2549]);
    expect([reading.facts.allowances, reading.facts.charges]).toEqual([100, 250]);
  });

  it('is that of the invoice, not what is left after a withholding', () => {
    expect(
      amountsOf(
        ...column(
          ['Imponibile', '2.000,00'],
          ['I.V.A.22%', '440,00'],
          ['Anticipazioni escluse art.15', '146,10'],
          ['TOTALE FATTURA', '2.586,10'],
          ["A dedurre ritenuta d'acconto 20% su 2.000,00", '- 400,00'],
          ['NETTO A PAGARE', '2.186,10'],
        ),
      ),
    ).toEqual([2000, 440, 2586.1]);
  });

  it('gives no tax where an amount behind it may be another one', () => {
    const reading = read([
      ...head,
      ...items,
      ...column(
        ['Total', '2,000.00'],
        ['GST', '100.00'],
        ['Development contribution', '90.00'],
        ['Grand Total', '2,190.00'],
      ),
    ]);
    expect(reading.facts.charges).toBeUndefined();
    expect(reading.fields.taxAmount?.confidence ?? 0).toBeLessThan(0.9);
  });

  it('does not take the amount of an item for the net amount', () => {
    const reading = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Oak board', '4', '10.00', '40.00'),
      ...column(['VAT 20%', '8.00'], ['Total', '48.00']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([undefined, 8, 48]);
  });
});

describe('a row of titles over amounts', () => {
  const titled = (...entries: readonly (readonly [x: number, title: string, right: number, amount: string])[]): Set[] =>
    entries.flatMap(([x, title, right, amount]): Set[] => [
      [x, 400, title],
      [-right, 414, amount],
    ]);

  it('adds up to what is to be paid, with its rounding', () => {
    const reading = read([
      ...head,
      ...items,
      ...titled(
        [50, 'Exkl. moms', 110, '2 000,50'],
        [180, 'Moms 25 %', 240, '500,13'],
        [300, 'Öresavrundning', 380, '0,37'],
        [470, 'ATT BETALA SEK', 540, '2 501,00'],
      ),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([2000.5, 500.13, 2501]);
    expect(reading.facts.rounding).toBe(0.37);
  });

  it('is read where its titles stand at the left of boxes and its amounts at the right', () => {
    expect(
      amountsOf(
        ...titled(
          [50, 'Exkl. moms', 170, '2 000,50'],
          [180, 'Moms 25 %', 290, '500,13'],
          [300, 'Avrundn.', 420, '0,37'],
          [430, 'ATT BETALA', 545, '2 501,00'],
        ),
      ),
    ).toEqual([2000.5, 500.13, 2501]);
  });
});

it('finds a tax that is stated in a sentence behind another one', () => {
  expect(
    amountsOf(...column(['Total', '$2,000.00']), [
      50,
      460,
      'All prices in AUD. Total price includes GST of $181.82',
    ]).slice(1),
  ).toEqual([181.82, 2000]);
});

describe('two amounts that make the total', () => {
  const fees = (...more: readonly (readonly [string, string])[]): unknown[] =>
    amountsOf(...column(['Total professional services', '1,807.39'], ['Total costs advanced', '192.61'], ...more));

  it('are no net amount and tax where nothing speaks of a tax', () => {
    expect(fees(['Total this invoice', '2,000.00'])).toEqual([undefined, undefined, 2000]);
  });

  it('are where a rate makes one out of the other, whatever it is called', () => {
    expect(
      amountsOf(...column(['SUBTOTAL', '2,000.00'], ['TAXS8.250 PCT', '165.00'], ['TOTAL CHARGES', '2,165.00'])),
    ).toEqual([2000, 165, 2165]);
  });
});
