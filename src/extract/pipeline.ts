/**
 * The whole way from a document to its invoices, readable top to bottom:
 * open → pages with words → what each source says → one group of readings an invoice → reconcile → check → status.
 */
import { readerFor } from '../documents/readers/index.ts';
import type { OpenDocument } from '../documents/reader.ts';
import type { Page, SourceDocument } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { Extraction } from '../domain/record.ts';
import type { Family } from './families/family.ts';
import { families } from './families/index.ts';
import { groupByInvoice } from './grouping.ts';
import type { ExtractOptions } from './options.ts';
import { type PageServices, readPages } from './pages.ts';
import type { FieldName, Reading } from './reading.ts';
import { layoutReadings } from './segments.ts';
import { type OfDocument, pageRange, settle } from './judge.ts';
import { readAttachments, readInvoiceXml } from './sources/embedded-xml.ts';
import { readQrCodes } from './sources/qr.ts';
import { readNamedTexts } from './sources/ofd-tags.ts';
import { consult, worthAsking } from './sources/language-model.ts';
import type { LanguageModel } from './sources/language-model/model.ts';
import { whyNoInvoice } from './western/document-kind.ts';
import type { NamedTemplate } from './templates/schema.ts';

export interface ExtractServices extends PageServices {
  /** Tried before the built-in families. */
  readonly templates?: readonly NamedTemplate[];
  /** Asked about what the other sources leave empty or unsure. */
  readonly model?: LanguageModel;
  /** Told the pages with their words, once they are there. */
  pagesRead?(pages: readonly Page[]): void;
}

/** One extraction an invoice. Rejects with a Failure where the document gives nothing at all. */
export async function extractDocument(
  document: SourceDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<readonly Extraction[]> {
  if (document.mediaType === 'application/xml') return extractXml(document, options);
  const reader = readerFor(document.mediaType);
  const open = await reader.open(document.bytes, options.password === undefined ? {} : { password: options.password });
  try {
    return await extractPages(open, options, services);
  } finally {
    open.close();
  }
}

function extractXml(document: SourceDocument, options: ExtractOptions): Extraction[] {
  const readings = readInvoiceXml(document.bytes);
  if (!readings) {
    throw new Failure('unsupported_format', 'The XML is not an e-invoice', {
      detail: 'Read are UBL, CII (Factur-X, ZUGFeRD, XRechnung), FatturaPA and 数电票 XML',
    });
  }
  return readings.map((reading) =>
    settle([reading], neededOfXml, { warnings: [], signatures: [], lostPages: [] }, options),
  );
}

const neededOfXml: readonly FieldName[] = ['number', 'issueDate', 'totalAmount', 'seller.name'];

async function extractPages(
  open: OpenDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<Extraction[]> {
  const warnings: string[] = [];
  const embedded = readEmbedded(open, warnings);
  // What the XML says needs no recognition: its pages are read for comparison only.
  const pages = await readPages(open, embedded.length > 0 ? { ...options, ocr: 'never' } : options, services);
  services.pagesRead?.(pages);
  const { readings: layout, unread } = layoutReadings(await familiesWith(services), pages);
  const qr = embedded.length > 0 ? [] : await readQrCodes(open, pages);
  const groups = groupByInvoice(
    embedded,
    qr,
    layout.map(({ reading }) => reading),
  );
  warnings.push(...open.warnings, ...leftOut(open, pages));
  const ofDocument: OfDocument = { warnings, signatures: open.signatures ?? [], lostPages: [] };
  if (groups.length === 0) {
    const asked = await settleAsking([], neededOfXml, pages, ofDocument, options, services);
    const found = asked.evidence['number'] ?? asked.evidence['totalAmount'];
    // A model that did not answer may have known more: that is said, and the result is not kept.
    if (!found && !asked.provisional) throw nothingRead(pages, options);
    return [asked];
  }
  const lost = pagesOfNone(unread, groups);
  const extractions: Extraction[] = [];
  for (const group of groups) {
    const needed = layout.find(({ reading }) => group.includes(reading))?.needed ?? neededOfXml;
    const own = pagesOf(group, groups, pages);
    extractions.push(
      await settleAsking(group, needed, own, { ...ofDocument, lostPages: lost.get(group) ?? [] }, options, services),
    );
  }
  return extractions;
}

/** Pages that may be documents and belong to no group, by the group that stands before them, else the first. */
function pagesOfNone(
  unread: readonly number[],
  groups: readonly (readonly Reading[])[],
): Map<readonly Reading[], number[]> {
  const lost = new Map<readonly Reading[], number[]>();
  const ranges = groups.map((group) => ({ group, range: pageRange(group) }));
  for (const page of unread) {
    if (ranges.some(({ range }) => range && range[0] <= page && page <= range[1])) continue;
    const near = ranges.findLast(({ range }) => range && range[1] < page) ?? ranges[0];
    if (near) lost.set(near.group, [...(lost.get(near.group) ?? []), page]);
  }
  return lost;
}

/** The pages that speak of this invoice and of no other. */
function pagesOf(group: readonly Reading[], groups: readonly (readonly Reading[])[], pages: readonly Page[]): Page[] {
  const range = pageRange(group);
  if (groups.length === 1 || range === null) return [...pages];
  const others = groups.filter((other) => other !== group).map(pageRange);
  const covers = (covered: readonly [number, number] | null, { number }: Page): boolean =>
    covered !== null && covered[0] <= number && number <= covered[1];
  return pages.filter((page) => covers(range, page) && !others.some((other) => covers(other, page)));
}

/** Settles an invoice, and once more with what a language model adds, where there is one and it may help. */
async function settleAsking(
  group: readonly Reading[],
  needed: readonly FieldName[],
  pages: readonly Page[],
  ofDocument: OfDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<Extraction> {
  const { model, signal } = services;
  const readings = group.flatMap((reading) => (reading.completion ? [reading, reading.completion] : [reading]));
  const settled = settle(readings, needed, ofDocument, options);
  const soFar = { readings, needed, evidence: settled.evidence, checks: settled.checks };
  if (!model || !worthAsking(soFar)) return settled;
  services.progress?.({ stage: 'asking the language model', done: 0, total: 1 });
  const consulted = await consult(model, soFar, pages, signal);
  const warnings = [...ofDocument.warnings, ...consulted.warnings];
  const again = settle(consulted.readings, needed, { ...ofDocument, warnings }, options);
  return consulted.unanswered ? { ...again, provisional: consulted.unanswered } : again;
}

/** What reads by templates is loaded by those who have some. */
async function familiesWith({ templates = [] }: ExtractServices): Promise<readonly Family[]> {
  if (templates.length === 0) return families;
  const { templateFamilies } = await import('./templates/family.ts');
  return [...templateFamilies(templates, families), ...families];
}

/** What the document carries about itself: attached XML, and texts of its pages that it names (OFD custom tags). */
function readEmbedded(open: OpenDocument, warnings: string[]): Reading[] {
  const attached = readAttachments(open.attachments, (message) => warnings.push(message));
  const named = readNamedTexts(open.namedTexts ?? []);
  return named ? [...attached, named] : attached;
}

function nothingRead(pages: readonly Page[], { ocr }: ExtractOptions): Failure {
  const blank = pages.every((page) => page.words.length === 0);
  if (blank && ocr === 'never') {
    return new Failure('ocr_failed', 'The document has no text layer', {
      detail: 'Use --ocr auto to recognise its pages',
    });
  }
  if (blank)
    return new Failure('ocr_failed', 'No text was found on any page', {
      detail: 'Is the picture blank, upside down or too small?',
    });
  const why = whyNoInvoice(pages);
  const detail = why === undefined ? {} : { detail: why };
  return new Failure('not_an_invoice', 'Nothing on its pages speaks for an invoice or a receipt', detail);
}

const leftOut = ({ pageCount }: OpenDocument, pages: readonly Page[]): string[] =>
  pageCount > pages.length ? [`Only the first ${pages.length} of ${pageCount} pages were read (--max-pages)`] : [];
