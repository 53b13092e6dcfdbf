/**
 * Opens a PDF with PDFium, and its pages one at a time. Frees what PDFium allocates, and explains what is wrong with a
 * file.
 */
import { Failure } from '../../../domain/failure.ts';
import { type Frame, quarterTurns } from './geometry.ts';
import type { Pdfium } from './functions.ts';
import { allocate, dropUnusable, guarded, withMemory } from './pdfium.ts';
import type { StoredMessage } from '../../../texts/template.ts';
import { type Message, message } from '../../../texts/message.ts';

export interface OpenPage {
  /** FPDF_PAGE. */
  readonly handle: number;
  /** FPDF_FORMHANDLE, which draws form fields. */
  readonly form: number;
  readonly frame: Frame;
}

export interface OpenPdf {
  /** FPDF_DOCUMENT. */
  readonly handle: number;
  readonly pageCount: number;
  readonly warnings: readonly Message[];
  withPage<Result>(index: number, work: (page: OpenPage) => Result): Result;
  /** Frees everything. May be called again. */
  close(): void;
}

const maximumPages = 10_000;

/** Throws `encrypted_document`, `corrupt_document`, `too_large`. */
export function openPdf(pdfium: Pdfium, bytes: Uint8Array, password: string | undefined): OpenPdf {
  return guarded(pdfium, () => {
    const content = allocate(pdfium, Math.max(1, bytes.length));
    new Uint8Array(pdfium.buffer()).set(bytes, content);
    let handle = 0;
    let formInfo = 0;
    let form = 0;
    let open = true;
    const close = (): void => {
      if (!open) return;
      open = false;
      if (!pdfium.broken()) {
        if (form !== 0) pdfium.PDFiumExt_ExitFormFillEnvironment(form);
        if (formInfo !== 0) pdfium.PDFiumExt_CloseFormFillInfo(formInfo);
        if (handle !== 0) pdfium.FPDF_CloseDocument(handle);
        pdfium.free(content);
      }
      dropUnusable();
    };
    try {
      handle = loadDocument(pdfium, content, bytes.length, password);
      const pageCount = pdfium.FPDF_GetPageCount(handle);
      if (pageCount < 1) throw damaged(message('pdf.noPages', {}));
      if (pageCount > maximumPages)
        throw new Failure('too_large', message('pdf.manyPages', { pages: pageCount }), {
          detail: message('advice.splitPages', { most: maximumPages }),
        });
      formInfo = pdfium.PDFiumExt_OpenFormFillInfo();
      form = formInfo === 0 ? 0 : pdfium.PDFiumExt_InitFormFillEnvironment(handle, formInfo);
      // Without this, form fields are drawn with a tint, which disturbs OCR.
      if (form !== 0) pdfium.FPDF_SetFormFieldHighlightAlpha(form, 0);
      return {
        handle,
        pageCount,
        warnings: warningsOf(bytes, pdfium.FPDF_GetFormType(handle)),
        withPage(index, work) {
          if (!open) throw new Failure('internal', 'A PDF was read after it was closed');
          return guarded(pdfium, () => withPage(pdfium, handle, form, index, work));
        },
        close,
      };
    } catch (error) {
      close();
      throw error;
    }
  });
}

function withPage<Result>(
  pdfium: Pdfium,
  document: number,
  form: number,
  index: number,
  work: (page: OpenPage) => Result,
): Result {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) throw damaged(message('pdf.damagedPage', { page: index + 1 }));
  if (form !== 0) pdfium.FORM_OnAfterLoadPage(page, form);
  try {
    return work({ handle: page, form, frame: frameOf(pdfium, page) });
  } finally {
    if (!pdfium.broken()) {
      if (form !== 0) pdfium.FORM_OnBeforeClosePage(page, form);
      pdfium.FPDF_ClosePage(page);
    }
  }
}

function frameOf(pdfium: Pdfium, page: number): Frame {
  return withMemory(pdfium, 16, (address) => {
    pdfium.FPDF_GetPageBoundingBox(page, address);
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.buffer(), address, 4);
    if (!(right > left && top > bottom)) throw damaged(message('pdf.pageWithoutSize', {}));
    return { left, bottom, right, top, turns: quarterTurns(pdfium.FPDFPage_GetRotation(page)) };
  });
}

/** FPDF_GetLastError, fpdfview.h. */
const lastErrors = { password: 4, security: 5 } as const;

function loadDocument(pdfium: Pdfium, content: number, byteLength: number, password: string | undefined): number {
  const secret = Buffer.from(`${password ?? ''}\0`);
  const document = withMemory(pdfium, secret.length, (address) => {
    new Uint8Array(pdfium.buffer()).set(secret, address);
    return pdfium.FPDF_LoadMemDocument(content, byteLength, address);
  });
  if (document !== 0) return document;
  const error = pdfium.FPDF_GetLastError();
  if (error === lastErrors.password) {
    throw password === undefined
      ? new Failure('encrypted_document', message('pdf.password', {}), { detail: message('advice.givePassword', {}) })
      : new Failure('encrypted_document', message('pdf.wrongPassword', {}), {
          detail: message('advice.checkPassword', {}),
        });
  }
  if (error === lastErrors.security)
    throw new Failure('encrypted_document', message('pdf.encrypted', {}), {
      detail: message('advice.printPdfNoPassword', {}),
    });
  throw damaged(message('pdf.unreadable', {}));
}

const damaged = (said: StoredMessage): Failure =>
  new Failure('corrupt_document', said, {
    detail: message('advice.incompletePdf', {}),
  });

/** FORMTYPE_XFA_FULL, fpdf_formfill.h. */
const xfaFull = 2;

function warningsOf(bytes: Uint8Array, formType: number): readonly Message[] {
  const warnings: Message[] = [];
  if (endsEarly(bytes)) warnings.push(message('pdf.cutOff', {}));
  if (formType === xfaFull) warnings.push(message('pdf.xfa', {}));
  return warnings;
}

/** If the end of a file is missing, PDFium silently rebuilds it from the objects it finds. */
function endsEarly(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048).toString('latin1');
  return !end.includes('startxref') && !end.includes('%%EOF');
}
