import { array, assert, integer, pre, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../src/domain/evidence.ts';
import type { InvoiceLine } from '../../../../src/domain/invoice.ts';
import { fromMinorUnits } from '../../../../src/domain/money.ts';
import type { Article, Section } from '../../../../src/extract/western/lines/receipt-items.ts';
import { tillLines } from '../../../../src/extract/western/lines/till-sums.ts';

const item = (
  netAmount: number | null,
  description = 'Tea',
  quantity: number | null = null,
): Evidence<InvoiceLine> => ({
  value: {
    description,
    spec: null,
    unit: null,
    quantity,
    unitPrice: null,
    netAmount,
    taxRate: null,
    taxAmount: null,
  },
  confidence: 0.55,
  method: 'ocr',
});

const article = (netAmount: number | null, ...otherReadings: readonly number[]): Article => ({
  item: item(netAmount),
  otherReadings,
});

const section = (amounts: readonly number[], sumBelow?: number): Section => ({
  articles: amounts.map((amount) => article(amount)),
  sumBelow,
});

const total = (value: number): { totalAmount: Evidence<number> } => ({
  totalAmount: { value, confidence: 0.8, method: 'ocr' },
});

const amountsOf = (items: readonly Evidence<InvoiceLine>[]): unknown[] => items.map(({ value }) => value.netAmount);

describe('the lines of a till', () => {
  it('end where they make the total, and leave out a subtotal of all above it', () => {
    const printed = [section([42, 37.5, 6, 85.5, 4, 12.5, 1.2])];
    expect(amountsOf(tillLines([], printed, total(89.5)))).toEqual([42, 37.5, 6, 4]);
  });

  it('are all those above a subtotal where they do not make the total', () => {
    expect(amountsOf(tillLines([], [section([42, 37.5, 6, 85.5, 4])], total(500)))).toEqual([42, 37.5, 6]);
    expect(amountsOf(tillLines([], [section([42, 37.5, 6, 4])], total(500)))).toEqual([42, 37.5, 6, 4]);
  });

  it('may be one, whose amount comes again', () => {
    expect(amountsOf(tillLines([], [section([45, 45, 2.55])], total(45)))).toEqual([45]);
  });

  it('go on with what was free, and not with taxes of nothing', () => {
    const free = { item: item(0, 'Soup', 1), otherReadings: [] };
    const printed = { articles: [article(18.8), article(3.8), free, article(0)], sumBelow: undefined };
    expect(tillLines([], [printed], total(22.6)).map(({ value }) => value.description)).toEqual(['Tea', 'Tea', 'Soup']);
  });

  it('are those of the sections that each have a sum of their own', () => {
    const sections = [section([6.39, 8.34, 5.94], 20.67), section([11.16, 16.8], 27.96), section([1.68], 48.63)];
    expect(amountsOf(tillLines([], sections, total(50.31)))).toEqual([6.39, 8.34, 5.94, 11.16, 16.8]);
  });

  it('are those of the list where the table has codes for names and both make the total', () => {
    const table = [item(3, '9556641320027'), item(4, '4132')];
    expect(tillLines(table, [section([3, 4])], total(7)).map(({ value }) => value.description)).toEqual(['Tea', 'Tea']);
    expect(tillLines(table, [section([3])], total(7))).toEqual(table);
  });

  it('are in doubt with an amount that only the total proves, and as printed where two readings would do', () => {
    const misread = { articles: [article(6.5), article(null, 11.16)], sumBelow: undefined };
    const [, mended] = tillLines([], [misread], total(17.66));
    expect(mended).toMatchObject({ value: { netAmount: 11.16 }, confidence: 0.52 });
    const either = { articles: [article(6.5, 7.5), article(3, 4)], sumBelow: undefined };
    expect(amountsOf(tillLines([], [either], total(10.5)))).toEqual([6.5, 3]);
  });
});

const cents = array(integer({ min: 1, max: 50_000 }), { minLength: 2, maxLength: 12 });

describe('whatever a till prints', () => {
  it('its articles are found in front of taxes and payments where they make the total', () => {
    const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
    assert(
      property(cents, cents, (articles, behind) => {
        const isTotalOnlyAtTheEnd = articles.every(
          (_, index) => index < 3 || articles[index] !== sum(articles.slice(0, index)),
        );
        pre(isTotalOnlyAtTheEnd);
        const printed = section([...articles, ...behind].map(fromMinorUnits));
        const lines = tillLines([], [printed], total(fromMinorUnits(sum(articles))));
        expect(amountsOf(lines)).toEqual(articles.map(fromMinorUnits));
      }),
    );
  });

  it('lines are printed ones in their order, or have an amount that is among the other readings', () => {
    const readings = array(tuple(integer(), array(integer(), { maxLength: 2 })), { maxLength: 10 });
    assert(
      property(readings, integer(), integer(), (printed, known, below) => {
        const articles = printed.map(([amount, others]) =>
          article(fromMinorUnits(amount % 1e6), ...others.map((other) => fromMinorUnits(other % 1e6))),
        );
        const sumBelow = fromMinorUnits(below % 1e6);
        const lines = tillLines([], [{ articles, sumBelow }], total(fromMinorUnits(known % 1e6)));
        let next = 0;
        for (const { value } of lines) {
          const at = articles.findIndex(
            ({ item: own, otherReadings }, index) =>
              index >= next && [own.value.netAmount, ...otherReadings].includes(value.netAmount),
          );
          expect(at).toBeGreaterThanOrEqual(next);
          next = at + 1;
        }
      }),
    );
  });
});
