/**
 * File names that are not UTF-8, such as Chinese names from old file shares and old ZIP programs.
 *
 * A path is text here, so each byte above 127 of such a name becomes one lone surrogate, U+DC80 to U+DCFF. No real text
 * contains those, and the bytes can be restored from them. Source of the idea: PEP 383 (Python's surrogateescape).
 */

const surrogateBase = 0xdc00;
const loneByte = /[\udc80-\udcff]/u;

/**
 * The name as text; `systemPath` gives the same bytes back. If a name is not UTF-8, none of its bytes above 127 is
 * decoded.
 */
export function nameOfBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (byte) => String.fromCharCode(surrogateBase + byte.charCodeAt(0)));
}

/** The path as the operating system knows it. */
export function systemPath(path: string): string | Buffer {
  if (!loneByte.test(path)) return path;
  return Buffer.concat(
    Array.from(path, (character) =>
      loneByte.test(character) ? Buffer.from([character.charCodeAt(0) - surrogateBase]) : Buffer.from(character),
    ),
  );
}

/** The name for display and for other programs. A byte that is not text is written as `\xb7`. */
export const shownName = (path: string): string =>
  path.replace(/[\udc80-\udcff]/gu, (byte) => `\\x${(byte.charCodeAt(0) - surrogateBase).toString(16)}`);
