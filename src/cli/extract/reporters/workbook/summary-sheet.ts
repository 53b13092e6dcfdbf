/** The worksheet about the run: sums by status, what was left out of them, counts and reasons. */
import type { FailureReport } from '../../../../domain/failure.ts';
import type { GroupSum } from '../../../../tables/groups.ts';
import type { Summary } from '../../../summary.ts';
import { reasonMessage } from '../../summary-text.ts';
import type { Book, CellValue } from '../../../../tables/workbook/book.ts';
import { type InvoiceSheet, sumOf } from './invoice-sheet.ts';
import type { Wording } from '../../../../texts/wording.ts';

export interface SummaryContent {
  readonly wording: Wording;
  readonly summary: Summary;
  readonly invoices: InvoiceSheet;
  /** By status. */
  readonly sums: readonly GroupSum[];
  readonly leftOut: readonly GroupSum[];
  readonly error: FailureReport | undefined;
}

export function summarySheet(book: Book, { wording, summary, invoices, sums, leftOut, error }: SummaryContent): void {
  const sheet = book.sheet(wording.label('book.sheet.summary'), {
    columns: [
      { head: wording.label('book.what'), kind: 'text', width: 36 },
      { head: wording.label('book.of'), kind: 'long', width: 44 },
      { head: wording.label('book.number'), kind: 'number', width: 11 },
      { head: wording.label('book.amount'), kind: 'amount', width: 18 },
    ],
    foot: wording.label('book.foot'),
  });
  for (const { label, currency, invoices: number, total } of sums) {
    const isReview = label === 'review';
    const status = isReview ? wording.label('status.review') : wording.label('status.ok');
    const criteria = `,${invoices.range('status')},"${status}"`;
    const formula = sumOf('total', currency, wording, invoices.range, criteria);
    sheet.add(
      [
        isReview ? wording.label('book.summary.sumReview') : wording.label('book.summary.sumOk'),
        currency,
        number,
        { formula, value: total },
      ],
      'total',
    );
  }
  for (const { currency, invoices: number, total } of leftOut)
    sheet.add([wording.label('book.summary.leftOut'), currency, number, total]);
  for (const row of countRows(summary, wording)) sheet.add(row);
  if (error) sheet.add([wording.label('book.summary.error'), error.message, null, null], 'failed');
  sheet.close();
}

function countRows({ reasons, ...summary }: Summary, wording: Wording): CellValue[][] {
  const { documents, records, ok, review, failed, cached, skipped, duplicates, elapsedMs, interrupted } = summary;
  const counts: readonly (readonly [string, string | null, number])[] = [
    [wording.label('book.summary.documents'), null, documents],
    [wording.label('book.summary.records'), null, records],
    [wording.label('book.summary.records'), wording.label('status.ok'), ok],
    [wording.label('book.summary.records'), wording.label('status.review'), review],
    [wording.label('book.summary.records'), wording.label('status.failed'), failed],
    [wording.label('book.summary.duplicates'), null, duplicates],
    [wording.label('book.summary.cached'), null, cached],
    [wording.label('book.summary.skipped'), null, skipped],
  ];
  return [
    ...counts.map(([what, of, number]): CellValue[] => [what, of, number, null]),
    ...reasons.map(({ status, id, records: number }): CellValue[] => [
      status === 'review' ? wording.label('book.summary.whyReview') : wording.label('book.summary.whyFailed'),
      wording.show(reasonMessage(id)),
      number,
      null,
    ]),
    [wording.label('book.summary.seconds'), null, Math.round(elapsedMs / 100) / 10, null],
    [
      wording.label('book.summary.interrupted'),
      interrupted ? wording.label('book.yes') : wording.label('book.no'),
      null,
      null,
    ],
  ];
}
