/** Old Office files and encrypted new ones: OLE2 compound files ([MS-CFB]), distinguished by the names of their streams. */
import { Failure } from '../domain/failure.ts';
import { ole2Streams } from '../documents/compound-file.ts';
import { message } from '../texts/message.ts';

/** Throws encrypted_document, unsupported_format, corrupt_document. */
export function ole2Format(bytes: Uint8Array): 'doc' | 'xls' | 'ppt' {
  const streams = ole2Streams(bytes);
  if (streams.has('encryptedpackage') || streams.has('encryptioninfo')) throw locked();
  const word = streams.get('worddocument');
  if (word) {
    // [MS-DOC] 2.5.2, FibBase: bit F of the word at offset 10.
    if (((word[11] ?? 0) & 0x01) !== 0) throw locked();
    return 'doc';
  }
  const workbook = streams.get('workbook') ?? streams.get('book');
  if (workbook) {
    if (hasFilePass(workbook)) throw locked();
    return 'xls';
  }
  if (streams.has('powerpoint document')) {
    if (streams.has('encryptedsummary')) throw locked();
    return 'ppt';
  }
  throw new Failure('unsupported_format', message('office.notOffice', {}), {
    detail: message('advice.saveAttachment', {}),
  });
}

const locked = (): Failure =>
  new Failure('encrypted_document', message('office.encrypted', {}), {
    detail: message('advice.officePassword', {}),
  });

/** The record FilePass follows directly after the first BOF ([MS-XLS] 2.4.117). */
function hasFilePass(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let offset = 0;
  for (let record = 0; record < 8 && offset + 4 <= stream.length; record++) {
    if (view.getUint16(offset, true) === 0x2f) return true;
    offset += 4 + view.getUint16(offset + 2, true);
  }
  return false;
}
