import { describe, expect, it } from 'vitest';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { itemsOf } from '../../../../src/extract/western/lines/items.ts';
import { type Set, pageOf } from '../../page-of.ts';

const linesOf = (...pages: readonly (readonly Set[])[]): InvoiceLine[] =>
  itemsOf(surveyOf(pages.map((texts, index) => pageOf(texts, index + 1))).tables, 'text').map(({ value }) => value);

const header: readonly Set[] = [
  [50, 100, 'Pos.'],
  [80, 100, 'Bezeichnung'],
  [-300, 100, 'Menge'],
  [-380, 100, 'Einzelpreis'],
  [-500, 100, 'Gesamt'],
];

const row = (y: number, position: string, text: string, quantity: string, price: string, amount: string): Set[] => [
  [50, y, position],
  [80, y, text],
  [-300, y, quantity],
  [-380, y, price],
  [-500, y, amount],
];

const total: readonly Set[] = [
  [350, 220, 'Summe netto'],
  [-500, 220, '30,00'],
];

describe('line tables', () => {
  it('joins a description that wrapped, and leaves a note below it out', () => {
    const lines = linesOf([
      ...header,
      ...row(116, '1', 'Wandfarbe seidenmatt weiß', '2 Stk', '10,00', '20,00'),
      [80, 128, 'Eimer 12,5 Liter'],
      ...row(144, '2', 'Pinsel', '4 Stk', '2,50', '10,00'),
      [80, 156, 'Kurz'],
      ...total,
    ]);
    expect(lines.map(({ description }) => description)).toEqual([
      'Wandfarbe seidenmatt weiß Eimer 12,5 Liter',
      'Pinsel',
    ]);
    expect(lines[0]).toMatchObject({ quantity: 2, unit: 'Stk', unitPrice: 10, netAmount: 20 });
  });

  it('gives an amount printed a little below its row to that row', () => {
    const lines = linesOf([
      ...header,
      ...row(116, '1', 'Wandfarbe', '2', '10,00', '20,00').slice(0, 4),
      [-500, 125, '20,00'],
      ...row(140, '2', 'Pinsel', '4', '2,50', '10,00').slice(0, 4),
      [-500, 149, '10,00'],
      ...total,
    ]);
    expect(lines.map(({ netAmount }) => netAmount)).toEqual([20, 10]);
  });

  it('keeps a number of the description out of the columns', () => {
    const lines = linesOf([...header, ...row(116, '1', 'Mario Kart 7 3DS', '1', '30,00', '30,00'), ...total]);
    expect(lines).toMatchObject([{ description: 'Mario Kart 7 3DS', quantity: 1, netAmount: 30 }]);
  });

  it('reads a discount as a line with a negative amount', () => {
    const lines = linesOf([
      ...header,
      ...row(116, '1', 'Wandfarbe', '4', '10,00', '40,00'),
      ...row(130, '2', 'Treuerabatt', '1', '-10,00', '-10,00'),
      ...total,
    ]);
    expect(lines.map(({ netAmount }) => netAmount)).toEqual([40, -10]);
  });

  it('goes on over a page break without a second header', () => {
    const lines = linesOf(
      [...header, ...row(116, '1', 'Wandfarbe', '2', '10,00', '20,00')],
      [[50, 40, 'Seite 2'], ...row(80, '2', 'Pinsel', '4', '2,50', '10,00'), ...total],
    );
    expect(lines.map(({ description }) => description)).toEqual(['Wandfarbe', 'Pinsel']);
  });

  it('leaves out a levy that is part of the line above it', () => {
    const lines = linesOf([
      ...header,
      ...row(116, '1', 'Tablet', '1', '30,00', '30,00'),
      [90, 130, 'Incl. heffing'],
      [-300, 130, '1'],
      [-500, 130, '4,24'],
      ...total,
    ]);
    expect(lines.map(({ description }) => description)).toEqual(['Tablet']);
  });

  it('takes a summary of taxes for no lines', () => {
    const summary: Set[] = [
      [50, 300, 'MwSt-Satz'],
      [200, 300, 'Nettobetrag'],
      [320, 300, 'Steuerbetrag'],
      [50, 316, '19 %'],
      [200, 316, '30,00'],
      [320, 316, '5,70'],
    ];
    expect(
      linesOf([...header, ...row(116, '1', 'Wandfarbe', '3', '10,00', '30,00'), ...total, ...summary]),
    ).toHaveLength(1);
  });
});
