/** Which words are bold, italic or linked: those whose middle lies in styled text, or in the area of a link. */
import { type Box, middleX, middleY } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import type { LinkArea, StyledText } from '../../documents/readers/pdf/text-styles.ts';
import { type Marks, safeLink } from '../article/model.ts';

export function marksOfWords(
  words: readonly Word[],
  styled: readonly StyledText[],
  links: readonly LinkArea[],
): ReadonlyMap<Word, Marks> {
  const [stylesAt, linksAt] = [lookup(styled), lookup(links)];
  const marks = new Map<Word, Marks>();
  for (const word of words) {
    const style = stylesAt(word);
    const link = safeLink(linksAt(word)?.address);
    const found: Marks = {
      ...(style?.bold ? { bold: true } : {}),
      ...(style?.italic ? { italic: true } : {}),
      ...(link === undefined ? {} : { link }),
    };
    if (Object.keys(found).length > 0) marks.set(word, found);
  }
  return marks;
}

const stripePoints = 16;
/** A stripe of the page with more items than a line has words contains no text. */
const maximumInStripe = 500;

/** Finds the item that contains the middle of a word. Items are indexed by stripes of the page. */
function lookup<Thing extends { readonly box: Box }>(things: readonly Thing[]): (word: Word) => Thing | undefined {
  const stripes = new Map<number, Thing[]>();
  for (const thing of things) {
    const [first, last] = [Math.floor(thing.box[1] / stripePoints), Math.floor(thing.box[3] / stripePoints)];
    for (let stripe = first; stripe <= Math.min(last, first + 200); stripe++) {
      const list = stripes.get(stripe) ?? [];
      if (list.length < maximumInStripe) {
        list.push(thing);
        stripes.set(stripe, list);
      }
    }
  }
  return (word) => {
    const [x, y] = [middleX(word), middleY(word)];
    return stripes
      .get(Math.floor(y / stripePoints))
      ?.find(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] - 1 && y <= box[3] + 1);
  };
}
