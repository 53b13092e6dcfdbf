/**
 * Text for a terminal. Documents and file names may contain escape sequences that rewrite the screen or reverse the reading
 * order. They are shown and have no effect.
 */

import { shownName } from '../../domain/raw-names.ts';
import { characterWidth, displayWidth } from '../../texts/display-width.ts';

/** C0 and C1 controls, and controls of bidirectional text. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** White space becomes a blank, every other control becomes its \uXXXX. */
export const plainText = (text: string): string =>
  shownName(text)
    .replace(/[\t\n\r]+/g, ' ')
    .replace(steering, escaped);

/** The lone surrogate that stands for a byte of a file name (raw-names.ts), behind whole escapes only. */
const rawByte = /(?<!\\)((?:\\\\)*)\\udc([89a-f][0-9a-f])/g;

/** The same for JSON. Only characters inside strings are escaped, so its meaning does not change. */
export const plainJson = (json: string): string =>
  json
    .replace(rawByte, String.raw`$1\\x$2`)
    .replace(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, escaped);

/** `text` cut to `columns`, with a mark at its end if something is missing. */
export function fit(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  return `${kept(Array.from(text), columns - 1)}…`;
}

/** The same, but cut in the middle. `headShare` is the share of the kept text that is from the beginning. */
export function fitMiddle(text: string, columns: number, headShare = 0.5): string {
  if (displayWidth(text) <= columns) return text;
  const room = Math.max(0, columns - 1);
  const head = kept(Array.from(text), Math.round(room * headShare));
  const tail = kept(Array.from(text).toReversed(), room - displayWidth(head));
  return `${head}…${Array.from(tail).toReversed().join('')}`;
}

function kept(characters: readonly string[], columns: number): string {
  let text = '';
  let width = 0;
  for (const character of characters) {
    width += characterWidth(character);
    if (width > columns) break;
    text += character;
  }
  return text;
}

/** Cuts all texts in the middle, at the position that leaves as many of them as possible distinct. */
export function fitApart(texts: readonly string[], columns: number): readonly string[] {
  const distinct = new Set(texts);
  const cuts = [0.4, 0.6, 0.2, 0.8, 0, 1].map((share) => (text: string) => fitMiddle(text, columns, share));
  const alike = (cut: (text: string) => string): number => distinct.size - new Set(Array.from(distinct, cut)).size;
  const [best = { cut: (text: string) => text }] = cuts
    .map((cut) => ({ cut, lost: alike(cut) }))
    .sort((a, b) => a.lost - b.lost);
  return texts.map(best.cut);
}

/** The folders that all `paths` have in common, with the last slash; '' if there are none, or only one path. */
export function sharedFolder(paths: readonly string[]): string {
  const [first, ...others] = paths.map((path) => path.split(/[/\\]/).slice(0, -1));
  if (!first || others.length === 0) return '';
  const differs = first.findIndex((name, index) => others.some((folders) => folders[index] !== name));
  const shared = differs < 0 ? first : first.slice(0, differs);
  return first.length > 0 && shared.length > 0 ? (paths[0] ?? '').slice(0, shared.join('/').length + 1) : '';
}

/** Marks that do not begin a line of Chinese, and marks that do not end one. */
const closing = /^[，。；：、！？）》”’】]/u;
const opening = /[（《“‘【]$/u;

/** The last position in `line` before `next` at which it may be broken; its end if there is none. */
function breakOf(line: readonly string[], next: string): number {
  if (next === ' ') return line.length;
  for (let at = line.length; at > 0; at--) {
    const [before = '', after = next] = [line[at - 1], line[at]];
    if (before === ' ') return at;
    const isBetweenWide = characterWidth(after) > 0 && (characterWidth(before) === 2 || characterWidth(after) === 2);
    if (isBetweenWide && !closing.test(after) && !opening.test(before)) return at;
  }
  return line.length;
}

/** Wraps text to lines of at most `columns`, at blanks and between Chinese characters where possible. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let width = 0;
  for (const character of text) {
    if (width + characterWidth(character) > columns) {
      const at = breakOf(line, character);
      lines.push(line.slice(0, at).join('').trimEnd());
      line = Array.from(line.slice(at).join('').trimStart());
      width = displayWidth(line.join(''));
    }
    if (line.length === 0 && character === ' ') continue;
    line.push(character);
    width += characterWidth(character);
  }
  return line.length === 0 ? lines : [...lines, line.join('')];
}

/** Wraps a line to the width of the terminal. Further lines are indented by `indent` columns. */
export function wrapIndented(line: string, columns: number, indent: number): string[] {
  if (displayWidth(line) <= columns) return [line];
  const lead = /^ */.exec(line)?.[0] ?? '';
  const [first = '', ...more] = wrap(line.trimStart(), Math.max(20, columns - indent));
  return [`${lead}${first}`, ...more.map((text) => `${' '.repeat(indent)}${text}`)];
}

export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
