/** What stands on a claim, as plain texts: the template (assets/claim.typ) only lays them out. */
import { amountInWords } from '../domain/amount-in-words.ts';
import { sumAmounts } from '../domain/money.ts';
import type { LabelId } from '../texts/message.ts';
import type { Wording } from '../texts/wording.ts';
import { type Expense, expenseKinds } from './expenses.ts';
import { type Trip, tripsOf } from './trips.ts';

/** What the claimant says; the rest is read from the invoices. */
export interface ClaimFacts {
  readonly claimant?: string | undefined;
  readonly department?: string | undefined;
  readonly reason?: string | undefined;
  /** ISO 8601 calendar date. */
  readonly date: string;
}

interface Section {
  readonly heading: string;
  /** Date, kind, what, number, papers, amount. */
  readonly rows: readonly (readonly string[])[];
  readonly subtotal: string;
  readonly papers: string;
}

export interface ClaimData {
  readonly title: string;
  /** Between the characters of titles, in ems: Chinese titles are set wide. */
  readonly tracking: number;
  readonly date: readonly number[];
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly columns: readonly string[];
  readonly sections: readonly Section[];
  readonly subtotalLabel: string;
  readonly sumColumns: readonly string[];
  /** Kind, papers, amount. */
  readonly kindSums: readonly (readonly string[])[];
  readonly totals: readonly { readonly label: string; readonly papers: string; readonly text: string }[];
  readonly inWords: { readonly label: string; readonly text: string } | null;
  readonly signatures: readonly string[];
  readonly sheets: {
    readonly title: string;
    readonly numbers: readonly string[];
    readonly binding: string;
    readonly about: string;
  };
}

/** By currency, in the order in which the currencies occur. */
function totalsOf(expenses: readonly Expense[]): readonly { readonly currency: string; readonly amount: number }[] {
  return [...new Set(expenses.map(({ currency }) => currency))].map((currency) => ({
    currency,
    amount: sumAmounts(expenses.filter((each) => each.currency === currency).map(({ amount }) => amount)),
  }));
}

/** `sheets`: how many sheets with papers follow the claim. */
export function claimData(
  expenses: readonly Expense[],
  facts: ClaimFacts,
  sheets: number,
  wording: Wording,
): ClaimData {
  const { trips, others } = tripsOf(expenses);
  const heading = wording.label(trips.length > 0 ? 'claim.others' : 'claim.expenses');
  const claimant = facts.claimant ?? onlyTraveller(trips.map(({ traveller }) => traveller));
  const papers = wording.text('claim.papersCount', { papers: expenses.length });
  const labels = (...ids: readonly LabelId[]): readonly string[] => ids.map((id) => wording.label(id));
  return {
    title: wording.label(trips.length > 0 ? 'claim.travelTitle' : 'claim.title'),
    tracking: wording.language === 'zh' ? 0.18 : 0,
    date: facts.date.split('-').map(Number),
    facts: [
      { label: wording.label('claim.department'), text: facts.department ?? '' },
      { label: wording.label('claim.claimant'), text: claimant ?? '' },
      { label: wording.label('claim.date'), text: facts.date },
      { label: wording.label('claim.papers'), text: papers },
      { label: wording.label('claim.reason'), text: facts.reason ?? '' },
    ],
    columns: labels(
      'claim.columnDate',
      'claim.columnKind',
      'claim.columnWhat',
      'claim.columnNumber',
      'claim.columnPapers',
      'claim.columnAmount',
    ),
    sections: [
      ...trips.map((trip, index) => sectionOf(tripHeading(trip, index + 1, wording), trip.expenses, wording)),
      ...(others.length > 0 ? [sectionOf(heading, others, wording)] : []),
    ],
    subtotalLabel: wording.label('claim.subtotal'),
    sumColumns: labels('claim.columnKind', 'claim.columnPapers', 'claim.columnAmount'),
    ...sumsOf(expenses, wording),
    signatures: labels('claim.signDirector', 'claim.signFinance', 'claim.signDepartment', 'claim.signHandler'),
    sheets: {
      title: wording.label('claim.sheetTitle'),
      numbers: Array.from({ length: sheets }, (_, index) =>
        wording.text('claim.sheetNumber', { number: index + 1, sheets }),
      ),
      binding: wording.label('claim.binding'),
      about: `${wording.label('claim.papers')} ${papers}  ${amountsText(expenses, wording)}`,
    },
  };
}

/** "Trip 1  张三  2024-10-08 – 2024-10-10  南京 → 上海 → 南京" */
function tripHeading({ traveller, start, end, route }: Trip, number: number, wording: Wording): string {
  const days = start === end ? start : `${start} – ${end}`;
  return [wording.text('claim.trip', { number }), traveller, days, route.join(' → ')]
    .filter((part) => part !== '')
    .join('  ');
}

/** By kind, by currency, and in words if all is in yuan. */
function sumsOf(expenses: readonly Expense[], wording: Wording): Pick<ClaimData, 'kindSums' | 'totals' | 'inWords'> {
  const total = totalsOf(expenses);
  const [first, ...others] = total;
  const isYuan = first?.currency === 'CNY' && others.length === 0 && Math.abs(first.amount) < 1e12;
  // 大写 is Chinese.
  const hasWords = isYuan && wording.language === 'zh';
  return {
    kindSums: expenseKinds.flatMap((kind) => {
      const those = expenses.filter((each) => each.kind === kind);
      if (those.length === 0) return [];
      return [[wording.label(`claim.kind.${kind}`), String(those.length), amountsText(those, wording)]];
    }),
    totals: total.map(({ currency, amount }) => ({
      label: wording.label('claim.sum'),
      papers: String(expenses.filter((each) => each.currency === currency).length),
      text: amountText(amount, currency, wording),
    })),
    inWords: hasWords ? { label: wording.label('claim.inWords'), text: amountInWords(first.amount) } : null,
  };
}

/** The claimant is the traveller if all tickets are in one name. */
function onlyTraveller(travellers: readonly string[]): string | undefined {
  const [only, ...others] = new Set(travellers);
  return others.length === 0 && only !== '' ? only : undefined;
}

const sectionOf = (heading: string, expenses: readonly Expense[], wording: Wording): Section => ({
  heading,
  rows: expenses.map((expense) => [
    expense.date ?? '–',
    wording.label(`claim.kind.${expense.kind}`),
    whatOf(expense),
    expense.number ?? '–',
    '1',
    amountText(expense.amount, expense.currency, wording),
  ]),
  subtotal: amountsText(expenses, wording),
  papers: String(expenses.length),
});

/** The journey, or who was paid. */
function whatOf({ travel, seller }: Expense): string {
  const route = [travel?.from, travel?.to].filter((city) => city !== null && city !== undefined).join(' → ');
  const journey = [travel?.carrierNumber ?? '', route].filter((part) => part !== '').join(' ');
  return journey === '' ? (seller ?? '–') : journey;
}

const amountText = (amount: number, currency: string, wording: Wording): string =>
  currency === 'CNY' ? `¥${wording.amount(amount)}` : `${wording.amount(amount)} ${currency}`;

const amountsText = (expenses: readonly Expense[], wording: Wording): string =>
  totalsOf(expenses)
    .map(({ currency, amount }) => amountText(amount, currency, wording))
    .join(' + ');
