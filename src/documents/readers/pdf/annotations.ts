/**
 * Annotations: what is on a page but not in its content, such as stamps, notes and the values of form fields.
 *
 * PDFium's text extraction only reads the content. So a second copy of the document is opened for reading text, in
 * which annotations are flattened into the content. Pages are drawn from the first copy, which stays as it is.
 */
import type { OpenPage, OpenPdf } from './open.ts';
import type { Pdfium } from './functions.ts';
import { guarded } from './pdfium.ts';

/** FPDF_ANNOT_* of fpdf_annot.h. */
export const annotationSubtypes = { link: 2, popup: 16, fileAttachment: 17 } as const;
const flattenForDisplay = 0;
/** A page with more annotations is an attack: the time for flattening grows with the square of their number. */
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

/** Links and pop-ups show nothing on the page. */
export const showsSomething = (subtype: number): boolean =>
  subtype !== annotationSubtypes.link && subtype !== annotationSubtypes.popup;

/** Pages of a copy of the document with flattened annotations. `openCopy` is called once, when first needed. */
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
      // The page is loaded again, because PDFium parses the content of a loaded page only once.
      return copy.withPage(index, work);
    },
    close(): void {
      copy?.close();
    },
  };
}

/** Annotation flag NoView, ISO 32000-1 table 165: PDFium would flatten it all the same. */
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
