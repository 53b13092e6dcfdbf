/** The characters without a glyph in a font, by its cmap of format 12 ([OpenType], cmap): Typst does not report them. */

/** In the order of their first occurrence. Blanks and control characters need no glyph. */
export function missingCharacters(font: Buffer, text: string): readonly string[] {
  const ranges = rangesOf(font);
  if (!ranges) return [];
  const has = (code: number): boolean => {
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from = 0, to = 0] = ranges[middle] ?? [];
      if (code < from) high = middle - 1;
      else if (code > to) low = middle + 1;
      else return true;
    }
    return false;
  };
  return [...new Set(text)].filter(
    (character) => !/[\s\p{C}\p{M}]/u.test(character) && !has(character.codePointAt(0) ?? 0),
  );
}

function rangesOf(font: Buffer): readonly (readonly [from: number, to: number])[] | undefined {
  const cmap = tableOffset(font, 'cmap');
  if (cmap === undefined) return undefined;
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (font.readUInt16BE(subtable) !== 12) continue;
    return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, group) => {
      const at = subtable + 16 + 12 * group;
      return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const;
    });
  }
  return undefined;
}

function tableOffset(font: Buffer, tag: string): number | undefined {
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16)
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  return undefined;
}
