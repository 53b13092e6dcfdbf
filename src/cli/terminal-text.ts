/**
 * Text for a terminal. What comes from documents and file names may hold escape sequences that rewrite the screen or
 * turn reading order around: it is shown, never obeyed.
 */

/** C0 and C1 controls, and what steers bidirectional text. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** White space becomes a blank, everything else that steers a terminal its \uXXXX. */
export const plainText = (text: string): string => text.replace(/[\t\n\r]+/g, ' ').replace(steering, escaped);

/** The same for a JSON text, in which only characters inside strings are affected: it stays the same JSON. */
export const plainJson = (json: string): string =>
  json.replace(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, escaped);

/** East Asian Wide and Fullwidth (UAX #11), and emoji. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const markOrFormat = /\p{Mn}|\p{Me}|\p{Cf}/u;

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (markOrFormat.test(character)) return 0;
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Columns that `text` takes on a terminal. */
export const displayWidth = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + characterWidth(character), 0);

/** At most `columns` wide, the cut marked. */
export function fit(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The same for a path, whose end says more than its beginning. */
export function fitPath(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const reversed = fit(Array.from(text).toReversed().join(''), columns);
  return Array.from(reversed).toReversed().join('');
}

/** Lines of at most `columns`, broken at blanks where there are any. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of text) {
    if (width + characterWidth(character) > columns) {
      const blank = character === ' ' ? line.length : line.lastIndexOf(' ');
      const kept = blank > 0 ? line.slice(0, blank) : line;
      lines.push(kept.trimEnd());
      line = line.slice(kept.length).trimStart();
      width = displayWidth(line);
    }
    if (line === '' && character === ' ') continue;
    line += character;
    width += characterWidth(character);
  }
  return line === '' ? lines : [...lines, line];
}

export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
