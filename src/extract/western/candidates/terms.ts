/**
 * Terms of payment as evidence of dates: where the days that a document grants lead from its date of issue to the day by
 * which it is to be paid, both dates are right, whatever labels they have.
 */
import { addDays } from '../../../domain/dates.ts';
import type { Fields } from '../../reading.ts';
import { wordsOf } from '../languages/index.ts';
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

/** Whether the document grants just the days between the two dates. */
function isGranted(survey: Survey, issued: string, due: string): boolean {
  for (const { text } of survey.layout.cells) {
    for (const [, net, counted] of text.matchAll(granted)) {
      const days = Number(net ?? counted);
      if (days >= fewestDays && addDays(issued, days) === due) return true;
    }
  }
  return false;
}

/** The fields with both dates sure where the terms of payment confirm them. */
export function withTerms(fields: Fields, survey: Survey): Fields {
  const { issueDate, dueDate } = fields;
  if (!issueDate || !dueDate || !isGranted(survey, issueDate.value, dueDate.value)) return fields;
  const sure = <Date extends { readonly confidence: number }>(date: Date): Date => ({
    ...date,
    confidence: Math.max(confirmed, date.confidence),
  });
  return { ...fields, issueDate: sure(issueDate), dueDate: sure(dueDate) };
}
