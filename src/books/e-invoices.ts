/** E-invoices of EN 16931 from records: one as XML, several in a ZIP. */
import { zipInMemory } from '../documents/zip-writer.ts';
import { Failure } from '../domain/failure.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { ReadableInvoice } from '../einvoices/readable-invoice.ts';
import { writtenInvoice, type WrittenSyntax } from '../einvoices/written/written-invoice.ts';
import { noDetails } from '../extract/sources/xml/details.ts';
import { type Exporter, refused } from './exporter.ts';

/** `archive`: whether the output is a ZIP. Without it, a second invoice is refused. */
export function eInvoiceExporter(syntax: WrittenSyntax, archive: boolean): Exporter {
  const files = new Map<string, Uint8Array>();
  return {
    add({ invoice }) {
      if (!archive && files.size > 0) return refused('books.needsArchive', {});
      try {
        const { xml } = writtenInvoice(readable(invoice), syntax);
        files.set(freeName(invoice, files), xml);
        return undefined;
      } catch (error) {
        if (error instanceof Failure && error.kind === 'bad_request') return { reason: reasonOf(error) };
        throw error;
      }
    },
    async end() {
      if (archive) return zipInMemory([...files].map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));
      const [only] = files.values();
      return only ?? new Uint8Array();
    },
  };
}

/** What is missing is in the message; what a broken rule asks for is in the detail. */
const reasonOf = ({ message, detail }: Failure): string =>
  detail?.startsWith('BR-') ? `${message} (${detail})` : message;

const readable = (invoice: Invoice): ReadableInvoice => ({
  invoice,
  details: noDetails,
  facts: {},
  unsure: new Set(),
  isSure: true,
  doubts: [],
  origin: 'record',
});

/** The number with letters, digits and a few signs only: a number is never a path. */
function freeName({ number }: Invoice, taken: ReadonlyMap<string, unknown>): string {
  const name = (number ?? 'invoice').replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 80);
  for (let count = 1; ; count++) {
    const free = count === 1 ? `${name}.xml` : `${name}-${count}.xml`;
    if (!taken.has(free)) return free;
  }
}
