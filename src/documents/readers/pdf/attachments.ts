/**
 * Files embedded in a PDF, in the document or attached to its pages. Their size is capped, because they are compressed.
 */
import type { Attachment } from '../../reader.ts';
import { annotationSubtypes, someAnnotation } from './annotations.ts';
import type { OpenPdf } from './open.ts';
import type { Pdfium } from './functions.ts';
import { allocate, guarded, withMemory } from './pdfium.ts';
import { type Message, message, messageSet } from '../../../texts/message.ts';

const maximumCount = 50;
const maximumBytesEach = 32 * 1024 * 1024;
const maximumBytesInAll = 64 * 1024 * 1024;

export interface Attachments {
  readonly attachments: readonly Attachment[];
  readonly warnings: readonly Message[];
}

/** Only this many pages are searched: files that are attached to pages are on the first ones. */
const pagesLookedAt = 20;

/** Throws `corrupt_document` if PDFium aborts. */
export function readAttachments(pdfium: Pdfium, document: OpenPdf): Attachments {
  return guarded(pdfium, () => {
    const attachments: Attachment[] = [];
    const warnings = messageSet();
    let room = maximumBytesInAll;
    /** Returns whether more files may be read. */
    const take = (handle: number): boolean => {
      if (attachments.length === maximumCount) {
        warnings.add(message('pdf.firstAttachments', { count: maximumCount }));
        return false;
      }
      if (handle === 0) return true;
      const name = nameOf(pdfium, handle);
      const bytes = bytesOf(pdfium, handle, Math.min(room, maximumBytesEach));
      if (bytes === 'too large') warnings.add(message('pdf.attachmentLarge', { name }));
      else if (!bytes) {
        // PDFium does not find the content of a file without a name, which is how some fiscal receipts embed their seal
        // data.
        if (name !== '') warnings.add(message('pdf.attachmentDamaged', { name }));
      } else {
        room -= bytes.length;
        attachments.push({ name, bytes });
      }
      return true;
    };
    const count = pdfium.FPDFDoc_GetAttachmentCount(document.handle);
    for (let index = 0; index < count; index++) {
      if (!take(pdfium.FPDFDoc_GetAttachment(document.handle, index))) break;
    }
    for (let page = 0; page < Math.min(document.pageCount, pagesLookedAt); page++) {
      const full = someAnnotation(
        pdfium,
        document.handle,
        page,
        (annotation, subtype) =>
          subtype === annotationSubtypes.fileAttachment && !take(pdfium.FPDFAnnot_GetFileAttachment(annotation)),
      );
      if (full) break;
    }
    return { attachments, warnings: warnings.all() };
  });
}

function nameOf(pdfium: Pdfium, attachment: number): string {
  const byteLength = Math.min(pdfium.FPDFAttachment_GetName(attachment, 0, 0) >>> 0, 4096);
  if (byteLength <= 2) return '';
  return withMemory(pdfium, byteLength, (address) => {
    pdfium.FPDFAttachment_GetName(attachment, address, byteLength);
    return Buffer.from(new Uint8Array(pdfium.buffer(), address, byteLength - 2)).toString('utf16le');
  });
}

function bytesOf(pdfium: Pdfium, attachment: number, maximumBytes: number): Uint8Array | 'too large' | undefined {
  return withMemory(pdfium, 4, (lengthAddress) => {
    const lengthNow = (): number => new Uint32Array(pdfium.buffer(), lengthAddress, 1)[0] ?? 0;
    if (!pdfium.FPDFAttachment_GetFile(attachment, 0, 0, lengthAddress)) return undefined;
    const byteLength = lengthNow();
    if (byteLength > maximumBytes) return 'too large';
    if (byteLength === 0) return new Uint8Array(0);
    const address = allocate(pdfium, byteLength);
    try {
      const read = pdfium.FPDFAttachment_GetFile(attachment, address, byteLength, lengthAddress);
      return read ? new Uint8Array(pdfium.buffer(), address, byteLength).slice() : undefined;
    } finally {
      if (!pdfium.broken()) pdfium.free(address);
    }
  });
}
