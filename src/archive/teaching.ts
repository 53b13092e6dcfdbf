/**
 * Templates for sellers, drafted from invoices that a person corrected or verified. A draft is kept only once it was tried on
 * the seller's other invoices, and only as it was tried.
 */
import { createHash } from 'node:crypto';
import type { Page } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { Taught, TaughtChange, TeachDocument, TeachJob } from '../extract/templates/teach.ts';
import { message } from '../texts/message.ts';
import { judgedWith } from './changes.ts';
import { withFields } from './fields-of-invoice.ts';
import type { ArchivedInvoice, InvoiceArchive } from './invoice-archive.ts';
import type { KeptReadings } from './kept-readings.ts';

export interface TemplateDraft extends Pick<Taught, 'template' | 'issuer' | 'fields' | 'agreeing'> {
  /** SHA-256 of the template. */
  readonly draft: string;
  /** The other invoices of the seller, and whether the template would read them. */
  readonly tried: readonly { readonly invoice: ArchivedInvoice; readonly isMatching: boolean }[];
  /** `isConfirmed`: a person confirmed the value that is known now, so the template is wrong there. */
  readonly changes: readonly (TaughtChange & { readonly isConfirmed: boolean })[];
}

export interface Teaching {
  /** Rejects as `InvoiceArchive.get` does, and with `bad_request` if too little is confirmed. */
  draft(id: string, signal: AbortSignal): Promise<TemplateDraft>;
  /**
   * Keeps the draft that was tried: files are read with it from now on. Resolves with the name of the template. Rejects with
   * `conflict` if the draft would be another one by now.
   */
  keep(id: string, draft: string, signal: AbortSignal): Promise<string>;
}

export interface TeachingServices {
  /** Drafts in a thread that can be killed. */
  readonly teach: (job: TeachJob, signal: AbortSignal) => Promise<Taught>;
  /** Rejects with `bad_request` where templates cannot be kept. */
  readonly keepTemplate: (name: string, yaml: string) => Promise<void>;
}

/** Enough to see whether a rule holds, and few enough to be in memory at once. */
const mostOthers = 30;
const searchedAtMost = 200;

export function teaching(archive: InvoiceArchive, readings: KeptReadings, services: TeachingServices): Teaching {
  async function draft(id: string, signal: AbortSignal): Promise<TemplateDraft> {
    const invoice = await archive.get(id);
    const basis = await readings.basis(invoice, signal);
    const others = await othersOf(invoice, archive);
    const job: TeachJob = {
      extraction: judgedWith(basis, invoice.corrections),
      pages: await pagesOf(invoice, readings, signal),
      isVerified: invoice.status === 'verified',
      others: await documentsOf(others, readings, signal),
    };
    const { template, issuer, fields, agreeing, matching, changes } = await services.teach(job, signal);
    return {
      draft: createHash('sha256').update(template).digest('hex'),
      template,
      issuer,
      fields,
      agreeing,
      tried: others.map((other) => ({ invoice: other, isMatching: matching.includes(other.id) })),
      changes: changes.map((change) => ({ ...change, isConfirmed: others.some(hasConfirmed(change)) })),
    };
  }

  return {
    draft,
    async keep(id, digest, signal) {
      const current = await draft(id, signal);
      if (current.draft !== digest)
        throw new Failure('conflict', message('archive.anotherTemplate', {}), {
          detail: message('archive.draftAgain', {}),
        });
      const name = `taught-${createHash('sha256').update(current.issuer).digest('hex').slice(0, 12)}`;
      await services.keepTemplate(name, current.template);
      return name;
    },
  };
}

/** Those of the invoice itself, if the file has several. */
async function pagesOf(
  invoice: ArchivedInvoice,
  readings: KeptReadings,
  signal: AbortSignal,
): Promise<readonly Page[]> {
  const [first, last] = invoice.range ?? [1, Infinity];
  return (await readings.pages(invoice, signal)).filter(({ number }) => first <= number && number <= last);
}

/** The newest of the seller's other invoices. */
async function othersOf(
  { id, fields: { sellerName } }: ArchivedInvoice,
  archive: InvoiceArchive,
): Promise<readonly ReadInvoice[]> {
  const { invoices } = await archive.page({ keyword: sellerName }, { limit: searchedAtMost, order: 'newest' });
  return invoices
    .filter((other): other is ReadInvoice => isRead(other) && other.id !== id && other.fields.sellerName === sellerName)
    .slice(0, mostOthers);
}

async function documentsOf(
  others: readonly ReadInvoice[],
  readings: KeptReadings,
  signal: AbortSignal,
): Promise<readonly TeachDocument[]> {
  const documents: TeachDocument[] = [];
  for (const other of others) {
    const { id, fields, reading } = other;
    documents.push({ id, invoice: withFields(reading, fields), pages: await pagesOf(other, readings, signal) });
  }
  return documents;
}

type ReadInvoice = ArchivedInvoice & { readonly reading: Invoice };

const isRead = (invoice: ArchivedInvoice): invoice is ReadInvoice =>
  !invoice.beingRead && invoice.reading !== undefined;

/** Whether an invoice is the changed one, and a person confirmed its value: by setting it, or with the whole invoice. */
const hasConfirmed =
  ({ id, field }: TaughtChange) =>
  (invoice: ArchivedInvoice): boolean =>
    invoice.id === id && (invoice.status === 'verified' || Object.hasOwn(invoice.corrections ?? {}, field));
