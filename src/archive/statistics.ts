/**
 * The figures of the dashboard: invoices decided in the current calendar month, compared with the whole month before.
 *
 * An invoice is decided once it is verified or failed. The tax saved is that of verified invoices in yuan. The pending
 * invoices are compared with those that were open when the month began.
 */
import { fromMinorUnits, minorUnits } from '../domain/money.ts';
import { allEntries } from '../runtime/all-entries.ts';
import { type ArchivedInvoice, invoiceOf, type InvoiceRecords, undecided } from './invoice-records.ts';
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

const decided = ['verified', 'failed'] as const;

export async function statistics(records: InvoiceRecords, months: Months, nowMs: number): Promise<ArchiveStatistics> {
  const { thisMonthMs, lastMonthMs } = months.at(nowMs);
  let [processed, processedBefore, tax, taxBefore, openThen] = [0, 0, 0, 0, 0];
  for await (const invoice of decidedSince(records, lastMonthMs)) {
    const { decidedMs, createdMs } = invoice;
    if (decidedMs === null || decidedMs < lastMonthMs) continue;
    if (decidedMs < thisMonthMs) {
      processedBefore++;
      taxBefore += savedBy(invoice);
    } else {
      processed++;
      tax += savedBy(invoice);
      if (createdMs < thisMonthMs) openThen++;
    }
  }
  const pending = sumOf(await records.count({ states: undecided }));
  openThen += sumOf(await records.count({ states: undecided, createdBeforeMs: thisMonthMs }));
  return {
    processedCount: processed,
    processedChange: changePercent(processedBefore, processed),
    pendingCount: pending,
    pendingChange: changePercent(openThen, pending),
    savedTax: fromMinorUnits(tax),
    savedChange: changePercent(taxBefore, tax),
  };
}

/** In minor units. */
const savedBy = ({ status, currency, fields }: ArchivedInvoice): number =>
  status === 'verified' && (currency ?? 'CNY') === 'CNY' ? minorUnits(fields.taxAmount) : 0;

/** A decision changes the entity, so whatever has not been changed since then was not decided since then either. */
async function* decidedSince(records: InvoiceRecords, updatedFromMs: number): AsyncGenerator<ArchivedInvoice, void> {
  const filter = { states: decided, updatedFromMs };
  for await (const entry of allEntries(records, filter)) {
    const invoice = invoiceOf(entry);
    if (invoice) yield invoice;
  }
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Rounded to one decimal. An increase from 0 counts as 100 %. */
export function changePercent(before: number, now: number): number {
  if (before === 0) return now === 0 ? 0 : 100;
  return Math.round(((now - before) / Math.abs(before)) * 1000) / 10;
}
