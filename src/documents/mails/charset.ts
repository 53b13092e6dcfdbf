/** Decodes the text of a mail, whose stated character set is often missing or wrong. */
import iconv from 'iconv-lite';

/** Names that say nothing: mail programs write them for whatever the text is. */
const sayNothing = /^(?:us-)?ascii$|^ansi_x3|^utf-?8$|^iso-8859-1$|^8bit$|^unknown/i;

/** Codings of iconv-lite that are no character sets, and must not be chosen by a document. */
const noCharset = /^(?:base64|hex|binary|internal|utf-?7)/;

/** `charset` as the mail states it. */
export function decodeText(bytes: Uint8Array, charset: string | undefined): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = charset?.trim().toLowerCase() ?? '';
  if (stated !== '' && !sayNothing.test(stated) && !noCharset.test(stated) && iconv.encodingExists(stated))
    // GB 2312 and GBK are subsets of GB 18030, and texts that state them contain characters of the larger sets.
    return iconv.decode(buffer, /^(?:gb_?2312|gbk|cp936|x-gbk)/.test(stated) ? 'gb18030' : stated);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    // It is not UTF-8, which is a result here and not an error.
    return iconv.decode(buffer, looksDoubleByte(buffer) ? 'gb18030' : 'windows-1252');
  }
}

/** Bytes above ASCII stand in pairs in Chinese text, and mostly alone in western text. */
function looksDoubleByte(bytes: Uint8Array): boolean {
  let high = 0;
  let beside = 0;
  for (const [index, byte] of bytes.subarray(0, 100_000).entries()) {
    if (byte < 0x80) continue;
    high++;
    if ((bytes[index - 1] ?? 0) >= 0x80 || (bytes[index + 1] ?? 0) >= 0x80) beside++;
  }
  return beside * 2 > high;
}
