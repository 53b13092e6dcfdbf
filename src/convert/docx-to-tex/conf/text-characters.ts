/** Characters of text that neither pdflatex nor a text font prints by itself, as LaTeX that both engines take. */
import { textSymbols } from '../math/symbols.ts';

const signs: readonly (readonly [string, string])[] = [
  ['\u00a0', '~'],
  ['\u00ad', '\\-'],
  ['\u2011', '\\mbox{-}'],
  ['\u200b', '\\hspace{0pt}'],
  ['\u200c', ''],
  ['\u200d', ''],
  ['\u200e', ''],
  ['\u200f', ''],
  ['\u2028', ' '],
  ['\u2029', ' '],
  ['\u2060', ''],
  ['\ufeff', ''],
  ['\ufe0f', ''],
  ['\ufffc', ''],
  ['\u2002', '\\enspace '],
  ['\u2003', '\\quad '],
  ['\u2005', '\\,'],
  ['\u2006', '\\,'],
  ['\u2007', '~'],
  ['\u2008', '\\,'],
  ['\u2009', '\\,'],
  ['\u200a', '\\,'],
  ['\u202f', '\\,'],
  ['\u2212', '\\ensuremath{-}'],
  ['\u2015', '---'],
  ['\u2043', '-'],
  ['✓', '\\ensuremath{\\checkmark}'],
  ['✔', '\\ensuremath{\\checkmark}'],
  ['✗', '\\ensuremath{\\times}'],
  ['✘', '\\ensuremath{\\times}'],
  ['☐', '\\ensuremath{\\square}'],
  ['☑', '\\ensuremath{\\boxtimes}'],
  ['☒', '\\ensuremath{\\boxtimes}'],
  ['●', '\\ensuremath{\\bullet}'],
  ['○', '\\ensuremath{\\circ}'],
  ['➢', '\\ensuremath{\\triangleright}'],
  ['▶', '\\ensuremath{\\blacktriangleright}'],
  ['◆', '\\ensuremath{\\blacklozenge}'],
  ['▲', '\\ensuremath{\\blacktriangle}'],
  ['▼', '\\ensuremath{\\blacktriangledown}'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬀ', 'ff'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
  ['⅓', '\\ensuremath{\\tfrac{1}{3}}'],
  ['⅔', '\\ensuremath{\\tfrac{2}{3}}'],
  ['⅛', '\\ensuremath{\\tfrac{1}{8}}'],
  ['№', 'No.'],
  ['℃', '\\textdegree C'],
  ['℉', '\\textdegree F'],
];

const numbered = (
  text: string,
  write: (character: string, index: number) => string,
): readonly (readonly [string, string])[] =>
  Array.from(text, (character, index) => [character, write(character, index)] as const);

export const textCharacters: ReadonlyMap<string, string> = new Map([
  ...textSymbols,
  ...signs,
  ...numbered(
    '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
    (_character, index) => `\\textcircled{${index < 9 ? '' : '\\scriptsize '}${index + 1}}`,
  ),
  ...numbered('⁰\u0000\u0000\u0000⁴⁵⁶⁷⁸⁹', (_character, index) => `\\textsuperscript{${index}}`).filter(
    ([character]) => character !== '\u0000',
  ),
  ...numbered('₀₁₂₃₄₅₆₇₈₉', (_character, index) => `\\textsubscript{${index}}`),
  ...numbered(
    'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ',
    (_character, index) => ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][index] ?? '',
  ),
]);
