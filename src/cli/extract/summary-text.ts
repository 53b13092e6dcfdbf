/** The summary of a run in words: the line at its end, then sums and reasons. */
import { checkNamed } from '../../extract/checks/index.ts';
import { isTextId, type Message, message } from '../../texts/message.ts';
import type { Wording } from '../../texts/wording.ts';
import type { Reason, Summary } from '../summary.ts';
import { displayWidth } from '../../texts/display-width.ts';
import { padEnd } from '../terminal/terminal-text.ts';

/** "12 documents: 10 ok, 1 review, 1 failed (3 cached) in 4.2 s" */
export function summaryLine(
  { documents, records, ok, review, failed, cached, skipped, elapsedMs, interrupted }: Summary,
  wording: Wording,
): string {
  const counted =
    records === documents
      ? message('summary.documents', { documents })
      : message('summary.documentsAndRecords', { documents, records });
  const asides = [
    ...(cached > 0 ? [message('summary.cached', { count: cached })] : []),
    ...(skipped > 0 ? [message('summary.skipped', { count: skipped })] : []),
  ];
  const counts = { counted, ok, review, failed, seconds: elapsedMs / 1000 };
  const summary =
    asides.length === 0
      ? message('summary.counts', counts)
      : message('summary.countsWith', { ...counts, asides: asides.map(wording.show).join(wording.comma) });
  return wording.show(interrupted ? message('summary.interrupted', { summary }) : summary);
}

const maxReasons = 5;

/** The lines after the summary line: sums per currency, and why records are not ok. */
export function summaryDetails(
  { totals, reasons, review, failed }: Summary,
  failOn: string,
  wording: Wording,
): string[] {
  const named = (['ok', 'review'] as const).map((status) => ({ status, name: wording.label(`status.${status}`) }));
  const width = Math.max(...named.map(({ name }) => displayWidth(name)));
  const sums = named.flatMap(({ status, name }) => {
    const of = totals
      .filter((total) => total.status === status)
      .map(({ currency, total: amount, records }) =>
        wording.text('summary.total', { amount, currency: currency ?? wording.label('summary.noCurrency'), records }),
      );
    return of.length > 0 ? [`  ${padEnd(name, width)}  ${of.join(' · ')}`] : [];
  });
  const why = (status: Reason['status']): string => {
    const of = reasons.filter((reason) => reason.status === status);
    const first = of.slice(0, maxReasons).map((reason) => reasonText(reason, wording));
    return [...first, ...(of.length > maxReasons ? ['…'] : [])].join(' · ');
  };
  // A failed document decides the exit code before a record to review does.
  const canBeFive = failOn === 'failed' && failed === 0;
  const toReview = message('summary.review', { count: review, reasons: why('review') });
  return [
    ...sums,
    ...(review > 0 ? [`  ${wording.show(canBeFive ? message('summary.hint', { review: toReview }) : toReview)}`] : []),
    ...(failed > 0 ? [`  ${wording.text('summary.failed', { count: failed, reasons: why('failed') })}`] : []),
  ];
}

const reasonText = ({ id, records }: Reason, wording: Wording): string =>
  wording.text('summary.reason', { reason: wording.show(reasonMessage(id)), records });

/** A check or a kind of failure in a few words. That of another version is only a name. */
export function reasonMessage(id: string): Message | string {
  const known = checkNamed(id)?.says ?? `kind.${id}`;
  return isTextId(known) ? { id: known, values: {} } : id.replaceAll('_', ' ');
}
