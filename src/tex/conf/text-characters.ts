/** Characters that neither pdflatex nor a text font prints, as LaTeX for both engines. */
import { textSymbols } from '../math/symbols.ts';
import { inFormat } from '../../office/word/numbering.ts';

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
  // Marks of writing direction, and invisible operators.
  ...Array.from(
    '\u202a\u202b\u202c\u202d\u202e\u2061\u2062\u2063\u2066\u2067\u2068\u2069',
    (mark): [string, string] => [mark, ''],
  ),
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
  ['′', "\\ensuremath{'}"],
  ['″', "\\ensuremath{''}"],
  ['\u2012', '--'],
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
  ['◇', '\\ensuremath{\\lozenge}'],
  ['▫', '\\ensuremath{\\square}'],
  ['☆', '\\ensuremath{\\star}'],
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
  ...numbered('ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ', (_character, index) => inFormat(index + 1, 'lowerRoman')),
  ...numbered('ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ', (_character, index) => inFormat(index + 1, 'upperRoman')),
]);

/**
 * The inside of a character class, for XPath and JavaScript: arrows, technical and mathematical characters, pictographs. When
 * the TeX contains one of them, no command draws it, and it depends on the fonts of the machine that compiles the TeX.
 */
export const fontDependentSigns = '\u2190-\u245f\u2500-\u2bff\u{1f000}-\u{1faff}';
