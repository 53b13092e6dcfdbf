import { assert, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { scrollTo, virtualRows } from '../../../src/web/invoices/virtual-rows.ts';

const anyWindow = record({
  rowHeight: integer({ min: 20, max: 120 }),
  scrollTop: integer({ min: 0, max: 1_000_000 }),
  viewHeight: integer({ min: 0, max: 4000 }),
  count: integer({ min: 0, max: 100_000 }),
});

it('rows in the document and the space of the others are as high as the whole list', () => {
  assert(
    property(anyWindow, (window) => {
      const { first, end, above, below } = virtualRows(window);
      expect(above + (end - first) * window.rowHeight + below).toBe(window.count * window.rowHeight);
      expect(end - first).toBeLessThanOrEqual(150);
      expect(first).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('all rows in sight are in the document', () => {
  const { first, end } = virtualRows({ rowHeight: 44, scrollTop: 44 * 5000, viewHeight: 600, count: 10_000 });
  expect(first).toBeLessThan(5000);
  expect(end).toBeGreaterThan(5014);
});

it('scrolls only to rows that are out of sight', () => {
  const window = { rowHeight: 40, scrollTop: 400, viewHeight: 200, count: 100 };
  expect(scrollTo(12, window)).toBeUndefined();
  expect(scrollTo(9, window)).toBe(360);
  expect(scrollTo(15, window)).toBe(440);
});
