/** What a PDF contains besides its words: pictures, links out of the document, title and author. */
import { openPdf } from './open.ts';
import type { Pdfium } from './functions.ts';
import { loadPdfium, withMemory } from './pdfium.ts';
import { pictureBoxes } from './pictures.ts';
import { linkAreas } from './text-styles.ts';

export interface PdfContents {
  /** How often a picture is drawn. */
  readonly pictures: number;
  /** The addresses, once for each area that leads there. */
  readonly links: readonly string[];
  readonly title: string;
  readonly author: string;
}

/** Rejects with encrypted_document, corrupt_document, too_large. */
export async function pdfContents(bytes: Uint8Array, password: string | undefined): Promise<PdfContents> {
  const pdfium = await loadPdfium();
  const document = openPdf(pdfium, bytes, password);
  try {
    const links: string[] = [];
    let pictures = 0;
    for (let index = 0; index < document.pageCount; index++)
      document.withPage(index, ({ handle, frame }) => {
        pictures += pictureBoxes(pdfium, handle, frame).length;
        for (const { address } of linkAreas(pdfium, document.handle, handle, frame)) links.push(address);
      });
    return {
      pictures,
      links,
      title: metadataText(pdfium, document.handle, 'Title'),
      author: metadataText(pdfium, document.handle, 'Author'),
    };
  } finally {
    document.close();
  }
}

const maxMetadataBytes = 4096;

/** FPDF_GetMetaText of fpdf_doc.h: UTF-16LE with a zero at its end. '' if there is none, or a very long one. */
function metadataText(pdfium: Pdfium, document: number, tag: 'Title' | 'Author'): string {
  const name = Buffer.from(`${tag}\0`);
  return withMemory(pdfium, name.length + maxMetadataBytes, (address) => {
    new Uint8Array(pdfium.buffer()).set(name, address + maxMetadataBytes);
    const length = pdfium.FPDF_GetMetaText(document, address + maxMetadataBytes, address, maxMetadataBytes);
    if (length < 2 || length > maxMetadataBytes) return '';
    return Buffer.from(new Uint8Array(pdfium.buffer(), address, length - 2)).toString('utf16le');
  });
}
