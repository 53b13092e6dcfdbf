/** Expenses for the tests of claims. */
import type { Expense } from '../../src/claims/expenses.ts';
import { emptyTravel } from '../../src/domain/empty-invoice.ts';

export const expense = (changes: Partial<Expense>): Expense => ({
  kind: 'other',
  date: '2024-10-09',
  number: '24117000000000012345',
  amount: 100,
  currency: 'CNY',
  seller: '上海某某服务有限公司',
  travel: null,
  source: { path: 'a.pdf', sha256: null, mediaType: null, bytes: null, pages: null },
  ...changes,
});

export const leg = (
  kind: 'rail' | 'air',
  date: string,
  from: string,
  to: string,
  carrierNumber: string,
  passenger = '张三',
): Expense => expense({ kind, date, travel: { ...emptyTravel, passenger, from, to, carrierNumber } });

export const hotel = (date: string): Expense => expense({ kind: 'hotel', date, amount: 600 });
