/**
 * Several invoices in one file: a page that bears another number than the one before begins another invoice.
 *
 * Only numbers that are nearly certain count, and only where both parts have a total of their own: a returns slip or
 * terms of business belong to the invoice before them.
 */
import type { Page } from '../../domain/document.ts';
import { amountCandidates } from './candidates/amounts.ts';
import { identifierCandidates } from './candidates/identifiers.ts';
import { rank } from './candidates/score.ts';
import { type Survey, surveyOf } from './candidates/survey.ts';
import { invoiceWeights } from './candidates/weights.ts';

/** A number less sure than this opens no invoice. */
const sure = 0.85;

function numberOf(survey: Survey): string | undefined {
  const [best] = rank(identifierCandidates(survey), invoiceWeights.number, (value) => value);
  return best && best.probability >= sure ? best.value : undefined;
}

function hasTotal(survey: Survey): boolean {
  const [best] = rank(amountCandidates(survey), invoiceWeights.totals.total, String);
  return best !== undefined && best.probability >= 0.5;
}

interface Part {
  readonly pages: readonly Page[];
  readonly isWhole: boolean;
  readonly number?: string | undefined;
}

/** Parts that are no document by themselves go with the one before them; those before the first one go with it. */
export function joinedParts(parts: readonly Part[]): (readonly Page[])[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isSame = last?.number !== undefined && last.number === part.number;
    if (last && (isSame || !(last.isWhole && part.isWhole))) {
      const { number = part.number } = last.isWhole ? last : part;
      const isWhole = last.isWhole || part.isWhole;
      joined[joined.length - 1] = { pages: [...last.pages, ...part.pages], isWhole, number };
    } else joined.push(part);
  }
  return joined.map(({ pages }) => pages);
}

/** Pages by invoice, in order; one group where nothing says that there are several. Each page costs one survey. */
export function byInvoice(pages: readonly Page[]): (readonly Page[])[] {
  if (pages.length < 2) return [pages];
  const groups: { number: string | undefined; pages: Page[] }[] = [];
  for (const page of pages) {
    const number = numberOf(surveyOf([page]));
    const last = groups.at(-1);
    if (!last || (number !== undefined && last.number !== undefined && number !== last.number)) {
      groups.push({ number, pages: [page] });
    } else {
      last.pages.push(page);
      last.number ??= number;
    }
  }
  return joinedParts(
    groups.map(({ number, pages: members }) => ({ number, pages: members, isWhole: hasTotal(surveyOf(members)) })),
  );
}
