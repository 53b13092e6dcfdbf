import { describe, expect, it } from 'vitest';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { sectionsOn } from '../../../../src/extract/western/lines/receipt-items.ts';
import { type Set, pageOf } from '../../page-of.ts';

/** A till's paper from its rows; `|` parts the cells of a row, of which the last is at the right. */
function paper(rows: readonly string[]): Set[] {
  return rows.flatMap((row, index) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const xs = cells.length === 1 ? [20] : [20, ...cells.slice(1, -1).map((_, at) => 110 + 35 * at), -220];
    return cells.flatMap((cell, at): Set[] => (cell === '' ? [] : [[xs[at] ?? 20, 30 + 14 * index, cell]]));
  });
}

const shop = ['HARBOUR STORES', '12 Quay Street', 'Bristol BS1 4TT'];

const surveyed = (...rows: readonly string[]) => surveyOf([pageOf(paper([...shop, ...rows]), 1, 240, 500)]);

type Read = Pick<InvoiceLine, 'description' | 'quantity' | 'unitPrice' | 'netAmount'>;

const itemsOf = (...rows: readonly string[]): unknown[][] =>
  (sectionsOn(surveyed(...rows), 'ocr')[0]?.articles ?? [])
    .map(({ item }): Read => item.value)
    .filter(({ netAmount }) => netAmount !== null)
    .map(({ description, quantity, unitPrice, netAmount }) => [description, quantity, unitPrice, netAmount]);

describe('the articles of a receipt', () => {
  it('stand above their figures, with codes between', () => {
    expect(
      itemsOf(
        'SPRAYER 550ML | *S',
        'HA06HD01-3 - 70',
        '9065940 | 4 X 1.79 | 7.16',
        'TRAILING SOCKET 3X1.25MM | *S',
        'WA45 /2A - 12',
        '9553114 | 1 X 22.90 | 22.90',
        'TOTAL | 30.06',
      ),
    ).toEqual([
      ['SPRAYER 550ML', 4, 1.79, 7.16],
      ['TRAILING SOCKET 3X1.25MM', 1, 22.9, 22.9],
    ]);
  });

  it('stand below their figures, under titles of columns', () => {
    expect(
      itemsOf(
        'ITEM | QTY | PRICE | AMOUNT',
        '1627 | 2 | 50.88 | 101.76 SR',
        'REPAIR MORTAR FOR',
        'DAMP WALLS',
        '2167 | 1 | 4.45 | 4.45 SR',
        'WALL SCRAPER',
        'TOTAL | 106.21',
      ),
    ).toEqual([
      ['REPAIR MORTAR FOR DAMP WALLS', 2, 50.88, 101.76],
      ['WALL SCRAPER', 1, 4.45, 4.45],
    ]);
  });

  it('are not named by the number of the receipt', () => {
    expect(itemsOf('Receipt No. 00550388', '9555339300051 | 45.00 S', 'LENTIL CRISPS', 'Net total | 45.00')).toEqual([
      ['LENTIL CRISPS', null, null, 45],
    ]);
  });

  it('have units under their names', () => {
    expect(
      itemsOf(
        'ITEM | QTY | PRICE | AMOUNT',
        'YOUNG CORN',
        '1 CTN | 52.00 | 52.00',
        'TOMATO SAUCE',
        '5 PKT | 10.00 | 50.00',
        'TOTAL | 102.00',
      ),
    ).toEqual([
      ['YOUNG CORN', 1, 52, 52],
      ['TOMATO SAUCE', 5, 10, 50],
    ]);
    expect(itemsOf('1 TEA | 2.00', '1 BUN | 1.50', 'TOTAL | 3.50')).toEqual([
      ['TEA', 1, null, 2],
      ['BUN', 1, null, 1.5],
    ]);
  });

  it('have the price of one behind their names', () => {
    expect(itemsOf('SUSHI | 1.80', '4 X 1.80 | 7.20', 'GREEN TEA', '1 X 1.00 | 1.00', 'TOTAL | 8.20')).toEqual([
      ['SUSHI', 4, 1.8, 7.2],
      ['GREEN TEA', 1, 1, 1],
    ]);
  });

  it('have the quantity before their names, which may begin with another number', () => {
    expect(itemsOf('2 ROLLS | 1.50 | 3.00', '12 COLOURS', '1 X 5.90 | 5.90', 'TOTAL | 8.90')).toEqual([
      ['ROLLS', 2, 1.5, 3],
      ['12 COLOURS', 1, 5.9, 5.9],
    ]);
  });

  it('may have no name but a code', () => {
    expect(itemsOf('TISSUES | 6.90 S', 'PWP121096057 | 2.07-', 'TOTAL | 4.83')).toEqual([
      ['TISSUES', null, null, 6.9],
      ['PWP121096057', null, null, -2.07],
    ]);
  });

  it('have their own amount where it was printed twice over', () => {
    expect(
      itemsOf('TEST PEN', '9020529 | 1 X 1.90 | 1.901.90', 'TAPE', '9086391 | 4 X 2.90 | 11.60', 'TOTAL | 13.50'),
    ).toEqual([
      ['TEST PEN', 1, 1.9, 1.9],
      ['TAPE', 4, 2.9, 11.6],
    ]);
  });

  it('have no amount in a price of one or a size', () => {
    expect(
      itemsOf('RED BEANS @3.15', '42066 | 3.15 ZR', 'FIZZ PLUS [1.50]', '42901 | 2.90 SR', 'TOTAL | 6.05'),
    ).toEqual([
      ['RED BEANS @3.15', null, null, 3.15],
      ['FIZZ PLUS [1.50]', null, null, 2.9],
    ]);
  });

  it('have another amount where the letter of a tax was read as a digit, which quantity and price prove', () => {
    expect(itemsOf('SWEETS', '0,415 x 26,90 | 11,168', 'TOTAL | 11,16')).toEqual([['SWEETS', 0.415, 26.9, 11.16]]);
    const [section] = sectionsOn(surveyed('SWEETS | 11,168', 'PASTA | 3,49 C', 'TOTAL | 14,65'), 'ocr');
    expect(section?.articles.map(({ item, otherReadings }) => [item.value.netAmount, otherReadings])).toEqual([
      [null, [11.16]],
      [3.49, []],
    ]);
  });

  it('are parted by the sums of sections', () => {
    const sections = sectionsOn(surveyed('MILK | 1.20', 'TOTAL FOOD | 1.20', 'CANDLE | 4.99', 'TOTAL | 6.19'), 'ocr');
    expect(sections.map(({ articles, sumBelow }) => [articles[0]?.item.value.description, sumBelow])).toEqual([
      ['MILK', 1.2],
      ['CANDLE', 6.19],
    ]);
  });
});

describe('tills of several countries', () => {
  it('weigh and take deposits in Germany', () => {
    expect(
      itemsOf(
        'BIO BANANEN | 1,60 B',
        '0,536 kg x 2,99 EUR/kg',
        'VOLLMILCH 3,5% | 2,38 B',
        '2 Stk x 1,19',
        'LEERGUT | -0,75 A*',
        'SUMME EUR | 3,23',
      ),
    ).toEqual([
      ['BIO BANANEN', 0.536, 2.99, 1.6],
      ['VOLLMILCH 3,5%', 2, 1.19, 2.38],
      ['LEERGUT', null, null, -0.75],
    ]);
  });

  it('print letters of taxes, weights in pounds and a minus behind in America', () => {
    expect(
      itemsOf(
        'BANANAS | 0.74 F',
        '1.25 lb @ $0.59/lb',
        'PAPER TOWELS | 6.97 T',
        'STORE COUPON | 1.00-',
        'SUBTOTAL | 6.71',
      ),
    ).toEqual([
      ['BANANAS', 1.25, 0.59, 0.74],
      ['PAPER TOWELS', null, null, 6.97],
      ['STORE COUPON', null, null, -1],
    ]);
  });

  it('print the quantity under the name in France and above it in Italy', () => {
    expect(itemsOf('BAGUETTE', '2 x 1,50 | 3,00 €', 'CROISSANT | 1,20 €', 'TOTAL TTC | 4,20 €')).toEqual([
      ['BAGUETTE', 2, 1.5, 3],
      ['CROISSANT', null, null, 1.2],
    ]);
    expect(itemsOf('2 X 1,20', 'LATTE FRESCO | 2,40', 'PANE | 1,80', 'TOTALE COMPLESSIVO | 4,20')).toEqual([
      ['LATTE FRESCO', 2, 1.2, 2.4],
      ['PANE', null, null, 1.8],
    ]);
  });
});
