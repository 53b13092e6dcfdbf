/** Letters that Unicode encodes together with their style: bold, double-struck, script, fraktur, sans, typewriter. */
import { capitalGreek } from './greek.ts';
import { mathCharacter } from './symbols.ts';

/** Mathematical alphanumerics (U+1D400 …) as letter and alphabet. The order is Unicode's. */
const alphabets: readonly (readonly [number, string])[] = [
  [0x1d400, 'mathbf'],
  [0x1d434, ''],
  [0x1d468, 'boldsymbol'],
  [0x1d49c, 'mathcal'],
  [0x1d4d0, 'mathcal'],
  [0x1d504, 'mathfrak'],
  [0x1d538, 'mathbb'],
  [0x1d56c, 'mathfrak'],
  [0x1d5a0, 'mathsf'],
  [0x1d5d4, 'mathsf'],
  [0x1d608, 'mathsf'],
  [0x1d63c, 'mathsf'],
  [0x1d670, 'mathtt'],
];
const doubleStruck: Readonly<Record<string, string>> = { ℂ: 'C', ℍ: 'H', ℕ: 'N', ℙ: 'P', ℚ: 'Q', ℝ: 'R', ℤ: 'Z' };
const scriptLetters: Readonly<Record<string, string>> = {
  ℬ: 'B',
  ℰ: 'E',
  ℱ: 'F',
  ℋ: 'H',
  ℐ: 'I',
  ℒ: 'L',
  ℳ: 'M',
  ℛ: 'R',
};
const frakturLetters: Readonly<Record<string, string>> = { ℭ: 'C', ℌ: 'H', ℨ: 'Z' };

/** `𝐱` → `\mathbf{x}`; undefined for any other character. */
export function alphanumeric(character: string): string | undefined {
  const single = [
    ['mathbb', doubleStruck[character]],
    ['mathcal', scriptLetters[character]],
    ['mathfrak', frakturLetters[character]],
  ] as const;
  for (const [command, letter] of single) if (letter !== undefined) return `\\${command}{${letter}}`;
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x210e) return 'h';
  if (code >= 0x1d7ce && code <= 0x1d7ff) {
    const digit = (code - 0x1d7ce) % 10;
    const kind = ['mathbf', 'mathbb', 'mathsf', 'mathsf', 'mathtt'][Math.floor((code - 0x1d7ce) / 10)] ?? 'mathrm';
    return kind === 'mathbb' ? `\\mathbf{${digit}}` : `\\${kind}{${digit}}`;
  }
  if (code < 0x1d400 || code > 0x1d6a3) return greekAlphanumeric(code);
  const found = alphabets.findLast(([start]) => code >= start);
  if (!found) return undefined;
  const [start, command] = found;
  const index = code - start;
  const letter = String.fromCodePoint(index < 26 ? 65 + index : 97 + index - 26);
  return command === '' ? letter : `\\${command}{${letter}}`;
}

/** The letters of one Greek alphabet, in the order of Unicode: 58 of them. */
const greekAlphabet: readonly string[] = [
  ...Array.from({ length: 25 }, (_, index) => String.fromCodePoint(0x391 + index)),
  '∇',
  ...Array.from({ length: 25 }, (_, index) => String.fromCodePoint(0x3b1 + index)),
  ...Array.from('∂ϵϑϰϕϱϖ'),
];

/** The first alphabet (𝚨, bold) starts at U+1D6A8, the second (𝛢, italic) at U+1D6E2; three more are bold. */
function greekAlphanumeric(code: number): string | undefined {
  if (code < 0x1d6a8 || code > 0x1d7cb) return undefined;
  const style = Math.floor((code - 0x1d6a8) / greekAlphabet.length);
  const letter = greekAlphabet[(code - 0x1d6a8) % greekAlphabet.length] ?? '';
  const written = capitalGreek[letter] ?? mathCharacter(letter).trim();
  return style === 1 ? `${written} ` : `\\boldsymbol{${written}}`;
}
