/** The order in which documents are merged: by name, or by a value of their invoices. Unknown values come last. */
import { naturalOrder } from '../documents/document-names.ts';
import { countedAmounts } from '../domain/credit-note.ts';
import { type Invoice, invoiceTypes } from '../domain/invoice.ts';
import type { MergeOptions } from './options.ts';
import type { DocumentLabel } from './report.ts';

export interface Orderable extends DocumentLabel {
  readonly invoices: readonly Invoice[];
}

type Order = (one: Orderable, other: Orderable) => number;

/** Sorts Chinese names by their pronunciation, as people expect. */
const collator = new Intl.Collator('zh', { numeric: true });

const first = ({ invoices }: Orderable): Invoice | undefined => invoices[0];

/** Sorts by a value of the first invoice. Documents without it come last. */
function by<Value>(value: (invoice: Invoice) => Value | null, compare: (one: Value, other: Value) => number): Order {
  return (one, other) => {
    const [a, b] = [first(one), first(other)].map((invoice) => (invoice ? value(invoice) : null));
    if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
    return b === null || b === undefined ? -1 : compare(a, b);
  };
}

const ascending = <Value extends number | string>(one: Value, other: Value): number =>
  Number(one > other) - Number(one < other);

const nameOf = ({ path, member }: Orderable): string => (member === undefined ? path : `${path}/${member}`);

const orders: Readonly<Record<Exclude<MergeOptions['order'], 'given'>, Order>> = {
  name: (one, other) => naturalOrder(nameOf(one), nameOf(other)),
  date: by(({ issueDate }) => issueDate, ascending),
  amount: by((invoice) => countedAmounts(invoice).totalAmount, ascending),
  category: by(({ type }) => invoiceTypes.indexOf(type), ascending),
  seller: by(
    ({ seller }) => seller.name,
    (one, other) => collator.compare(one, other),
  ),
};

/** Equal documents keep their order. */
export function sortedBy<Item extends Orderable>(
  items: readonly Item[],
  order: MergeOptions['order'],
): readonly Item[] {
  return order === 'given' ? items : items.toSorted(orders[order]);
}
