import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { summaryDetails, summaryLine } from '../../src/cli/extract/summary-text.ts';
import { type Countable, tally } from '../../src/cli/summary.ts';
import { failureKinds, type FailureKind } from '../../src/domain/failure.ts';
import { englishWording } from '../../src/texts/wording.ts';

const wording = englishWording();

const ok: Countable = { status: 'ok' };
const review: Countable = { status: 'review' };
const failed = (kind: FailureKind): Countable => ({ status: 'failed', failure: { kind } });

it.each(failureKinds)('a failure %s has an exit code of its own', (kind) => expect(exitCodes[kind]).toBeGreaterThan(0));

describe('the exit code', () => {
  it.each([
    [[ok, ok], 'failed', 0],
    [[ok, review], 'failed', 0],
    [[ok, review], 'review', 5],
    [[ok, failed('timeout')], 'failed', 3],
    [[review, failed('timeout')], 'review', 3],
    [[failed('timeout'), failed('encrypted_document')], 'failed', 4],
    [[failed('timeout')], 'never', 0],
    [[failed('not_found'), failed('forbidden')], 'failed', 7],
    [[failed('not_found'), failed('timeout')], 'failed', 4],
    [[ok, failed('not_found')], 'failed', 3],
    [[failed('engine_unavailable')], 'failed', 6],
    [[], 'failed', 0],
  ] as const)('of %j with --fail-on %s is %i', (records, failOn, code) => {
    const counts = tally();
    for (const record of records) counts.add([record]);
    expect(counts.exitCode(failOn)).toBe(code);
  });

  it('counts documents, not records', () => {
    const counts = tally();
    counts.add([ok, failed('ocr_failed')]);
    expect(counts.exitCode('failed')).toBe(3);
    expect(counts.summary()).toMatchObject({ documents: 1, records: 2, ok: 1, failed: 1 });
  });
});

it('is told in one line', () => {
  const counts = tally();
  counts.add([ok, review]);
  counts.add([{ ...ok, cached: true }], true);
  const summary = { ...counts.summary(true), elapsedMs: 1234 };
  expect(summaryLine(summary, wording)).toBe(
    'interrupted after 2 documents, 3 records: 2 ok, 1 review, 0 failed (1 cached, 1 skipped) in 1.2 s',
  );
});

it('adds up each currency, and names what needs a look', () => {
  const counts = tally();
  const invoice = (totalAmount: number, currency: string, documentType = 'invoice') => ({
    totalAmount,
    currency,
    documentType,
  });
  const duplicate = { id: 'duplicate', outcome: 'failed', message: 'again' } as const;
  const specimen = { id: 'tax-id', outcome: 'failed', severity: 'note' } as const;
  counts.add([{ ...ok, invoice: invoice(1000.1, 'EUR'), checks: [specimen] }]);
  counts.add([{ ...ok, invoice: invoice(0.2, 'EUR') }]);
  counts.add([{ ...ok, invoice: invoice(10, 'EUR', 'credit_note') }]);
  counts.add([{ ...ok, invoice: invoice(5, 'CNY') }]);
  counts.add([{ ...review, invoice: invoice(6, 'CNY') }]);
  // Once is enough, as in workbooks and reports.
  counts.add([{ ...review, invoice: invoice(7, 'CNY'), checks: [duplicate] }]);
  counts.add([failed('encrypted_document')]);
  const summary = counts.summary();
  expect(summary).toMatchObject({
    duplicates: 1,
    totals: [
      { status: 'ok', currency: 'EUR', records: 3, total: 990.3 },
      { status: 'ok', currency: 'CNY', records: 1, total: 5 },
      { status: 'review', currency: 'CNY', records: 1, total: 6 },
    ],
    reasons: [
      { status: 'review', id: 'duplicate', records: 1 },
      { status: 'failed', id: 'encrypted_document', records: 1 },
    ],
  });
  expect(summaryDetails(summary, 'failed', wording)).toEqual([
    '  ok      990.30 EUR (3) · 5.00 CNY (1)',
    '  review  6.00 CNY (1)',
    '  2 to review: met before (1)',
    '  1 failed: encrypted document (1)',
  ]);
  expect(summaryDetails({ ...summary, failed: 0 }, 'failed', wording)[2]).toBe(
    '  2 to review: met before (1) — exit code 5 with --fail-on review',
  );
  expect(summaryDetails(summary, 'review', wording)[2]).toBe('  2 to review: met before (1)');
  expect(summaryDetails(tally().summary(), 'failed', wording)).toEqual([]);
});
