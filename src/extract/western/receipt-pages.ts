/**
 * Several receipts in one file: scanners put a pile of them into one, a page each.
 *
 * Pages part where each of two is a receipt by itself, with a day and a total of its own: a long receipt that was cut
 * into pieces has both once. What has less goes with the receipt before it.
 */
import type { Page } from '../../domain/document.ts';
import { allAmountCandidates } from './candidates/amounts.ts';
import { dateCandidates } from './candidates/dates.ts';
import { rank } from './candidates/score.ts';
import { surveyOf } from './candidates/survey.ts';
import { receiptWeights } from './candidates/weights.ts';
import { joinedParts } from './invoice-pages.ts';

/** A total or a day less sure than this may be another page's. */
const sure = 0.6;

function isWhole(page: Page): boolean {
  const survey = surveyOf([page]);
  const [total] = rank(allAmountCandidates(survey), receiptWeights.totals.total, String);
  const [day] = rank(dateCandidates(survey), receiptWeights.issueDate, (value) => value);
  return total !== undefined && total.probability >= sure && day !== undefined && day.probability >= sure;
}

/** Pages by receipt, in order; one group where they are one receipt. */
export function byReceipt(pages: readonly Page[]): (readonly Page[])[] {
  if (pages.length < 2) return [pages];
  return joinedParts(pages.map((page) => ({ pages: [page], isWhole: isWhole(page) })));
}
