/** The functions of PDFium that are called, and what else an instance offers. */

type Call = (...values: number[]) => number;

/** Grouped by the header in which they are documented (public/*.h of PDFium). */
const functionNames = [
  // fpdfview.h
  'FPDF_LoadMemDocument',
  'FPDF_GetLastError',
  'FPDF_CloseDocument',
  'FPDF_GetPageCount',
  'FPDF_GetFormType',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageBoundingBox',
  'FPDF_RenderPageBitmap',
  'FPDF_FFLDraw',
  'FPDF_SetFormFieldHighlightAlpha',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_FillRect',
  'FPDFBitmap_GetBuffer',
  'FPDFBitmap_GetStride',
  'FPDFBitmap_Destroy',
  'FPDF_SetSystemFontInfo',
  // fpdf_text.h
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_IsHyphen',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetMatrix',
  'FPDFText_GetTextObject',
  'FPDFText_GetFontSize',
  'FPDFText_GetCharOrigin',
  // fpdf_edit.h, fpdf_annot.h, fpdf_flatten.h
  'FPDFPage_GetRotation',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetMatrix',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFTextObj_GetFont',
  'FPDFFont_GetBaseFontName',
  'FPDFFont_GetFlags',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPath_GetDrawMode',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'EPDFPage_GetAnnotCountRaw',
  'EPDFPage_GetAnnotRaw',
  'FPDFPage_CloseAnnot',
  'EPDFPage_RemoveAnnotRaw',
  'FPDFAnnot_GetSubtype',
  'FPDFAnnot_GetFlags',
  'FPDFAnnot_GetFileAttachment',
  'FPDFPage_Flatten',
  // fpdf_doc.h
  'FPDF_GetMetaText',
  'FPDFLink_Enumerate',
  'FPDFLink_GetAction',
  'FPDFLink_GetAnnotRect',
  'FPDFAction_GetURIPath',
  // fpdf_attachment.h
  'FPDFDoc_GetAttachmentCount',
  'FPDFDoc_GetAttachment',
  'FPDFAttachment_GetName',
  'FPDFAttachment_GetFile',
  // fpdf_save.h, and the package's own writer into memory
  'FPDF_SaveAsCopy',
  'PDFiumExt_OpenFileWriter',
  'PDFiumExt_GetFileWriterSize',
  'PDFiumExt_GetFileWriterData',
  'PDFiumExt_CloseFileWriter',
  // fpdf_formfill.h, and the package's own constructors of its structures
  'FORM_OnAfterLoadPage',
  'FORM_OnBeforeClosePage',
  'PDFiumExt_Init',
  'PDFiumExt_OpenFormFillInfo',
  'PDFiumExt_CloseFormFillInfo',
  'PDFiumExt_InitFormFillEnvironment',
  'PDFiumExt_ExitFormFillEnvironment',
  'malloc',
  'free',
] as const;

type PdfiumFunctions = Readonly<Record<(typeof functionNames)[number], Call>>;

export interface Pdfium extends PdfiumFunctions {
  /** PDFium's memory. Must be fetched again after every call, because the buffer is replaced when the memory grows. */
  buffer(): ArrayBufferLike;
  /** Whether an abort has left the instance unusable. */
  broken(): boolean;
  markBroken(): void;
}

/** Throws if the build of PDFium lacks one of them. */
export function functionsOf(exports: Readonly<Record<string, unknown>>): PdfiumFunctions {
  const found: Record<string, Call> = {};
  for (const name of functionNames) {
    const value = exports[name];
    if (typeof value !== 'function') throw new Error(`pdfium.wasm does not export ${name}`);
    found[name] = value as Call;
  }
  return found as PdfiumFunctions;
}
