/**
 * winmail.dat, the form (TNEF, [MS-OXTNEF]) in which Outlook sends attachments to some recipients: a list of attributes.
 *
 * Only the files are read: their names (attAttachTitle) and their bytes (attAttachData).
 */
import { decodeText } from './charset.ts';
import { attachmentName, maxParts, type RawAttachment } from './mail.ts';

const signature = 0x223e9f78;
const headerBytes = 6;
/** Level (1 byte), id (4), length (4); a checksum (2) follows the content. */
const attributeBytes = 9;
const beginsAttachment = 0x00069002;
const title = 0x00018010;
const data = 0x0006800f;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const isTnef = (bytes: Uint8Array): boolean =>
  bytes.length > headerBytes && viewOf(bytes).getUint32(0, true) === signature;

/** The files in it as far as it is undamaged. */
export function tnefAttachments(bytes: Uint8Array): readonly RawAttachment[] {
  const view = viewOf(bytes);
  const found: { name: string; bytes: Uint8Array }[] = [];
  let at = headerBytes;
  while (at + attributeBytes <= bytes.length && found.length < maxParts) {
    const id = view.getUint32(at + 1, true);
    const start = at + attributeBytes;
    const content = bytes.subarray(start, start + view.getUint32(at + 5, true));
    at = start + content.length + 2;
    if (id === beginsAttachment) found.push({ name: `attachment ${found.length + 1}`, bytes: content.subarray(0, 0) });
    const last = found.at(-1);
    if (last && id === title) last.name = attachmentName(decodeText(content, undefined), last.name);
    if (last && id === data) last.bytes = content;
  }
  return found.map((file) => ({ ...file, declaredType: '', contentId: undefined }));
}
