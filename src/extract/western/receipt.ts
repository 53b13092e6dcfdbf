/**
 * Till receipts: one narrow column, the seller at its head, the total near cash and change.
 *
 * The buyer is not printed. The total is the one after rounding; cash less change proves it.
 */
import { wholeWords, wordsOf } from './languages/index.ts';
import type { Page } from '../../domain/document.ts';
import type { Method } from '../../domain/evidence.ts';
import { minorUnits } from '../../domain/money.ts';
import { adjustmentsOf, factsOf } from './candidates/adjustments.ts';
import { allAmountCandidates } from './candidates/amounts.ts';
import { calibrated } from '../calibration.ts';
import { chooseCurrency } from './candidates/currency.ts';
import { dateCandidates } from './candidates/dates.ts';
import { identifierCandidates } from './candidates/identifiers.ts';
import { titledNumber } from './candidates/titled-number.ts';
import { findTaxIds } from './candidates/identity.ts';
import { printedRates } from './candidates/rates.ts';
import { believableLines, believableTotals } from './candidates/receipt-sums.ts';
import { evidenceOf, leastProbability, rank } from './candidates/score.ts';
import { settlementOf } from './candidates/settlement.ts';
import { type Survey, meaningsIn, surveyOf } from './candidates/survey.ts';
import { type Totals, chooseTotals, provenTaxes } from './candidates/totals.ts';
import { receiptCurves, receiptWeights } from './candidates/weights.ts';
import type { LabelMeaning } from './languages/table.ts';
import { boxAround } from '../../geometry/rows.ts';
import { itemsOf } from './lines/items.ts';
import { itemsAddingUp } from './lines/proven-items.ts';
import { sectionsOn } from './lines/receipt-items.ts';
import { tillLines } from './lines/till-sums.ts';
import { leastOfParty, readParties } from './parties/read.ts';
import { receiptRules } from './parties/rules.ts';
import type { Facts, Fields, Reading } from '../reading.ts';
import { asInvoice } from './document-kind.ts';
import type { Family } from '../families/family.ts';
import { byReceipt } from './receipt-pages.ts';

const name = 'receipt';

/** A till names nobody but the seller. */
function sellerOf(survey: Survey, method: Method): Fields {
  const { 'seller.name': seller, 'seller.address': address } = readParties(survey, receiptRules(survey), method);
  return { ...(seller ? { 'seller.name': seller } : {}), ...(address ? { 'seller.address': address } : {}) };
}

/** The amounts of a till, chosen together and proved by how it was paid, and what they have to do with each other. */
function amountsOf(survey: Survey, method: Method): { readonly totals: Totals; readonly facts: Facts } {
  const amounts = allAmountCandidates(survey);
  const adjustments = adjustmentsOf(amounts, { isUnnamedTaken: true });
  const rates = { printedRates: printedRates(survey), provenTaxes: provenTaxes(amounts) };
  const chosen = chooseTotals(amounts, receiptWeights.totals, {
    sumOfLines: undefined,
    ...rates,
    method,
    adjustments,
    support: settlementOf(amounts, receiptWeights.settlement),
  });
  const totals = believableTotals(calibrated({ ...chosen }, receiptCurves), adjustments, rates);
  const { netAmount: net, taxAmount: tax, totalAmount: total } = totals;
  const facts = factsOf(adjustments, net?.value, tax?.value, total?.value);
  // What was taxed stands on the line of the tax: nothing that was taken off has to do with it.
  const isNetTaxed = tax !== undefined && rates.provenTaxes.has(minorUnits(tax.value));
  return { totals, facts: isNetTaxed ? { ...facts, isNetTaxed } : facts };
}

function readOne(pages: readonly Page[]): Reading {
  const survey = surveyOf(pages);
  const method: Method = survey.layout.method;
  const { totals, facts } = amountsOf(survey, method);
  const issueDate = rank(dateCandidates(survey), receiptWeights.issueDate, (value) => value)[0];
  const numbers = rank(identifierCandidates(survey), receiptWeights.number, (value) => value);
  const [number] = numbers;
  const isNumberSure = number !== undefined && number.probability >= 0.5;
  const titled = isNumberSure ? undefined : titledNumber(numbers, method);
  const currency = chooseCurrency(survey, method);
  const taxIds = findTaxIds(survey, undefined, method);
  const ofTill = tillLines(itemsOf(survey.tables, method), sectionsOn(survey, method), totals);
  const lines = itemsAddingUp(ofTill, survey, totals, method);
  const fields: Fields = {
    documentType: { value: 'receipt', confidence: 0.9, method },
    ...(isNumberSure ? { number: evidenceOf(number, method) } : {}),
    ...(issueDate && issueDate.probability >= leastProbability ? { issueDate: evidenceOf(issueDate, method) } : {}),
    ...(taxIds.seller ? { 'seller.taxId': taxIds.seller } : {}),
    ...(currency ? { currency } : {}),
  };
  const first = pages[0]?.number;
  const last = pages.at(-1)?.number;
  return {
    source: name,
    fields: {
      ...withoutGuesses({ ...calibrated(fields, receiptCurves), ...sellerOf(survey, method) }),
      ...(titled ? { number: titled } : {}),
      ...totals,
    },
    lines: believableLines(lines, totals),
    facts,
    ...(first !== undefined && last !== undefined ? { pages: [first, last] as const } : {}),
  };
}

/** Signs that no address has: the line was misread. */
const misread = /[\\~^|<>{}=]/;

function withoutGuesses(fields: Fields): Fields {
  const { 'seller.address': address, ...others } = fields;
  return address && (address.confidence < leastOfParty || misread.test(address.value)) ? others : fields;
}

const read = (pages: readonly Page[]): Reading[] =>
  byReceipt(pages).flatMap((part) => asInvoice(readOne(part), surveyOf(part)) ?? []);

/** Just above what the general invoice claims, and below what a family that knows one form claims. */
const surest = 0.59;

const han = /[\u4e00-\u9fff]/;

const tillMeanings: readonly LabelMeaning[] = ['cash', 'change', 'rounding', 'receipt'];
const tillWords = new RegExp(wholeWords(wordsOf('till')), 'iu');
const invoiceMeanings: readonly LabelMeaning[] = [
  'buyer',
  'dueDate',
  'iban',
  'paymentTerms',
  'shipTo',
  'purchaseOrder',
];

/** A pile is as sure to be receipts as its page that looks least like one. Two pages may be one that was cut in two. */
const recognises = (pages: readonly Page[]): number =>
  pages.length === 0
    ? 0
    : Math.max(pages.length > 2 ? 0 : likeness(pages), Math.min(...pages.map((page) => likeness([page]))));

function likeness(pages: readonly Page[]): number {
  const words = pages.flatMap((each) => each.words);
  if (words.length < 6) return 0;
  if (words.filter((word) => han.test(word.text)).length > 0.3 * words.length) return 0;
  const survey = surveyOf(pages);
  const box = boxAround(words.map((word) => word.box));
  const shape = (box[2] - box[0]) / Math.max(1, box[3] - box[1]);
  const meanings = meaningsIn(survey);
  const till = tillMeanings.filter((meaning) => meanings.has(meaning)).length;
  const till2 = new Set(survey.layout.lines.flatMap((line) => tillWords.exec(line.text)?.[0].toLowerCase() ?? [])).size;
  const formal = invoiceMeanings.filter((meaning) => meanings.has(meaning)).length;
  // Characters across the text's width: a till prints 20 to 48.
  const advance =
    words.reduce((sum, word) => sum + word.box[2] - word.box[0], 0) /
    Math.max(
      1,
      words.reduce((sum, word) => sum + word.text.length, 0),
    );
  const columns = (box[2] - box[0]) / Math.max(0.1, advance);
  const score =
    0.26 + narrowness(columns) + (shape < 0.65 ? 0.08 : 0) + 0.09 * till + 0.05 * Math.min(till2, 4) - 0.08 * formal;
  return Math.max(0, Math.min(surest, score));
}

/** How much the number of characters across the text speaks for a till's narrow paper, or against it. */
function narrowness(columns: number): number {
  if (columns < 52) return 0.22;
  return columns < 64 ? 0.1 : -0.2;
}

export const receipt: Family = { name, recognises, read, needed: ['issueDate', 'seller.name', 'totalAmount'] };
