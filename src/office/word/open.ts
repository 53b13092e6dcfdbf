/** Opens a file that should be a DOCX, and says what it is instead when it is not one. */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { type OfficePackage, openOffice } from '../package.ts';

/** Rejects with encrypted_document, unsupported_format, corrupt_document or too_large. Close the package. */
export async function openDocx(bytes: Uint8Array): Promise<OfficePackage> {
  refuseOtherContainers(bytes);
  const office = await openOffice(bytes);
  try {
    if ((await office.findMainPart()) !== undefined) return office;
    throw new Failure('unsupported_format', message('office.notWord', {}), {
      detail: message('advice.docxPart', {}),
    });
  } catch (error) {
    office.close();
    throw error;
  }
}

function refuseOtherContainers(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (head.startsWith('504b')) return;
  if (head !== 'd0cf11e0a1b11ae1') {
    throw new Failure('unsupported_format', message('office.notZip', {}), {
      detail: message('advice.saveAsDocx', {}),
    });
  }
  // Stream names of a compound file are UTF-16. Office wraps an encrypted package in a stream of this name.
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  if (encrypted) {
    throw new Failure('encrypted_document', message('office.docxEncrypted', {}), {
      detail: message('advice.wordPassword', {}),
    });
  }
  throw new Failure('unsupported_format', message('office.oldNotDocx', {}), {
    detail: message('advice.docxFirst', {}),
  });
}
