/**
 * Decides which invoices are duplicates, for extract (checks/duplicate.ts) and merge.
 *
 * A number is enough if it is unique in its country (the 20 digits of a fapiao, or a number with a code). Other sellers count
 * from 1, so their numbers are compared together with the seller, or with day and total. If one of two invoices has no
 * number, then seller, day and total are compared. A credit note never duplicates an invoice. Keys are digests, so that
 * memory does not grow with the length of the texts.
 */
import { bareText } from '../domain/bare-text.ts';
import { createHash } from 'node:crypto';
import type { Invoice } from '../domain/invoice.ts';
import { minorUnits } from '../domain/money.ts';

/** The values that distinguish one invoice from another; null if unknown. */
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

/**
 * The total without its sign, and whether it is that of a credit note. In schemas without a document type, only the sign
 * shows that.
 */
export function comparableTotal(
  documentType: unknown,
  total: number | null,
): Pick<InvoiceIdentity, 'total' | 'credit'> {
  const credit = documentType === 'credit_note' || (total ?? 0) < 0;
  return { total: credit && total !== null ? Math.abs(total) : total, credit };
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
    currency,
    ...comparableTotal(documentType, totalAmount),
  };
}

/** Invoices that were seen, each with the location where it was seen. */
export interface Sightings<Location> {
  /** The first location of the same invoice that `counts` accepts; undefined if there is none. */
  find(identity: InvoiceIdentity, counts?: (location: Location) => boolean): Location | undefined;
  /** The same for an invoice with the same number, seller, day and total; undefined if one of them is unknown. */
  findWhole(identity: InvoiceIdentity): Location | undefined;
  /** Remembers an invoice. An earlier location of the same invoice is kept unless `givesWay` accepts it. */
  add(identity: InvoiceIdentity, location: Location, givesWay?: (earlier: Location) => boolean): void;
}

/** Whether enough is known of an invoice to compare it. */
export const isComparable = (identity: InvoiceIdentity): boolean => keysOf(identity).length > 0;

export function sightings<Location>(): Sightings<Location> {
  const known = new Map<string, { readonly location: Location; readonly isNumbered: boolean }>();
  return {
    find(identity, counts = () => true) {
      for (const { text, isSum } of keysOf(identity)) {
        const found = known.get(text);
        // Two invoices with numbers were already compared by them, and the same total twice on one day is common.
        const isOther = isSum && found?.isNumbered === true && bare(identity.number) !== '';
        if (found && !isOther && counts(found.location)) return found.location;
      }
      return undefined;
    },
    findWhole: (identity) => wholeKeysOf(identity).flatMap(({ text }) => known.get(text)?.location ?? [])[0],
    add(identity, location, givesWay = () => false) {
      for (const { text } of [...keysOf(identity), ...wholeKeysOf(identity)]) {
        const earlier = known.get(text);
        if (earlier && !givesWay(earlier.location)) continue;
        known.set(text, { location, isNumbered: bare(identity.number) !== '' });
      }
    },
  };
}

const bare = (text: string | null): string => bareText(text ?? '');

interface Key {
  readonly text: string;
  readonly isSum: boolean;
}

function keyOf(kind: string, credit: boolean, parts: readonly (string | number)[]): Key {
  const digest = createHash('sha256').update(JSON.stringify([kind, credit, ...parts]));
  return { text: digest.digest('base64url').slice(0, 22), isSum: kind === 'sum' };
}

/** Keys that two invoices share only if number, day, total and seller agree, the seller by its name or by its tax id. */
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
    // The 20 digits of a 数电票 are unique. Older numbers are unique together with their code.
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
  /** The document that came first. */
  readonly of: Name;
  readonly reason: DuplicateReason;
  /**
   * True if the bytes are the same, or if every invoice has the same number, seller, day and total: the document can be
   * left out.
   */
  readonly isCertain: boolean;
  /** What differs or is unknown, with both values if they are short: "total 220.00 here, 1163.40 there". */
  readonly differences: readonly string[];
}

export interface DuplicateFinder<Name> {
  /** Looks for a document among those that came before, and remembers it. */
  find(document: Comparable, name: Name): Duplicate<Name> | undefined;
}

export interface Comparable {
  readonly sha256: string;
  readonly invoices: readonly Invoice[];
}

/** The values of an invoice that are remembered, to name the differences of a duplicate. Texts are digests. */
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

function shown(value: string | number | null): string {
  if (value === null) return 'unknown';
  return typeof value === 'number' ? value.toFixed(2) : value;
}

/** The known differences between two invoices. */
function differencesOf(here: Met<unknown>, there: Met<unknown>): string[] {
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

/** Finds documents that are duplicates: a document with several invoices is one only if all of them came before. */
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
