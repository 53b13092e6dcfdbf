/**
 * Characters of the fonts Symbol and Wingdings, which Word stores by code and not by meaning: Symbol after Adobe's Symbol
 * encoding, and of Wingdings the boxes, ticks, arrows and bullets that documents use.
 */
const symbol: Readonly<Record<number, string>> = Object.fromEntries(
  [
    [0x21, '!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_'] as const,
    [0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'] as const,
    [0xa1, 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'] as const,
    [0xc0, 'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑'] as const,
    [0xf1, '⟩∫'] as const,
  ].flatMap(([start, text]) => Array.from(text, (character, index): [number, string] => [start + index, character])),
);

const wingdings: Readonly<Record<number, string>> = {
  0x28: '☎',
  0x4a: '☺',
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '□',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0xa1: '○',
  0xa7: '▪',
  0xa8: '□',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xe8: '→',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};

/**
 * The character that w:sym means: a font, and a hexadecimal number that is often shifted into the private area by F000.
 * Undefined for an unknown one.
 */
export function symbolOf(font: string | undefined, number: string | undefined): string | undefined {
  const given = Number.parseInt(number ?? '', 16);
  if (!Number.isInteger(given) || given < 0 || given > 0x10ffff) return undefined;
  const code = given >= 0xf000 && given <= 0xf0ff ? given - 0xf000 : given;
  if (/^symbol/i.test(font ?? '')) return symbol[code];
  if (/^wingdings/i.test(font ?? '')) return wingdings[code] ?? '•';
  return given >= 0xe000 && given <= 0xf8ff ? undefined : String.fromCodePoint(given);
}
