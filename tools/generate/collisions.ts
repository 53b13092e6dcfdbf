/** Words that are printed over each other or beyond the edge of the paper: no program that prints invoices lets that pass. */
import type { DrawnWord } from './canvas.ts';

/** Words may touch: so much of the lower one, and so many points across. */
const touching = { height: 0.35, width: 1 };

function collide({ box: a }: DrawnWord, { box: b }: DrawnWord): boolean {
  const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const along = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return across > touching.width && along > touching.height * Math.min(a[3] - a[1], b[3] - b[1]);
}

/** How many words of a page that is `width` points wide collide with one that was drawn before, or leave the paper. */
export function collisionsIn(words: readonly DrawnWord[], width: number): number {
  const above: DrawnWord[] = [];
  let count = 0;
  for (const word of words.toSorted((a, b) => a.box[1] - b.box[1])) {
    while (above[0] && above[0].box[3] < word.box[1]) above.shift();
    if (word.box[0] < 0 || word.box[2] > width || above.some((other) => collide(word, other))) count++;
    above.push(word);
  }
  return count;
}
