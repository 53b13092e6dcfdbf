/**
 * The general invoice: any western invoice, by its labels.
 *
 * Every field has candidates with scores (candidates/); parties and totals are chosen together, since seller and buyer
 * exclude each other and amounts add up. It claims pages modestly, so that families that know a kind win.
 */
import { definedOnly } from '../../domain/defined-only.ts';
import type { Page } from '../../domain/document.ts';
import type { Method } from '../../domain/evidence.ts';
import { sumAmounts } from '../../domain/money.ts';
import type { Box } from '../../geometry/box.ts';
import { boxAround } from '../../geometry/rows.ts';
import { type Adjustments, adjustmentsOf, factsOf } from './candidates/adjustments.ts';
import { allAmountCandidates, amountCandidates } from './candidates/amounts.ts';
import { calibrated } from '../calibration.ts';
import { chooseCurrency } from './candidates/currency.ts';
import { dateCandidates, decidedDate } from './candidates/dates.ts';
import { doubtedInRow, doubtedTotals } from './candidates/doubted-totals.ts';
import { identifierCandidates } from './candidates/identifiers.ts';
import { documentTypeOf, findIban, findPaymentTerms, findTaxIds, type PartyWindow } from './candidates/identity.ts';
import {
  datesBesideNumber,
  ownOfCreditNote,
  withoutDeducted,
  withoutDiscounted,
  withoutLongPast,
  withoutPreceding,
} from './candidates/own-identity.ts';
import { precedingNumber } from './candidates/preceding-number.ts';
import { withPrintedNet } from './candidates/printed-net.ts';
import { withRateLines } from './candidates/rate-lines.ts';
import { printedRates } from './candidates/rates.ts';
import { withoutGrossNet } from './candidates/receipt-sums.ts';
import { type Candidate, type Features, type Weights, evidenceOf, leastProbability, rank } from './candidates/score.ts';
import { againstArrears, againstRounded } from './candidates/settlement.ts';
import { withSumChain } from './candidates/summed-totals.ts';
import { type Survey, meaningsIn, surveyOf } from './candidates/survey.ts';
import { withTerms } from './candidates/terms.ts';
import { type Totals, chooseTotals, isNetTaxed, provenTaxes } from './candidates/totals.ts';
import { withoutUnnamedTax } from './candidates/unnamed-tax.ts';
import { invoiceCurves, invoiceWeights } from './candidates/weights.ts';
import { itemsOf } from './lines/items.ts';
import { provenItems } from './lines/proven-items.ts';
import { type PartyFields, leastOfParty, partyPaths, readParties } from './parties/read.ts';
import { invoiceRules } from './parties/rules.ts';
import type { Facts, FieldName, Fields, Reading } from '../reading.ts';
import { asInvoice } from './document-kind.ts';
import type { Family } from '../families/family.ts';
import { byInvoice } from './invoice-pages.ts';

const name = 'invoice';

function best<Value extends string>(candidates: readonly Candidate<Value>[], weights: Weights) {
  const first = rank(candidates, weights, (value) => value)[0];
  return first && first.probability >= leastProbability ? first : undefined;
}

interface Identity {
  readonly fields: Fields;
  readonly issueDateFeatures: Features | undefined;
  /** Dates that may be those of the document. */
  readonly dates: readonly Candidate<string>[];
}

/** Numbers and dates, each chosen by itself. */
function identityOf(survey: Survey, method: Method): Identity {
  const documentType = documentTypeOf(survey, method);
  const isCredit = documentType.value === 'credit_note';
  const identifiers = identifierCandidates(survey);
  const notDeducted = withoutDeducted(survey);
  const own: typeof ownOfCreditNote = (candidates, meanings) =>
    isCredit ? ownOfCreditNote(candidates, meanings) : notDeducted(candidates);
  const number = best(own(identifiers, ['number']), invoiceWeights.number);
  const purchaseOrder = best(identifiers, invoiceWeights.purchaseOrder);
  const dates = withoutLongPast(withoutPreceding(datesBesideNumber(dateCandidates(survey), number)));
  const issueDate = best(own(dates, ['issueDate', 'date']), invoiceWeights.issueDate);
  const dueDate = best(withoutDiscounted(dates), invoiceWeights.dueDate);
  const isDueBefore = issueDate !== undefined && dueDate !== undefined && dueDate.value < issueDate.value;
  const isSameNumber = purchaseOrder?.value === number?.value;
  return {
    fields: definedOnly({
      documentType,
      number: number && evidenceOf(number, method),
      issueDate: issueDate && evidenceOf(issueDate, method),
      dueDate: dueDate && !isDueBefore ? evidenceOf(dueDate, method) : undefined,
      purchaseOrder: purchaseOrder && !isSameNumber ? evidenceOf(purchaseOrder, method) : undefined,
      'precedingInvoice.number': isCredit ? precedingNumber(identifiers, number?.value, method) : undefined,
    }),
    issueDateFeatures: issueDate?.features,
    dates,
  };
}

interface ReadAmounts extends Pick<Reading, 'lines' | 'facts'> {
  readonly totals: Totals;
  readonly adjustments: Adjustments;
  /** A sum that the document prints row by row leads to its total. */
  readonly isSummedUp: boolean;
}

/** Lines and totals: each confirms the other. */
function amountsOf(survey: Survey, method: Method): ReadAmounts {
  const inTables = itemsOf(survey.tables, method);
  const lineAmounts = inTables.map(({ value }) => value.netAmount);
  const isComplete = lineAmounts.length > 0 && lineAmounts.every((amount) => amount !== null);
  const sumOfLines = isComplete ? sumAmounts(lineAmounts.filter((amount) => amount !== null)) : undefined;
  const amounts = amountCandidates(survey);
  const adjustments = adjustmentsOf(amounts);
  const rates = printedRates(survey);
  const [rounded, owed] = [againstRounded(amounts), againstArrears(amounts)];
  const chosen = chooseTotals(amounts, invoiceWeights.totals, {
    sumOfLines,
    printedRates: rates,
    provenTaxes: provenTaxes(amounts),
    method,
    adjustments,
    support: (total) => rounded(total) + owed(total),
  });
  const rated = withRateLines(withPrintedNet(withoutGrossNet(chosen, rates), survey, rates), survey);
  const { totals, facts: summed } = withSumChain(withoutUnnamedTax(rated, survey), survey, sumOfLines);
  const { netAmount, taxAmount, totalAmount } = totals;
  const facts: Facts = {
    ...factsOf(adjustments, netAmount?.value, taxAmount?.value, totalAmount?.value, sumOfLines),
    ...summed,
    ...(isNetTaxed(totals, rates, adjustments) ? { isNetTaxed: true } : {}),
  };
  const lines = provenItems(inTables, survey, totals, { facts, method });
  return { totals, adjustments, isSummedUp: summed !== undefined, lines, facts };
}

/** A date that could be read either way stays unsure however sure its label is. */
function withDecidedDate(fields: Fields, survey: Survey, features: Features | undefined): Fields {
  const { issueDate } = fields;
  if (!issueDate || !features) return fields;
  return { ...fields, issueDate: { ...issueDate, confidence: decidedDate(survey, features, issueDate.confidence) } };
}

function readOne(pages: readonly Page[]): Reading {
  const survey = surveyOf(pages);
  const method: Method = survey.layout.method;
  const identity = identityOf(survey, method);
  const { totals, adjustments, isSummedUp, lines, facts } = amountsOf(survey, method);
  const parties = readParties(survey, invoiceRules(survey), method);
  const taxIds = findTaxIds(survey, windowOf(parties, survey), method);
  const fields: Fields = {
    ...identity.fields,
    ...definedOnly({
      'seller.taxId': taxIds.seller,
      'buyer.taxId': taxIds.buyer,
      currency: chooseCurrency(survey, method),
      iban: findIban(survey, method),
      paymentTerms: findPaymentTerms(survey, method),
    }),
    ...totals,
  };
  const sure = { ...calibrated(fields, invoiceCurves), ...parties };
  const doubted = {
    ...sure,
    ...(isSummedUp ? {} : doubtedTotals(sure, adjustments)),
    ...doubtedInRow(sure, () => allAmountCandidates(survey)),
  };
  const first = pages[0]?.number;
  const last = pages.at(-1)?.number;
  return {
    source: name,
    fields: withoutGuesses(
      withTerms(withDecidedDate(doubted, survey, identity.issueDateFeatures), survey, identity.dates),
    ),
    lines,
    facts,
    ...(first !== undefined && last !== undefined ? { pages: [first, last] as const } : {}),
  };
}

/** Where the label before a value begins, if it stands in one cell with it: "Name: Acme Ltd". */
function startOf(value: Box, page: number, { layout, labels }: Survey): number {
  const cell = layout.cells.find(
    ({ page: on, box }) =>
      on === page && box[0] < value[0] && box[2] >= value[2] - 1 && box[1] <= value[1] + 1 && box[3] >= value[1] + 1,
  );
  const isLabelled = cell && labels.get(cell)?.some(({ start }) => start <= 2);
  return isLabelled ? cell.box[0] : value[0];
}

/**
 * The box around the buyer's name and address with their labels, where both stand on one page: tax numbers inside it are
 * the buyer's.
 */
function windowOf(
  { 'buyer.name': name, 'buyer.address': address }: PartyFields,
  survey: Survey,
): PartyWindow | undefined {
  if (!name?.box || name.page === undefined) return undefined;
  const { page } = name;
  const values = [name.box, ...(address?.box && address.page === page ? [address.box] : [])];
  const [x0, y0, x1, y1] = boxAround(values);
  return { page, x0: Math.min(x0, ...values.map((value) => startOf(value, page, survey))), y0, x1, y1 };
}

/** One reading an invoice: a file may join several. */
const read = (pages: readonly Page[]): Reading[] =>
  byInvoice(pages).flatMap((part) => asInvoice(readOne(part), surveyOf(part)) ?? []);

const needed: readonly FieldName[] = ['number', 'issueDate', 'seller.name', 'totalAmount'];

/** Below this a value is likelier wrong than right. */
const leastConfidence = 0.4;

const ofParties: ReadonlySet<string> = new Set(partyPaths);

/** From here on an address is somebody's, though no name was found for it. */
const likely = 0.65;

/**
 * A guess at a needed field or at a party sends the record to a person; one at any other field would go unseen, so it is
 * left out. Where the address of a buyer is likely there is a buyer: a doubtful name stays, and the check of the parties
 * asks for a name that is missing.
 */
function withoutGuesses(fields: Fields): Fields {
  const { 'seller.name': seller, 'buyer.name': buyer, 'buyer.address': address } = fields;
  const hasBuyer = (address?.confidence ?? 0) >= leastConfidence;
  const nameless = new Set([...(seller ? [] : ['seller.address']), ...(buyer ? [] : ['buyer.address'])]);
  const leastOf = (field: string): number => {
    if (needed.some((name) => name === field) || (field === 'buyer.name' && hasBuyer)) return 0;
    if (nameless.has(field)) return likely;
    return ofParties.has(field) ? leastOfParty : leastConfidence;
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([field, { confidence }]) => confidence >= leastOf(field)),
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
  const meanings = meaningsIn(survey);
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
  hasLogos: true,
  needed,
};
