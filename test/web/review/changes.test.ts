import { expect, it } from 'vitest';
import { emptyInvoice } from '../../../src/domain/empty-invoice.ts';
import {
  type Changes,
  changedPaths,
  editOf,
  noChanges,
  requestOf,
  undone,
  withEdit,
  withLines,
} from '../../../src/web/review/changes.ts';
import { conflictsOf, withTheirs } from '../../../src/web/review/conflicts.ts';
import { kindOf } from '../../../src/web/review/fields.ts';
import { gapOf, sumProblem } from '../../../src/web/review/sums.ts';
import { computedAmounts, distinct } from '../../../src/web/review/suggestions.ts';

const typed = (changes: Changes, path: string, text: string): Changes =>
  withEdit(changes, path, { text, how: 'typed' });

it('the keys of one field are one step, and undo takes back one step after the other', () => {
  const number = typed(typed(noChanges, 'number', 'U'), 'number', 'US');
  const both = typed(number, 'totalAmount', '1416');
  expect(both).toHaveLength(2);
  expect(editOf(undone(both), 'number')?.text).toBe('US');
  expect(changedPaths(undone(both))).toEqual(['number']);
  expect(undone(undone(both))).toEqual([]);
});

it('what was taken from the page is a step of its own, and is sent with its place', () => {
  const place = { page: 1, box: [1, 2, 3, 4] } as const;
  const changes = withEdit(typed(noChanges, 'totalAmount', '14'), 'totalAmount', {
    text: '1,416.00',
    how: 'page',
    place,
  });
  expect(changes).toHaveLength(2);
  expect(requestOf(changes, kindOf)).toEqual({ corrections: { totalAmount: { value: 1416, ...place } }, how: 'page' });
});

it('texts that are no values are not sent, and several ways of changing count as typed', () => {
  const changes = withEdit(typed(typed(noChanges, 'issueDate', 'soon'), 'number', ''), 'currency', {
    text: 'EUR',
    how: 'suggestion',
  });
  expect(requestOf(changes, kindOf)).toEqual({
    corrections: { number: { value: null }, currency: { value: 'EUR' } },
    how: 'typed',
  });
});

it('lines are sent all together', () => {
  const { lines } = emptyInvoice;
  expect(requestOf(withLines(noChanges, lines), kindOf).corrections).toEqual({ lines: { value: lines } });
});

it('only fields that both people changed to other values are conflicts', () => {
  const changes = typed(typed(typed(noChanges, 'number', 'A'), 'currency', 'EUR'), 'seller.name', 'Mine');
  const before = [
    { path: 'number', savedText: '1' },
    { path: 'currency', savedText: 'USD' },
    { path: 'seller.name', savedText: 'Was' },
  ];
  const now = [
    { path: 'number', savedText: '1' },
    { path: 'currency', savedText: 'EUR' },
    { path: 'seller.name', savedText: 'Theirs' },
  ];
  const conflicts = conflictsOf(changes, before, now);
  expect(conflicts).toEqual([{ path: 'seller.name', mine: 'Mine', theirs: 'Theirs' }]);
  expect(changedPaths(withTheirs(changes, ['seller.name']))).toEqual(['number', 'currency']);
});

it('net and tax have to make the total, but for what stood between them before', () => {
  const amounts = { net: 1180, tax: 236, total: 1461 };
  expect(sumProblem(amounts)).toEqual({ net: 1180, tax: 236, sum: 1416, total: 1461 });
  expect(sumProblem(amounts, gapOf(amounts))).toBeUndefined();
  expect(sumProblem({ ...amounts, total: 1416 })).toBeUndefined();
  expect(sumProblem({ ...amounts, tax: null })).toBeUndefined();
});

it('amounts are suggested from the others and from the lines, each once and never what is there', () => {
  const known = { amounts: { net: 1180, tax: 236, total: 1461 }, lines: [680, 500] };
  expect(computedAmounts('totalAmount', known)).toEqual([{ text: '1416.00', from: 'computed' }]);
  expect(computedAmounts('netAmount', known).map(({ text }) => text)).toEqual(['1225.00', '1180.00']);
  expect(computedAmounts('netAmount', { ...known, lines: [680, null] })).toHaveLength(1);
  expect(computedAmounts('number', known)).toEqual([]);
  const all = [...computedAmounts('netAmount', known), { text: '1225.00', from: 'read' as const }];
  expect(distinct(all, '1180.00')).toEqual([{ text: '1225.00', from: 'computed' }]);
});
