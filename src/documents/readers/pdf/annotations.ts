/**
 * What lies on a page but is not in its content: stamps, notes, the values of form fields.
 *
 * PDFium's text extraction sees the content only. So a second copy of the document is opened for reading text, and
 * the appearances are melted into the content of its pages. The first copy stays as it is, and is the one that is drawn.
 */
import type { OpenPage, OpenPdf } from './open.ts';
import type { Pdfium } from './functions.ts';
import { guarded } from './pdfium.ts';

/** FPDF_ANNOT_* of fpdf_annot.h. */
export const annotationSubtypes = { link: 2, popup: 16, fileAttachment: 17 } as const;
const flattenForDisplay = 0;
/** Beyond it the page is an attack: melting takes the square of the number. */
const maximumAnnotations = 2000;

/** Calls `visit` for the annotations of page `index`, without loading the page, until it returns true. */
export function someAnnotation(
  pdfium: Pdfium,
  document: number,
  index: number,
  visit: (annotation: number, subtype: number) => boolean,
): boolean {
  return guarded(pdfium, () => {
    const count = pdfium.EPDFPage_GetAnnotCountRaw(document, index);
    for (let position = 0; position < Math.min(count, maximumAnnotations); position++) {
      const annotation = pdfium.EPDFPage_GetAnnotRaw(document, index, position);
      if (annotation === 0) continue;
      try {
        if (visit(annotation, pdfium.FPDFAnnot_GetSubtype(annotation))) return true;
      } finally {
        if (!pdfium.broken()) pdfium.FPDFPage_CloseAnnot(annotation);
      }
    }
    return false;
  });
}

/** What is clicked or pops up has nothing on the page. */
export const showsSomething = (subtype: number): boolean =>
  subtype !== annotationSubtypes.link && subtype !== annotationSubtypes.popup;

/** Pages of a copy of the document with their annotations melted in. `openCopy` is called once, when first needed. */
export function flattenedPages(pdfium: Pdfium, openCopy: () => OpenPdf) {
  let copy: OpenPdf | undefined;
  const flattened = new Set<number>();
  return {
    withPage<Result>(index: number, work: (page: OpenPage) => Result): Result {
      copy ??= openCopy();
      if (!flattened.has(index)) {
        removeUnseen(pdfium, copy.handle, index);
        copy.withPage(index, (page) => pdfium.FPDFPage_Flatten(page.handle, flattenForDisplay));
        flattened.add(index);
      }
      // Loaded anew: PDFium parses the content of a page once.
      return copy.withPage(index, work);
    },
    close(): void {
      copy?.close();
    },
  };
}

/** Annotation flag NoView, ISO 32000-1 table 165: PDFium would melt it in all the same. */
const noView = 32;

function removeUnseen(pdfium: Pdfium, document: number, index: number): void {
  guarded(pdfium, () => {
    const count = pdfium.EPDFPage_GetAnnotCountRaw(document, index);
    for (let position = count - 1; position >= 0; position--) {
      const annotation = pdfium.EPDFPage_GetAnnotRaw(document, index, position);
      if (annotation === 0) continue;
      const flags = pdfium.FPDFAnnot_GetFlags(annotation);
      pdfium.FPDFPage_CloseAnnot(annotation);
      if ((flags & noView) !== 0) pdfium.EPDFPage_RemoveAnnotRaw(document, index, position);
    }
  });
}
