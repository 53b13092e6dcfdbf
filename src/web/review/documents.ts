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
  /** Rejects with an `ApiFailure`. */
  get(id: string): Promise<ReviewDocument>;
  words(id: string, page: number): Promise<PageWords>;
  /** After a change. */
  forget(id: string): void;
}

const mostDocuments = 6;
const mostPagesOfWords = 12;
/** Files of early versions are read again when they are first looked at. */
const timeoutMs = 120_000;

export function reviewDocuments(): ReviewDocuments {
  const documents = leastRecent<Promise<ReviewDocument>>(mostDocuments, () => undefined);
  const words = leastRecent<Promise<PageWords>>(mostPagesOfWords, () => undefined);

  async function read(path: string): Promise<ReviewDocument> {
    const [reading, invoice] = await Promise.all([
      call<InvoiceReading>(`${path}/reading`, { timeoutMs }),
      call<Invoice>(path),
    ]);
    return { invoice, reading };
  }

  return {
    get: (id) => kept(documents, id, () => read(pathOf(id))),
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
