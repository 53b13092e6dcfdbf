/**
 * The invoices under review with their readings. The next one is asked for while the user looks at this one; a document that
 * was changed is read anew.
 */
import { call } from '../api/client.ts';
import type { Invoice, PageWords, InvoiceReading } from '../api/types.ts';
import { leastRecent } from '../pdf/least-recent.ts';

export interface ReviewDocument {
  readonly invoice: Invoice;
  readonly reading: InvoiceReading;
}

export interface ReviewDocuments {
  /** Undefined while the file is being read. Rejects with an `ApiFailure`. */
  get(id: string): Promise<ReviewDocument | undefined>;
  words(id: string, page: number): Promise<PageWords>;
  /** After a change. */
  forget(id: string): void;
}

const mostDocuments = 6;
const mostPagesOfWords = 12;
/** Files of early versions are read again when they are first looked at. */
const timeoutMs = 120_000;

export function reviewDocuments(): ReviewDocuments {
  const documents = leastRecent<Promise<ReviewDocument | undefined>>(mostDocuments, () => undefined);
  const words = leastRecent<Promise<PageWords>>(mostPagesOfWords, () => undefined);

  async function read(id: string): Promise<ReviewDocument | undefined> {
    const path = pathOf(id);
    const invoice = await call<Invoice>(path);
    if (invoice.beingRead) {
      documents.delete(id);
      return undefined;
    }
    return { invoice, reading: await call<InvoiceReading>(`${path}/reading`, { timeoutMs }) };
  }

  return {
    get: (id) => kept(documents, id, () => read(id)),
    words: (id, page) =>
      kept(words, `${id} ${page}`, () => call<PageWords>(`${pathOf(id)}/pages/${page}/words`, { timeoutMs })),
    forget: (id) => documents.delete(id),
  };
}

export const pathOf = (id: string): string => `/invoices/${encodeURIComponent(id)}`;

/** What failed is asked for again. */
function kept<Value>(
  values: ReturnType<typeof leastRecent<Promise<Value>>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = values.get(key);
  if (known) return known;
  const begun = read();
  values.set(key, begun);
  begun.catch(() => values.delete(key));
  return begun;
}
