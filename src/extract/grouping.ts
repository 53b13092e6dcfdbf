/**
 * Which readings describe the same invoice.
 *
 * An embedded XML describes the first invoice of its file. A QR code describes the invoice with its number, or else the only
 * invoice on its page, or else the only one without a number that has its day or amount, or else an invoice that no other
 * source has read.
 */
import { areDistinct, identityOf, partsOf } from './document-identity.ts';
import { sameValue } from './same-value.ts';
import type { Reading } from './reading.ts';

const number = (reading: Reading): string | undefined => reading.fields.number?.value;

const covers = (reading: Reading, page: number): boolean =>
  !reading.pages || (reading.pages[0] <= page && page <= reading.pages[1]);

/** The group in which a reading has the number of `reading`. */
function sameNumber(reading: Reading, groups: readonly Reading[][]): Reading[] | undefined {
  const said = number(reading);
  return said === undefined ? undefined : groups.find((group) => group.some((other) => sameValue(number(other), said)));
}

/** The only group without a number that has the day or an amount of `reading`. */
function sameFacts(reading: Reading, groups: readonly Reading[][]): Reading[] | undefined {
  const { issueDate, totalAmount, netAmount } = reading.fields;
  const agrees = ({ fields }: Reading): boolean =>
    sameKnown(fields.totalAmount?.value, totalAmount?.value ?? reading.facts.openAmount) ||
    sameKnown(fields.netAmount?.value, netAmount?.value ?? reading.facts.openAmount) ||
    sameKnown(fields.issueDate?.value, issueDate?.value);
  const found = groups.filter((group) => group.every((other) => number(other) === undefined) && group.some(agrees));
  return found.length === 1 ? found[0] : undefined;
}

const sameKnown = (a: string | number | undefined, b: string | number | undefined): boolean =>
  a !== undefined && b !== undefined && sameValue(a, b);

/** The group that `reading` belongs to; undefined where it starts a new one. */
function homeOf(reading: Reading, groups: readonly Reading[][]): Reading[] | undefined {
  const page = reading.pages?.[0];
  const onPage = page === undefined ? groups : groups.filter((group) => group.some((other) => covers(other, page)));
  return sameNumber(reading, groups) ?? (onPage.length === 1 ? onPage[0] : sameFacts(reading, onPage));
}

/** Whether a reading of pages is a document with a number that is in no group. */
function isApart(reading: Reading, groups: readonly (readonly Reading[])[]): boolean {
  const identity = identityOf(reading);
  return (
    identity?.number !== undefined &&
    identity.total !== undefined &&
    !groups.some((group) => group.some((other) => !areDistinct(identity, partsOf(other))))
  );
}

/** Groups of readings, one for each invoice, in the order of pages. The most trusted reading of a group comes first. */
export function groupByInvoice(
  embedded: readonly Reading[],
  qr: readonly Reading[],
  layout: readonly Reading[],
): Reading[][] {
  const groups: Reading[][] = [];
  const join = (reading: Reading, home: Reading[] | undefined): void => {
    if (home) home.push(reading);
    else groups.push([reading]);
  };
  for (const reading of embedded) join(reading, sameNumber(reading, groups));
  if (embedded.length > 0) {
    const same = layout.find((reading) => sameNumber(reading, groups)) ?? layout[0];
    const home = same && (sameNumber(same, groups) ?? groups[0]);
    if (same) join(same, home);
    for (const reading of layout) {
      if (reading === same) continue;
      // A file with embedded data may have been joined with another invoice. Any lesser reading is a further page of this one.
      if (isApart(reading, groups)) groups.push([reading]);
      else home?.push({ ...reading, fields: {}, lines: [], facts: {} });
    }
  } else for (const reading of layout) groups.push([reading]);
  for (const reading of qr) join(reading, homeOf(reading, groups));
  const inOrder = [embedded, qr];
  const rank = (reading: Reading): number => {
    const index = inOrder.findIndex((readings) => readings.includes(reading));
    return index < 0 ? inOrder.length : index;
  };
  return groups.map((group) => [...group].sort((a, b) => rank(a) - rank(b)));
}
