/**
 * Teaches the reader a seller: drafts a template from the values of an invoice that a person confirmed, and tries it on other
 * documents of the seller. Values that nobody confirmed get no rule, however sure the reading of them was.
 */
import type { Page } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { Extraction, RecordedEvidence } from '../../domain/record.ts';
import { message } from '../../texts/message.ts';
import { documentText } from '../layout/document-text.ts';
import { textLayoutOf } from '../layout/text-layout.ts';
import { type Located, locateAmount, locateDate, locateText } from '../sources/language-model/locate.ts';
import { draftTemplate } from './draft.ts';
import { bears } from './family.ts';
import { parseTemplate } from './load.ts';
import { amountFields, dateFields, type TemplateField, textFields } from './schema.ts';
import { agrees, trialOn, valueAt } from './trial.ts';

export interface TeachDocument {
  /** For the answer. */
  readonly id: string;
  readonly invoice: Invoice;
  readonly pages: readonly Page[];
}

export interface TeachJob {
  /** With all corrections. */
  readonly extraction: Extraction;
  readonly pages: readonly Page[];
  /** Whether a person confirmed the invoice as a whole; otherwise only values that a person set count as confirmed. */
  readonly isVerified: boolean;
  readonly others: readonly TeachDocument[];
}

export interface TaughtChange {
  readonly id: string;
  readonly field: TemplateField;
  /** What is known now, and what the template finds. */
  readonly now: string | number | null;
  readonly found: string | number;
}

export interface Taught {
  /** The template, in YAML. */
  readonly template: string;
  readonly issuer: string;
  /** Fields that have a rule. */
  readonly fields: readonly string[];
  /** Ids of the documents that have the keywords of the template. */
  readonly matching: readonly string[];
  /** Values that the template finds as they are. */
  readonly agreeing: number;
  readonly changes: readonly TaughtChange[];
}

/** Throws `bad_request` if too little is confirmed for a template, and if the invoice has no page with text. */
export async function teach({ extraction, pages, isVerified, others }: TeachJob): Promise<Taught> {
  if (pages.every(({ words }) => words.length === 0))
    throw new Failure('bad_request', message('teach.noPage', {}), { detail: message('teach.noPageDetail', {}) });
  const isConfirmed = (field: string): boolean => {
    const evidence = extraction.evidence[field];
    return evidence !== undefined && (isVerified || evidence.method === 'human');
  };
  if (!isConfirmed('seller.name'))
    throw new Failure('bad_request', message('teach.seller', {}), { detail: message('teach.sellerDetail', {}) });
  const yaml = draftTemplate(located(extraction, pages, isConfirmed), pages, isConfirmed);
  const template = await parseTemplate(yaml, 'draft.yml');
  const fields = Object.keys(template.fields);
  if (fields.length === 0)
    throw new Failure('bad_request', message('teach.nowhere', {}), { detail: message('teach.nowhereDetail', {}) });
  const tried = others.map(({ id, invoice, pages: own }) => ({ document: id, invoice, pages: own }));
  const { findings } = trialOn({ name: 'draft', template }, tried);
  const all = [...findings].flatMap(([field, found]) => found.map((finding) => ({ field, ...finding })));
  return {
    template: yaml,
    issuer: template.issuer ?? '',
    fields,
    matching: others.flatMap(({ id, pages: own }) => (own.length > 0 && bears(template, own) ? [id] : [])),
    agreeing: all.filter(agrees).length,
    changes: all.flatMap((finding) =>
      finding.found === null || agrees(finding)
        ? []
        : [{ id: finding.document, field: finding.field, now: finding.without, found: finding.found }],
    ),
  };
}

/** Values that were typed have no place on the page yet: they are looked for in its words. */
function located(extraction: Extraction, pages: readonly Page[], isConfirmed: (field: string) => boolean): Extraction {
  const { invoice } = extraction;
  if (!invoice) return extraction;
  const text = documentText(textLayoutOf(pages));
  const find = (field: TemplateField): Located | undefined => {
    const value = valueAt(invoice, field);
    if (typeof value === 'number') return locateAmount(text, value);
    if (value === null) return undefined;
    return dateFields.some((date) => date === field) ? locateDate(text, value) : locateText(text, value);
  };
  const evidence: Record<string, RecordedEvidence> = { ...extraction.evidence };
  for (const field of [...textFields, ...amountFields, ...dateFields]) {
    const known = evidence[field];
    const found = known && !known.box && isConfirmed(field) ? find(field) : undefined;
    if (known && found) evidence[field] = { ...known, page: found.page, box: found.box, text: found.text };
  }
  return { ...extraction, evidence };
}
