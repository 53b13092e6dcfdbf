/** The characters that fonts of documents must have. */

const allOf = (encoding: string, lead: readonly [number, number], trail: readonly [number, number]): string => {
  const decoder = new TextDecoder(encoding);
  let characters = '';
  for (let first = lead[0]; first <= lead[1]; first++)
    for (let second = trail[0]; second <= trail[1]; second++) {
      const text = decoder.decode(Uint8Array.of(first, second));
      if (text.length === 1 && text !== '\ufffd') characters += text;
    }
  return characters;
};

/** First and last code point of blocks (Unicode, Blocks.txt), from Latin to full-width forms. */
const blocks: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x52f], // Latin, IPA, Greek, Cyrillic
  [0x1e00, 0x1fff], // more Latin and Greek
  [0x2000, 0x27bf], // punctuation, currencies, arrows, mathematics, boxes, dingbats
  [0x3000, 0x33ff], // CJK punctuation, kana, units
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
];

/**
 * The Chinese characters of GB 2312 (levels 1 and 2, which are those of GB 18030 at its two-byte codes B0A1 to F7FE), the
 * frequent traditional ones of Big5 (level 1, A440 to C67E), and letters, digits and symbols.
 */
export function commonCharacters(): string {
  const simplified = allOf('gb18030', [0xb0, 0xf7], [0xa1, 0xfe]);
  const traditional = allOf('big5', [0xa4, 0xc6], [0x40, 0xfe]);
  const symbols = allOf('gb18030', [0xa1, 0xa9], [0xa1, 0xfe]);
  const others = blocks.map(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join(''),
  );
  return [...new Set([simplified, traditional, symbols, ...others].join(''))].join('');
}
