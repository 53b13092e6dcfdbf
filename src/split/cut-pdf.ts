/**
 * Makes PDFs of some pages of a PDF. Nothing is rendered: contents, fonts and pictures are copied as they are in the file.
 *
 * Only what a page shows is copied. Links within the document, form fields, structure and actions lead to other pages, which
 * would be included unseen, so only the picture of a field or a signature is kept.
 */
import type { PDFContext } from '@cantoo/pdf-lib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFObjectCopier,
  PDFPage,
  PDFPageLeaf,
  PDFString,
} from '@cantoo/pdf-lib';
import { Failure } from '../domain/failure.ts';
import { inherited } from '../merge/pdf/boxes.ts';
import { openSource } from '../merge/pdf/open.ts';
import { message } from '../texts/message.ts';
import { resourcesOf } from './page-resources.ts';
import type { PageRange } from './parts.ts';

/** Entries of a page that say how it looks (ISO 32000-1, table 30), those that it may inherit first. */
const inheritedKeys = ['MediaBox', 'CropBox', 'Rotate'] as const;
const pageKeys = ['Contents', 'BleedBox', 'TrimBox', 'ArtBox', 'UserUnit', 'Group'] as const;
/** Entries of an annotation that say how it looks (tables 164 and 166). */
const annotationKeys = [
  'Type',
  'Subtype',
  'Rect',
  'Contents',
  'F',
  'AP',
  'AS',
  'Border',
  'BS',
  'C',
  'OC',
  'QuadPoints',
  'CA',
] as const;

/**
 * Returns a PDF for each range, in the same order. Rejects with a Failure: encrypted_document, corrupt_document, too_large;
 * bad_request for a range outside the document.
 */
export async function cutPdf(
  bytes: Uint8Array,
  password: string | undefined,
  ranges: readonly PageRange[],
): Promise<readonly Uint8Array[]> {
  const { context, catalog, pages } = await openSource(bytes, password);
  const made: Uint8Array[] = [];
  for (const [first, last] of ranges) {
    const own = pages.slice(first - 1, last);
    if (first < 1 || own.length !== last - first + 1)
      throw new Failure('bad_request', message('split.noSuchPages', { first, last }));
    made.push(await cut(context, catalog, own));
  }
  return made;
}

async function cut(context: PDFContext, catalog: PDFDict, pages: readonly PDFDict[]): Promise<Uint8Array> {
  const result = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(context, result.context);
  for (const page of pages) {
    const leaf = PDFPageLeaf.fromMapWithContext(new Map(copier.copy(shownOf(page)).entries()), result.context);
    leaf.set(PDFName.of('Type'), PDFName.of('Page'));
    result.addPage(PDFPage.of(leaf, result.context.register(leaf), result));
  }
  // The same copier copies the list of hidden layers, so that it refers to the layers of the copied pages.
  const layers = catalog.lookup(PDFName.of('OCProperties'));
  if (layers instanceof PDFDict) result.catalog.set(PDFName.of('OCProperties'), copier.copy(layers));
  return result.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}

/** The page with its inherited attributes, but without references to other pages. */
function shownOf(page: PDFDict): PDFDict {
  const shown = copyOf(page, pageKeys);
  for (const key of inheritedKeys) {
    const value = inherited(page, key);
    if (value) shown.set(PDFName.of(key), value);
  }
  const resources = resourcesOf(page);
  if (resources) shown.set(PDFName.of('Resources'), resources);
  const annotations = page.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) return shown;
  const kept = PDFArray.withContext(page.context);
  for (let index = 0; index < annotations.size(); index++) {
    const annotation = annotations.lookup(index);
    const own = annotation instanceof PDFDict ? shownAnnotation(annotation) : undefined;
    if (own) kept.push(own);
  }
  if (kept.size() > 0) shown.set(PDFName.of('Annots'), kept);
  return shown;
}

function copyOf(dictionary: PDFDict, keys: readonly string[]): PDFDict {
  const copy = PDFDict.withContext(dictionary.context);
  for (const key of keys) {
    const value = dictionary.get(PDFName.of(key));
    if (value) copy.set(PDFName.of(key), value);
  }
  return copy;
}

/** Undefined for a popup: it belongs to a note on the screen, and is never printed. */
function shownAnnotation(annotation: PDFDict): PDFDict | undefined {
  const subtype = annotation.lookup(PDFName.of('Subtype'));
  if (subtype === undefined || subtype === PDFName.of('Popup')) return undefined;
  const kept = copyOf(annotation, annotationKeys);
  // Without its field, viewers would not draw a widget.
  if (subtype === PDFName.of('Widget')) kept.set(PDFName.of('Subtype'), PDFName.of('Stamp'));
  const action = annotation.lookup(PDFName.of('A'));
  const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  if (address instanceof PDFString || address instanceof PDFHexString) {
    const link = PDFDict.withContext(annotation.context);
    link.set(PDFName.of('S'), PDFName.of('URI'));
    link.set(PDFName.of('URI'), address);
    kept.set(PDFName.of('A'), link);
  }
  return kept;
}
