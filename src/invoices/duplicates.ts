/**
 * Which invoices are the same again: the one rule of extract (checks/duplicate.ts) and merge.
 *
 * A number is enough where it is the only one of its kind in the country (a fapiao's 20 digits, or a code besides);
 * other sellers count from 1, so their numbers go with the seller or with day and total. Two of which one has no number
 * are compared by seller, day and total. An invoice and the credit note of the same number are two. Keys are digests:
 * memory does not grow with what documents say.
 */
import { createHash } from 'node:crypto';
import type { Invoice } from '../domain/invoice.ts';
import { minorUnits } from '../domain/money.ts';

/** What tells an invoice from another. Null: not known. */
export interface InvoiceIdentity {
  readonly number: string | null;
  readonly code: string | null;
  readonly seller: string | null;
  readonly sellerTaxId: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  readonly total: number | null;
  readonly currency: string | null;
  readonly credit: boolean;
}

export function identityOf({
  number,
  code,
  seller,
  issueDate,
  totalAmount,
  currency,
  documentType,
}: Invoice): InvoiceIdentity {
  return {
    number,
    code,
    seller: seller.name,
    sellerTaxId: seller.taxId,
    date: issueDate,
    total: totalAmount,
    currency,
    credit: documentType === 'credit_note' || (totalAmount ?? 0) < 0,
  };
}

/** Where invoices were met. */
export interface Sightings<Place> {
  /** The first place of the same invoice that `counts`; undefined where there was none. */
  find(identity: InvoiceIdentity, counts?: (place: Place) => boolean): Place | undefined;
  /** Remembers it; a place that `gives way` is forgotten for it. */
  add(identity: InvoiceIdentity, place: Place, givesWay?: (earlier: Place) => boolean): void;
}

/** Whether an invoice says enough to be compared. */
export const isComparable = (identity: InvoiceIdentity): boolean => keysOf(identity).length > 0;

export function sightings<Place>(): Sightings<Place> {
  const known = new Map<string, { readonly place: Place; readonly isNumbered: boolean }>();
  return {
    find(identity, counts = () => true) {
      for (const { text, isSum } of keysOf(identity)) {
        const found = known.get(text);
        // Two that have numbers were compared by them: the same sum twice on one day is common.
        const apart = isSum && found?.isNumbered === true && bare(identity.number) !== '';
        if (found && !apart && counts(found.place)) return found.place;
      }
      return undefined;
    },
    add(identity, place, givesWay = () => false) {
      for (const { text } of keysOf(identity)) {
        const earlier = known.get(text);
        if (!earlier || givesWay(earlier.place)) known.set(text, { place, isNumbered: bare(identity.number) !== '' });
      }
    },
  };
}

/** Width, case, blanks and punctuation are read differently from a page and from its data. */
const bare = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

interface Key {
  readonly text: string;
  readonly isSum: boolean;
}

function keysOf({ number, code, seller, sellerTaxId, date, total, credit }: InvoiceIdentity): Key[] {
  const keys: Key[] = [];
  const add = (kind: string, ...parts: readonly (string | number)[]): void => {
    const digest = createHash('sha256').update(JSON.stringify([kind, credit, ...parts]));
    keys.push({ text: digest.digest('base64url').slice(0, 22), isSum: kind === 'sum' });
  };
  const [bareNumber, bareCode, bareSeller, bareTaxId] = [bare(number), bare(code), bare(seller), bare(sellerTaxId)];
  const dated = date !== null && total !== null ? ([date, minorUnits(total)] as const) : undefined;
  if (bareNumber !== '') {
    // 数电票: 20 digits, one of a kind. Older ones are by their code.
    if (/^\d{20}$/.test(bareNumber)) add('number', bareNumber);
    if (bareCode !== '') add('code', bareCode, bareNumber);
    if (bareTaxId !== '') add('tax id', bareNumber, bareTaxId);
    if (bareSeller !== '') add('seller', bareNumber, bareSeller);
    if (dated) add('dated', bareNumber, ...dated);
  }
  if (dated && bareSeller !== '') add('sum', bareSeller, ...dated);
  return keys;
}

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

/** The same for whole documents: one of several invoices is there again only if all of them are. */
export function duplicateFinder<Name>(): DuplicateFinder<Name> {
  const files = new Map<string, Name>();
  const invoices = sightings<{ readonly name: Name }>();
  return {
    find({ sha256, invoices: found }, name) {
      const file = files.get(sha256);
      if (file !== undefined) return { of: file, reason: 'same file' };
      files.set(sha256, name);
      const identities = found.map(identityOf);
      const earlier = identities.map((identity) => invoices.find(identity));
      for (const identity of identities) invoices.add(identity, { name });
      const [first] = earlier;
      if (first === undefined || earlier.includes(undefined)) return undefined;
      const isNumbered = bare(identities[0]?.number ?? null) !== '';
      return { of: first.name, reason: isNumbered ? 'same number' : 'same seller, total and date' };
    },
  };
}
