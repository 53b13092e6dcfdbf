/**
 * OFD (GB/T 33190-2016), the Chinese fixed-layout format: a ZIP of XML.
 *
 * Labels are in template pages and values in the page, so a page's words are those of both.
 */
import type { Page, Raster } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import { type Message, message, type MessageSet, messageSet } from '../../texts/message.ts';
import type { OpenDocument, Reader } from '../reader.ts';
import { readOfdAttachments } from './ofd/attachments.ts';
import { type OfdDocument, type OfdPageReference, readDocuments, readPage } from './ofd/document.ts';
import { openOfdPackage, type OfdPackage } from './ofd/package.ts';
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

/** Tags refer to the first pages of invoices. Documents with more pages than this have none. */
const maxTaggedPages = 100;

interface OfdFile {
  readonly pack: OfdPackage;
  readonly documents: readonly OfdDocument[];
  readonly pages: readonly Located[];
  readonly warnings: MessageSet;
}

async function openFile(pack: OfdPackage): Promise<OfdFile> {
  const documents = await readDocuments(pack);
  const pages = documents
    .flatMap((document) => document.pages.map((reference) => ({ document, reference })))
    .map((page, index) => ({ ...page, number: index + 1 }));
  return { pack, documents, pages, warnings: messageSet() };
}

const noSuchPage = (index: number): Failure =>
  new Failure('bad_request', message('read.noSuchPage', { page: index + 1 }));

async function loadPage({ pack, pages }: OfdFile, index: number) {
  const located = pages[index];
  if (!located) throw noSuchPage(index);
  const page = await readPage(pack, located.document, located.reference);
  const runs: readonly TextRun[] = textRuns(page);
  return { page, runs };
}

/** What documents contain besides their pages. A part that cannot be read is left out with a warning. */
async function besidePages(file: OfdFile) {
  const { pack, warnings } = file;
  const warn = (said: Message): void => warnings.add(said);
  const namedTexts = [];
  const attachments = [];
  const signatures = [];
  for (const document of file.documents) {
    attachments.push(
      ...(await whereReadable(
        readOfdAttachments(pack, document, warn),
        [],
        (why) => message('ofd.attachmentsUnread', { why }),
        warn,
      )),
    );
    signatures.push(
      ...(await whereReadable(
        readSignatures(pack, document),
        [],
        (why) => message('ofd.signaturesUnread', { why }),
        warn,
      )),
    );
    const runs: PageRuns[] = [];
    const tagged = file.pages.filter((page) => page.document === document).slice(0, maxTaggedPages);
    for (const { reference, number } of tagged)
      runs.push({ pageId: reference.id, number, runs: (await loadPage(file, number - 1)).runs });
    namedTexts.push(
      ...(await whereReadable(readTags(pack, document, runs), [], (why) => message('ofd.tagsUnread', { why }), warn)),
    );
  }
  return {
    namedTexts,
    attachments,
    signatures: signatures.map(({ seal, signedAt, digests, changed }) => ({ seal, signedAt, digests, changed })),
  };
}

interface Drawing {
  raster(index: number, dpi: number): Promise<Raster>;
  close(): void;
}

/** All pages are drawn when the first is asked for, because most OFDs are read without pictures of their pages. */
function drawing(bytes: Uint8Array, { pages, warnings }: OfdFile): Drawing {
  let closed = false;
  let drawn: ReturnType<typeof draw> | undefined;
  const draw = async () => {
    const [{ ofdToPdf }, { loadPdfium }, { openPdf }] = await Promise.all([
      import('./ofd/render/to-pdf.ts'),
      import('./pdf/pdfium.ts'),
      import('./pdf/open.ts'),
    ]);
    const { pdf, warnings: found } = await ofdToPdf(bytes);
    const pdfium = await loadPdfium();
    if (closed) throw new Failure('internal', 'The document was closed while its pages were drawn');
    for (const said of found) warnings.add(said);
    return { pdfium, document: openPdf(pdfium, pdf, undefined) };
  };
  return {
    async raster(index, dpi) {
      const { pdfium, document } = await (drawn ??= draw());
      if (index < 0 || index >= pages.length) throw noSuchPage(index);
      return document.withPage(index, (page) => drawPage(pdfium, page, page.frame, dpi));
    },
    close() {
      closed = true;
      // What is still being drawn is released when it is ready. A failure has been reported to whoever asked for the
      // page.
      drawn?.then(({ document }) => document.close()).catch(() => undefined);
    },
  };
}

async function open(bytes: Uint8Array): Promise<OpenDocument> {
  const pack = await openOfdPackage(bytes);
  try {
    const file = await openFile(pack);
    const pictures = drawing(bytes, file);
    return {
      pageCount: file.pages.length,
      ...(await besidePages(file)),
      get warnings() {
        return file.warnings.all();
      },
      text: async (index): Promise<Page> => {
        const { page, runs } = await loadPage(file, index);
        const words = runs.flatMap((run) => run.words);
        return {
          number: index + 1,
          width: page.area.width * pointsPerMm,
          height: page.area.height * pointsPerMm,
          words,
          textSource: words.length > 0 ? 'text' : 'none',
        };
      },
      raster: (index, dpi) => pictures.raster(index, dpi),
      close: () => {
        pack.close();
        pictures.close();
      },
    };
  } catch (error) {
    pack.close();
    throw error;
  }
}

export const ofdReader: Reader = { mediaTypes: ['application/ofd'], open };
