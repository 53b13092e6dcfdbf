import { describe, expect, it } from 'vitest';
import { expenseKind } from '../../src/claims/expenses.ts';
import { tripsOf } from '../../src/claims/trips.ts';
import { emptyInvoice, emptyLine } from '../../src/domain/empty-invoice.ts';
import { expense, hotel, leg } from './expenses.ts';

describe('trips', () => {
  const out = leg('rail', '2024-10-08', '南京南', '上海虹桥', 'G1');
  const back = leg('rail', '2024-10-10', '上海', '南京', 'G2');

  it('are the tickets of one traveller until one leads back to where the first began', () => {
    const again = leg('air', '2024-10-15', '南京', '北京', 'MU1');
    const { trips } = tripsOf([again, back, out]);
    expect(trips.map(({ start, end, route }) => [start, end, route.join('→')])).toEqual([
      ['2024-10-08', '2024-10-10', '南京南→上海虹桥→南京'],
      ['2024-10-15', '2024-10-15', '南京→北京'],
    ]);
  });

  it('have the hotels and taxis of their days, and nothing else', () => {
    const taxi = expense({ kind: 'taxi', date: '2024-10-09', amount: 41 });
    const late = hotel('2024-10-11');
    const before = expense({ kind: 'taxi', date: '2024-10-07', amount: 12 });
    const paper = expense({ kind: 'other', date: '2024-10-09', amount: 5 });
    const { trips, others } = tripsOf([taxi, out, late, before, back, paper]);
    expect(trips[0]?.expenses).toEqual([out, taxi, back, late]);
    expect(others).toEqual([before, paper]);
  });

  it('do not share out what may belong to two travellers', () => {
    const other = leg('rail', '2024-10-08', '南京', '上海', 'G1', '李四');
    const { trips, others } = tripsOf([out, other, hotel('2024-10-08')]);
    expect(trips.map(({ traveller }) => traveller).toSorted()).toEqual(['张三', '李四']);
    expect(others).toHaveLength(1);
  });

  it('are not made of refunds', () => {
    expect(tripsOf([{ ...out, amount: -100 }])).toMatchObject({ trips: [], others: [{ amount: -100 }] });
  });
});

describe('the kind of an expense', () => {
  const lines = (...texts: readonly string[]) => texts.map((description) => ({ ...emptyLine, description }));

  it.each([
    ['rail', { type: 'train' }],
    ['hotel', { lines: lines('*住宿服务*住宿费') }],
    ['taxi', { lines: lines('*运输服务*客运服务费', '*运输服务*客运服务费') }],
    ['road', { lines: lines('*经营租赁*通行费') }],
    ['meals', { lines: lines('*餐饮服务*餐饮费') }],
    ['other', { lines: lines('*餐饮服务*餐饮费', '*纸制品*复印纸') }],
  ] as const)('is %s', (kind, changes) => {
    expect(expenseKind({ ...emptyInvoice, ...changes })).toBe(kind);
  });
});
