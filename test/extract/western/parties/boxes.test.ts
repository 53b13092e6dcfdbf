/** The box of a name or an address is that of its own words. */
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../src/domain/document.ts';
import type { FieldName, Reading } from '../../../../src/extract/reading.ts';
import { invoice } from '../../../../src/extract/western/invoice.ts';
import { receipt } from '../../../../src/extract/western/receipt.ts';
import { boxAround } from '../../../../src/geometry/rows.ts';
import { pageOf } from '../../page-of.ts';

/** Words of the page whose middles are in the box, in the order of the page, and the box that is tight around them. */
function inBox(page: Page, reading: Reading | undefined, field: FieldName) {
  const box = reading?.fields[field]?.box;
  if (!box) return undefined;
  const words = page.words.filter(({ box: [x0, y0, x1, y1] }) => {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    return box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
  });
  expect(box).toEqual(boxAround(words.map((word) => word.box)));
  return words.map(({ text }) => text).join(' ');
}

describe('an invoice', () => {
  const page = pageOf([
    [50, 50, 'Kestrel Tools Ltd', 14],
    [50, 66, '4 Forge Street'],
    [50, 78, 'Leeds LS1 4AP'],
    [50, 90, 'Phone 0113 496 0000'],
    [50, 120, 'Bill to:'],
    [50, 134, 'Marrow & Pith Ltd'],
    [50, 146, '9 Cannon Lane'],
    [50, 158, 'York YO1 9RL'],
    [330, 80, 'Invoice No.: KT-118'],
    [330, 94, 'Invoice date: 5 August 2024'],
    [380, 328, 'Total due'],
    [-540, 328, '£120.00'],
  ]);
  const [reading] = invoice.read([page]);

  it.each([
    ['seller.name', 'Kestrel Tools Ltd'],
    ['seller.address', '4 Forge Street Leeds LS1 4AP'],
    ['buyer.name', 'Marrow & Pith Ltd'],
    ['buyer.address', '9 Cannon Lane York YO1 9RL'],
  ] as const)('has %s in a box of its own words', (field, words) => {
    expect(inBox(page, reading, field)).toBe(words);
  });

  it('leaves the label out of the box where it stands in the same line', () => {
    const labelled = pageOf([
      [50, 50, 'Kestrel Tools Ltd', 14],
      [50, 66, '4 Forge Street'],
      [50, 78, 'Leeds LS1 4AP'],
      [50, 134, 'Customer: Sharp Consulting Ltd'],
      [330, 80, 'Invoice No.: KT-118'],
      [330, 94, 'Invoice date: 5 August 2024'],
      [380, 328, 'Total due'],
      [-540, 328, '£120.00'],
    ]);
    expect(inBox(labelled, invoice.read([labelled])[0], 'buyer.name')).toBe('Sharp Consulting Ltd');
  });
});

it('a receipt has its seller in a box without the number behind the name', () => {
  const page: Page = {
    ...pageOf(
      [
        [20, 30, 'SUNRISE HARDWARE SDN BHD (812345-K)'],
        [20, 58, 'NO 12, JALAN MELUR 3/4'],
        [20, 72, 'TAMAN MELUR, 43000 KAJANG'],
        [20, 100, 'TEL: 03-8733 1234'],
        [20, 154, 'Date: 03/11/2018 14:22'],
        [20, 180, 'WALL PLUG 8MM'],
        [-220, 180, '8.60'],
        [20, 246, 'Total'],
        [-220, 246, '8.60'],
        [20, 288, 'CASH'],
        [-220, 288, '8.60'],
      ],
      1,
      240,
      400,
    ),
    textSource: 'ocr',
  };
  const [reading] = receipt.read([page]);
  expect(inBox(page, reading, 'seller.name')).toBe('SUNRISE HARDWARE SDN BHD');
  expect(inBox(page, reading, 'seller.address')).toBe('NO 12, JALAN MELUR 3/4 TAMAN MELUR, 43000 KAJANG');
});
