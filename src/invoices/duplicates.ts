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
  /** The first place of an invoice of the same number, seller, day and total; undefined where one of them is not known. */
  findWhole(identity: InvoiceIdentity): Place | undefined;
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
    findWhole: (identity) => wholeKeysOf(identity).flatMap(({ text }) => known.get(text)?.place ?? [])[0],
    add(identity, place, givesWay = () => false) {
      for (const { text } of [...keysOf(identity), ...wholeKeysOf(identity)]) {
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

function keyOf(kind: string, credit: boolean, parts: readonly (string | number)[]): Key {
  const digest = createHash('sha256').update(JSON.stringify([kind, credit, ...parts]));
  return { text: digest.digest('base64url').slice(0, 22), isSum: kind === 'sum' };
}

/** Keys that two invoices share only if all four agree, the seller by its name or by its tax id. */
function wholeKeysOf({ number, seller, sellerTaxId, date, total, credit }: InvoiceIdentity): Key[] {
  const bareNumber = bare(number);
  if (bareNumber === '' || date === null || total === null) return [];
  return [bare(sellerTaxId), bare(seller)]
    .filter((text) => text !== '')
    .map((text) => keyOf('whole', credit, [bareNumber, text, date, minorUnits(total)]));
}

function keysOf({ number, code, seller, sellerTaxId, date, total, credit }: InvoiceIdentity): Key[] {
  const keys: Key[] = [];
  const add = (kind: string, ...parts: readonly (string | number)[]): void => {
    keys.push(keyOf(kind, credit, parts));
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
  /** The same bytes, or every invoice with the same number, seller, day and total: nothing is lost without it. */
  readonly isCertain: boolean;
  /** What is not known to agree, with both values where they are short: "total 220.00 here, 1163.40 there". */
  readonly differences: readonly string[];
}

export interface DuplicateFinder<Name> {
  /** Looks for it among those that came before, and remembers it. */
  find(document: Comparable, name: Name): Duplicate<Name> | undefined;
}

export interface Comparable {
  readonly sha256: string;
  readonly invoices: readonly Invoice[];
}

/** As much of an invoice as is compared once it turns out to have been met. Texts are digests, as above. */
interface Met<Name> {
  readonly name: Name;
  readonly number: string | null;
  readonly seller: string | null;
  readonly date: string | null;
  readonly total: number | null;
}

const digestOf = (text: string | null): string | null =>
  bare(text) === '' ? null : keyOf('text', false, [bare(text)]).text;

const metOf = <Name>(name: Name, { number, seller, sellerTaxId, date, total }: InvoiceIdentity): Met<Name> => ({
  name,
  number: digestOf(number),
  seller: digestOf(sellerTaxId) ?? digestOf(seller),
  date,
  total,
});

/** What the later invoice and the earlier one are not known to agree in. */
function differencesOf(here: Met<unknown>, there: Met<unknown>): string[] {
  const shown = (value: string | number | null): string =>
    value === null ? 'unknown' : typeof value === 'number' ? value.toFixed(2) : value;
  const digests = (['number', 'seller'] as const)
    .filter((field) => here[field] === null || here[field] !== there[field])
    .map((field) =>
      here[field] === null || there[field] === null ? `${field} not known of both` : `another ${field}`,
    );
  const values = (['total', 'date'] as const)
    .filter((field) => here[field] === null || here[field] !== there[field])
    .map((field) => `${field} ${shown(here[field])} here, ${shown(there[field])} there`);
  return [...values, ...digests];
}

/** The same for whole documents: one of several invoices is there again only if all of them are. */
export function duplicateFinder<Name>(): DuplicateFinder<Name> {
  const files = new Map<string, Name>();
  const invoices = sightings<Met<Name>>();
  return {
    find({ sha256, invoices: found }, name) {
      const file = files.get(sha256);
      if (file !== undefined) return { of: file, reason: 'same file', isCertain: true, differences: [] };
      files.set(sha256, name);
      const identities = found.map(identityOf);
      const whole = identities.map((identity) => invoices.findWhole(identity));
      const earlier = identities.map((identity, index) => whole[index] ?? invoices.find(identity));
      for (const identity of identities) invoices.add(identity, metOf(name, identity));
      const [first] = earlier;
      if (first === undefined || earlier.includes(undefined)) return undefined;
      const [identity] = identities;
      const isNumbered = bare(identity?.number ?? null) !== '';
      const isCertain = !whole.includes(undefined);
      return {
        of: first.name,
        reason: isNumbered ? 'same number' : 'same seller, total and date',
        isCertain,
        differences: isCertain || !identity ? [] : differencesOf(metOf(name, identity), first),
      };
    },
  };
}
