/** In what order documents come, and which of them are there twice. */
import { expect, test } from 'vitest';
import type { MergeOptions } from '../../src/merge/options.ts';
import { sortedBy } from '../../src/merge/order.ts';
import { type FoundDuplicate, repetitions } from '../../src/tasks/merge/sources.ts';
import { invoice } from './invoices.ts';

const documents = [
  { path: 'b10.pdf', invoices: [invoice('赵记', 30, { issueDate: '2024-03-02', type: 'taxi' })] },
  { path: 'b2.pdf', invoices: [] },
  { path: 'z.zip', member: 'a.pdf', invoices: [invoice('Acme', 7, { issueDate: '2024-03-10', type: 'vat_normal' })] },
  { path: 'a.pdf', invoices: [invoice('北京店', null, { issueDate: '2023-12-31', type: 'vat_special' })] },
  { path: 'c.pdf', invoices: [invoice(null, 7, { type: 'taxi' })] },
];

test.each<[MergeOptions['order'], string]>([
  ['given', 'b10 b2 z a c'],
  ['name', 'a b2 b10 c z'],
  // What is not known comes last, in the order it was given in.
  ['date', 'a b10 z b2 c'],
  ['amount', 'z c b10 b2 a'],
  ['category', 'a z b10 c b2'],
  ['seller', 'a b10 z b2 c'],
])('%s', (order, expected) => {
  const sorted = sortedBy(documents, order).map(({ path }) => path.replace(/\..*/, ''));
  if (order === 'seller') {
    // Names are sorted by their sound: 北京店 before 赵记. The collation decides where Latin names are.
    expect(sorted.indexOf('a')).toBeLessThan(sorted.indexOf('b10'));
    expect(sorted.slice(3)).toEqual(['b2', 'c']);
  } else expect(sorted.join(' ')).toBe(expected);
});

test('a document is a repetition if its bytes or all its invoices were met before', () => {
  const [one, two] = [
    invoice('A', 5, { number: '24312000000012345678', issueDate: '2024-05-17' }),
    invoice('A', 6, { number: '24312000000099999999', issueDate: '2024-05-17' }),
  ];
  const found: FoundDuplicate[] = [];
  const goesOn = repetitions('skip', (duplicate) => found.push(duplicate));
  const take = (path: string, sha256: string | undefined, ...invoices: ReturnType<typeof invoice>[]): boolean =>
    goesOn({ label: { path }, sha256, invoices });
  expect(take('a', '1', one)).toBe(true);
  expect(take('b', '1', one)).toBe(false);
  expect(take('c', '2', one)).toBe(false);
  expect(take('both', '3', one, two)).toBe(true);
  expect(take('unread', '4')).toBe(true);
  expect(take('unread too', '5')).toBe(true);
  expect(take('failed', undefined)).toBe(true);
  expect(found).toMatchObject([
    { path: 'b', of: { path: 'a' }, skipped: true },
    { path: 'c', of: { path: 'a' }, skipped: true },
  ]);
});

test.each([
  ['keep', 0, true],
  ['warn', 1, true],
  [undefined, 1, true],
  ['skip', 1, false],
] as const)('%s: %i told', (duplicates, told, goes) => {
  let count = 0;
  const goesOn = repetitions(duplicates, () => count++);
  const document = { label: { path: 'a' }, sha256: '1', invoices: [] };
  expect(goesOn(document)).toBe(true);
  expect(goesOn({ ...document, label: { path: 'b' } })).toBe(goes);
  expect(count).toBe(told);
});
