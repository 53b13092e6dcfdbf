/**
 * What is the document's own among its numbers and dates: a credit note also prints the number and the date of the
 * invoice that it cancels, and a number may look like a date.
 */
import type { LabelMeaning } from '../languages/table.ts';
import { amountsIn } from './amounts.ts';
import { type Candidate, type Features, labelStrength } from './score.ts';
import type { Survey } from './survey.ts';

const strengthOf = (features: Features, meaning: LabelMeaning): number =>
  Math.max(labelStrength(features, meaning), features[`mate:${meaning}`] ?? 0);

/** A label that stands nearer than others. */
const evident = 0.5;

/** A label with other things between it and the value. */
const faint = 0.25;

/** "Our invoice INV 771820": a label that another one keeps away. */
const remote = 0.1;

const isOfInvoice = ({ features }: Candidate<string>, least = evident): boolean =>
  features['besideInvoice'] === 1 || strengthOf(features, 'invoice') >= least;

const isOwn = (candidate: Candidate<string>, meanings: readonly LabelMeaning[]): boolean =>
  !isOfInvoice(candidate) && meanings.some((meaning) => strengthOf(candidate.features, meaning) >= faint);

/**
 * Of the numbers or dates of a credit note those that "invoice" does not name, where others are named by "credit note" or
 * one of `meanings`; all of them else, as some sellers call their credit notes invoices.
 */
export function ownOfCreditNote(
  candidates: readonly Candidate<string>[],
  meanings: readonly LabelMeaning[],
): readonly Candidate<string>[] {
  const isNamedCredit = candidates.some(({ features }) => strengthOf(features, 'creditNote') >= evident);
  const isNamedOtherwise = isNamedCredit || candidates.some((candidate) => isOwn(candidate, meanings));
  const least = isNamedCredit ? remote : evident;
  return isNamedOtherwise ? candidates.filter((candidate) => !isOfInvoice(candidate, least)) : candidates;
}

/** "Refers to invoice F-118 of 3 May 2024": whatever else stands by it, that date is the other invoice's. */
const isOfPreceding = ({ features }: Candidate<string>): boolean => strengthOf(features, 'precedingNumber') >= evident;

/** The dates that are not those of an invoice that a credit note cancels, where there are others. */
export function withoutPreceding(dates: readonly Candidate<string>[]): readonly Candidate<string>[] {
  const others = dates.filter((date) => !isOfPreceding(date));
  return others.length > 0 ? others : dates;
}

/** A line that ends in a negative amount of money. */
function isDeduction({ cells }: Survey['layout']['lines'][number], survey: Survey): boolean {
  const last = cells.at(-1);
  const amount = last && amountsIn(last, survey).at(-1);
  return amount?.decimals === 2 && amount.value < 0 && !/[\p{L}\d]/u.test(last?.text.slice(amount.end) ?? '');
}

/**
 * Keeps the numbers or dates that do not stand in the line of a deduction: "less advance, invoice 2025-0251 of 5 May: –2,000.00",
 * "Deposit, check #2214, 10/02/24  –500.00".
 */
export function withoutDeducted(
  survey: Survey,
): (candidates: readonly Candidate<string>[]) => readonly Candidate<string>[] {
  const deductions = survey.layout.lines.filter((line) => isDeduction(line, survey));
  const isIn = ({ page, box }: Candidate<string>, { page: on, cells }: (typeof deductions)[number]): boolean => {
    const middle = (box[1] + box[3]) / 2;
    return page === on && cells.some((cell) => cell.box[1] <= middle && middle <= cell.box[3]);
  };
  return (candidates) => candidates.filter((candidate) => !deductions.some((line) => isIn(candidate, line)));
}

/** Years between dates of a document that make the earlier one a day of birth, of foundation or of a law. */
const longPast = 15;

const yearOf = ({ value }: Candidate<string>): number => Number(value.slice(0, 4));

const isLabelled = ({ features }: Candidate<string>): boolean =>
  Math.max(labelStrength(features, 'issueDate'), labelStrength(features, 'date')) >= evident;

/**
 * The dates without those that are long past and that no label claims, such as a patient's day of birth. A date is long
 * past if at least as many days of the document are much later as are of its own time.
 */
export function withoutLongPast(dates: readonly Candidate<string>[]): readonly Candidate<string>[] {
  const daysOfYears = new Map<number, number>();
  for (const year of new Map(dates.map((date) => [date.value, yearOf(date)])).values())
    daysOfYears.set(year, (daysOfYears.get(year) ?? 0) + 1);
  const isLongPast = (year: number): boolean => {
    let [later, near] = [0, 0];
    for (const [other, days] of daysOfYears) {
      if (other - year >= longPast) later += days;
      else if (year - other < longPast) near += days;
    }
    return later > 0 && later >= near;
  };
  const yearsLongPast = new Set([...daysOfYears.keys()].filter(isLongPast));
  return dates.filter((date) => !yearsLongPast.has(yearOf(date)) || isLabelled(date));
}

/** The dates by which all is to be paid: not those until which a discount holds, where another follows. */
export const withoutDiscounted = (dates: readonly Candidate<string>[]): readonly Candidate<string>[] =>
  dates.filter(({ features }) => features['discounted'] !== 1);

/** The dates that are no part of the document's number ("Facture n° 2024-09-02"), where there are others. */
export function datesBesideNumber(
  dates: readonly Candidate<string>[],
  number: Candidate<string> | undefined,
): readonly Candidate<string>[] {
  if (!number) return dates;
  const [x0, y0, x1, y1] = number.box;
  const others = dates.filter(({ page, box, text }) => {
    const isInside = box[0] < x1 && box[2] > x0 && box[1] < y1 && box[3] > y0;
    return page !== number.page || !isInside || !number.text.includes(text);
  });
  return others.length > 0 ? others : dates;
}
