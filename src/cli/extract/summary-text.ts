/** The summary of a run in words: the line at its end, then sums and reasons. */
import { checkNamed } from '../../extract/checks/index.ts';
import type { Reason, Summary } from '../summary.ts';
import { many } from '../terminal/many.ts';

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

const maxReasons = 5;

/** 1,234.50. Without Intl, whose first use takes longer than the rest of the summary. */
const amountText = (amount: number): string => amount.toFixed(2).replace(/\B(?=(?:\d{3})+\.)/g, ',');

/** The lines after the summary line: sums per currency, and why records are not ok. */
export function summaryDetails({ totals, reasons, review, failed }: Summary, failOn: string): string[] {
  const sums = (['ok', 'review'] as const).flatMap((status) => {
    const of = totals
      .filter((total) => total.status === status)
      .map(({ currency, total, records }) => `${amountText(total)} ${currency ?? '(no currency)'} (${records})`);
    return of.length > 0 ? [`  ${status.padEnd(6)}  ${of.join(' · ')}`] : [];
  });
  const why = (status: Reason['status']): string => {
    const of = reasons.filter((reason) => reason.status === status);
    const named = of
      .slice(0, maxReasons)
      .map(({ id, records }) => `${checkNamed(id)?.says ?? id.replaceAll('_', ' ')} (${records})`);
    return [...named, ...(of.length > maxReasons ? ['…'] : [])].join(' · ');
  };
  return [
    ...sums,
    ...(review > 0 ? [`  ${review} to review: ${why('review')}${failOn === 'failed' ? hint : ''}`] : []),
    ...(failed > 0 ? [`  ${failed} failed: ${why('failed')}`] : []),
  ];
}

const hint = ' — exit code 5 with --fail-on review';
