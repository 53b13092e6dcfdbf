/**
 * The general invoice: any western invoice, by its labels.
 *
 * Every field has candidates with scores (candidates/); parties and totals are chosen together, since seller and buyer
 * exclude each other and amounts add up. It claims pages modestly, so that families that know a kind win.
 */
import type { Page } from '../../domain/document.ts';
import type { Method } from '../../domain/evidence.ts';
import { sumAmounts } from '../../domain/money.ts';
import { adjustmentsOf, factsOf } from './candidates/adjustments.ts';
import { amountCandidates } from './candidates/amounts.ts';
import { calibrated } from './candidates/calibration.ts';
import { chooseCurrency } from './candidates/currency.ts';
import { dateCandidates, decidedDate } from './candidates/dates.ts';
import { identifierCandidates } from './candidates/identifiers.ts';
import { documentTypeOf, findIban, findPaymentTerms, findTaxIds } from './candidates/identity.ts';
import { chooseParties, partyCandidates } from './candidates/parties.ts';
import { printedRates } from './candidates/rates.ts';
import { withoutGrossNet } from './candidates/receipt-sums.ts';
import { type Candidate, type Weights, evidenceOf, leastProbability, rank } from './candidates/score.ts';
import { surveyOf } from './candidates/survey.ts';
import { chooseTotals } from './candidates/totals.ts';
import { invoiceCurves, invoiceWeights } from './candidates/weights.ts';
import { itemsOf } from './lines/items.ts';
import type { FieldName, Fields, Reading } from '../reading.ts';
import { asInvoice } from './document-kind.ts';
import type { Family } from '../families/family.ts';
import { byInvoice } from './invoice-pages.ts';

const name = 'invoice';

function best<Value extends string>(candidates: readonly Candidate<Value>[], weights: Weights) {
  const first = rank(candidates, weights, (value) => value)[0];
  return first && first.probability >= leastProbability ? first : undefined;
}

function readOne(pages: readonly Page[]): Reading {
  const survey = surveyOf(pages);
  const method: Method = survey.sheet.method;
  const identifiers = identifierCandidates(survey);
  const dates = dateCandidates(survey);
  const number = best(identifiers, invoiceWeights.number);
  const purchaseOrder = best(identifiers, invoiceWeights.purchaseOrder);
  const issueDate = best(dates, invoiceWeights.issueDate);
  const dueDate = best(dates, invoiceWeights.dueDate);
  const lines = itemsOf(survey.tables, method);
  const lineAmounts = lines.map(({ value }) => value.netAmount);
  const complete = lineAmounts.length > 0 && lineAmounts.every((amount) => amount !== null);
  const amounts = amountCandidates(survey);
  const adjustments = adjustmentsOf(amounts);
  const sumOfLines = complete ? sumAmounts(lineAmounts.filter((amount) => amount !== null)) : undefined;
  const rates = printedRates(survey);
  const chosen = chooseTotals(amounts, invoiceWeights.totals, { sumOfLines, printedRates: rates, method, adjustments });
  const totals = withoutGrossNet(chosen, rates);
  const { seller, buyer } = chooseParties(partyCandidates(survey), invoiceWeights.parties, method);
  const window = buyer?.name;
  const box =
    window?.box && window.page !== undefined
      ? { page: window.page, x0: window.box[0], y0: window.box[1], x1: window.box[2], y1: window.box[3] }
      : undefined;
  const taxIds = findTaxIds(survey, box, method);
  const currency = chooseCurrency(survey, method);
  const iban = findIban(survey, method);
  const paymentTerms = findPaymentTerms(survey, method);
  const fields: Fields = {
    documentType: documentTypeOf(survey, method),
    ...(number ? { number: evidenceOf(number, method) } : {}),
    ...(issueDate ? { issueDate: evidenceOf(issueDate, method) } : {}),
    ...(dueDate && !(issueDate && dueDate.value < issueDate.value) ? { dueDate: evidenceOf(dueDate, method) } : {}),
    ...(purchaseOrder && purchaseOrder.value !== number?.value
      ? { purchaseOrder: evidenceOf(purchaseOrder, method) }
      : {}),
    ...(seller ? { 'seller.name': seller.name } : {}),
    ...(seller?.address ? { 'seller.address': seller.address } : {}),
    ...(buyer ? { 'buyer.name': buyer.name } : {}),
    ...(buyer?.address ? { 'buyer.address': buyer.address } : {}),
    ...(taxIds.seller ? { 'seller.taxId': taxIds.seller } : {}),
    ...(taxIds.buyer ? { 'buyer.taxId': taxIds.buyer } : {}),
    ...(currency ? { currency } : {}),
    ...(iban ? { iban } : {}),
    ...(paymentTerms ? { paymentTerms } : {}),
    ...totals,
  };
  const sure = calibrated(fields, invoiceCurves);
  const day = sure.issueDate;
  const first = pages[0]?.number;
  const last = pages.at(-1)?.number;
  return {
    source: name,
    fields: withoutGuesses(
      day && issueDate
        ? { ...sure, issueDate: { ...day, confidence: decidedDate(survey, issueDate.features, day.confidence) } }
        : sure,
    ),
    lines,
    facts: factsOf(
      adjustments,
      totals.netAmount?.value,
      totals.taxAmount?.value,
      totals.totalAmount?.value,
      sumOfLines,
    ),
    ...(first !== undefined && last !== undefined ? { pages: [first, last] as const } : {}),
  };
}

/** One reading an invoice: a file may join several. */
const read = (pages: readonly Page[]): Reading[] =>
  byInvoice(pages).flatMap((part) => asInvoice(readOne(part), surveyOf(part)) ?? []);

const needed: readonly FieldName[] = ['number', 'issueDate', 'seller.name', 'totalAmount'];

/** Below this a value is likelier wrong than right. */
const leastConfidence = 0.4;

/** A guess at a needed field sends the record to a person; one at any other field would go unseen, so it is left out. */
function withoutGuesses(fields: Fields): Fields {
  const isKept = ([field, { confidence }]: [string, { readonly confidence: number }]): boolean =>
    needed.some((name) => name === field) || confidence >= leastConfidence;
  const kept = Object.entries(fields).filter(isKept);
  const known = new Set(kept.map(([field]) => field));
  // Whose address it were nobody knows.
  return Object.fromEntries(
    kept.filter(([field]) => !field.endsWith('.address') || known.has(field.replace('.address', '.name'))),
  ) as Fields;
}

const han = /[\u4e00-\u9fff]/;

/** More than this share of words with Han characters, and other families know better. */
const mostHan = 0.3;

/** Surest that this family ever is: any family that knows its kind outbids it. */
const surest = 0.55;

function recognises(pages: readonly Page[]): number {
  const words = pages.flatMap((page) => page.words);
  if (words.length < 5) return 0;
  const withHan = words.filter((word) => han.test(word.text)).length;
  if (withHan / words.length > mostHan) return 0;
  const survey = surveyOf(pages);
  const meanings = new Set([...survey.labels.values()].flatMap((hits) => hits.flatMap((hit) => hit.meanings)));
  const telling = [
    'number',
    'invoice',
    'issueDate',
    'date',
    'net',
    'tax',
    'total',
    'grandTotal',
    'amountDue',
    'buyer',
    'dueDate',
  ] as const;
  const found = telling.filter((meaning) => meanings.has(meaning)).length;
  return found === 0 ? 0 : Math.min(surest, 0.1 + 0.06 * found + (survey.tables.length > 0 ? 0.1 : 0));
}

export const invoice: Family = {
  name,
  recognises,
  read,
  needed,
};
