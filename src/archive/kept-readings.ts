/**
 * What the readings of archived files are judged from, and the words of their pages. Both were kept when a file was read;
 * a file that an earlier version read is read again when they are first asked for.
 */
import type { Page } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { Basis } from '../extract/judge.ts';
import { readAll } from '../runtime/durable/read-all.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import { type Message, message } from '../texts/message.ts';
import { invoiceBeingRead } from './failures.ts';
import type { ArchivedInvoice, InvoiceArchive } from './invoice-archive.ts';
import { type ReadFile, readWhole, type WholeReadingServices } from './whole-reading.ts';

export interface KeptReadings {
  /** Empty for a file that could not be read. Rejects with `unreadable` if a newer version finds another number of invoices in the file. */
  basis(invoice: ArchivedInvoice, signal: AbortSignal): Promise<Basis>;
  /** All pages of the file; empty if it has none, or could not be read. */
  pages(invoice: ArchivedInvoice, signal: AbortSignal): Promise<readonly Page[]>;
}

export interface KeptReadingServices extends WholeReadingServices {
  readonly archive: InvoiceArchive;
}

export function keptReadings(services: KeptReadingServices): KeptReadings {
  const { archive, blobs } = services;

  async function filesOf(invoice: ArchivedInvoice, signal: AbortSignal): Promise<ReadFile['files']> {
    const { readingFiles, beingRead } = invoice;
    if (readingFiles) return readingFiles;
    if (beingRead) throw invoiceBeingRead();
    return readWhole(invoice, services, { signal }, async ({ files }) => {
      await archive.keepReading(invoice.id, files);
      return files;
    });
  }

  return {
    async basis(invoice, signal) {
      if (invoice.failure) return nothingRead;
      const { bases } = await filesOf(invoice, signal);
      const basis = (await parsed<readonly Basis[]>(blobs, bases))[invoice.position ?? 0];
      if (!basis) throw new Failure('conflict', message('archive.fewerInvoices', {}));
      return withMessages(basis);
    },
    async pages(invoice, signal) {
      if (invoice.failure) return [];
      const { pages } = await filesOf(invoice, signal);
      return parsed<readonly Page[]>(blobs, pages);
    },
  };
}

/** An earlier version kept the warnings as their English texts. */
function withMessages({ ofDocument, ...basis }: Basis): Basis {
  const kept: readonly (string | Message)[] = ofDocument.warnings;
  const warnings = kept.map((said) => (typeof said === 'string' ? message('failure.only', { why: said }) : said));
  return { ...basis, ofDocument: { ...ofDocument, warnings } };
}

/** Of a file that could not be read: a person may enter all values by hand. */
const nothingRead: Basis = {
  readings: [],
  needed: ['number', 'issueDate', 'seller.name', 'totalAmount'],
  ofDocument: { warnings: [], signatures: [], lostPages: [] },
};

/** These files were written by this program, so their contents are not checked. */
const parsed = async <Value>(blobs: ReferencedBlobs, sha256: string): Promise<Value> => {
  const bytes = await readAll(await blobs.open(sha256), await blobs.size(sha256));
  const value: Value = JSON.parse(bytes.toString('utf8'));
  return value;
};
