import { expect, it } from 'vitest';
import { groupByInvoice } from '../../src/extract/grouping.ts';
import type { Reading } from '../../src/extract/reading.ts';

const reading = (source: string, number: string | undefined, pages?: [number, number]): Reading => ({
  source,
  fields: number === undefined ? {} : { number: { value: number, method: 'text', confidence: 1 } },
  lines: [],
  facts: {},
  ...(pages ? { pages } : {}),
});
const sources = (groups: Reading[][]): string[][] => groups.map((group) => group.map(({ source }) => source));

it('puts a QR code with the invoice that bears its number', () => {
  const groups = groupByInvoice(
    [],
    [reading('qr', '22', [1, 1])],
    [reading('first', '11', [1, 1]), reading('second', '22', [1, 1])],
  );
  expect(sources(groups)).toEqual([['first'], ['qr', 'second']]);
});

it('puts a QR code with the only invoice of its page even where the numbers differ: a check will say so', () => {
  expect(
    sources(
      groupByInvoice([], [reading('qr', '22', [2, 2])], [reading('a', '11', [1, 1]), reading('b', '12', [2, 3])]),
    ),
  ).toEqual([['a'], ['qr', 'b']]);
});

it('keeps a QR code that no layout explains as an invoice of its own', () => {
  expect(sources(groupByInvoice([], [reading('qr', '22', [3, 3])], [reading('a', '11', [1, 2])]))).toEqual([
    ['a'],
    ['qr'],
  ]);
});

it('compares an embedded XML with the page that bears its number, and takes further pages for its continuation', () => {
  const groups = groupByInvoice(
    [reading('cii', '22')],
    [],
    [reading('page 1', '11', [1, 1]), reading('page 2', '22', [2, 2])],
  );
  // The further page adds itself to the range of pages, and no values.
  expect(sources(groups)).toEqual([['cii', 'page 2', 'page 1']]);
  expect(groups[0]?.[2]).toMatchObject({ fields: {}, lines: [], pages: [1, 1] });
});

it('gives every invoice of one XML its own record', () => {
  expect(sources(groupByInvoice([reading('a', '1'), reading('b', '2')], [], []))).toEqual([['a'], ['b']]);
});
