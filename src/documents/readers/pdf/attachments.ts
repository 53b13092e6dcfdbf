/** Files carried inside a PDF: those of the document, and those pinned to its pages. Capped, since they come packed. */
import type { Attachment } from '../../reader.ts';
import { allocate, guarded, type Pdfium, withMemory } from './pdfium.ts';

const maximumCount = 50;
const maximumBytesEach = 32 * 1024 * 1024;
const maximumBytesInAll = 64 * 1024 * 1024;

export interface Attachments {
  readonly attachments: readonly Attachment[];
  readonly warnings: readonly string[];
}

/** Throws `corrupt_document` where PDFium aborts. `document` is a loaded FPDF_DOCUMENT. */
export function readAttachments(pdfium: Pdfium, document: number): Attachments {
  return guarded(pdfium, () => {
    const count = pdfium.FPDFDoc_GetAttachmentCount(document);
    const handles = Array.from({ length: Math.min(count, maximumCount) }, (_, index) =>
      pdfium.FPDFDoc_GetAttachment(document, index),
    );
    const attachments: Attachment[] = [];
    const warnings: string[] = [];
    if (count > maximumCount) warnings.push(`Only the first ${maximumCount} of ${count} attached files were read`);
    let room = maximumBytesInAll;
    for (const handle of handles) {
      if (handle === 0) continue;
      const name = nameOf(pdfium, handle);
      const bytes = bytesOf(pdfium, handle, Math.min(room, maximumBytesEach));
      if (bytes === 'too large') warnings.push(`The attached file "${name}" is too large and was not read`);
      else if (!bytes) warnings.push(`The attached file "${name}" is damaged and was not read`);
      else {
        room -= bytes.length;
        attachments.push({ name, bytes });
      }
    }
    return { attachments, warnings };
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
