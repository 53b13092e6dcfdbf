/**
 * File names that are not UTF-8, as old file shares and old ZIP programs leave Chinese ones.
 *
 * A path is text here, so each byte above 127 of such a name becomes one lone surrogate, U+DC80 to U+DCFF. No real
 * text contains those, and the bytes can be told from them again. Source of the idea: PEP 383 (Python's surrogateescape).
 */

const surrogateBase = 0xdc00;
const loneByte = /[\udc80-\udcff]/u;

/** The name as text; `systemPath` gives the same bytes back. Of a name that is not UTF-8, no byte above 127 is taken for text. */
export function nameOfBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (byte) => String.fromCharCode(surrogateBase + byte.charCodeAt(0)));
}

/** What the operating system has to be asked for. */
export function systemPath(path: string): string | Buffer {
  if (!loneByte.test(path)) return path;
  return Buffer.concat(
    Array.from(path, (character) =>
      loneByte.test(character) ? Buffer.from([character.charCodeAt(0) - surrogateBase]) : Buffer.from(character),
    ),
  );
}

/** For people and for other programs: a byte that is not text is shown as `\xb7`. */
export const shownName = (path: string): string =>
  path.replace(/[\udc80-\udcff]/gu, (byte) => `\\x${(byte.charCodeAt(0) - surrogateBase).toString(16)}`);
