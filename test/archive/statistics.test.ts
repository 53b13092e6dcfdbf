/** Calendar months in their zone, and what the dashboard says of them. */
import { afterEach, describe, expect, it } from 'vitest';
import { invoiceArchive } from '../../src/archive/invoice-archive.ts';
import { completed } from '../../src/archive/amounts.ts';
import { described } from '../../src/archive/invoice-records.ts';
import { calendarMonths } from '../../src/archive/months.ts';
import { changePercent, statistics } from '../../src/archive/statistics.ts';
import type { ReferencedBlobs } from '../../src/stores/blobs/referenced-blobs.ts';
import type { Database } from '../../src/stores/sql/database.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { temporaryDatabase } from '../stores-of-tests.ts';

const at = (text: string): number => Date.parse(text);
const stamps = (zone: string, now: string): string[] => {
  const { thisMonthMs, lastMonthMs } = calendarMonths(zone).at(at(now));
  return [lastMonthMs, thisMonthMs].map((ms) => new Date(ms).toISOString());
};

describe('the start of last month and of this month', () => {
  it.each([
    ['Asia/Shanghai', '2023-11-30T15:59:59.999Z', '2023-09-30T16:00:00.000Z', '2023-10-31T16:00:00.000Z'],
    ['Asia/Shanghai', '2023-11-30T16:00:00.000Z', '2023-10-31T16:00:00.000Z', '2023-11-30T16:00:00.000Z'],
    ['UTC', '2024-01-01T00:00:00.000Z', '2023-12-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z'],
    // Clocks go back on the third of November, and forward on the tenth of March.
    ['America/New_York', '2024-11-20T12:00:00.000Z', '2024-10-01T04:00:00.000Z', '2024-11-01T04:00:00.000Z'],
    ['America/New_York', '2024-12-01T04:59:59.000Z', '2024-10-01T04:00:00.000Z', '2024-11-01T04:00:00.000Z'],
    ['Pacific/Kiritimati', '2024-02-29T10:00:00.000Z', '2024-01-31T10:00:00.000Z', '2024-02-29T10:00:00.000Z'],
  ])('are computed in the time zone %s at %s', (zone, now, last, current) => {
    expect(stamps(zone, now)).toEqual([last, current]);
  });

  it('a server with an unknown time zone is refused before it starts', () => {
    expect(ServeOptions.safeParse({ timeZone: 'Mars/Olympus' }).error?.issues[0]?.message).toMatch(/not a time zone/);
    expect(ServeOptions.parse({ timeZone: 'America/New_York' }).timeZone).toBe('America/New_York');
  });
});

let database: Database | undefined;
afterEach(() => database?.close());

it('compares what was decided this month with last month, and what is open now with what was open then', async () => {
  database = await temporaryDatabase();
  const archive = invoiceArchive(sqlRecordStore(database), {} as ReferencedBlobs);
  let count = 0;
  const add = (state: string, created: string, decided: string | null, taxAmount = 0, currency = 'CNY') => {
    const fields = {
      code: '',
      number: '',
      type: 'other' as const,
      sellerName: '',
      buyerName: '',
      date: '',
      amount: 0,
      taxAmount,
      totalAmount: 0,
    };
    const file = { sha256: 'x', fileName: '', fileType: 'pdf', pages: 1 } as const;
    const decidedMs = decided === null ? null : at(decided);
    const body = { fields, currency, ...file, decidedMs };
    return archive.records.insert({ id: `inv_${count++}`, state, createdMs: at(created), ...described(body), body });
  };
  const [before, last, current] = ['2023-09-15T00:00:00Z', '2023-10-15T00:00:00Z', '2023-11-02T00:00:00Z'];
  await add('verified', before, before, 1000);
  await add('verified', last, last, 100.1);
  await add('failed', last, last, 7);
  await add('verified', last, current, 0.1);
  await add('verified', current, current, 0.2);
  await add('verified', current, current, 50, 'EUR');
  await add('pending', last, null, 3);
  await add('reviewing', current, null);
  const months = calendarMonths('Asia/Shanghai');
  expect(await statistics(archive.records, months, at('2023-11-20T00:00:00Z'))).toEqual({
    processedCount: 3,
    processedChange: 50,
    pendingCount: 2,
    // Then: the one that is pending still, and the one verified since.
    pendingChange: 0,
    savedTax: 0.3,
    savedChange: -99.7,
  });
});

it('counts what was decided before its time was a key, once the keys are complete', async () => {
  database = await temporaryDatabase();
  const archive = invoiceArchive(sqlRecordStore(database), {} as ReferencedBlobs);
  const decidedMs = at('2023-11-02T00:00:00Z');
  const names = { code: '', number: '', sellerName: '', buyerName: '', date: '' };
  const fields = { ...names, type: 'other' as const, amount: 0, taxAmount: 5, totalAmount: 0 };
  const file = { sha256: 'x', fileName: '', fileType: 'pdf' as const, pages: 1 };
  const body = { ...file, fields, currency: null, decidedMs };
  await archive.records.insert({ id: 'inv_1', state: 'verified', keys: { category: 'other' }, body });
  const figures = () => statistics(archive.records, calendarMonths('UTC'), at('2023-11-20T00:00:00Z'));
  expect(await figures()).toMatchObject({ processedCount: 0, savedTax: 0 });
  await archive.completeKeys();
  await archive.completeKeys();
  expect(await figures()).toMatchObject({ processedCount: 1, savedTax: 5 });
  expect((await archive.get('inv_1')).version).toBe(2);
});

it.each([
  [0, 0, 0],
  [0, 5, 100],
  [8, 9, 12.5],
  [100, 97.6, -2.4],
  [3, 0, -100],
])('a change from %d to %d is %d percent', (from, to, percent) => expect(changePercent(from, to)).toBe(percent));

it.each([
  [{ net: null, tax: null, total: 553.5 }, [553.5, 0, 553.5]],
  [{ net: 0.1, tax: 0.2, total: null }, [0.1, 0.2, 0.3]],
  [{ net: 100, tax: null, total: 113 }, [100, 13, 113]],
  [{ net: null, tax: 13, total: 113 }, [100, 13, 113]],
  [{ net: null, tax: null, total: null }, [0, 0, 0]],
  [{ net: 1.005, tax: 0, total: null }, [1.01, 0, 1.01]],
])('amounts that a document lacks are computed from the others: %j', (known, expected) => {
  expect(Object.values(completed(known))).toEqual(expected);
});
