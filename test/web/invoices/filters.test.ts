import { expect, it } from 'vitest';
import { filterOf, isNarrow, type ListFilter, nextSort, noFilter, queryOf } from '../../../src/web/invoices/filters.ts';

it('a filter comes back from its address as it was', () => {
  const filter: ListFilter = {
    keyword: '京东 & Söhne',
    status: 'reviewing',
    from: '2024-02-29',
    to: '2024-12-31',
    min: '-12.5',
    max: '1000000',
    type: 'vat_special',
    sort: 'sellerName',
  };
  expect(filterOf(queryOf(filter))).toEqual(filter);
  expect(queryOf(filterOf({}))).toEqual({});
});

it('values that the API would refuse are ignored', () => {
  const query = { status: 'paid', type: '<b>', from: '2024-02-30', to: 'tomorrow', min: '1e9', max: '1,5', sort: 'id' };
  expect(filterOf(query)).toEqual(noFilter);
});

it('takes the first of several values, and no more of a keyword than the API does', () => {
  expect(filterOf({ status: ['failed', 'pending'], keyword: null, min: undefined })).toEqual({
    ...noFilter,
    status: 'failed',
  });
  expect(filterOf({ keyword: 'x'.repeat(500) }).keyword).toHaveLength(200);
});

it('sorting alone leaves nothing out', () => {
  expect(isNarrow({ ...noFilter, sort: 'date' })).toBe(false);
  expect(isNarrow({ ...noFilter, max: '10' })).toBe(true);
});

it('a column is sorted ascending first, and then descending', () => {
  expect(nextSort('-createdAt', 'date')).toBe('date');
  expect(nextSort('date', 'date')).toBe('-date');
  expect(nextSort('-date', 'date')).toBe('date');
});
