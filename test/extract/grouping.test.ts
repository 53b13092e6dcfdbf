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

it('assigns a QR code to the invoice that has its number', () => {
  const groups = groupByInvoice(
    [],
    [reading('qr', '22', [1, 1])],
    [reading('first', '11', [1, 1]), reading('second', '22', [1, 1])],
  );
  expect(sources(groups)).toEqual([['first'], ['qr', 'second']]);
});

it('assigns a QR code to the only invoice of its page even if the numbers differ, which a check then reports', () => {
  expect(
    sources(
      groupByInvoice([], [reading('qr', '22', [2, 2])], [reading('a', '11', [1, 1]), reading('b', '12', [2, 3])]),
    ),
  ).toEqual([['a'], ['qr', 'b']]);
});

it('keeps a QR code as an invoice of its own if no layout matches it', () => {
  expect(sources(groupByInvoice([], [reading('qr', '22', [3, 3])], [reading('a', '11', [1, 2])]))).toEqual([
    ['a'],
    ['qr'],
  ]);
});

it('joins embedded XML with the page that has its number, and takes further pages as its continuation', () => {
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
