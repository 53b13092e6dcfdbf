/**
 * Invoices that were archived more than once: the same file again, or another file of the same invoice. Two invoices are
 * compared only if they have the same day and the same total, which the store can look up.
 */
import { identityOf, sightings } from '../invoices/duplicates.ts';
import { withFields } from './fields-of-invoice.ts';
import type { ArchivedInvoice, InvoiceArchive } from './invoice-archive.ts';

/** More invoices of one day with one total are not compared. */
const maxCompared = 200;

/** The other ones that are the same invoice, oldest first. None for an invoice without values. */
export async function sameInvoices(
  archive: Pick<InvoiceArchive, 'list'>,
  invoice: ArchivedInvoice,
): Promise<readonly ArchivedInvoice[]> {
  const { date, totalAmount } = invoice.fields;
  if (invoice.beingRead || !invoice.reading) return [];
  const filter = { from: date, to: date, min: totalAmount, max: totalAmount };
  const { invoices } = await archive.list(filter, { page: 1, pageSize: maxCompared, order: 'oldest' });
  return invoices.filter((other) => other.id !== invoice.id && isSame(other, invoice));
}

/** The invoice that this one repeats: the first of them, if that is another one. */
export async function firstOf(
  archive: Pick<InvoiceArchive, 'list'>,
  invoice: ArchivedInvoice,
): Promise<ArchivedInvoice | undefined> {
  const [first] = await sameInvoices(archive, invoice);
  return first && isEarlier(first, invoice) ? first : undefined;
}

const isEarlier = (one: ArchivedInvoice, other: ArchivedInvoice): boolean =>
  one.createdMs < other.createdMs || (one.createdMs === other.createdMs && one.id < other.id);

function isSame(one: ArchivedInvoice, other: ArchivedInvoice): boolean {
  if (isSameFile(one, other)) return (one.position ?? 0) === (other.position ?? 0);
  if (!one.reading || !other.reading) return false;
  const seen = sightings<string>();
  seen.add(identityOf(withFields(one.reading, one.fields)), one.id);
  return seen.find(identityOf(withFields(other.reading, other.fields))) !== undefined;
}

export const isSameFile = (one: ArchivedInvoice, other: ArchivedInvoice): boolean => one.sha256 === other.sha256;
