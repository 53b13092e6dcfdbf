import { describe, expect, it } from 'vitest';
import { sureEnough } from '../../../../src/extract/checks/needed-fields.ts';
import type { Box } from '../../../../src/geometry/box.ts';
import { doubtedInRow } from '../../../../src/extract/western/candidates/doubted-totals.ts';
import { type Totals, provenTaxes } from '../../../../src/extract/western/candidates/totals.ts';

const at = (x: number, y: number): Box => [x, y, x + 40, y + 10];
const amount = (value: number, box: Box) => ({ value, text: String(value), page: 1, box, features: {} });
const evidence = (value: number, box: Box) => ({ value, confidence: 0.98, method: 'text', page: 1, box }) as const;

const row = [amount(11_140, at(300, 380)), amount(884, at(400, 380)), amount(12_024, at(500, 380))];
const total = evidence(11_140, at(300, 380));

describe('a total whose row goes on to a larger amount', () => {
  it('may be the sum of one column, and needs a person', () => {
    expect(doubtedInRow({ totalAmount: total }, () => row).totalAmount?.confidence).toBeLessThan(sureEnough);
  });

  it.each<[string, Totals, typeof row]>([
    [
      'net and tax prove it',
      { totalAmount: total, netAmount: evidence(10_000, at(300, 360)), taxAmount: evidence(1_140, at(300, 370)) },
      row,
    ],
    ['the larger amount stands on its left', { totalAmount: evidence(12_024, at(500, 380)) }, row],
    ['the larger amount stands in another row', { totalAmount: total }, [amount(12_024, at(500, 400))]],
  ])('is left alone where %s', (_, totals, amounts) => {
    expect(doubtedInRow(totals, () => amounts)).toEqual({});
  });
});

describe('taxes that their own lines prove', () => {
  const taxOf = (value: number, atRate = 1) => ({ ...amount(value, at(300, 380)), features: { atRate } });

  it('are none where nothing proves one', () => {
    expect([...provenTaxes([taxOf(4, 0)])]).toEqual([]);
  });

  it('count once where they are printed again, and twice where two rates give one amount', () => {
    expect(provenTaxes([taxOf(4), taxOf(4), taxOf(1), taxOf(1)])).toEqual(new Set([400, 100, 500, 1000]));
  });
});
