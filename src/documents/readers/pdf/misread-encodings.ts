/**
 * Repairs text whose bytes were decoded with the wrong encoding. Pure.
 *
 * If a font has neither an encoding nor a ToUnicode table, a reader has to guess. PDFium guesses Mac OS Roman. If the bytes
 * are in fact Windows-1252, the euro sign becomes "Ä" and the sharp s a ligature, although the page is drawn correctly. Some
 * programs make the same mistake when they write text, also with UTF-8. Sequences that no language has (a capital after a
 * small letter, a lone "Ä") give the mistake away: the text of a font is decoded again if that removes nearly all of them.
 * Source of the tables: the Unicode Consortium's ROMAN.TXT and CP1252.TXT.
 */
import type { Character } from './characters.ts';

/** The characters of the bytes 0x80 to 0xff; U+FFFD for a byte without a character. */
const macRoman = Array.from(
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
);
const windows1252 = Array.from(
  '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
);

const unknown = '\ufffd';
const first = 0x80;

const characterOf = ({ codePoint }: Character): string =>
  codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : unknown;

type Word = readonly Character[];
/** Decodes a word again. Undefined if its characters cannot come from such bytes. */
type Reading = (word: Word) => Word | undefined;

/** PDF's Mac OS Roman (ISO 32000-1, annex D) leaves some bytes undefined. PDFium decodes those as Windows-1252. */
const leftOut = '°²³¹º½¶ÃÅÆ×ð';

const windowsTakenForMac: ReadonlyMap<string, string> = new Map([
  ...macRoman.map((taken, index) => [taken, windows1252[index] ?? unknown] as const),
  ...Array.from(leftOut, (sign) => [sign, sign] as const),
]);
const macTakenForWindows: ReadonlyMap<string, string> = new Map(
  windows1252.map((taken, index) => [taken, macRoman[index] ?? unknown]),
);

/** Plain-text conversion has already expanded the ligature into two letters at the same position. */
const isSharpS = (letter: Character, next: Character | undefined): boolean =>
  letter.codePoint === 0x66 && next?.codePoint === 0x6c && letter.left === next.left && letter.right === next.right;

const sharpS = 0xdf;

function withTable(table: ReadonlyMap<string, string>, word: Word): Word | undefined {
  const read: Character[] = [];
  for (const character of word) {
    const isPlain = character.codePoint < first;
    const right = isPlain ? characterOf(character) : (table.get(characterOf(character)) ?? unknown);
    if (right === unknown) return undefined;
    read.push({ ...character, codePoint: right.codePointAt(0) ?? character.codePoint });
  }
  return read;
}

const withSharpS = (word: Word): Word =>
  word.flatMap((character, index) => {
    const [before, next] = [word[index - 1], word[index + 1]];
    if (before && isSharpS(before, character)) return [];
    return isSharpS(character, next) ? { ...character, codePoint: sharpS } : character;
  });

const utf8 = new TextDecoder('utf-8', { fatal: true });

const windowsBytes = new Map(windows1252.map((character, index) => [character, first + index] as const));

/** Decodes UTF-8. Undefined if the bytes are not valid UTF-8; other text hardly ever is by chance. */
function decoded(run: Word): Word | undefined {
  const codes = run.flatMap((character) => windowsBytes.get(characterOf(character)) ?? []);
  const [start, end] = [run[0], run.at(-1)];
  if (codes.length < run.length || !start || !end) return undefined;
  try {
    const text = Array.from(utf8.decode(Uint8Array.from(codes)));
    return text.map((one) => ({ ...start, right: end.right, codePoint: one.codePointAt(0) ?? 0 }));
  } catch {
    return undefined;
  }
}

const isBeyondAscii = ({ codePoint }: Character): boolean => codePoint >= first;

/** Every run of characters beyond ASCII has to be UTF-8. */
function asUtf8(word: Word): Word | undefined {
  const read: Character[] = [];
  let run: Character[] = [];
  const takeRun = (): boolean => {
    const right = run.length === 0 ? [] : decoded(run);
    for (const character of right ?? []) read.push(character);
    run = [];
    return right !== undefined;
  };
  for (const character of word) {
    if (isBeyondAscii(character)) run.push(character);
    else if (takeRun()) read.push(character);
    else return undefined;
  }
  return takeRun() ? read : undefined;
}

const readings: readonly Reading[] = [
  (word) => {
    const read = withTable(windowsTakenForMac, word);
    return read && withSharpS(read);
  },
  (word) => withTable(macTakenForWindows, word),
  asUtf8,
];

const letter = /^\p{L}$/u;
const small = /^\p{Ll}$/u;
const capital = /^\p{Lu}$/u;
/** Letters beyond ASCII that are words by themselves in some language. */
const words = /^[àáåèéêíòóôöøúæÀÁÅÈÉÊÍÓÔÖØÚÆ]$/;
/** Signs that occur within words. */
const joining = /^[’‘'·–—-]$/;
const accents = /^[¸ˆ˜¨´¯˘˙˚˝˛ˇ‰†‡]$/;

type Neighbour = string | undefined;

const is = (kind: RegExp, sign: Neighbour): boolean => sign !== undefined && kind.test(sign);

/** A capital behind a small letter, between a letter and a small letter, or at the end of a number. */
const isOddCapital = (before: Neighbour, after: Neighbour): boolean =>
  is(small, before) || (is(letter, before) && is(small, after)) || (is(/^\d$/, before) && after === undefined);

/** Whether no language has `sign` between these two neighbours; either is absent at an end of the word. */
function isOdd(before: Neighbour, sign: string, after: Neighbour): boolean {
  const isAlone = before === undefined && after === undefined;
  if (letter.test(sign)) return isAlone ? !words.test(sign) : capital.test(sign) && isOddCapital(before, after);
  if (joining.test(sign)) return false;
  const [isAfterLetter, isBeforeLetter] = [is(letter, before), is(letter, after)];
  return accents.test(sign) ? isAfterLetter || isBeforeLetter : isAfterLetter && isBeforeLetter;
}

/** How many characters beyond ASCII are odd. Only Latin is judged, because other scripts follow other rules. */
function odditiesIn(word: Word): number {
  if (!word.some(isBeyondAscii)) return 0;
  const signs = word.map(characterOf);
  return signs.filter(
    (sign, index) => (word[index]?.codePoint ?? 0) >= first && isOdd(signs[index - 1], sign, signs[index + 1]),
  ).length;
}

/** One odd character may be the author's. */
const fewestOdd = 2;

/** The largest share of the odd characters that may remain after decoding again. */
const mostLeft = 0.2;

const sumOf = (all: readonly Word[]): number => all.reduce((sum, word) => sum + odditiesIn(word), 0);

/** Repairs the words of one font. */
function meant(ofFont: readonly Word[]): readonly Word[] {
  const odd = sumOf(ofFont);
  if (odd < fewestOdd) return ofFont;
  const candidates = readings.flatMap((reading) => {
    const read = ofFont.flatMap((word) => {
      const anew = reading(word);
      return anew ? [anew] : [];
    });
    return read.length === ofFont.length ? [{ read, left: sumOf(read) }] : [];
  });
  const [best] = candidates.toSorted((a, b) => a.left - b.left);
  return best && best.left <= mostLeft * odd ? best.read : ofFont;
}

/** Splits characters into words: a word has one font, and a blank may precede only its first character. */
function wordsIn(characters: readonly Character[]): Word[] {
  const found: Character[][] = [];
  for (const character of characters) {
    const word = found.at(-1);
    if (word?.[0]?.font === character.font && character.afterBlank === 'no') word.push(character);
    else found.push([character]);
  }
  return found;
}

/** The characters of a page, with those of misread fonts repaired. */
export function withRightEncodings(characters: readonly Character[]): readonly Character[] {
  if (!characters.some(isBeyondAscii)) return characters;
  const all = wordsIn(characters);
  const fonts = Map.groupBy(all, ([one]) => one?.font);
  const right = new Map<Word, Word>();
  for (const ofFont of fonts.values()) meant(ofFont).forEach((word, index) => right.set(ofFont[index] ?? word, word));
  return all.flatMap((word) => right.get(word) ?? word);
}
