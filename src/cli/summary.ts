/** What a run came to, counted as its records go by. */
import type { FailureKind } from '../domain/failure.ts';
import { allFailed, exitCodes, insteadOfDocuments, needsReview, someFailed } from './exit-codes.ts';

export interface Summary {
  readonly documents: number;
  readonly records: number;
  readonly ok: number;
  readonly review: number;
  readonly failed: number;
  /** Documents whose records were taken from the cache. */
  readonly cached: number;
  /** Documents that --skip-existing did not read again; their records are counted above. */
  readonly skipped: number;
  readonly elapsedMs: number;
  readonly interrupted: boolean;
}

/** As much of a record as is counted. */
export interface Countable {
  readonly status: 'ok' | 'review' | 'failed';
  readonly cached?: boolean;
  readonly failure?: { readonly kind: FailureKind };
}

export interface Tally {
  /** All records of one document. */
  add(records: readonly Countable[], skipped?: boolean): void;
  summary(interrupted?: boolean): Summary;
  exitCode(failOn: 'never' | 'failed' | 'review'): number;
}

export function tally(): Tally {
  const startedAt = performance.now();
  const counts = { documents: 0, records: 0, ok: 0, review: 0, failed: 0, cached: 0, skipped: 0 };
  let failedDocuments = 0;
  let lostDocuments = 0;
  const kinds = new Set<FailureKind>();
  return {
    add(records, skipped = false) {
      counts.documents++;
      if (skipped) counts.skipped++;
      if (records.some(({ cached }) => cached)) counts.cached++;
      for (const { status, failure } of records) {
        counts.records++;
        counts[status]++;
        if (failure) kinds.add(failure.kind);
      }
      if (records.some(({ status }) => status === 'failed')) failedDocuments++;
      if (records.every(({ status }) => status === 'failed')) lostDocuments++;
    },
    summary: (interrupted = false) => ({
      ...counts,
      elapsedMs: Math.round(performance.now() - startedAt),
      interrupted,
    }),
    exitCode(failOn) {
      if (failOn === 'never') return 0;
      if (failedDocuments > 0 && lostDocuments < counts.documents) return someFailed;
      if (failedDocuments > 0) {
        const [first] = kinds;
        const codes = new Set([...kinds].map((kind) => exitCodes[kind]));
        return first && codes.size === 1 && insteadOfDocuments.includes(first) ? exitCodes[first] : allFailed;
      }
      return failOn === 'review' && counts.review > 0 ? needsReview : 0;
    },
  };
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** "12 documents: 10 ok, 1 review, 1 failed (3 cached) in 4.2 s" */
export function summaryLine({
  documents,
  records,
  ok,
  review,
  failed,
  cached,
  skipped,
  elapsedMs,
  interrupted,
}: Summary): string {
  const counted =
    records === documents ? many(documents, 'document') : `${many(documents, 'document')}, ${many(records, 'record')}`;
  const asides = [cached > 0 ? `${cached} cached` : '', skipped > 0 ? `${skipped} skipped` : ''].filter(
    (aside) => aside !== '',
  );
  const aside = asides.length > 0 ? ` (${asides.join(', ')})` : '';
  return `${interrupted ? 'interrupted after ' : ''}${counted}: ${ok} ok, ${review} review, ${failed} failed${aside} in ${(elapsedMs / 1000).toFixed(1)} s`;
}
