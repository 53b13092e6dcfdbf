/**
 * The figures of the dashboard: invoices decided in the current calendar month, compared with the whole month before.
 *
 * An invoice is decided once it is verified or failed. The tax saved is that of verified invoices in yuan. The pending
 * invoices are compared with those that were open when the month began.
 */
import { fromMinorUnits } from '../domain/money.ts';
import type { Filter } from '../stores/records/record-store.ts';
import { decided, type InvoiceRecords, undecided } from './invoice-records.ts';
import type { Months } from './months.ts';

/** Changes are in percent of the month before. */
export interface ArchiveStatistics {
  readonly processedCount: number;
  readonly processedChange: number;
  readonly pendingCount: number;
  readonly pendingChange: number;
  /** In yuan. */
  readonly savedTax: number;
  readonly savedChange: number;
}

/** Filters for what was decided in a month. */
type Within = Pick<Filter, 'doneFromMs' | 'doneBeforeMs'>;

export async function statistics(records: InvoiceRecords, months: Months, nowMs: number): Promise<ArchiveStatistics> {
  const { thisMonthMs, lastMonthMs } = months.at(nowMs);
  const count = async (filter: Filter): Promise<number> => sumOf(await records.count(filter));
  const now: Within = { doneFromMs: thisMonthMs };
  const before: Within = { doneFromMs: lastMonthMs, doneBeforeMs: thisMonthMs };
  const processed = await count({ states: decided, ...now });
  const processedBefore = await count({ states: decided, ...before });
  const tax = await taxSaved(records, now);
  const taxBefore = await taxSaved(records, before);
  const pending = await count({ states: undecided });
  const openThen =
    (await count({ states: decided, ...now, createdBeforeMs: thisMonthMs })) +
    (await count({ states: undecided, createdBeforeMs: thisMonthMs }));
  return {
    processedCount: processed,
    processedChange: changePercent(processedBefore, processed),
    pendingCount: pending,
    pendingChange: changePercent(openThen, pending),
    savedTax: fromMinorUnits(tax),
    savedChange: changePercent(taxBefore, tax),
  };
}

/** In minor units. An invoice that names no currency is in yuan. */
async function taxSaved(records: InvoiceRecords, month: Within): Promise<number> {
  const totals = await records.totals({ states: ['verified'], ...month });
  return totals.filter(({ unit }) => unit === 'CNY' || unit === '').reduce((sum, { part }) => sum + part, 0);
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Rounded to one decimal. An increase from 0 counts as 100 %. */
export function changePercent(before: number, now: number): number {
  if (before === 0) return now === 0 ? 0 : 100;
  return Math.round(((now - before) / Math.abs(before)) * 1000) / 10;
}
