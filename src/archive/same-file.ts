/** The other invoices of one file, such as those of a scan of a whole folder. */
import type { ArchivedInvoice, InvoiceArchive } from './invoice-archive.ts';

/** The store finds them by the name of the file, which others may have, too. */
const maxCompared = 200;

/**
 * In their order in the file. A file that was uploaded several times has several invoices at each position: the one that was
 * archived at about the same time is taken. Those of a ZIP are files of their own.
 */
export async function othersOfFile(
  archive: Pick<InvoiceArchive, 'list'>,
  invoice: ArchivedInvoice,
): Promise<readonly ArchivedInvoice[]> {
  const { sha256, fileName, range, position = 0, createdMs } = invoice;
  if (!range) return [];
  const { invoices } = await archive.list({ keyword: fileName }, { page: 1, pageSize: maxCompared, order: 'oldest' });
  const nearest = new Map<number, ArchivedInvoice>();
  for (const other of invoices) {
    const { position: at = 0 } = other;
    const known = nearest.get(at);
    const isNearer = !known || Math.abs(other.createdMs - createdMs) < Math.abs(known.createdMs - createdMs);
    if (other.sha256 === sha256 && at !== position && isNearer) nearest.set(at, other);
  }
  return [...nearest].toSorted(([a], [b]) => a - b).map(([, other]) => other);
}
