/** Counts and totals of a run, kept up to date as its extraction records arrive. */
import type { FailureKind } from '../domain/failure.ts';
import { fromMinorUnits, minorUnits } from '../domain/money.ts';
import type { CheckOutcome } from '../domain/record.ts';
import { isDuplicate } from '../extract/checks/duplicate.ts';
import { allFailed, exitCodes, insteadOfDocuments, needsReview, someFailed } from './exit-codes.ts';
import { factsOf } from './extract/invoice-facts.ts';

/** Totals of all records of a status in a currency but duplicates. Credit notes are taken off, however they print their amounts. */
export interface CurrencyTotal {
  readonly status: 'ok' | 'review';
  /** Null if the documents or the schema do not state it. */
  readonly currency: string | null;
  readonly records: number;
  readonly total: number;
}

/** Why records need review or failed: the check or the kind of failure, most frequent first. */
export interface Reason {
  readonly status: 'review' | 'failed';
  readonly id: string;
  readonly records: number;
}

export interface Summary {
  readonly documents: number;
  readonly records: number;
  readonly ok: number;
  readonly review: number;
  readonly failed: number;
  /** Documents whose records were taken from the cache. */
  readonly cached: number;
  /** Documents that --skip-existing did not read again. Their records are counted above. */
  readonly skipped: number;
  /** Records of invoices that occurred before. */
  readonly duplicates: number;
  readonly totals: readonly CurrencyTotal[];
  readonly reasons: readonly Reason[];
  readonly elapsedMs: number;
  readonly interrupted: boolean;
}

/** The part of a record that is counted. */
export interface Countable {
  readonly status: 'ok' | 'review' | 'failed';
  readonly cached?: boolean;
  readonly failure?: { readonly kind: FailureKind };
  readonly checks?: readonly CheckOutcome[];
  readonly invoice?: object | null;
}

export interface Tally {
  /** All records of one document. */
  add(records: readonly Countable[], skipped?: boolean): void;
  summary(interrupted?: boolean): Summary;
  exitCode(failOn: 'never' | 'failed' | 'review'): number;
}

/** Sums of amounts by status and currency. */
function totalsByCurrency() {
  const totals = new Map<string, CurrencyTotal & { readonly units: number }>();
  return {
    add(status: Countable['status'], invoice: object): void {
      const { total, currency, credit } = factsOf(invoice);
      if (status === 'failed' || total === null) return;
      const key = `${status} ${currency ?? ''}`;
      const { records = 0, units = 0 } = totals.get(key) ?? {};
      const sum = units + minorUnits(credit ? -total : total);
      totals.set(key, { status, currency, records: records + 1, total: fromMinorUnits(sum), units: sum });
    },
    sorted: (): readonly CurrencyTotal[] =>
      [...totals.values()]
        .map(({ status, currency, records, total }) => ({ status, currency, records, total }))
        .sort(
          (a, b) => order(a.status, b.status) || b.records - a.records || order(a.currency ?? '', b.currency ?? ''),
        ),
  };
}

/** Reasons and how many records have each. */
function countedReasons() {
  const reasons = new Map<string, Reason>();
  return {
    add(status: Reason['status'], id: string): void {
      const key = `${status} ${id}`;
      reasons.set(key, { status, id, records: (reasons.get(key)?.records ?? 0) + 1 });
    },
    sorted: (): readonly Reason[] => [...reasons.values()].sort((a, b) => b.records - a.records || order(a.id, b.id)),
  };
}

/** The exit code of a run in which every document failed: that of the kind of failure, if they all have the same. */
function codeOfAllFailed(kinds: ReadonlySet<FailureKind>): number {
  const [first] = kinds;
  const codes = new Set([...kinds].map((kind) => exitCodes[kind]));
  return first && codes.size === 1 && insteadOfDocuments.includes(first) ? exitCodes[first] : allFailed;
}

export function tally(): Tally {
  const startedAt = performance.now();
  const counts = { documents: 0, records: 0, ok: 0, review: 0, failed: 0, cached: 0, skipped: 0, duplicates: 0 };
  const totals = totalsByCurrency();
  const reasons = countedReasons();
  const kinds = new Set<FailureKind>();
  let failedDocuments = 0;
  let lostDocuments = 0;

  function addRecord({ status, failure, checks = [], invoice }: Countable): void {
    counts.records++;
    counts[status]++;
    if (failure) {
      kinds.add(failure.kind);
      reasons.add('failed', failure.kind);
    }
    const problems = checks.filter(({ outcome, severity }) => outcome === 'failed' && severity !== 'note');
    for (const { id } of problems) if (status === 'review') reasons.add('review', id);
    if (isDuplicate(checks)) counts.duplicates++;
    else if (invoice) totals.add(status, invoice);
  }

  return {
    add(records, skipped = false) {
      counts.documents++;
      if (skipped) counts.skipped++;
      if (records.some(({ cached }) => cached)) counts.cached++;
      for (const record of records) addRecord(record);
      if (records.some(({ status }) => status === 'failed')) failedDocuments++;
      if (records.every(({ status }) => status === 'failed')) lostDocuments++;
    },
    summary: (interrupted = false) => ({
      ...counts,
      totals: totals.sorted(),
      reasons: reasons.sorted(),
      elapsedMs: Math.round(performance.now() - startedAt),
      interrupted,
    }),
    exitCode(failOn) {
      if (failOn === 'never') return 0;
      if (failedDocuments > 0) return lostDocuments < counts.documents ? someFailed : codeOfAllFailed(kinds);
      return failOn === 'review' && counts.review > 0 ? needsReview : 0;
    },
  };
}

const order = (a: string, b: string): number => Number(a > b) - Number(a < b);
