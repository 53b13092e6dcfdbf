/**
 * Decides whether a text layer matches what the page shows. Pure.
 *
 * If a font states neither by names nor by a table which characters its glyphs are, a reader gets glyph numbers instead of
 * code points. As code points, they are control characters, private use characters, Khmer marks or rare Han. The text of such
 * a page has to be recognised from its picture. Spelling is not judged: serial numbers and cipher blocks are text.
 */
import type { Character } from './characters.ts';

/** Above this share of meaningless characters, the text layer is not used. Many pages have a few icons. */
const tooMuch = 0.15;
/** With fewer characters, a text layer cannot be judged. */
const fewest = 8;

export function isGarbage(characters: readonly Character[]): boolean {
  if (characters.length < fewest) return false;
  const meaningless = characters.filter(isMeaningless).length;
  const foreign = scattered(characters);
  const bad = meaningless + foreign;
  // If most unmapped characters are nonsense, those that happen to look like letters are nonsense too.
  const unmapped = characters.filter((character) => character.unmapped).length;
  const share = bad > 0.3 * unmapped ? Math.max(bad, unmapped) : bad;
  return share > tooMuch * characters.length;
}

/**
 * Control, private use, unassigned and replacement characters, and PDFium's guesses beyond ASCII. Its ASCII guesses are
 * good.
 */
function isMeaningless({ codePoint, unmapped }: Character): boolean {
  if (unmapped) return codePoint < 0x20 || codePoint > 0x7e;
  if (codePoint >= 0x20 && codePoint < 0x7f) return false;
  return codePoint > 0x10ffff || /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\ufffd]/u.test(String.fromCodePoint(codePoint));
}

/** Scripts that occur together on invoices. Text in other scripts is accepted if it is all in one script. */
const companions =
  /[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const lettersAndMarks = /[\p{L}\p{M}]/u;
const scripts = [
  'Arabic Hebrew Thai Devanagari Bengali Tamil Telugu Gujarati Gurmukhi Kannada Malayalam Sinhala Khmer Lao Myanmar',
  'Armenian Georgian Ethiopic Tibetan Mongolian',
]
  .join(' ')
  .split(' ')
  .map((name) => new RegExp(`\\p{Script_Extensions=${name}}`, 'u'));

/** How many letters are in scripts that do not belong together: of the other scripts, all but the most frequent one. */
function scattered(characters: readonly Character[]): number {
  let others = 0;
  const counts = new Map<number, number>();
  for (const { codePoint, unmapped } of characters) {
    if (unmapped || codePoint < 0x250 || codePoint > 0x10ffff) continue;
    const character = String.fromCodePoint(codePoint);
    if (companions.test(character) || !lettersAndMarks.test(character)) continue;
    others++;
    const script = scripts.findIndex((pattern) => pattern.test(character));
    if (script >= 0) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return most >= 0.8 * others ? others - most : others;
}
