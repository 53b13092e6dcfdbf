import { describe, expect, it } from 'vitest';
import { emptyInvoice } from '../../src/domain/empty-invoice.ts';
import { partsAt, partsBetween, partsByPage, partsByRecord } from '../../src/split/parts.ts';

const rangesOf = ({ parts, unowned }: ReturnType<typeof partsByRecord>) => [parts.map(({ pages }) => pages), unowned];
const read = (first: number, last: number, number = 'R') => ({
  pages: [first, last] as const,
  invoice: { ...emptyInvoice, number },
});

describe('partsByRecord', () => {
  it('gives each invoice its pages, and names the pages of no invoice', () => {
    expect(rangesOf(partsByRecord([read(4, 4), read(1, 2)], 5))).toEqual([
      [
        [1, 2],
        [4, 4],
      ],
      [3, 5],
    ]);
  });
  it('keeps invoices together that share a page', () => {
    const { parts } = partsByRecord([read(1, 2, 'A'), read(2, 3, 'B'), read(4, 4, 'C')], 4);
    expect(parts.map(({ pages, invoices }) => [pages, invoices.map(({ number }) => number)])).toEqual([
      [
        [1, 3],
        ['A', 'B'],
      ],
      [[4, 4], ['C']],
    ]);
  });
  it('a record that failed has no pages', () => {
    expect(rangesOf(partsByRecord([{ pages: [1, 3], invoice: null }], 3))).toEqual([[], [1, 2, 3]]);
  });
});

describe('other parts', () => {
  it('are made of every page', () =>
    expect(rangesOf(partsByPage(2))).toEqual([
      [
        [1, 1],
        [2, 2],
      ],
      [],
    ]));
  it('begin at pages with a code, and pages before the first code are a part too', () => {
    expect(rangesOf(partsAt([3, 4], 5))).toEqual([
      [
        [1, 2],
        [3, 3],
        [4, 5],
      ],
      [],
    ]);
    expect(rangesOf(partsAt([1], 2))).toEqual([[[1, 2]], []]);
  });
  it('lie between separator pages, of which several in a row count as one', () => {
    expect(rangesOf(partsBetween([1, 3, 4, 6], 6))).toEqual([
      [
        [2, 2],
        [5, 5],
      ],
      [1, 3, 4, 6],
    ]);
    expect(rangesOf(partsBetween([], 2))).toEqual([[[1, 2]], []]);
  });
});
