/**
 * Templates for sellers, drafted from invoices that a person corrected or verified. A draft is kept only once it was tried on
 * the seller's other invoices, and only as it was tried.
 */
import { createHash } from 'node:crypto';
import type { Page } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { Taught, TeachDocument, TeachJob } from '../extract/templates/teach.ts';
import { judgedWith } from './changes.ts';
import { withFields } from './fields-of-invoice.ts';
import type { ArchivedInvoice, InvoiceArchive } from './invoice-archive.ts';
import type { KeptReadings } from './kept-readings.ts';

export interface TemplateDraft extends Taught {
  /** SHA-256 of the template. */
  readonly draft: string;
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
    const job: TeachJob = {
      extraction: judgedWith(basis, invoice.corrections),
      pages: await pagesOf(invoice, signal),
      isVerified: invoice.status === 'verified',
      others: await othersOf(invoice, signal),
    };
    const taught = await services.teach(job, signal);
    return { ...taught, draft: createHash('sha256').update(taught.template).digest('hex') };
  }

  async function pagesOf(invoice: ArchivedInvoice, signal: AbortSignal): Promise<readonly Page[]> {
    const [first, last] = invoice.range ?? [1, Infinity];
    return (await readings.pages(invoice, signal)).filter(({ number }) => first <= number && number <= last);
  }

  /** The newest of the seller's other invoices. */
  async function othersOf(invoice: ArchivedInvoice, signal: AbortSignal): Promise<readonly TeachDocument[]> {
    const { sellerName } = invoice.fields;
    const filter = { keyword: sellerName };
    const { invoices } = await archive.page(filter, { limit: searchedAtMost, order: 'newest' });
    const others: TeachDocument[] = [];
    for (const other of invoices) {
      const { id, fields, reading, beingRead } = other;
      if (others.length === mostOthers) break;
      if (id === invoice.id || beingRead || !reading || fields.sellerName !== sellerName) continue;
      others.push({ id, invoice: withFields(reading, fields), pages: await pagesOf(other, signal) });
    }
    return others;
  }

  return {
    draft,
    async keep(id, digest, signal) {
      const current = await draft(id, signal);
      if (current.draft !== digest)
        throw new Failure('conflict', 'The template would be another one than the one that was tried', {
          detail: 'Draft it again: invoices were changed meanwhile',
        });
      const name = `taught-${createHash('sha256').update(current.issuer).digest('hex').slice(0, 12)}`;
      await services.keepTemplate(name, current.template);
      return name;
    },
  };
}
