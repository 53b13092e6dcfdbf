/** Letters that are a font of their own in Unicode: bold, double-struck, script, fraktur, sans, typewriter. */
import { capitalGreek, mathCharacter } from './symbols.ts';

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

/** `𝐱` → `\mathbf{x}`; undefined where the character is none of them. */
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

/** 𝚨 (bold) from U+1D6A8 on, 𝛢 (italic) from U+1D6E2 on, 𝜜 (bold italic) from U+1D71C on: Α…Ω ∇ α…ω ∂ϵϑϰϕϱϖ, 58 each. */
function greekAlphanumeric(code: number): string | undefined {
  if (code < 0x1d6a8 || code > 0x1d7cb) return undefined;
  const index = (code - 0x1d6a8) % 58;
  const style = Math.floor((code - 0x1d6a8) / 58);
  const tail = '∂ϵϑϰϕϱϖ';
  const letter =
    index < 25
      ? String.fromCodePoint(0x391 + index)
      : index === 25
        ? '∇'
        : index < 51
          ? String.fromCodePoint(0x3b1 + index - 26)
          : (tail[index - 51] ?? '');
  const written = capitalGreek[letter] ?? mathCharacter(letter).trim();
  return style === 1 ? `${written} ` : `\\boldsymbol{${written}}`;
}
