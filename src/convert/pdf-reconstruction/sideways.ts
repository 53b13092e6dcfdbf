/** Sideways text in a margin: it is read after the page, not word by word with the lines beside it. */
import type { Word } from '../../geometry/word.ts';
import { type Block, paragraph } from '../article/model.ts';
import { heightOf, middleX, widthOf } from '../../geometry/box.ts';
import { median } from '../../geometry/median.ts';

const fewestCharacters = 3;
const fewestWords = 2;
/** Words of several letters are wider than high, unless they are sideways. */
const highInWidths = 1.4;

export interface Sideways {
  readonly words: ReadonlySet<Word>;
  readonly blocks: readonly Block[];
}

export function sidewaysText(words: readonly Word[]): Sideways {
  const onEnd = words.filter(
    (word) => word.text.length >= fewestCharacters && heightOf(word) > highInWidths * widthOf(word),
  );
  const strips: { readonly x: number; readonly width: number }[] = [];
  for (const word of onEnd)
    if (!strips.some(({ x, width }) => Math.abs(middleX(word) - x) < width / 2))
      strips.push({ x: middleX(word), width: widthOf(word) });
  const found = strips.flatMap(({ x, width }) => {
    const high = onEnd.filter((word) => Math.abs(middleX(word) - x) < width / 2);
    if (high.length < fewestWords) return [];
    // Short words, which are as wide as high, belong to the strip when they are between long ones.
    const [top, bottom] = [Math.min(...high.map(({ box }) => box[1])), Math.max(...high.map(({ box }) => box[3]))];
    const usual = median(high.map(widthOf));
    const own = words.filter(
      (word) =>
        Math.abs(middleX(word) - x) < width / 4 &&
        word.box[1] >= top - usual &&
        word.box[3] <= bottom + usual &&
        Math.abs(widthOf(word) - usual) < 0.3 * usual,
    );
    return [own];
  });
  return {
    words: new Set(found.flat()),
    // In the order of the file, because a box does not show the direction of reading.
    blocks: found.map((own) => paragraph(own.map(({ text }) => text).join(' '))),
  };
}
