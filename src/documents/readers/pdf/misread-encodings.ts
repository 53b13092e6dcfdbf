/**
 * Repairs text whose bytes were taken for those of another encoding. Pure.
 *
 * A font without an encoding and without a table of characters leaves a reader to guess. PDFium guesses Mac OS Roman, and
 * where the bytes are those of Windows-1252 the euro sign arrives as "Ä" and the sharp s as a ligature, though the page
 * is drawn right. Some programs make the same mistake when they write, also with UTF-8. What is odd in every language
 * (a capital after a small letter, an accent beside one, a lone "Ä") gives it away: a font is read anew where that
 * explains nearly all of it. Source of the tables: the Unicode Consortium's ROMAN.TXT and CP1252.TXT.
 */
import type { Character } from './characters.ts';

/** The characters of the bytes 0x80 to 0xff; U+FFFD where there is none. */
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
/** Reads a word anew; undefined where its characters cannot have come from such bytes. */
type Reading = (word: Word) => Word | undefined;

/** PDF's Mac OS Roman (ISO 32000-1, annex D) leaves out some bytes: those arrive as what they are in Windows-1252. */
const leftOut = '°²³¹º½¶ÃÅÆ×ð';

const windowsTakenForMac: ReadonlyMap<string, string> = new Map([
  ...macRoman.map((taken, index) => [taken, windows1252[index] ?? unknown] as const),
  ...Array.from(leftOut, (sign) => [sign, sign] as const),
]);
const macTakenForWindows: ReadonlyMap<string, string> = new Map(
  windows1252.map((taken, index) => [taken, macRoman[index] ?? unknown]),
);

/** The reader expands the ligature that it takes for a sharp s into two letters in one position. */
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

/** The characters that bytes of UTF-8 stand for; undefined where they are no UTF-8. By chance they are next to never. */
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
/** Signs that stand within words. */
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

/** How many characters beyond ASCII are odd. Scripts beyond Latin have habits of their own. */
function odditiesIn(word: Word): number {
  if (!word.some(isBeyondAscii)) return 0;
  const signs = word.map(characterOf);
  return signs.filter(
    (sign, index) => (word[index]?.codePoint ?? 0) >= first && isOdd(signs[index - 1], sign, signs[index + 1]),
  ).length;
}

/** One odd character may be the author's. */
const fewestOdd = 2;

/** A reading has to explain so much of what is odd: at most this share of it is left. */
const mostLeft = 0.2;

const sumOf = (all: readonly Word[]): number => all.reduce((sum, word) => sum + odditiesIn(word), 0);

/** The words of one font as they were meant. */
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

/** Characters in words: no blank is before any but the first, and all are of one font. */
function wordsIn(characters: readonly Character[]): Word[] {
  const found: Character[][] = [];
  for (const character of characters) {
    const word = found.at(-1);
    if (word?.[0]?.font === character.font && character.afterBlank === 'no') word.push(character);
    else found.push([character]);
  }
  return found;
}

/** The characters of a page, those of misread fonts as they were meant. */
export function withRightEncodings(characters: readonly Character[]): readonly Character[] {
  if (!characters.some(isBeyondAscii)) return characters;
  const all = wordsIn(characters);
  const fonts = Map.groupBy(all, ([one]) => one?.font);
  const right = new Map<Word, Word>();
  for (const ofFont of fonts.values()) meant(ofFont).forEach((word, index) => right.set(ofFont[index] ?? word, word));
  return all.flatMap((word) => right.get(word) ?? word);
}
