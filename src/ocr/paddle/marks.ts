/**
 * Letters with marks and the euro sign, which the alphabet of the published recogniser lacks: it reads "Novotny" for
 * "Novotný" and "12,50" for "12,50 €".
 *
 * A second output of the model (tools/models/letters.ts) was trained on them. It puts marks on letters that were read, and
 * adds the euro sign where nothing was; whatever else it sees counts for nothing, and so does what it is not sure of.
 */
import type { Run } from './ctc.ts';

/** Of drawn letters with marks that were this sure, one in thirty had another mark, and of plain letters one in 5,000 got one. */
const leastProbability = 0.9;

/** Both outputs place a character to within this many steps of each other. */
const reach = 1;

/**
 * What the recogniser reads in place of letters that are not a letter and a mark to Unicode. Digits are left out, though it
 * reads "0" for "Ø", too: some fonts strike their zeros through.
 */
const readAs: Readonly<Record<string, string>> = {
  ł: 'lt',
  Ł: 'L',
  ø: 'o',
  Ø: 'OQ',
  đ: 'd',
  Đ: 'D',
  ð: 'do',
  þ: 'pb',
  Þ: 'P',
  ħ: 'h',
  ı: 'il',
  ß: 'B',
};

const baseOf = (letter: string): string => letter.normalize('NFD').charAt(0);

/** What the recogniser reads where it knows no such letter. */
const unknown = '?';

/** Whether `letter` is `read` with a mark, or with another one. */
function marks(letter: string, read: string): boolean {
  const known = readAs[letter] ?? (baseOf(letter) === letter ? '' : baseOf(letter));
  return known !== '' && (read === unknown || known.includes(baseOf(read)));
}

const han = /\p{Script=Han}/u;
const euro = '€';

const areNear = (a: Run, b: Run): boolean => a.first <= b.last + reach && b.first <= a.last + reach;
const overlap = (a: Run, b: Run): boolean => a.first <= b.last && b.first <= a.last;
const apart = (a: Run, b: Run): number => Math.abs(a.first + a.last - b.first - b.last);

/** What was read, with those of `letters` in place of their bases that `isAllowed` lets pass. A line of Chinese has none. */
export function withMarks(
  read: readonly Run[],
  letters: readonly Run[],
  isAllowed: (letter: string) => boolean = () => true,
): readonly Run[] {
  const sure = letters.filter(({ text, probability }) => probability >= leastProbability && isAllowed(text));
  if (sure.length === 0 || read.some(({ text }) => han.test(text))) return read;
  const marked = read.map((run) => {
    const [nearest] = sure
      .filter((letter) => areNear(letter, run) && marks(letter.text, run.text))
      .toSorted((a, b) => apart(a, run) - apart(b, run));
    return nearest ? { ...run, text: nearest.text } : run;
  });
  const signs = sure.filter((letter) => letter.text === euro && !read.some((run) => overlap(letter, run)));
  return [...marked, ...signs].toSorted((a, b) => a.first - b.first);
}

/** The letters with marks of one language each, as far as its names and words need them. */
const alphabets: readonly ReadonlySet<string>[] = [
  'äöüß', // German
  'àâæçéèêëîïôœùûüÿ', // French
  'àèéìíòóùú', // Italian
  'áéíñóúü', // Spanish
  'áâãàçéêíóôõú', // Portuguese
  'àçèéíïòóúü', // Catalan
  'éèëêïóöü', // Dutch
  'åäöé', // Swedish and Finnish
  'æøåé', // Danish and Norwegian
  'áðéíóúýþæö', // Icelandic
  'ąćęłńóśźż', // Polish
  'áčďéěíňóřšťúůýž', // Czech
  'áäčďéíĺľňóôŕšťúýž', // Slovak
  'áéíóöőúüű', // Hungarian
  'ăâîșțşţ', // Romanian
  'čćđšž', // Croatian and Slovenian
  'çğıİöşüâî', // Turkish
  'āčēģīķļņšūž', // Latvian
  'ąčęėįšųūž', // Lithuanian
  'äöõüšž', // Estonian
  'âêîôûŵŷ', // Welsh
  'àċġħż', // Maltese
].map((letters) => new Set(Array.from(letters)));

const lower = (letter: string): string => (letter === 'İ' ? letter : letter.toLowerCase());

/** Fewer marks on a page are dirt, and so is a single mark of another language than the page's on its line. */
const leastOnPage = 3;
const leastOnLine = 2;

const noLetter = /[^\p{L}]/gu;
const plainLetter = /[A-Za-z]/g;

/** The letters with marks in a text. */
export const markedLetters = (text: string): string[] =>
  Array.from(text.replaceAll(noLetter, '').replaceAll(plainLetter, ''), lower);

/**
 * Which marks count in each line of a page, given the marks of its lines. Dirt and broken print look like marks, but not
 * like those of one language: those count that the language has that has most marks of the page, and all marks of a line,
 * where there are several and one language has them all.
 */
export function marksThatCount(lines: readonly (readonly string[])[]): ((letter: string) => boolean)[] {
  const all = lines.flat();
  const [most] = alphabets
    .map((alphabet) => ({ alphabet, support: all.filter((letter) => alphabet.has(letter)).length }))
    .filter(({ support }) => support >= leastOnPage)
    .toSorted((a, b) => b.support - a.support);
  return lines.map((marks) => {
    const hasAll = (alphabet: ReadonlySet<string>): boolean => marks.every((letter) => alphabet.has(letter));
    const own = marks.length >= leastOnLine ? alphabets.find(hasAll) : undefined;
    const counting = own ?? most?.alphabet;
    return (letter) => letter === euro || counting?.has(lower(letter)) === true;
  });
}
