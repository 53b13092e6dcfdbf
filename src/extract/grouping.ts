/**
 * Which readings speak of the same invoice.
 *
 * The page is where they meet: an embedded XML speaks of the first invoice of its file, a QR code of the invoice with
 * its number, else of the only invoice on its page, else of the one whose number nobody read and whose day or amount it
 * says, else of an invoice that nobody else saw.
 */
import { areDistinct, identityOf, partsOf } from './document-identity.ts';
import { sameValue } from './same-value.ts';
import type { Reading } from './reading.ts';

const number = (reading: Reading): string | undefined => reading.fields.number?.value;

const covers = (reading: Reading, page: number): boolean =>
  !reading.pages || (reading.pages[0] <= page && page <= reading.pages[1]);

/** The group in which somebody reads the number that `reading` has. */
function sameNumber(reading: Reading, groups: readonly Reading[][]): Reading[] | undefined {
  const said = number(reading);
  return said === undefined ? undefined : groups.find((group) => group.some((other) => sameValue(number(other), said)));
}

/** The only group without a number that says the day or an amount that `reading` says. */
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

/** The group that `reading` belongs to, or undefined where it opens its own. */
function homeOf(reading: Reading, groups: readonly Reading[][]): Reading[] | undefined {
  const page = reading.pages?.[0];
  const onPage = page === undefined ? groups : groups.filter((group) => group.some((other) => covers(other, page)));
  return sameNumber(reading, groups) ?? (onPage.length === 1 ? onPage[0] : sameFacts(reading, onPage));
}

/** Whether a reading of pages is a numbered document that no group knows. */
function isApart(reading: Reading, groups: readonly (readonly Reading[])[]): boolean {
  const identity = identityOf(reading);
  return (
    identity?.number !== undefined &&
    identity.total !== undefined &&
    !groups.some((group) => group.some((other) => !areDistinct(identity, partsOf(other))))
  );
}

/** Groups of readings, one an invoice, in page order; within a group most trusted first. */
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
      // A file that carries its data may have been joined with another invoice; anything less is a further page of its own.
      if (isApart(reading, groups)) groups.push([reading]);
      else home?.push({ ...reading, fields: {}, lines: [], facts: {} });
    }
  } else for (const reading of layout) groups.push([reading]);
  for (const reading of qr) join(reading, homeOf(reading, groups));
  const trust = (reading: Reading): number => (embedded.includes(reading) ? 0 : qr.includes(reading) ? 1 : 2);
  return groups.map((group) => [...group].sort((a, b) => trust(a) - trust(b)));
}
