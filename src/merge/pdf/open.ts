/**
 * Parses a PDF and finds its pages in order.
 *
 * If the file is encrypted or its structure is broken, PDFium first rewrites it, decrypted and repaired. So every file that
 * a viewer can show can be merged.
 */
import {
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';
import { rewrittenPdf } from '../../documents/readers/pdf/rewrite.ts';
import { message } from '../../texts/message.ts';

export interface PdfSource {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly PDFDict[];
}

const maximumPages = 10_000;

/** Rejects with a Failure: encrypted_document, corrupt_document, too_large. */
export async function openSource(bytes: Uint8Array, password: string | undefined): Promise<PdfSource> {
  const whole = isWhole(bytes) ? await parsed(bytes) : undefined;
  return whole ?? (await parsed(await opened(bytes, password))) ?? fail();
}

/** A truncated file has pages without their contents. PDFium decides whether there is anything to show. */
function isWhole(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.lastIndexOf('startxref') > file.lastIndexOf('endobj');
}

/** A file that opens without a password ignores the one that other files of the batch need. */
async function opened(bytes: Uint8Array, password: string | undefined): Promise<Uint8Array> {
  try {
    return await rewrittenPdf(bytes, undefined);
  } catch (error) {
    if (password === undefined || !(error instanceof Failure) || error.kind !== 'encrypted_document') throw error;
    return rewrittenPdf(bytes, password);
  }
}

function fail(): never {
  throw new Failure('corrupt_document', message('merge.unreadablePages', {}), {
    detail: message('advice.maybeIncomplete', {}),
  });
}

/** Undefined if parsing does not suffice, because the file is encrypted or has no pages. */
async function parsed(bytes: Uint8Array): Promise<PdfSource | undefined> {
  const document = await PDFDocument.load(bytes, {
    ignoreEncryption: true,
    throwOnInvalidObject: false,
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  }).catch(() => undefined);
  if (!document || document.isEncrypted) return undefined;
  const { context } = document;
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) return undefined;
  const pages = pagesBelow(context, catalog);
  return pages.length > 0 ? { context, catalog, pages } : undefined;
}

/** The leaves of the page tree. A node that occurs again is skipped, because a tree has no cycles. */
function pagesBelow(context: PDFContext, catalog: PDFDict): readonly PDFDict[] {
  const pages: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const waiting = [resolved(context, catalog.get(PDFName.of('Pages')))];
  for (let node = waiting.pop(); node || waiting.length > 0; node = waiting.pop()) {
    if (!(node instanceof PDFDict)) continue;
    const children = resolved(context, node.get(PDFName.of('Kids')));
    if (!(children instanceof PDFArray)) {
      pages.push(node);
      if (pages.length > maximumPages) throw tooMany();
      continue;
    }
    if (seen.has(node)) continue;
    seen.add(node);
    for (let index = children.size() - 1; index >= 0; index--) waiting.push(resolved(context, children.get(index)));
  }
  return pages;
}

/** Some writers number a reference as an object of its own, and PDFium follows those. */
const longestChain = 8;

function resolved(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  let found = object;
  for (let step = 0; step < longestChain && found instanceof PDFRef; step++) found = context.lookup(found);
  return found;
}

const tooMany = (): Failure =>
  new Failure('too_large', message('merge.manyPages', { most: maximumPages }), { detail: message('advice.split', {}) });
