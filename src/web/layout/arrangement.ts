/** Which pages are laid out, and in which order. Pure. */
import type { InvoiceType } from '../../domain/invoice.ts';
import type { Size } from '../../merge/layout.ts';
import type { Invoice } from '../api/types.ts';

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;

export const turnsOf = (count: number): Turns => (((count % 4) + 4) % 4) as Turns;

export interface InvoicePage extends Size {
  /** The number of the page in its file, from 1. Width and height are in points, as a viewer shows the page. */
  readonly page: number;
}

/** An invoice whose pages are known. */
export interface LaidOutInvoice {
  readonly invoice: Invoice;
  /** The kind that the planner of the layout `auto` goes by. */
  readonly kind: InvoiceType;
  /** What is printed above its pages. */
  readonly label: string;
  readonly pages: readonly InvoicePage[];
}

/** A page on its way to a sheet. Each copy is one of its own, so that it can be moved alone. */
export interface ArrangedPage {
  /** `ID/page/copy`; the same for as long as the page is there. */
  readonly key: string;
  readonly source: LaidOutInvoice;
  readonly page: number;
  /** Turns by the user; the planner may turn the page further. */
  readonly turns: Turns;
  /** As turned by the user. */
  readonly size: Size;
}

export const orders = ['given', 'date', 'amount', 'category', 'seller', 'number', 'own'] as const;
/** `own`: as the user moved the pages. */
export type LayoutOrder = (typeof orders)[number];

export interface Wishes {
  readonly order: LayoutOrder;
  /** `skip` leaves out an invoice that is there already. */
  readonly duplicates: 'keep' | 'skip';
  /** By the id of an invoice; 1 where there is none. */
  readonly copies: ReadonlyMap<string, number>;
  /** By `ID/page`. */
  readonly turns: ReadonlyMap<string, Turns>;
  /** Keys in the order `own`. */
  readonly sequence: readonly string[];
}

export const pageKey = (invoiceId: string, page: number): string => `${invoiceId}/${page}`;

/** A copy of an invoice is complete before the next one begins, as in `merge --copies`. */
export function arranged(invoices: readonly LaidOutInvoice[], wishes: Wishes): readonly ArrangedPage[] {
  const kept = wishes.duplicates === 'skip' ? withoutDuplicates(invoices) : invoices;
  const pages = sorted(kept, wishes.order).flatMap((source) => pagesOf(source, wishes));
  return wishes.order === 'own' ? inSequence(pages, wishes.sequence) : pages;
}

function pagesOf(source: LaidOutInvoice, { copies, turns }: Wishes): readonly ArrangedPage[] {
  const { id } = source.invoice;
  return Array.from({ length: copies.get(id) ?? 1 }, (_, copy) =>
    source.pages.map(({ page, width, height }): ArrangedPage => {
      const turned = turns.get(pageKey(id, page)) ?? 0;
      const size = turned % 2 === 0 ? { width, height } : { width: height, height: width };
      return { key: `${pageKey(id, page)}/${copy}`, source, page, turns: turned, size };
    }),
  ).flat();
}

/** Pages that the sequence does not know, such as those of a new copy, follow the one that they follow without it. */
function inSequence(pages: readonly ArrangedPage[], sequence: readonly string[]): readonly ArrangedPage[] {
  const ranks = new Map(sequence.map((key, index) => [key, index]));
  let rank = -1;
  const ranked = pages.map((page) => {
    rank = ranks.get(page.key) ?? rank;
    return { page, rank };
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ page }) => page);
}

/** The keys after the page `from` was moved to the index `to`. */
export function moved(keys: readonly string[], from: string, to: number): readonly string[] {
  const others = keys.filter((key) => key !== from);
  const index = Math.max(0, Math.min(to, others.length));
  return keys.includes(from) ? others.toSpliced(index, 0, from) : keys;
}

const collator = new Intl.Collator('zh', { numeric: true });
const categories = ['vat_special', 'vat_normal', 'flight', 'taxi', 'hotel', 'other'];

type Compare = (one: Invoice, other: Invoice) => number;

/** Unknown values come last, as in `merge --order`. */
const byText =
  (text: (invoice: Invoice) => string): Compare =>
  (one, other) =>
    Number(text(one) === '') - Number(text(other) === '') || collator.compare(text(one), text(other));

const comparing: Readonly<Record<Exclude<LayoutOrder, 'given' | 'own'>, Compare>> = {
  date: byText(({ date }) => date),
  amount: (one, other) => one.totalAmount - other.totalAmount,
  category: (one, other) => categories.indexOf(one.type) - categories.indexOf(other.type),
  seller: byText(({ sellerName }) => sellerName),
  number: byText(({ number }) => number),
};

function sorted(invoices: readonly LaidOutInvoice[], order: LayoutOrder): readonly LaidOutInvoice[] {
  if (order === 'given' || order === 'own') return invoices;
  return invoices.toSorted((one, other) => comparing[order](one.invoice, other.invoice));
}

/** The same number, seller, date and total: certainly the same invoice. Without a number nothing is certain. */
export function withoutDuplicates(invoices: readonly LaidOutInvoice[]): readonly LaidOutInvoice[] {
  const seen = new Set<string>();
  return invoices.filter(({ invoice: { number, code, sellerName, date, totalAmount } }) => {
    if (number === '') return true;
    const identity = JSON.stringify([code, number, sellerName, date, totalAmount]);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
