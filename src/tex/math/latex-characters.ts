/** The characters of an equation as LaTeX: runs in their alphabets, text, delimiters. */
import { alphanumeric } from './alphanumerics.ts';
import type { Variant } from './ast.ts';
import { capitalGreek } from './greek.ts';
import { mathCharacter } from './symbols.ts';

const alphabetCommands: Readonly<Record<Variant, string>> = {
  italic: '',
  roman: 'mathrm',
  bold: 'mathbf',
  'bold-italic': 'boldsymbol',
  'double-struck': 'mathbb',
  script: 'mathcal',
  fraktur: 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
  text: 'text',
};

/** Functions that have a command of their name. */
export const knownFunctions = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh'.split(
    ' ',
  ),
);

export function writtenRun(text: string, variant: Variant): string {
  if (variant === 'text') return text === '' ? '' : `\\text{${textInMath(text)}}`;
  if (variant === 'italic') return characters(text);
  if (variant === 'roman' && knownFunctions.has(text.trim())) return `\\${text.trim()} `;
  // Letters and digits take the alphabet; signs stand as they are.
  return text.replaceAll(/\p{Script=Greek}+|[A-Za-z0-9]+|[^\p{Script=Greek}A-Za-z0-9]+/gu, (piece) => {
    if (/^[A-Za-z0-9]/.test(piece)) {
      if (variant === 'roman' && /^\d+$/.test(piece)) return piece;
      // These two alphabets have only capitals.
      const letters = variant === 'script' || variant === 'double-struck' ? /[A-Z]+/g : /^.+$/g;
      return piece.replaceAll(letters, (found) => `\\${alphabetCommands[variant]}{${found}}`);
    }
    if (/^\p{Script=Greek}/u.test(piece))
      return variant.startsWith('bold') ? `\\boldsymbol{${characters(piece).trim()}}` : characters(piece);
    return variant.startsWith('bold') && /[^\s\d]/.test(piece)
      ? `\\boldsymbol{${characters(piece).trim()}}`
      : characters(piece);
  });
}

/** Scripts without letters in LaTeX's mathematical fonts: they are set as text, in the font of the document. */
const wordsOfText =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\u3000-\u303f\uff00-\uffef]+|[À-ÖØ-öø-ÿĀ-ſ]+/gu;

/** Characters in the usual alphabet of mathematics. */
export function characters(text: string): string {
  let result = '';
  let last = 0;
  for (const match of text.matchAll(wordsOfText)) {
    result += each(text.slice(last, match.index));
    result += match[0].length === 1 && /[ð]/.test(match[0]) ? mathCharacter(match[0]) : `\\text{${match[0]}}`;
    last = match.index + match[0].length;
  }
  return result + each(text.slice(last));
}

const each = (text: string): string =>
  Array.from(text, (character) => alphanumeric(character) ?? capitalGreek[character] ?? mathCharacter(character)).join(
    '',
  );

const textEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
const textInMath = (text: string): string =>
  Array.from(text, (character) => {
    const escape = textEscapes[character];
    if (escape !== undefined) return escape;
    const symbol = mathCharacter(character);
    // Letters, digits, spaces and stops are text; what only mathematics has a sign for goes back into mathematics.
    return symbol === character || !symbol.startsWith('\\') || /^[\s\p{Script=Latin}\p{N}]$/u.test(character)
      ? character
      : `$${symbol.trim()}$`;
  }).join('');

const delimiters: Readonly<Record<string, string>> = {
  '(': '(',
  ')': ')',
  '[': '[',
  ']': ']',
  '{': '\\{',
  '}': '\\}',
  '|': '|',
  '‖': '\\|',
  '∥': '\\|',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '〈': '\\langle',
  '〉': '\\rangle',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '/': '/',
  '\\': '\\backslash',
  '↑': '\\uparrow',
  '↓': '\\downarrow',
  '': '.',
  '⟦': '[\\![',
  '⟧': ']\\!]',
  '∣': '|',
  '⎰': '\\lmoustache',
  '⎱': '\\rmoustache',
  '<': '\\langle',
  '>': '\\rangle',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
};

/** What follows `\left` or `\right`. A character that is not a delimiter is written beside an invisible one. */
export const delimiter = (character: string): string => {
  const found = delimiters[character];
  if (found === undefined) return `.${characters(character)}`;
  return /[a-zA-Z]$/.test(found) ? `${found} ` : found;
};
