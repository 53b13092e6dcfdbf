/** What an invoice is claimed as: its kind of expense, its date and its amount as it counts. */
import { countedAmounts } from '../domain/credit-note.ts';
import type { Invoice, Travel } from '../domain/invoice.ts';
import type { RecordSource } from '../domain/record.ts';

export const expenseKinds = ['rail', 'air', 'taxi', 'hotel', 'road', 'meals', 'other'] as const;
export type ExpenseKind = (typeof expenseKinds)[number];

export interface Expense {
  readonly kind: ExpenseKind;
  /** The day of the journey, else that of the invoice; null if neither was read. */
  readonly date: string | null;
  readonly number: string | null;
  /** With tax; negative for a credit note. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly seller: string | null;
  readonly travel: Travel | null;
  readonly source: RecordSource;
}

/** Kinds that the type of an invoice names. */
const byType: Partial<Record<Invoice['type'], ExpenseKind>> = {
  train: 'rail',
  flight: 'air',
  taxi: 'taxi',
  hotel: 'hotel',
};

/** Kinds by the words of a line; fapiao begin it with a class of goods: "*住宿服务*住宿费". */
const byWords: readonly (readonly [words: RegExp, kind: ExpenseKind])[] = [
  [/住宿|\bhotel\b|\blodging\b|übernachtung|hébergement/i, 'hotel'],
  [/餐饮|餐费|\bmeals?\b|\brestaurant\b|bewirtung/i, 'meals'],
  [/通行费|停车|\btoll\b|\bparking\b|\bmaut\b|parkgebühr/i, 'road'],
  [/客运|网约车|出租车|\btaxi\b/i, 'taxi'],
];

export function expenseKind({ type, lines }: Invoice): ExpenseKind {
  const named = byType[type];
  if (named) return named;
  const kinds = lines.map(({ description }) => byWords.find(([words]) => words.test(description ?? ''))?.[1]);
  const [first] = kinds;
  // An invoice for several things is no expense of one kind.
  return first !== undefined && kinds.every((kind) => kind === first) ? first : 'other';
}

/** Undefined for an invoice without a total or a currency. */
export function expenseOf(invoice: Invoice, source: RecordSource): Expense | undefined {
  const { totalAmount } = countedAmounts(invoice);
  const { currency, number, issueDate, travel, seller } = invoice;
  if (totalAmount === null || currency === null) return undefined;
  const departure = /\d{4}-\d{2}-\d{2}/.exec(travel?.departure ?? '')?.[0];
  return {
    kind: expenseKind(invoice),
    date: departure ?? issueDate,
    number,
    amount: totalAmount,
    currency,
    seller: seller.name,
    travel,
    source,
  };
}
