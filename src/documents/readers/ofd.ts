/**
 * OFD (GB/T 33190-2016), the Chinese fixed-layout format: a ZIP of XML.
 *
 * Labels stand in template pages and values in the page, so a page's words are those of both.
 */
import type { Page, Raster } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { OpenDocument, Reader } from '../reader.ts';
import { readOfdAttachments } from './ofd/attachments.ts';
import { type OfdDocument, type OfdPageReference, readDocuments, readPage } from './ofd/document.ts';
import { openOfdPackage } from './ofd/package.ts';
import { whereReadable } from './ofd/readable.ts';
import { readSignatures } from './ofd/signatures.ts';
import { type PageRuns, readTags } from './ofd/tags.ts';
import { drawPage } from './pdf/raster.ts';
import { pointsPerMm, type TextRun, textRuns } from './ofd/text.ts';

interface Located {
  readonly document: OfdDocument;
  readonly reference: OfdPageReference;
  readonly number: number;
}

/** Tags refer to invoices' first pages; a book of pages has none. */
const maxTaggedPages = 100;

async function open(bytes: Uint8Array): Promise<OpenDocument> {
  const pack = await openOfdPackage(bytes);
  try {
    const documents = await readDocuments(pack);
    const pages: Located[] = documents
      .flatMap((document) => document.pages.map((reference) => ({ document, reference })))
      .map((page, index) => ({ ...page, number: index + 1 }));
    const load = async (index: number) => {
      const located = pages[index];
      if (!located) throw new Failure('bad_request', `The document has no page ${index + 1}`);
      const page = await readPage(pack, located.document, located.reference);
      const runs: readonly TextRun[] = textRuns(page);
      return { page, runs };
    };
    const warnings: string[] = [];
    const warn = (message: string): void => void warnings.push(message);
    let closed = false;
    let drawn: ReturnType<typeof draw> | undefined;
    /** All pages at once, at the first question: most OFDs are read without being looked at. */
    const draw = async () => {
      const [{ ofdToPdf }, { loadPdfium }, { openPdf }] = await Promise.all([
        import('./ofd/render/to-pdf.ts'),
        import('./pdf/pdfium.ts'),
        import('./pdf/open.ts'),
      ]);
      const { pdf, warnings: drawing } = await ofdToPdf(bytes);
      const pdfium = await loadPdfium();
      if (closed) throw new Failure('internal', 'The document was closed while its pages were drawn');
      return { pdfium, document: openPdf(pdfium, pdf, undefined), warnings: drawing };
    };
    const namedTexts = [];
    const attachments = [];
    const signatures = [];
    for (const document of documents) {
      attachments.push(...(await whereReadable(readOfdAttachments(pack, document, warn), [], 'The attachments', warn)));
      signatures.push(...(await whereReadable(readSignatures(pack, document), [], 'The signatures', warn)));
      const runs: PageRuns[] = [];
      for (const { reference, number } of pages.filter((page) => page.document === document).slice(0, maxTaggedPages)) {
        runs.push({ pageId: reference.id, number, runs: (await load(number - 1)).runs });
      }
      namedTexts.push(...(await whereReadable(readTags(pack, document, runs), [], 'The tags', warn)));
    }
    return {
      pageCount: pages.length,
      attachments,
      namedTexts,
      signatures: signatures.map(({ seal, signedAt, digests, changed }) => ({ seal, signedAt, digests, changed })),
      warnings,
      text: async (index): Promise<Page> => {
        const { page, runs } = await load(index);
        const words = runs.flatMap((run) => run.words);
        return {
          number: index + 1,
          width: page.area.width * pointsPerMm,
          height: page.area.height * pointsPerMm,
          words,
          textSource: words.length > 0 ? 'text' : 'none',
        };
      },
      raster: async (index, dpi): Promise<Raster> => {
        const { pdfium, document, warnings: drawing } = await (drawn ??= draw());
        for (const message of drawing) if (!warnings.includes(message)) warnings.push(message);
        if (index < 0 || index >= pages.length)
          throw new Failure('bad_request', `The document has no page ${index + 1}`);
        return document.withPage(index, (page) => drawPage(pdfium, page, page.frame, dpi));
      },
      close: () => {
        closed = true;
        pack.close();
        // Drawing that goes on is let go of when it ends.
        drawn?.then(({ document }) => document.close()).catch(() => undefined);
      },
    };
  } catch (error) {
    pack.close();
    throw error;
  }
}

export const ofdReader: Reader = { mediaTypes: ['application/ofd'], open };
