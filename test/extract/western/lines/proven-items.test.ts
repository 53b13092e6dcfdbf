import { describe, expect, it } from 'vitest';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { type Set, pageOf } from '../../page-of.ts';
import { invoice } from '../../../../src/extract/western/invoice.ts';
import { receipt } from '../../../../src/extract/western/receipt.ts';

const linesOf = (...pages: readonly (readonly Set[])[]): InvoiceLine[] =>
  invoice
    .read(pages.map((texts, index) => pageOf(texts, index + 1)))
    .flatMap(({ lines }) => lines.map(({ value }) => value));

const amounts = (lines: readonly InvoiceLine[]) => lines.map(({ description, netAmount }) => [description, netAmount]);

const told = (lines: readonly InvoiceLine[]) =>
  lines.map(({ description, quantity, unitPrice, netAmount }) => [description, quantity, unitPrice, netAmount]);

const head: readonly Set[] = [
  [50, 50, 'Kestrel Supplies Ltd'],
  [350, 50, 'Invoice no: 2024-118'],
  [350, 64, 'Date: 12/05/2024'],
];

const cells = (y: number, ...texts: readonly string[]): Set[] =>
  texts.flatMap((text, index) => (text === '' ? [] : [[[50, -330, -410, -520][index] ?? 0, y, text] as const]));

describe('lines that no title announces', () => {
  it('are those whose amounts add up to the net amount, with the quantities and prices that make them', () => {
    const lines = linesOf([
      ...head,
      ...cells(150, 'Crate of vegetables', '4 x', '31.20', '124.80'),
      ...cells(166, 'Crate of fruit', '2 x', '24.75', '49.50'),
      ...cells(182, 'Delivery to the door', '4 x', '3.50', '14.00'),
      [350, 210, 'Subtotal'],
      [-520, 210, '188.30'],
      [350, 224, 'VAT 20%'],
      [-520, 224, '37.66'],
      [350, 238, 'Total'],
      [-520, 238, '225.96'],
    ]);
    expect(told(lines)).toEqual([
      ['Crate of vegetables', 4, 31.2, 124.8],
      ['Crate of fruit', 2, 24.75, 49.5],
      ['Delivery to the door', 4, 3.5, 14],
    ]);
  });

  it('may be one alone, whose quantity and price make it', () => {
    const sums = (net: string, tax: string, total: string): Set[] => [
      [350, 210, 'Subtotal'],
      [-520, 210, net],
      [350, 224, 'VAT 20%'],
      [-520, 224, tax],
      [350, 238, 'Total'],
      [-520, 238, total],
    ];
    const only = linesOf([
      ...head,
      ...cells(150, 'Oak board', '2', '5.79', '11.58'),
      ...sums('11.58', '2.32', '13.90'),
    ]);
    expect(told(only)).toEqual([['Oak board', 2, 5.79, 11.58]]);
    const unlike = linesOf([
      ...head,
      ...cells(150, 'Oak board', '2', '5.00', '11.58'),
      ...sums('11.58', '2.32', '13.90'),
    ]);
    expect(unlike).toEqual([]);
  });

  it('may have words of money that touch their amounts', () => {
    const lines = linesOf([
      ...head,
      ...cells(150, 'Skrivbord', '14', 'kr278.89', 'kr3904.46'),
      ...cells(166, 'Ekbräda', '55', 'kr3.69', 'kr202.95'),
      [350, 210, 'Netto'],
      [-520, 210, 'kr4107.41'],
      [350, 224, 'Moms 25%'],
      [-520, 224, 'kr1026.85'],
      [350, 238, 'Total'],
      [-520, 238, 'kr5134.26'],
    ]);
    expect(told(lines)).toEqual([
      ['Skrivbord', 14, 278.89, 3904.46],
      ['Ekbräda', 55, 3.69, 202.95],
    ]);
  });

  it('stand beside another part of the page, which is no part of them', () => {
    const lines = linesOf([
      ...head,
      [200, 150, 'Fibre line of 200 Mbps'],
      [-520, 150, '1,695.54'],
      [20, 158, 'TELEPHONE NUMBER'],
      [20, 171, '(032) 555 0177'],
      [200, 171, 'Second box, lent'],
      [-520, 171, '177.68'],
      [200, 190, 'Calls to mobile phones'],
      [-520, 190, '236.78'],
      [200, 210, 'Net amount'],
      [-520, 210, '2,110.00'],
      [200, 224, 'VAT 12%'],
      [-520, 224, '253.20'],
      [200, 238, 'Total amount due'],
      [-520, 238, '2,363.20'],
    ]);
    expect(amounts(lines)).toEqual([
      ['Fibre line of 200 Mbps', 1695.54],
      ['Second box, lent', 177.68],
      ['Calls to mobile phones', 236.78],
    ]);
  });

  it('go on below a sum of those that are taxed', () => {
    const lines = linesOf([
      ...head,
      ...cells(150, 'Fee of the notary', '', '', '1,412.30'),
      ...cells(166, 'Costs of the file', '', '', '750.00'),
      ...cells(182, 'Taxable at 20%', '', '', '2,162.30'),
      ...cells(198, 'VAT 20%', '', '', '432.46'),
      ...cells(214, 'Not taxable: registration', '', '', '6,300.00'),
      ...cells(230, 'Not taxable: land registry', '', '', '245.00'),
      ...cells(246, 'Total', '', '', '9,139.76'),
    ]);
    expect(amounts(lines)).toEqual([
      ['Fee of the notary', 1412.3],
      ['Costs of the file', 750],
      ['Not taxable: registration', 6300],
      ['Not taxable: land registry', 245],
    ]);
  });

  it('end before a sum of them, from which a discount and what was owed lead to the total', () => {
    const lines = linesOf([
      ...head,
      ...cells(150, 'Tuition of the second term', '', '', '4,850.00'),
      ...cells(166, 'Boarding', '', '', '3,200.00'),
      ...cells(182, 'Bus on weekends', '', '', '330.00'),
      ...cells(198, 'Bill of the term', '', '', '8,380.00'),
      ...cells(214, 'Less: discount of siblings', '', '', '(440.00)'),
      ...cells(246, 'Total to be paid', '', '', '7,940.00'),
    ]);
    expect(amounts(lines)).toEqual([
      ['Tuition of the second term', 4850],
      ['Boarding', 3200],
      ['Bus on weekends', 330],
    ]);
  });

  it('go on in a section below the sum of a table, if they make what that lacks', () => {
    const lines = linesOf([
      ...head,
      [50, 150, 'Date'],
      [120, 150, 'Description'],
      [-400, 150, 'Hours'],
      [-460, 150, 'Rate'],
      [-520, 150, 'Amount'],
      ...[
        ['10/02/24', 'Review of the complaint', '1.50', '480.00', '720.00'],
        ['10/03/24', 'Conference with the client', '2.00', '340.00', '680.00'],
      ].flatMap(([date = '', text = '', hours = '', rate = '', amount = ''], index): Set[] => [
        [50, 166 + 16 * index, date],
        [120, 166 + 16 * index, text],
        [-400, 166 + 16 * index, hours],
        [-460, 166 + 16 * index, rate],
        [-520, 166 + 16 * index, amount],
      ]),
      [330, 198, 'TOTAL FEES'],
      [-520, 198, '1,400.00'],
      [50, 222, 'DISBURSEMENTS'],
      [50, 240, '10/21/24'],
      [120, 240, 'Fee of the court'],
      [-520, 240, '12.50'],
      [50, 256, '10/27/24'],
      [120, 256, 'Reporter at the hearing'],
      [-520, 256, '214.00'],
      [120, 272, 'TOTAL DISBURSEMENTS'],
      [-520, 272, '226.50'],
      [280, 320, 'TOTAL OF THIS INVOICE'],
      [-520, 320, '1,626.50'],
    ]);
    expect(amounts(lines)).toEqual([
      ['Review of the complaint', 720],
      ['Conference with the client', 680],
      ['Fee of the court', 12.5],
      ['Reporter at the hearing', 214],
    ]);
  });

  it('are unread where they add up to nothing that is printed, and where they are taxes or codes', () => {
    const sums: readonly Set[] = [
      ...cells(250, 'Subtotal', '', '', '300.00'),
      ...cells(264, 'Total', '', '', '300.00'),
    ];
    const read = (...rows: readonly Set[][]): unknown[] => linesOf([...head, ...rows.flat(), ...sums]);
    expect(read(cells(150, 'Boarding', '', '', '100.00'), cells(166, 'Meals', '', '', '150.00'))).toEqual([]);
    expect(
      read(cells(150, 'VAT 10% (rooms)', '', '', '100.00'), cells(166, 'VAT 20% (rest)', '', '', '200.00')),
    ).toEqual([]);
    expect(read(cells(150, 'NEVI0130H', '', '', '100.00'), cells(166, 'NEVI0131H', '', '', '200.00'))).toEqual([]);
  });

  it('have no more than names and amounts where their columns say no more', () => {
    const lines = linesOf([
      ...head,
      [50, 150, 'Design of the site (x1)'],
      [400, 150, '#500.00'],
      [50, 170, 'Hosting (x12)'],
      [400, 170, '#120.00'],
      [50, 200, 'Total before tax:'],
      [400, 200, '#620.00'],
      [50, 220, 'Tax (10.0%):'],
      [400, 220, '#62.00'],
      [50, 240, 'Total amount:'],
      [400, 240, '#682.00'],
    ]);
    expect(told(lines)).toEqual([
      ['Design of the site (x1)', null, null, 500],
      ['Hosting (x12)', null, null, 120],
    ]);
  });

  it('stand before the dots that lead to their amounts', () => {
    const lines = linesOf([
      ...head,
      [50, 150, 'Boarding for May ................................ 3,200.00'],
      [50, 166, 'Tuition of the term ............................. 4,850.00'],
      [50, 190, 'Total ........................................... 8,050.00'],
    ]);
    expect(amounts(lines)).toEqual([
      ['Boarding for May', 3200],
      ['Tuition of the term', 4850],
    ]);
  });

  it('are named by the line above their figures where no words stand beside these', () => {
    const lines = linesOf([
      ...head,
      [50, 150, 'Boarding for May'],
      [60, 162, '2 x 1,600.00'],
      [-520, 162, '3,200.00'],
      [50, 182, 'Tuition of the term'],
      [60, 194, '1 x 4,850.00'],
      [-520, 194, '4,850.00'],
      [50, 230, 'Total'],
      [-520, 230, '8,050.00'],
    ]);
    expect(amounts(lines)).toEqual([
      ['Boarding for May', 3200],
      ['Tuition of the term', 4850],
    ]);
  });

  it('of a till go on below a line that is called like a payment', () => {
    const [reading] = receipt.read([
      pageOf(
        [
          [20, 30, 'HARBOUR CABS'],
          [20, 42, 'GST 088-214-770'],
          [20, 54, 'TAX INVOICE'],
          [20, 80, 'FARE'],
          [-150, 80, '$52.40'],
          [20, 92, 'AIRPORT FEE'],
          [-150, 92, '$5.00'],
          [20, 104, 'CARD FEE'],
          [-150, 104, '$1.50'],
          [20, 130, 'TOTAL'],
          [-150, 130, '$58.90'],
        ],
        1,
        200,
        300,
      ),
    ]);
    expect(amounts((reading?.lines ?? []).map(({ value }) => value))).toEqual([
      ['FARE', 52.4],
      ['AIRPORT FEE', 5],
      ['CARD FEE', 1.5],
    ]);
  });
});
