/**
 * Terms of payment as evidence of dates: where the days that a document grants lead from its date of issue to the day by
 * which it is to be paid, both dates are right, whatever labels they have.
 */
import { addDays } from '../../../domain/dates.ts';
import type { Fields } from '../../reading.ts';
import { boxOf } from '../../layout/text-layout.ts';
import { wordsOf } from '../languages/index.ts';
import { findDates } from '../values/dates.ts';
import type { Candidate } from './score.ts';
import type { Survey } from './survey.ts';

/** "Net 30", "14 days", "21 Tage". */
const granted = new RegExp(
  String.raw`(?<!\p{L})net(?:to)?\s(\d{1,3})(?![\d.,]\d)|(?<![\d.,/-])(\d{1,3})\s?(?:${wordsOf('counted')})(?!\p{L})`,
  'giu',
);

/** Fewer days are met by chance: dates of one document are often a few days apart. */
const fewestDays = 7;

/** How sure dates are that the terms confirm. */
const confirmed = 0.97;

/** The days that a text grants, each as often as it is printed. */
const daysIn = (text: string): number[] =>
  [...text.matchAll(granted)].map(([, net, counted]) => Number(net ?? counted)).filter((days) => days >= fewestDays);

/** Whether the document grants just the days between the two dates. */
const isGranted = ({ layout }: Survey, issued: string, due: string): boolean =>
  layout.cells.some(({ text }) => daysIn(text).some((days) => addDays(issued, days) === due));

/** A line with more dates, or more numbers of days, prints no terms. */
const mostPrinted = 8;

/**
 * Both dates where a line prints the days and the day that they end on, and so many days before it is a date of the
 * document: "Payable within 30 days, by 30 September 2024" on an invoice with "31 August 2024" on it.
 */
function printedTerms({ layout, dateOrder }: Survey, dates: readonly Candidate<string>[]): Fields | undefined {
  const byDay = new Map(dates.toReversed().map((date) => [date.value, date]));
  for (const { text: line, cells } of layout.lines) {
    const granting = daysIn(line);
    if (granting.length === 0 || granting.length > mostPrinted) continue;
    const printed = cells.flatMap((cell) => findDates(cell.text, dateOrder).map((date) => ({ cell, ...date })));
    if (printed.length > mostPrinted) continue;
    for (const { cell, iso, start, end } of printed) {
      const issued = granting
        .map((days) => byDay.get(addDays(iso, -days)))
        // "Billing period 30 July to 28 August, 29 days": the line has both ends.
        .find((date) => date !== undefined && printed.every((other) => other.iso !== date.value));
      if (!issued) continue;
      const about = { confidence: confirmed, method: layout.method };
      const text = cell.text.slice(start, end);
      return {
        issueDate: { ...about, value: issued.value, page: issued.page, box: issued.box, text: issued.text },
        dueDate: { ...about, value: iso, page: cell.page, box: boxOf(cell, start, end), text },
      };
    }
  }
  return undefined;
}

/** The fields with both dates sure where the terms of payment confirm them, or name them. */
export function withTerms(fields: Fields, survey: Survey, dates: readonly Candidate<string>[]): Fields {
  const { issueDate, dueDate } = fields;
  const printed = printedTerms(survey, dates);
  const isDoubtful = issueDate === undefined || issueDate.confidence < confirmed;
  if (printed && (isDoubtful || issueDate.value === printed.issueDate?.value)) return { ...fields, ...printed };
  if (!issueDate || !dueDate || !isGranted(survey, issueDate.value, dueDate.value)) return fields;
  const sure = <Date extends { readonly confidence: number }>(date: Date): Date => ({
    ...date,
    confidence: Math.max(confirmed, date.confidence),
  });
  return { ...fields, issueDate: sure(issueDate), dueDate: sure(dueDate) };
}
