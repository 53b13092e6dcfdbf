/**
 * The pipeline from a document to its invoices:
 * open → pages with words → readings of each source → groups of readings, one per invoice → reconcile → check → status.
 */
import { readerFor } from '../documents/readers/index.ts';
import type { OpenDocument } from '../documents/reader.ts';
import type { Page, SourceDocument } from '../domain/document.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import type { Extraction } from '../domain/record.ts';
import type { Family } from './families/family.ts';
import { families as builtIn } from './families/index.ts';
import { groupByInvoice } from './grouping.ts';
import { readWithLogos } from './logos.ts';
import type { ExtractOptions } from './options.ts';
import { type PageServices, readPages, readPagesBesideData } from './pages.ts';
import type { FieldName, Reading } from './reading.ts';
import { type PagesRead, layoutReadings } from './segments.ts';
import { type Basis, judge, type OfDocument, pageRange } from './judge.ts';
import { otherDocumentXml, readAttachments, readInvoiceXml } from './sources/embedded-xml.ts';
import { readQrCodes } from './sources/qr.ts';
import { readNamedTexts } from './sources/ofd-tags.ts';
import { consult, worthAsking } from './sources/language-model.ts';
import type { LanguageModel } from './sources/language-model/model.ts';
import { whyNoInvoice } from './western/document-kind.ts';
import type { NamedTemplate } from './templates/schema.ts';
import { distinct, type Message, message } from '../texts/message.ts';

export interface ExtractServices extends PageServices {
  /** Tried before the built-in families. */
  readonly templates?: readonly NamedTemplate[];
  /** Asked about the values that the other sources do not have or are not sure of. */
  readonly model?: LanguageModel;
  /** Opens a document that has no pages of its own, for which there is no reader. */
  open?(document: SourceDocument): Promise<OpenDocument>;
  /** Called with the pages and their words once they have been read. */
  pagesRead?(pages: readonly Page[]): void;
  /** Called with what each extraction follows from, in their order. */
  judged?(basis: Basis): void;
}

/** One extraction for each invoice. Rejects with a Failure where nothing can be read from the document. */
export async function extractDocument(
  document: SourceDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<readonly Extraction[]> {
  if (document.mediaType === 'application/xml') return extractXml(document, options, services);
  const open = services.open
    ? await services.open(document)
    : await readerFor(document.mediaType).open(document.bytes, definedOnly({ password: options.password }));
  try {
    return await extractPages(open, options, services);
  } finally {
    open.close();
  }
}

function extractXml(document: SourceDocument, options: ExtractOptions, services: ExtractServices): Extraction[] {
  const readings = readInvoiceXml(document.bytes);
  if (!readings) {
    const other = otherDocumentXml(document.bytes);
    if (other !== undefined) {
      throw new Failure('not_an_invoice', message('xml.notInvoice', {}), {
        detail: message('xml.root', { element: other }),
      });
    }
    throw new Failure('unsupported_format', message('xml.noEInvoice', {}), {
      detail: message('advice.eInvoices', {}),
    });
  }
  const ofDocument = { warnings: [], signatures: [], lostPages: [] };
  return readings.map((reading) => {
    const basis = { readings: [reading], needed: neededOfXml, ofDocument };
    services.judged?.(basis);
    return judge(basis, options);
  });
}

const neededOfXml: readonly FieldName[] = ['number', 'issueDate', 'totalAmount', 'seller.name'];

async function extractPages(
  open: OpenDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<Extraction[]> {
  const warnings: Message[] = [];
  const embedded = readEmbedded(open, warnings);
  const pages =
    embedded.length > 0
      ? await readPagesBesideData(open, options, services, (said) => warnings.push(said))
      : await readPages(open, options, services);
  services.pagesRead?.(pages);
  const families = await familiesWith(services);
  const readLayout = (of: readonly Page[]): PagesRead => layoutReadings(families, of);
  const inText = readLayout(pages);
  const { readings: layout, unread } =
    embedded.length > 0 ? inText : await readWithLogos(open, pages, inText, readLayout, options, services);
  const qr = embedded.length > 0 ? [] : await readQrCodes(open, pages);
  const groups = groupByInvoice(
    embedded,
    qr,
    layout.map(({ reading }) => reading),
  );
  warnings.push(...open.warnings, ...distinct(pages.flatMap(({ warning }) => warning ?? [])), ...leftOut(open, pages));
  const ofDocument: OfDocument = { warnings, signatures: open.signatures ?? [], lostPages: [] };
  if (groups.length === 0) {
    const asked = await judgeAsking([], neededOfXml, pages, ofDocument, options, services);
    const found = asked.evidence['number'] ?? asked.evidence['totalAmount'];
    // A model that did not answer might have read more: the extraction says so and is not cached.
    if (!found && !asked.provisional) throw nothingRead(pages, options);
    return [asked];
  }
  const lost = pagesOfNone(unread, groups);
  const extractions: Extraction[] = [];
  for (const group of groups) {
    const needed = layout.find(({ reading }) => group.includes(reading))?.family.needed ?? neededOfXml;
    const own = pagesOf(group, groups, pages);
    extractions.push(
      await judgeAsking(group, needed, own, { ...ofDocument, lostPages: lost.get(group) ?? [] }, options, services),
    );
  }
  return extractions;
}

/** The pages that may be documents and belong to no group, by the group before them, or else the first group. */
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

/** The pages of this invoice that are not also those of another. */
function pagesOf(group: readonly Reading[], groups: readonly (readonly Reading[])[], pages: readonly Page[]): Page[] {
  const range = pageRange(group);
  if (groups.length === 1 || range === null) return [...pages];
  const others = groups.filter((other) => other !== group).map(pageRange);
  const covers = (covered: readonly [number, number] | null, { number }: Page): boolean =>
    covered !== null && covered[0] <= number && number <= covered[1];
  return pages.filter((page) => covers(range, page) && !others.some((other) => covers(other, page)));
}

/** Judges an invoice, and again with the answers of a language model where one is configured and may help. */
async function judgeAsking(
  group: readonly Reading[],
  needed: readonly FieldName[],
  pages: readonly Page[],
  ofDocument: OfDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<Extraction> {
  const { model, signal } = services;
  const readings = group.flatMap((reading) => (reading.completion ? [reading, reading.completion] : [reading]));
  const basis = { readings, needed, ofDocument };
  const judged = judge(basis, options);
  const soFar = { readings, needed, evidence: judged.evidence, checks: judged.checks };
  if (!model || !worthAsking(soFar)) {
    services.judged?.(basis);
    return judged;
  }
  services.progress?.({ stage: 'asking the language model', done: 0, total: 1 });
  const consulted = await consult(model, soFar, pages, signal);
  const warnings = [...ofDocument.warnings, ...consulted.warnings];
  const informed = { readings: consulted.readings, needed, ofDocument: { ...ofDocument, warnings } };
  services.judged?.(informed);
  const again = judge(informed, options);
  return consulted.unanswered ? { ...again, provisional: consulted.unanswered } : again;
}

/** The reader of templates is loaded only where there are templates. */
async function familiesWith({ templates = [] }: ExtractServices): Promise<readonly Family[]> {
  if (templates.length === 0) return builtIn;
  const { templateFamilies } = await import('./templates/family.ts');
  return [...templateFamilies(templates, builtIn), ...builtIn];
}

/** Data that the document has about itself: attached XML, and texts of its pages with names (custom tags of OFD). */
function readEmbedded(open: OpenDocument, warnings: Message[]): Reading[] {
  const attached = readAttachments(open.attachments, (said) => warnings.push(said));
  const named = readNamedTexts(open.namedTexts ?? []);
  return named ? [...attached, named] : attached;
}

function nothingRead(pages: readonly Page[], { ocr }: ExtractOptions): Failure {
  const blank = pages.every((page) => page.words.length === 0);
  if (blank && ocr === 'never') {
    return new Failure('ocr_failed', message('read.noTextLayer', {}), {
      detail: message('advice.ocrAuto', {}),
    });
  }
  if (blank)
    return new Failure('ocr_failed', message('read.noText', {}), {
      detail: message('advice.blankPicture', {}),
    });
  const why = whyNoInvoice(pages);
  const detail = definedOnly({ detail: why });
  return new Failure('not_an_invoice', message('read.noInvoice', {}), detail);
}

const leftOut = ({ pageCount }: OpenDocument, pages: readonly Page[]): Message[] =>
  pageCount > pages.length ? [message('read.onlyPages', { read: pages.length, pages: pageCount })] : [];
