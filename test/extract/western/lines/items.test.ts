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
  it('takes the names of articles from below their codes', () => {
    const lines = linesOf([
      ...header,
      ...row(116, '1', 'WF-0997', '2 Stk', '10,00', '20,00'),
      [80, 128, 'Wandfarbe seidenmatt'],
      ...row(144, '2', 'PI250', '4 Stk', '2,50', '10,00'),
      [80, 156, 'Pinsel'],
      ...total,
    ]);
    expect(lines.map(({ description }) => description)).toEqual(['Wandfarbe seidenmatt', 'Pinsel']);
  });

  it('takes no line that numbers the columns for a row', () => {
    const lines = linesOf([
      ...header,
      ...row(114, '0', '1', '2', '3', '4 (2x3)'),
      ...row(128, '1', 'Wandfarbe', '2', '10,00', '20,00'),
      ...row(142, '2', 'Pinsel', '4', '2,50', '10,00'),
      ...total,
    ]);
    expect(lines.map(({ description }) => description)).toEqual(['Wandfarbe', 'Pinsel']);
  });

  it('takes the first line below the titles for a row though its name begins like the label of a tax', () => {
    const lines = linesOf([
      [50, 100, 'Concepto'],
      [300, 100, 'Período'],
      [-500, 100, 'Importe'],
      [50, 116, 'Cuota Fibra 600 Mb'],
      [300, 116, '21/01-20/02'],
      [-500, 116, '28,10 €'],
      [50, 132, 'Tarifa Móvil 40 GB'],
      [300, 132, '21/01-20/02'],
      [-500, 132, '15,70 €'],
      [50, 148, 'Total'],
      [-500, 148, '43,80 €'],
    ]);
    expect(lines.map(({ description, netAmount }) => [description, netAmount])).toEqual([
      ['Cuota Fibra 600 Mb', 28.1],
      ['Tarifa Móvil 40 GB', 15.7],
    ]);
  });

  it('takes names above their codes with them', () => {
    const lines = linesOf([
      ...header,
      [80, 116, 'Wandfarbe seidenmatt'],
      ...row(128, '1', 'WF-0997', '2 Stk', '10,00', '20,00'),
      [80, 144, 'Pinsel'],
      ...row(156, '2', 'PI250', '4 Stk', '2,50', '10,00'),
      [80, 172, 'Menge: 6'],
      ...total,
    ]);
    expect(lines.map(({ description }) => description)).toEqual(['Wandfarbe seidenmatt WF-0997', 'Pinsel PI250']);
  });

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

  it('takes the right one of two prices for the amount, and the only price where nothing is counted', () => {
    const counted = linesOf([
      [50, 100, 'Quantity'],
      [120, 100, 'Description'],
      [-400, 100, 'Unit Price'],
      [-500, 100, 'Price'],
      [50, 116, '3'],
      [120, 116, 'Garden chair'],
      [-400, 116, '$25.00'],
      [-500, 116, '$75.00'],
    ]);
    expect(counted[0]).toMatchObject({ quantity: 3, unitPrice: 25, netAmount: 75 });
    const listed = linesOf([
      [50, 100, 'Service'],
      [-500, 100, 'Price'],
      [50, 116, 'Window cleaning'],
      [-500, 116, '$130.00'],
    ]);
    expect(listed[0]).toMatchObject({ description: 'Window cleaning', netAmount: 130, unitPrice: null });
  });

  it('finds quantity, price and amount by arithmetic where the titles stand over other columns', () => {
    const lines = linesOf([
      [50, 100, 'Description'],
      [-290, 100, 'Tax rate'],
      [-350, 100, 'Quantity'],
      [-420, 100, 'Amount'],
      [-500, 100, 'Price'],
      [50, 116, 'Garden chair'],
      [-290, 116, '19'],
      [-350, 116, '3'],
      [-420, 116, '25.00'],
      [-500, 116, '75.00'],
      [50, 132, 'Parasol'],
      [-290, 132, '19'],
      [-350, 132, '2'],
      [-420, 132, '40.00'],
      [-500, 132, '80.00'],
    ]);
    expect(lines.map(({ quantity, unitPrice, netAmount }) => [quantity, unitPrice, netAmount])).toEqual([
      [3, 25, 75],
      [2, 40, 80],
    ]);
  });

  it('takes no running sum for the amount of a row, and amounts of tax for no rates', () => {
    const running = (y: number, name: string, tax: string, price: string, sum: string): Set[] => [
      [50, y, name],
      [-300, y, tax],
      [-400, y, price],
      [-500, y, sum],
    ];
    const lines = linesOf([
      ...running(100, 'Description', 'VAT', 'Price', 'Total'),
      ...running(116, 'Rowing boat', '190.00', '1190.00', '1190.00'),
      ...running(132, 'Sail', '95.00', '595.00', '1785.00'),
      ...running(148, 'Oars', '76.00', '476.00', '2261.00'),
    ]);
    expect(lines.map(({ netAmount, taxAmount, taxRate }) => [netAmount, taxAmount, taxRate])).toEqual([
      [1190, 190, null],
      [595, 95, null],
      [476, 76, null],
    ]);
  });

  it('takes a sign of money among the titles for that of the price, so that "Total" may be a unit', () => {
    const stay = (y: number, ...cells: readonly string[]): Set[] =>
      cells.map((text, index): Set => [[50, -250, 280, -400, -500][index] ?? 0, y, text]);
    const lines = linesOf([
      ...stay(100, 'Description', 'Quantity', 'Unit', '€', 'Amount'),
      ...stay(116, 'Double room', '3', 'Night', '145.00', '435.00'),
      ...stay(132, 'Minibar', '1', 'Total', '28.50', '28.50'),
      ...stay(148, 'Parking', '3', 'Night', '18.00', '54.00'),
    ]);
    expect(lines.map(({ description, unitPrice }) => [description, unitPrice])).toEqual([
      ['Double room', 145],
      ['Minibar', 28.5],
      ['Parking', 18],
    ]);
  });

  it('takes two words for what was sold in one cell for one title', () => {
    const lines = linesOf([
      [50, 100, 'Service Name'],
      [-500, 100, 'Price'],
      [50, 116, 'Service 1'],
      [-500, 116, '$100.00'],
      [50, 132, 'Service 2'],
      [-500, 132, '$130.00'],
    ]);
    expect(lines.map(({ description }) => description)).toEqual(['Service 1', 'Service 2']);
  });

  it('knows the codes of units', () => {
    expect(linesOf([...header, ...row(116, '1', 'Trennblatt', '20 H87', '9,90', '198,00'), ...total])[0]).toMatchObject(
      { description: 'Trennblatt', quantity: 20, unit: 'H87', netAmount: 198 },
    );
  });

  it('gives words to the row that they are nearer to: figures may stand in the middle of their row', () => {
    const figures = (y: number, quantity: string, price: string, amount: string): Set[] => [
      [-300, y, quantity],
      [-380, y, price],
      [-500, y, amount],
    ];
    const lines = linesOf([
      ...header,
      [80, 120, 'Software'],
      ...figures(126, '2', '100,00', '200,00'),
      [80, 132, 'Lizenz für ein Jahr'],
      [80, 160, 'Beratung'],
      ...figures(166, '5', '15,00', '75,00'),
      [80, 172, 'Einführung'],
      [350, 220, 'Summe netto'],
      [-500, 220, '275,00'],
    ]);
    expect(lines.map(({ description, netAmount }) => [description, netAmount])).toEqual([
      ['Software Lizenz für ein Jahr', 200],
      ['Beratung Einführung', 75],
    ]);
  });

  it('ends before a sum that is described at length, and leaves notes with a label of their own out', () => {
    const lines = linesOf([
      ...header,
      ...row(116, '1', 'Kürbissuppe mit geröstetem Kürbiskernöl', '2', '9,50', '19,00'),
      [80, 128, 'Allergene: Sellerie, Milch'],
      ...row(144, '2', 'Schnitzel Wiener Art mit Petersilienkartoffeln', '1', '28,50', '28,50'),
      [80, 156, 'Allergene: Gluten, Ei'],
      ...row(172, '3', 'Wein', '2', '8,00', '16,00'),
      [50, 188, 'Nettobetrag der Speisen und Getränke ohne Alkohol (10% USt):'],
      [-500, 188, '47,50'],
      [50, 204, 'Nettobetrag der alkoholischen Getränke (20% USt):'],
      [-500, 204, '16,00'],
    ]);
    expect(lines.map(({ description, netAmount }) => [description, netAmount])).toEqual([
      ['Kürbissuppe mit geröstetem Kürbiskernöl', 19],
      ['Schnitzel Wiener Art mit Petersilienkartoffeln', 28.5],
      ['Wein', 16],
    ]);
  });

  it('believes the titles where times and dates multiply by chance', () => {
    const lines = linesOf([
      [50, 100, 'Description'],
      [-290, 100, 'Time'],
      [-350, 100, 'Length'],
      [-500, 100, 'Amount'],
      [50, 116, 'Morning show'],
      [-290, 116, '5:10'],
      [-350, 116, '30'],
      [-500, 116, '150.00'],
    ]);
    expect(lines[0]).toMatchObject({ quantity: null, netAmount: 150 });
  });

  it('describes by the column of words, not by one of months, and reads a title that wraps as one', () => {
    const lines = linesOf([
      [50, 100, 'Item'],
      [150, 100, 'Date'],
      [140, 112, 'of work done'],
      [-330, 100, 'Quantity'],
      [-410, 100, 'Price per item'],
      [-500, 100, 'Amount'],
      [50, 128, 'Plastering'],
      [150, 128, 'June 2023'],
      [-330, 128, '10'],
      [-410, 128, '$ 60'],
      [-500, 128, '$ 600'],
    ]);
    expect(lines[0]).toMatchObject({ description: 'Plastering', quantity: 10, unitPrice: 60, netAmount: 600 });
  });

  it('reads amounts with signs of several letters', () => {
    const lines = linesOf([
      [50, 100, 'Produto'],
      [-300, 100, 'Qtd'],
      [-400, 100, 'Preço Unit.'],
      [-500, 100, 'Subtotal'],
      [50, 116, 'Cadeira'],
      [-300, 116, '2'],
      [-400, 116, 'R$ 150.00'],
      [-500, 116, 'R$ 300.00'],
    ]);
    expect(lines[0]).toMatchObject({ quantity: 2, unitPrice: 150, netAmount: 300 });
  });
});
