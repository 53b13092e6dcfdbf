/**
 * Which documents are the same invoice again: the same bytes, the same number, or else the same seller, total and day.
 *
 * A number is enough where it is the only one of its kind in the country (a fapiao's 20 digits, or a code besides);
 * other sellers count from 1, so their numbers go with the seller.
 */
import type { Invoice } from '../domain/invoice.ts';
import { minorUnits } from '../domain/money.ts';

export type DuplicateReason = 'same file' | 'same number' | 'same seller, total and date';

export interface Duplicate<Name> {
  /** The one that came first. */
  readonly of: Name;
  readonly reason: DuplicateReason;
}

export interface DuplicateFinder<Name> {
  /** Looks for it among those that came before, and remembers it. */
  find(document: Comparable, name: Name): Duplicate<Name> | undefined;
}

export interface Comparable {
  readonly sha256: string;
  readonly invoices: readonly Invoice[];
}

export function duplicateFinder<Name>(): DuplicateFinder<Name> {
  const files = new Map<string, Name>();
  const invoices = new Map<string, Name>();
  return {
    find({ sha256, invoices: found }, name) {
      const file = files.get(sha256);
      if (file !== undefined) return { of: file, reason: 'same file' };
      files.set(sha256, name);
      const keys = found.map(identityOf);
      const earlier = keys.map((key) => (key === undefined ? undefined : invoices.get(key.text)));
      for (const key of keys) if (key && !invoices.has(key.text)) invoices.set(key.text, name);
      const [of] = earlier;
      const reason = keys[0]?.reason;
      // Several invoices in one document are there again only if all of them are.
      if (of === undefined || reason === undefined || earlier.includes(undefined)) return undefined;
      return { of, reason };
    },
  };
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toLowerCase();

/** What makes an invoice this one and no other; undefined where it says too little. */
export function identityOf(
  invoice: Invoice,
): { readonly text: string; readonly reason: Exclude<DuplicateReason, 'same file'> } | undefined {
  const { number, code, issueDate, totalAmount } = invoice;
  const seller = bare(invoice.seller.name ?? invoice.seller.taxId ?? '');
  if (number !== null && bare(number) !== '') {
    const unique = code !== null || /^\d{20}$/.test(number);
    return { text: JSON.stringify(['number', bare(number), code, unique ? '' : seller]), reason: 'same number' };
  }
  if (seller === '' || totalAmount === null || issueDate === null) return undefined;
  const text = JSON.stringify(['amount', seller, minorUnits(totalAmount), invoice.currency, issueDate]);
  return { text, reason: 'same seller, total and date' };
}
