/**
 * Encrypts a PDF with AES-256 (ISO 32000-2, 7.6, revision 6). pdf-lib encrypts streams but leaves strings readable (titles,
 * headings of the outline, notes, values of form fields), so strings are encrypted here.
 */
import { randomBytes } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { Failure } from '../../domain/failure.ts';

/**
 * The document, encrypted. The password permits everything. The owner's password is random, so that no second password opens
 * the file.
 */
export async function encryptedPdf(document: PDFDocument, password: string): Promise<Uint8Array> {
  hideTexts(document, startEncryption(document, password));
  // Texts in object streams would be encrypted twice.
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

type Encrypted = (bytes: Uint8Array) => Uint8Array;

function startEncryption(document: PDFDocument, password: string): Encrypted {
  document.encrypt({
    userPassword: password,
    ownerPassword: randomBytes(32).toString('base64url'),
    permissions: {
      printing: 'highResolution',
      modifying: true,
      copying: true,
      annotating: true,
      fillingForms: true,
      contentAccessibility: true,
      documentAssembly: true,
    },
  });
  const { security } = document.context;
  if (!security) throw new Failure('internal', 'The PDF was not encrypted');
  // The key of revision 6 is the same for all objects.
  return security.getEncryptFn(0, 0);
}

function hideTexts({ context }: PDFDocument, encrypted: Encrypted): void {
  const seen = new Set<PDFObject>();
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (ref === context.trailerInfo.Encrypt) continue;
    // pdf-lib would write objects that it could not parse unchanged, and so unencrypted.
    if (object instanceof PDFInvalidObject) context.delete(ref);
    else if (isText(object)) context.assign(ref, hidden(object, encrypted));
    else hideIn(object, encrypted, seen);
  }
}

const isText = (object: PDFObject | undefined): object is PDFString | PDFHexString =>
  object instanceof PDFString || object instanceof PDFHexString;

const hidden = (text: PDFString | PDFHexString, encrypted: Encrypted): PDFHexString =>
  PDFHexString.of(Buffer.from(encrypted(text.asBytes())).toString('hex'));

/** Every text below an object, but not through references, because their targets are encrypted separately. */
function hideIn(root: PDFObject, encrypted: Encrypted, seen: Set<PDFObject>): void {
  const open = [root];
  for (let object = open.pop(); object; object = open.pop()) {
    if (seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFStream) open.push(object.dict);
    else if (object instanceof PDFArray)
      object.asArray().forEach((entry, index) => {
        if (isText(entry)) object.set(index, hidden(entry, encrypted));
        else open.push(entry);
      });
    else if (object instanceof PDFDict)
      for (const [key, entry] of object.entries()) {
        if (!isText(entry)) open.push(entry);
        else if (!isSignature(object, key)) object.set(key, hidden(entry, encrypted));
      }
  }
}

/** The bytes of a signature stay as they are: ISO 32000-2, 7.6.2. */
const isSignature = (dict: PDFDict, key: PDFName): boolean =>
  key === PDFName.of('Contents') && dict.has(PDFName.of('ByteRange'));
