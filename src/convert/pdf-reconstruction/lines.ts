/** Words to lines, and lines to the pieces that wide gaps part. */
import type { Box, Word } from '../../domain/document.ts';
import { heightOf } from './page.ts';
import { boxAround, wordsByRow } from '../../domain/rows.ts';

export interface Segment {
  readonly text: string;
  readonly box: Box;
  readonly words: readonly Word[];
}
export interface Line {
  readonly box: Box;
  readonly words: readonly Word[];
  readonly segments: readonly Segment[];
}

/** A gap of more than this many heights parts a line: wider than any blank, justified text included. */
const gapInHeights = 1.1;

const cjk = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** Words side by side as text: no blank where they touch, nor between Han characters. */
export function joined(words: readonly Word[]): string {
  let text = '';
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before) {
      const gap = word.box[0] - before.box[2];
      const height = Math.min(heightOf(before), heightOf(word));
      const han = cjk.test(before.text.slice(-1)) && cjk.test(word.text.slice(0, 1));
      if (gap >= 0.12 * height && !(han && gap < 0.6 * height)) text += ' ';
    }
    text += word.text;
  });
  return text;
}

/** Two lines of one paragraph as text: words cut at a hyphen are whole again, Han text has no blank. */
export function continued(before: string, next: string): string {
  if (/[a-zà-ÿ]-$/.test(before) && /^[a-zà-ÿ]/.test(next)) return before.slice(0, -1) + next;
  return cjk.test(before.slice(-1)) && cjk.test(next.slice(0, 1)) ? before + next : `${before} ${next}`;
}

export function segmentsOf(words: readonly Word[]): readonly Segment[] {
  const groups: Word[][] = [];
  let reached = -Infinity;
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.box[0] - reached <= gapInHeights * Math.min(heightOf(last), heightOf(word)))
      group.push(word);
    else groups.push([word]);
    reached = Math.max(reached, word.box[2]);
  }
  return groups.map((group) => ({ text: joined(group), box: boxAround(group.map(({ box }) => box)), words: group }));
}

/** Lines top to bottom: words whose middles lie within each other's height. */
export const linesOf = (words: readonly Word[]): readonly Line[] =>
  wordsByRow(words, { heights: 0.4, lookBack: 4 }).map((members) => ({
    words: members,
    box: boxAround(members.map(({ box }) => box)),
    segments: segmentsOf(members),
  }));
