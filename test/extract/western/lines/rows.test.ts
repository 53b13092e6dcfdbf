import { expect, it } from 'vitest';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { itemsOf } from '../../../../src/extract/western/lines/items.ts';
import { type Set, pageOf } from '../../page-of.ts';

const linesOf = (...pages: readonly (readonly Set[])[]): InvoiceLine[] =>
  itemsOf(surveyOf(pages.map((texts, index) => pageOf(texts, index + 1))).tables, 'text').map(({ value }) => value);

const header: readonly Set[] = [
  [50, 100, 'Popis'],
  [-300, 100, 'Množství'],
  [-400, 100, 'Cena'],
  [-500, 100, 'Celkem'],
];

const row = (y: number, text: string, quantity: string, price: string, amount: string): Set[] => [
  [50, y, text],
  [-300, y, quantity],
  [-400, y, price],
  [-500, y, amount],
];

it('reads a blank between thousands, whatever signs of money and of minus stand around', () => {
  const read = ([quantity, price, amount]: readonly [string, string, string]): unknown[] => {
    const [line] = linesOf([...header, ...row(116, 'Krabice', quantity, price, amount)]);
    return [line?.quantity, line?.unitPrice, line?.netAmount];
  };
  expect(read(['7', 'Kč1 279,24', 'Kč8 954,68'])).toEqual([7, 1279.24, 8954.68]);
  expect(read(['7', 'R$1 279,24', 'R$8 954,68'])).toEqual([7, 1279.24, 8954.68]);
  expect(read(['7', '1 279,24€', '8 954,68€'])).toEqual([7, 1279.24, 8954.68]);
  expect(read(['-7', '1 279,24', '-8 954,68'])).toEqual([-7, 1279.24, -8954.68]);
  expect(read(['-7', '1 279,24', '8 954,68-'])).toEqual([-7, 1279.24, -8954.68]);
  expect(read(['1 000', '1 279,24', '1 279 240,00'])).toEqual([1000, 1279.24, 1279240]);
  expect(read(['3 292', '0,2108', '693,95'])).toEqual([3292, 0.2108, 693.95]);
  expect(read(['1 000,000', '2,5000', '2 500,00'])).toEqual([1000, 2.5, 2500]);
});

it('puts no number of another column before the thousands of one', () => {
  const [line] = linesOf([...header, ...row(116, 'Krabice', '2', '210', '420')]);
  expect(line).toMatchObject({ quantity: 2, unitPrice: 210, netAmount: 420 });
  const [near] = linesOf([
    [50, 100, 'Popis'],
    [-300, 100, 'Množství'],
    [-345, 100, 'Cena'],
    [-500, 100, 'Celkem'],
    [50, 116, 'Krabice'],
    [-300, 116, '2'],
    [-345, 116, '210,00'],
    [-500, 116, '420,00'],
  ]);
  expect(near).toMatchObject({ quantity: 2, unitPrice: 210, netAmount: 420 });
});

it('reads signs and codes of money that touch their amount, and amounts below nought behind them', () => {
  const amountOf = (amount: string): unknown =>
    linesOf([...header, ...row(116, 'Krabice', '1', '500.00', '500.00'), ...row(130, 'Sleva', '', '', amount)])[1]
      ?.netAmount;
  for (const amount of [
    '₦-82.37',
    'Kč(82.37)',
    'CHF−82.37',
    'CHF -82.37',
    'kr -82.37',
    '(₦82.37)',
    '82.37-',
    '82.37- €',
  ])
    expect(amountOf(amount), amount).toBe(-82.37);
  expect(amountOf("CHF1'003.20")).toBe(1003.2);
  expect(amountOf('₦1,003.20')).toBe(1003.2);
  expect(amountOf('R1,003.20')).toBe(1003.2);
  // A dash instead of cents.
  expect(amountOf('82,-')).toBe(82);
  expect(amountOf('82,- €')).toBe(82);
});

it('describes by all lines of a row, where its figures stand beside the last of them', () => {
  const lines = linesOf([
    ...header,
    [50, 116, 'Krabice'],
    [50, 128, 'modrá'],
    ...row(140, 'pevná', '2', '10,00', '20,00'),
    [50, 152, 'Stůl'],
    ...row(164, 'dubový', '1', '50,00', '50,00'),
    [350, 190, 'Celkem'],
    [-500, 190, '70,00'],
  ]);
  expect(lines.map(({ description }) => description)).toEqual(['Krabice modrá pevná', 'Stůl dubový']);
});

it('describes by the lines above too, where figures stand beside the middle one and blank space parts the rows', () => {
  const lines = linesOf([
    ...header,
    [50, 116, 'Krabice'],
    ...row(128, 'modrá', '2', '10,00', '20,00'),
    [50, 140, 'kus'],
    [50, 164, 'Stůl'],
    ...row(176, 'dubový', '1', '50,00', '50,00'),
    [350, 220, 'Celkem'],
    [-500, 220, '70,00'],
  ]);
  expect(lines.map(({ description }) => description)).toEqual(['Krabice modrá', 'Stůl dubový']);
});

it('takes words over some of the rows for a heading', () => {
  const lines = linesOf([
    ...header,
    [50, 116, 'Kuchyně'],
    ...row(128, 'Krabice', '2', '10,00', '20,00'),
    ...row(140, 'Lampa', '2', '10,00', '20,00'),
    [50, 164, 'Dílna'],
    ...row(176, 'Stůl', '1', '50,00', '50,00'),
  ]);
  expect(lines.map(({ description }) => description)).toEqual(['Krabice', 'Lampa', 'Stůl']);
});

it('takes what is carried over to the next page for no line', () => {
  const lines = linesOf(
    [
      ...header,
      ...row(116, 'Krabice', '2', '10,00', '20,00'),
      ...row(130, 'Lampa', '1', '30,00', '30,00'),
      ...row(144, 'Přesun', '', '', '50,00'),
    ],
    [
      ...header,
      ...row(116, 'Přenos', '', '', '50,00'),
      ...row(130, 'Stůl', '1', '50,00', '50,00'),
      ...row(144, 'Police', '', '', '7,00'),
    ],
    [...header, ...row(116, 'Přenos', '', '', '107,00'), ...row(130, 'Doprava', '', '', '12,00')],
  );
  expect(lines.map(({ description }) => description)).toEqual(['Krabice', 'Lampa', 'Stůl', 'Police', 'Doprava']);
});

it('reads quantity and price in one cell where they make the amount', () => {
  const titles: readonly Set[] = [
    [50, 100, 'Description'],
    [-400, 100, 'Rate'],
    [-500, 100, 'Amount'],
  ];
  const [hours, pieces, size] = linesOf([
    ...titles,
    [50, 116, 'Installation'],
    [-400, 116, '3.50 hours x 85.00'],
    [-500, 116, '297.50'],
    [50, 130, 'Lamp'],
    [-400, 130, '2 × € 1,250.00'],
    [-500, 130, '€ 2,500.00'],
    [50, 144, 'Board'],
    [-400, 144, '2.00 x 4.00'],
    [-500, 144, '90.00'],
  ]);
  expect(hours).toMatchObject({ description: 'Installation', quantity: 3.5, unit: 'hours', unitPrice: 85 });
  expect(pieces).toMatchObject({ description: 'Lamp', quantity: 2, unitPrice: 1250, netAmount: 2500 });
  expect(size).toMatchObject({ quantity: null, netAmount: 90 });
});

it('takes the name of the only article from below its code', () => {
  const [line] = linesOf([
    ...header,
    ...row(116, 'ZK75633B', '2', '8,88', '17,76'),
    [50, 128, 'Pracovní rukavice'],
    [350, 160, 'Celkem'],
    [-500, 160, '17,76'],
  ]);
  expect(line).toMatchObject({ description: 'Pracovní rukavice', netAmount: 17.76 });
});

it('reads what a meter counted, and what was delivered of an order', () => {
  const [usage] = linesOf([
    [50, 100, 'Descrizione'],
    [-260, 100, 'Lettura precedente'],
    [-360, 100, 'Lettura attuale'],
    [-420, 100, 'Consumo'],
    [-460, 100, 'Prezzo'],
    [-520, 100, 'Importo'],
    [50, 116, 'Riscaldamento'],
    [-260, 116, '17343'],
    [-360, 116, '18570'],
    [-420, 116, '1227'],
    [-460, 116, '0,30703'],
    [-520, 116, '376,73'],
  ]);
  expect(usage).toMatchObject({ description: 'Riscaldamento', quantity: 1227, unitPrice: 0.30703, netAmount: 376.73 });
  const [delivered] = linesOf([
    [50, 100, 'Bezeichnung'],
    [-260, 100, 'Bestellt'],
    [-330, 100, 'Geliefert'],
    [-410, 100, 'E-Preis'],
    [-500, 100, 'Summe'],
    [50, 116, 'Handschuhe'],
    [-260, 116, '4'],
    [-330, 116, '2'],
    [-410, 116, '10,00'],
    [-500, 116, '20,00'],
  ]);
  expect(delivered).toMatchObject({ quantity: 2, unitPrice: 10, netAmount: 20 });
});

it('reads a price with the unit that it is for', () => {
  const priceOf = (price: string): unknown =>
    linesOf([...header, ...row(116, 'Lampa', '2', price, '3 577,98')])[0]?.unitPrice;
  expect(priceOf('1 788,99/m')).toBe(1788.99);
  expect(priceOf('1788,99Kč/ks')).toBe(1788.99);
});

it('describes by words under "Item", not by the period of a service', () => {
  const [line] = linesOf([
    [50, 100, 'Item'],
    [230, 100, 'Service period'],
    [-500, 100, 'Total'],
    [50, 116, 'Legal advice'],
    [230, 116, '23/03/2019 – 21/04/2019'],
    [-500, 116, '160.00'],
    [50, 130, 'Bookkeeping'],
    [230, 130, '22/04/2019 – 21/05/2019'],
    [-500, 130, '55.00'],
  ]);
  expect(line).toMatchObject({ description: 'Legal advice', netAmount: 160 });
});

it('describes by all lines around figures that stand in the middle of every row', () => {
  const lines = linesOf([
    ...header,
    [50, 116, 'Krabice'],
    ...row(128, 'modrá', '2', '10,00', '20,00'),
    [50, 140, 'pevná'],
    [50, 152, 'Stůl'],
    [50, 164, 'dubový'],
    ...row(170, '', '1', '50,00', '50,00'),
    [50, 176, 'se zásuvkami'],
    [50, 188, 'sestavený'],
    [350, 220, 'Celkem'],
    [-500, 220, '70,00'],
  ]);
  expect(lines.map(({ description }) => description)).toEqual([
    'Krabice modrá pevná',
    'Stůl dubový se zásuvkami sestavený',
  ]);
});

it('knows of a period that it is none of the words that describe, in a table of one row too', () => {
  const [line] = linesOf([
    [50, 100, 'Leistung'],
    [230, 100, 'Leistungszeitraum'],
    [-500, 100, 'Gesamt'],
    [50, 116, 'Wartung der Website'],
    [230, 116, '12.06.2021 - 11.07.2021'],
    [-500, 116, '50,00'],
  ]);
  expect(line).toMatchObject({ description: 'Wartung der Website', netAmount: 50 });
});

it('takes the decimal sign of a quantity from amounts that have no sign between thousands', () => {
  const [line] = linesOf([...header, ...row(116, 'Krabice', '15,000', '1683,50', '25252,50')]);
  expect(line).toMatchObject({ quantity: 15, unitPrice: 1683.5, netAmount: 25252.5 });
});

it('goes on with a name that wraps below figures beside its middle line, and takes words over the only row for a heading', () => {
  const led = linesOf([
    ...header,
    [50, 116, 'Stůl'],
    ...row(128, 'dubový se zásuvkami (2 ks,', '1', '50,00', '50,00'),
    [50, 140, 'bez klíče)'],
    [50, 164, 'Lampa'],
    ...row(176, 'stropní se stínidlem (bez', '2', '10,00', '20,00'),
    [50, 188, 'žárovky)'],
    [50, 200, 'dle nabídky'],
  ]);
  expect(led[0]?.description).toBe('Stůl dubový se zásuvkami (2 ks, bez klíče)');
  const [only] = linesOf([
    ...header,
    [50, 116, 'NÁBYTEK'],
    ...row(128, 'Stůl dubový se zásuvkami (bez', '1', '50,00', '50,00'),
    [50, 140, 'klíče)'],
  ]);
  expect(only?.description).toBe('Stůl dubový se zásuvkami (bez klíče)');
});
