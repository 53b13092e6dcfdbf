/**
 * Turns the code points of a PDF into text as people write it.
 *
 * Only substitutions made for fonts are undone: ligatures, Kangxi and CJK radicals in place of the Chinese character
 * that they look like, compatibility ideographs, marks without width. Full-width letters and the like stay as printed,
 * because the author chose them.
 */
import { withoutRadicals } from '../../../domain/han-radicals.ts';

/** Controls; soft hyphen, zero-width and direction marks (class Cf); joiners and variation selectors. */
const withoutWidth = /\p{Cc}|\p{Cf}|\u034f|\p{Variation_Selector}/gu;
/** Compatibility ideographs, Latin ligatures. */
const presentationForms = /[\uf900-\ufaff\ufb00-\ufb06\u{2f800}-\u{2fa1f}]/gu;

export function plainText(codePoints: readonly number[]): string {
  const text = codePoints.map((codePoint) => (codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd'));
  return withoutRadicals(text.join('').replace(withoutWidth, '')).replace(presentationForms, (character) =>
    character.normalize('NFKC'),
  );
}
