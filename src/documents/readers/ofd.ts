/**
 * OFD (GB/T 33190-2016), the Chinese fixed-layout format: a ZIP of XML.
 *
 * Labels stand in template pages and values in the page, so a page's words are those of both.
 */
import type { Page } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { OpenDocument, Reader } from '../reader.ts';
import { readOfdAttachments } from './ofd/attachments.ts';
import { type OfdDocument, type OfdPageReference, readDocuments, readPage } from './ofd/document.ts';
import { openOfdPackage } from './ofd/package.ts';
import { readSignatures } from './ofd/signatures.ts';
import { type PageRuns, readTags } from './ofd/tags.ts';
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
    const namedTexts = [];
    const attachments = [];
    const signatures = [];
    for (const document of documents) {
      attachments.push(...(await readOfdAttachments(pack, document, (message) => warnings.push(message))));
      signatures.push(...(await readSignatures(pack, document)));
      const runs: PageRuns[] = [];
      for (const { reference, number } of pages.filter((page) => page.document === document).slice(0, maxTaggedPages)) {
        runs.push({ pageId: reference.id, number, runs: (await load(number - 1)).runs });
      }
      namedTexts.push(...(await readTags(pack, document, runs)));
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
      raster: () => Promise.reject(new Failure('engine_unavailable', 'OFD pages cannot be drawn yet')),
      close: () => pack.close(),
    };
  } catch (error) {
    pack.close();
    throw error;
  }
}

export const ofdReader: Reader = { mediaTypes: ['application/ofd'], open };
