import { describe, expect, it } from 'vitest';
import { type RowAmount, taxRowsOf } from '../../../../src/extract/western/candidates/tax-rows.ts';

/** Lines of amounts, as printed: "19,0" has one decimal. */
const rows = (...lines: readonly string[]): RowAmount[] =>
  lines.flatMap((text, line) =>
    text.split(' ').map((printed) => ({
      line,
      value: Number(printed.replace(',', '.')),
      decimals: printed.split(',')[1]?.length ?? 0,
    })),
  );

describe('rows of a tax summary', () => {
  it('are read with discounts, charges and the rate in between; the last row adds up the others', () => {
    const found = taxRowsOf(
      rows(
        '200,00 -10,00 5,00 195,00 37,05 19,0 232,05',
        '100,00 -4,00 96,00 6,72 7,0 102,72',
        '300,00 -14,00 5,00 291,00 43,77 334,77',
      ),
    );
    expect([291, 43.77, 334.77].map((value) => found.roleOf(2, value))).toEqual(['net', 'tax', 'total']);
    expect(found.roleOf(2, 300)).toBeUndefined();
    expect([found.isPart(0), found.isPart(1), found.isPart(2)]).toEqual([true, true, false]);
  });

  it('are added up above what was paid already', () => {
    const found = taxRowsOf(
      rows(
        '932,91 177,25 1110,16',
        '117,78 22,38 140,16',
        '1050,69 199,63 1250,32',
        '-981,51 -186,49 -1168,00',
        '69,18 13,14 82,32',
      ),
    );
    expect([1050.69, 199.63, 1250.32].map((value) => found.roleOf(2, value))).toEqual(['net', 'tax', 'total']);
    expect(found.isPart(4)).toBe(true);
  });

  it('may have no cents, as forints', () => {
    const found = taxRowsOf(rows('120000 32400 152400'));
    expect([120000, 32400, 152400].map((value) => found.roleOf(0, value))).toEqual(['net', 'tax', 'total']);
    expect(taxRowsOf(rows('120 32 152')).roleOf(0, 152)).toBeUndefined();
  });

  it('of a credit note are negative', () => {
    const found = taxRowsOf(rows('-120,00 -22,80 -142,80', '-50,00 -3,50 -53,50', '-170,00 -26,30 -196,30'));
    expect(found.roleOf(2, -196.3)).toBe('total');
    expect(found.isPart(0)).toBe(true);
  });

  it('of one rate that is repeated as its own sum are both read', () => {
    const found = taxRowsOf(rows('100,00 20,00 120,00', '100,00 20,00 120,00'));
    expect(found.roleOf(0, 120)).toBe('total');
    expect(found.isPart(1)).toBe(false);
  });

  it('are read if the document prints their total below, although no row adds them up', () => {
    const found = taxRowsOf(rows('19,0 4080,09 775,22 4855,31', '7,0 5292,47 370,47 5662,94', '10518,25'));
    expect(found.rates.map(({ net, tax }) => [net, tax])).toEqual([
      [408_009, 77_522],
      [529_247, 37_047],
    ]);
    expect(found.roleOf(2, 10_518.25)).toBe('total');
    expect(found.isPart(0)).toBe(true);
  });

  it('are not read if nothing confirms their sums', () => {
    expect(taxRowsOf(rows('100,00 20,00 120,00', '50,00 5,00 55,00', '99,00')).rates).toEqual([]);
  });

  it('are not read if many amounts add up by chance and no rate agrees', () => {
    const found = taxRowsOf(rows('10,00 20,00 30,00 2,00 5,00 32,00 7,00'));
    expect(found.roleOf(0, 32)).toBeUndefined();
    expect(found.isPart(0)).toBe(false);
  });
});
