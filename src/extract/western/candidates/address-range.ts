/** Which parts of a block are its first address: a run of lines that look like lines of an address. */
import { digitFirst } from '../languages/index.ts';
import { type AddressLine, addressLineOf, namesPlace } from '../values/addresses.ts';
import { registrationLine } from '../values/names.ts';
import type { Part } from './block-parts.ts';

/** Indices of the first and the last part of an address. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
  /** Whether a line with a post code stands up to its end. */
  readonly postal: boolean;
}

/** Post codes that may stand on a line of their own: British, Irish, Canadian. */
const codeAlone = /^(?:[A-Z]{1,2}\d[A-Z\d]?\s?[\dO][A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)$/;
const bareCode = /(?:^|,\s)(?:\d{4} [A-Z]{2}|\d{5})$/;
const townLine = /^\p{Lu}[\p{L}' -]{2,30}$/u;

/** An address has at most this many lines, and at most this many in a row may be none by their looks. */
const mostLines = 7;
const mostUnknown = 2;

/** A line labelled "Address" counts as a street; a name or a registration is no line of an address. */
function kindOf({ kind, text }: Part): AddressLine {
  if (kind === 'address') return 'street';
  return kind === 'name' || registrationLine.test(text) ? undefined : addressLineOf(text);
}

const isFree = (part: Part | undefined): part is Part => part?.kind === 'free';

/** "Place Lazare Goujon" has no number, but stands right above the town. */
const withStreetsAboveTowns = (parts: readonly Part[], kinds: readonly AddressLine[]): AddressLine[] =>
  kinds.map((kind, index) => {
    const part = parts[index];
    const isAboveTown = kind === undefined && index > 0 && kinds[index + 1] === 'postal';
    return isAboveTown && isFree(part) && namesPlace(part.text) ? 'street' : kind;
  });

/** A town above a post code on a line of its own ("Solihull" over "B91 3QT"), and a street above the town. */
function withTownsAboveCodes(parts: readonly Part[], kinds: readonly AddressLine[]): AddressLine[] {
  const found = [...kinds];
  parts.forEach((part, index) => {
    const [street, town] = [parts[index - 2], parts[index - 1]];
    if (index < 2 || kinds[index] !== 'postal' || !codeAlone.test(part.text)) return;
    if (kinds[index - 1] !== undefined || !isFree(town) || !townLine.test(town.text)) return;
    found[index - 1] = 'street';
    const isStreet = index > 2 && isFree(street) && kinds[index - 2] === undefined && namesPlace(street.text);
    if (isStreet) found[index - 2] = 'street';
  });
  return found;
}

/** "Residents of Tower 5" under a heading, with a street of their own below, are a name. */
function withoutNameOnTop(parts: readonly Part[], kinds: readonly AddressLine[]): readonly AddressLine[] {
  const [first] = parts;
  const isStreetTwice = kinds[0] === 'street' && kinds[1] === 'street' && kinds.slice(2, 5).includes('postal');
  const isNameLike = isStreetTwice && isFree(first) && !digitFirst.test(first.text);
  return isNameLike ? [undefined, ...kinds.slice(1)] : kinds;
}

/** The first line is a name unless it is labelled "Address", is followed by another line of an address, or stands alone. */
const startOf = (parts: readonly Part[], kinds: readonly AddressLine[]): number =>
  kinds.findIndex(
    (kind, index) =>
      kind !== undefined && (index > 0 || kinds.length === 1 || parts[0]?.kind === 'address' || kinds[1] !== undefined),
  );

/** "8013 PM" over "Zwolle": the column was too narrow for the town. */
const isTownBelowCode = (code: Part | undefined, town: Part | undefined): boolean =>
  bareCode.test(code?.text ?? '') && townLine.test(town?.text ?? '');

/** The last line: after a post code only the name of the country may follow. */
function endOf(parts: readonly Part[], kinds: readonly AddressLine[], first: number): number {
  let last = first;
  for (let index = first + 1; index < Math.min(kinds.length, first + mostLines); index++) {
    if (index - last > mostUnknown) break;
    const kind = kinds[index];
    if (index === last + 1 && isTownBelowCode(parts[last], parts[index])) last = index;
    else if (kinds[last] === 'postal' && (kind === undefined || kind === 'street')) break;
    else if (kind !== undefined) last = index;
  }
  return last;
}

/** The first address in `parts`; `isHeaded` where a heading above them names a party's role. */
export function addressIn(parts: readonly Part[], isHeaded: boolean): AddressRange | undefined {
  const looks = withTownsAboveCodes(parts, withStreetsAboveTowns(parts, parts.map(kindOf)));
  const kinds = isHeaded ? withoutNameOnTop(parts, looks) : looks;
  const first = startOf(parts, kinds);
  if (first < 0) return undefined;
  const last = endOf(parts, kinds, first);
  return { first, last, postal: kinds.slice(0, last + 1).includes('postal') };
}
