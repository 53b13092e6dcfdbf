/**
 * What is learned, and from what: for each choice that the general families make, the lessons of a set of labelled
 * documents. Candidates and their features come from the very functions that the families call.
 */
import type { Page } from '../../src/domain/document.ts';
import { minorUnits, sumAmounts } from '../../src/domain/money.ts';
import { addressSigns } from '../../src/extract/western/candidates/address-signs.ts';
import { adjustmentsOf } from '../../src/extract/western/candidates/adjustments.ts';
import { allAmountCandidates, amountCandidates } from '../../src/extract/western/candidates/amounts.ts';
import { dateCandidates } from '../../src/extract/western/candidates/dates.ts';
import { identifierCandidates } from '../../src/extract/western/candidates/identifiers.ts';
import { letterheadOf } from '../../src/extract/western/candidates/letterhead.ts';
import { exclusion } from '../../src/extract/western/candidates/choose-parties.ts';
import { partyCandidates } from '../../src/extract/western/candidates/parties.ts';
import { printedRates } from '../../src/extract/western/candidates/rates.ts';
import { type Candidate, rank } from '../../src/extract/western/candidates/score.ts';
import { settlementOf } from '../../src/extract/western/candidates/settlement.ts';
import { type Survey, surveyOf } from '../../src/extract/western/candidates/survey.ts';
import {
  type TotalsContext,
  jointTerms,
  provenTaxes,
  withSummedTax,
} from '../../src/extract/western/candidates/totals.ts';
import { type TotalsWeights, invoiceWeights, receiptWeights } from '../../src/extract/western/candidates/weights.ts';
import { invoice } from '../../src/extract/western/invoice.ts';
import { receipt } from '../../src/extract/western/receipt.ts';
import { squeezed } from '../../src/extract/western/labels/squeeze.ts';
import { legalForm } from '../../src/extract/western/values/names.ts';
import { itemsOf } from '../../src/extract/western/lines/items.ts';
import { type Lesson, type Space, type Sparse, sparse } from './fit.ts';
import { groupOf } from './folds.ts';
import type { Labelled, Truth } from './labelled.ts';
import { type Amount, choiceLesson, pairLesson, triplesLesson } from './lessons.ts';

export type Same = (field: string, expected: unknown, actual: unknown) => boolean;

/** A labelled document as the family that reads it sees it. */
export interface Pupil {
  readonly id: string;
  readonly group: string;
  readonly family: 'invoice' | 'receipt';
  readonly survey: Survey;
  readonly truth: Truth;
}

/** Test documents of e-invoicing show one invoice and attach the XML of another: neither number nor total is on the page. */
export function isShown(truth: Truth, pages: readonly Page[]): boolean {
  const text = squeezed(pages.flatMap(({ words }) => words.map((word) => word.text)).join(' '));
  const { invoice_number: number, total } = truth;
  if (typeof number !== 'string' || typeof total !== 'number') return true;
  return text.includes(squeezed(number)) || text.includes(total.toFixed(2).replace('.', ''));
}

/** Undefined for documents of other families, of several invoices, and without fields of the western schema. */
export function pupilOf(labelled: Labelled): Pupil | undefined {
  const { path, pages, truth } = labelled;
  const western = 'vendor_name' in truth || 'total' in truth || 'invoice_number' in truth;
  const [asReceipt, asInvoice] = [receipt.recognises(pages), invoice.recognises(pages)];
  if (!western || !isShown(truth, pages) || truth['_multi'] !== undefined || Math.max(asReceipt, asInvoice) === 0)
    return undefined;
  return {
    id: path,
    group: groupOf(labelled),
    family: asReceipt >= asInvoice ? 'receipt' : 'invoice',
    survey: surveyOf(pages),
    truth,
  };
}

const withoutLegalForm = (name: unknown): string => squeezed(String(name).replace(legalForm, ' '));

/** Whether `actual` (undefined: none) is right; undefined where the truth does not say. */
type Judge = (field: string, actual: string | number | undefined) => boolean | undefined;

export function judgeOf(truth: Truth, same: Same): Judge {
  const accepted = (truth['_accept'] ?? {}) as Readonly<Record<string, readonly unknown[]>>;
  // A document's own XML leaves out what the page prints behind a name, and the other way round: no misreading.
  const sameName = (field: string, expected: unknown, actual: string | number): boolean =>
    field.endsWith('_name') &&
    withoutLegalForm(expected) !== '' &&
    withoutLegalForm(expected) === withoutLegalForm(actual);
  return (field, actual) => {
    if (!(field in truth)) return undefined;
    return [truth[field], ...(accepted[field] ?? [])].some((expected) =>
      expected === null || expected === ''
        ? actual === undefined
        : actual !== undefined && (same(field, expected, actual) || sameName(field, expected, actual)),
    );
  };
}

export interface Subject {
  readonly name: string;
  /** Weight tables that are fitted together. */
  readonly tables: readonly string[];
  /** Tables that take part and stay as they are. */
  readonly given?: readonly string[];
  lesson(pupil: Pupil, space: Space, same: Same): Lesson | undefined;
}

function choice(
  family: Pupil['family'],
  table: string,
  field: string,
  candidatesOf: (survey: Survey) => readonly Candidate<string>[],
  key: (value: string) => string = (value) => value,
): Subject {
  const name = `${family}.${table}`;
  return {
    name,
    tables: [name],
    lesson(pupil, space, same) {
      const judge = judgeOf(pupil.truth, same);
      if (pupil.family !== family || judge(field, undefined) === undefined) return undefined;
      const byValue = new Map<string, { value: string; places: Sparse[] }>();
      for (const { value, features } of candidatesOf(pupil.survey)) {
        const known = byValue.get(key(value)) ?? { value, places: [] };
        known.places.push(sparse(space, name, features));
        byValue.set(key(value), known);
      }
      return choiceLesson(pupil, [
        ...[...byValue.values()].map(({ value, places }) => ({ right: judge(field, value) === true, places })),
        { right: judge(field, undefined) === true, places: [] },
      ]);
    },
  };
}

function namesIn(survey: Survey): readonly Candidate<string>[] {
  let names: readonly Candidate<string>[] = [];
  letterheadOf(survey, (candidates) => {
    names = candidates;
    return undefined;
  });
  return names;
}

/** The address below the name that is chosen now: right, or better left out. */
const address: Subject = {
  name: 'receipt.sellerAddress',
  tables: ['receipt.sellerAddress'],
  lesson(pupil, space, same) {
    const judge = judgeOf(pupil.truth, same);
    if (pupil.family !== 'receipt') return undefined;
    const letterhead = letterheadOf(pupil.survey, (names) => rank(names, receiptWeights.sellerName, squeezed)[0]);
    const right = letterhead.address && judge('vendor_address', letterhead.address.text);
    if (!letterhead.address || right === undefined) return undefined;
    const signs = addressSigns({ ...letterhead, address: letterhead.address });
    return choiceLesson(pupil, [
      { right, places: [sparse(space, address.tables[0] ?? '', signs)] },
      { right: !right, places: [] },
    ]);
  },
};

const parties: Subject = {
  name: 'invoice.parties',
  tables: ['invoice.parties.seller', 'invoice.parties.buyer'],
  lesson(pupil, space, same) {
    const judge = judgeOf(pupil.truth, same);
    const known = judge('vendor_name', undefined) ?? judge('customer_name', undefined);
    if (pupil.family !== 'invoice' || known === undefined) return undefined;
    const candidates = partyCandidates(pupil.survey);
    const [sellerTable = '', buyerTable = ''] = parties.tables;
    /** A role whose right value is no candidate is left open: nothing is learned of it. */
    const allowed = (role: 'vendor' | 'customer') => {
      const right = candidates.map(
        ({ name, address }) =>
          judge(`${role}_name`, name) !== false &&
          (address === undefined || judge(`${role}_address`, address) !== false),
      );
      const none = judge(`${role}_name`, undefined) !== false;
      const open = !none && !right.includes(true);
      return (index: number | undefined): boolean => open || (index === undefined ? none : right[index] === true);
    };
    return pairLesson({
      id: pupil.id,
      group: pupil.group,
      seller: candidates.map(({ features }) => sparse(space, sellerTable, features)),
      buyer: candidates.map(({ features }) => sparse(space, buyerTable, features)),
      isSeller: allowed('vendor'),
      isBuyer: allowed('customer'),
      between(i, j) {
        const [a, b] = [candidates[i], candidates[j]];
        return a && b ? exclusion(a, b) : 0;
      },
    });
  },
};

const totalsTables = ['net', 'tax', 'total', 'joint'] as const;
const roleFields = { net: 'subtotal', tax: 'tax', total: 'total' } as const;

function amountsOf(space: Space, table: string, candidates: readonly Candidate<number>[]): Amount[] {
  const byCents = new Map<number, Sparse[]>();
  for (const { value, features } of candidates) {
    const cents = minorUnits(value);
    byCents.set(cents, [...(byCents.get(cents) ?? []), sparse(space, table, features)]);
  }
  return [...byCents].map(([cents, places]) => ({ cents, places }));
}

/** Amounts and what is known around them, as the family's own reading has them. */
function contextOf({ family, survey }: Pupil): {
  candidates: readonly Candidate<number>[];
  context: Pick<TotalsContext, 'sumOfLines' | 'printedRates' | 'provenTaxes' | 'adjustments' | 'support'>;
} {
  const rates = printedRates(survey);
  if (family === 'receipt') {
    const candidates = allAmountCandidates(survey);
    const support = settlementOf(candidates, receiptWeights.settlement);
    const adjustments = adjustmentsOf(candidates, { isUnnamedTaken: true });
    const proven = provenTaxes(candidates);
    return {
      candidates,
      context: { sumOfLines: undefined, printedRates: rates, provenTaxes: proven, adjustments, support },
    };
  }
  const candidates = amountCandidates(survey);
  const amounts = itemsOf(survey.tables, survey.layout.method).map(({ value }) => value.netAmount);
  const whole = amounts.flatMap((amount) => amount ?? []);
  const sumOfLines = whole.length === amounts.length && whole.length > 0 ? sumAmounts(whole) : undefined;
  const adjustments = adjustmentsOf(candidates);
  return {
    candidates,
    context: { sumOfLines, printedRates: rates, provenTaxes: provenTaxes(candidates), adjustments },
  };
}

/** `fitted`: roles for which this family has truths; the others keep their weights. */
function totals(
  family: Pupil['family'],
  weights: () => TotalsWeights,
  fitted: readonly (keyof TotalsWeights)[],
): Subject {
  const name = `${family}.totals`;
  const table = (role: string): string => `${name}.${role}`;
  return {
    name,
    tables: fitted.map(table),
    given: totalsTables.filter((role) => !fitted.includes(role)).map(table),
    lesson(pupil, space, same) {
      const judge = judgeOf(pupil.truth, same);
      if (pupil.family !== family || judge('total', undefined) !== false) return undefined;
      const { candidates, context } = contextOf(pupil);
      const amounts = {
        net: amountsOf(space, table('net'), candidates),
        tax: amountsOf(space, table('tax'), withSummedTax(candidates, weights().tax)),
        total: amountsOf(space, table('total'), candidates),
      };
      const inMoney = (cents: number | undefined) => (cents === undefined ? undefined : cents / 100);
      return triplesLesson({
        id: pupil.id,
        group: pupil.group,
        amounts,
        judge: (role, cents) => judge(roleFields[role], inMoney(cents)),
        joint(triple) {
          const placed = (cents: number | undefined) => ({ present: cents !== undefined, cents: cents ?? 0 });
          const terms = jointTerms(placed(triple.net), placed(triple.tax), placed(triple.total), context);
          const part: Sparse = {
            at: terms.map(([term]) => space.at(table('joint'), term)),
            times: terms.map(([, times]) => times),
          };
          return { part, score: context.support?.(triple.total ?? 0) ?? 0 };
        },
      });
    },
  };
}

export const subjects: readonly Subject[] = [
  choice('invoice', 'number', 'invoice_number', identifierCandidates),
  choice('invoice', 'issueDate', 'invoice_date', dateCandidates),
  choice('invoice', 'dueDate', 'due_date', dateCandidates),
  parties,
  totals('invoice', () => invoiceWeights.totals, totalsTables),
  choice('receipt', 'sellerName', 'vendor_name', namesIn, squeezed),
  address,
  choice('receipt', 'number', 'invoice_number', identifierCandidates),
  choice('receipt', 'issueDate', 'invoice_date', dateCandidates),
  totals('receipt', () => receiptWeights.totals, ['total']),
];
