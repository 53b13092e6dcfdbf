import { describe, expect, it } from 'vitest';
import { arranged, moved, type Wishes } from '../../../src/web/layout/arrangement.ts';
import { laidOut } from './invoices.ts';

const usual: Wishes = { order: 'given', duplicates: 'keep', copies: new Map(), turns: new Map(), sequence: [] };
const keysOf = (invoices: readonly ReturnType<typeof laidOut>[], wishes: Partial<Wishes> = {}): readonly string[] =>
  arranged(invoices, { ...usual, ...wishes }).map(({ key }) => key);

describe('the pages of chosen invoices', () => {
  it('are in the given order, a copy complete before the next one', () => {
    const copies = new Map([['a', 2]]);
    expect(keysOf([laidOut('a', 2), laidOut('b')], { copies })).toEqual(['a/1/0', 'a/2/0', 'a/1/1', 'a/2/1', 'b/1/0']);
  });

  it.each([
    ['date', ['b', 'c', 'a']],
    ['amount', ['c', 'b', 'a']],
    ['seller', ['b', 'c', 'a']],
    ['number', ['b', 'a', 'c']],
    ['category', ['a', 'b', 'c']],
  ] as const)('are sorted by %s, what is unknown last', (order, ids) => {
    const invoices = [
      laidOut('a', 1, { date: '', totalAmount: 30, sellerName: '', number: '10', type: 'vat_special' }),
      laidOut('b', 1, { date: '2024-01-02', totalAmount: 20, sellerName: '北京', number: '9', type: 'hotel' }),
      laidOut('c', 1, { date: '2024-03-02', totalAmount: -5, sellerName: '上海', number: '', type: 'other' }),
    ];
    expect(keysOf(invoices, { order })).toEqual(ids.map((id) => `${id}/1/0`));
  });

  it('leave out an invoice that is there already, but none without a number', () => {
    const same = { number: '1', sellerName: 'A' };
    const invoices = [laidOut('a', 1, same), laidOut('b', 1, same), laidOut('c', 1, { ...same, totalAmount: 114 })];
    expect(keysOf(invoices, { duplicates: 'skip' })).toEqual(['a/1/0', 'c/1/0']);
    expect(keysOf(invoices)).toHaveLength(3);
    const unnumbered = { number: '', sellerName: 'A' };
    expect(keysOf([laidOut('a', 1, unnumbered), laidOut('b', 1, unnumbered)], { duplicates: 'skip' })).toHaveLength(2);
  });

  it('lie on their side after a quarter turn, in all copies', () => {
    const pages = arranged([laidOut('a')], { ...usual, copies: new Map([['a', 2]]), turns: new Map([['a/1', 1]]) });
    expect(pages.map(({ size, turns }) => ({ ...size, turns }))).toEqual([
      { width: 842, height: 595, turns: 1 },
      { width: 842, height: 595, turns: 1 },
    ]);
  });

  it('stay where they were moved when a copy is added', () => {
    const invoices = [laidOut('a'), laidOut('b'), laidOut('c')];
    const sequence = ['c/1/0', 'a/1/0', 'b/1/0'];
    const copies = new Map([['c', 2]]);
    expect(keysOf(invoices, { order: 'own', sequence })).toEqual(sequence);
    expect(keysOf(invoices, { order: 'own', sequence, copies })).toEqual(['c/1/0', 'c/1/1', 'a/1/0', 'b/1/0']);
  });
});

describe('moving', () => {
  it('puts a page at an index, and no further than the ends', () => {
    expect(moved(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 'c', -5)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', 99)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b'], 'unknown', 0)).toEqual(['a', 'b']);
  });
});
