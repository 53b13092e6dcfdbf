/**
 * Finds columns that are close together. A gap that is too narrow by itself divides a line when the lines around it leave the
 * same strip free, because blanks between words are not aligned from line to line.
 */
import type { Word } from '../../geometry/word.ts';
import { type Line, piecesAt } from './lines.ts';
import { heightOf } from '../../geometry/box.ts';
import { median } from '../../geometry/median.ts';

/** In heights of the line: the smallest gap, and how much of it has to be free in the other lines, too. */
const narrowGap = 0.66;
const commonStrip = 0.58;
/** How many lines above and below are compared, and how many of them have to agree. */
const reach = 3;
const fewestAgreeing = 3;

interface Gap {
  readonly x0: number;
  readonly x1: number;
  /** The index of the word after the gap. */
  readonly at: number;
}

export function withAlignedGaps(lines: readonly Line[], fewest = fewestAgreeing): readonly Line[] {
  const gaps = lines.map(gapsOf);
  return lines.map((line, index) => {
    const height = median(line.words.map(heightOf));
    const cuts = (gaps[index] ?? []).filter((gap) => {
      if (gap.x1 - gap.x0 < narrowGap * height) return false;
      let [x0, x1, agreeing] = [gap.x0, gap.x1, 0];
      for (const other of neighbours(lines, index)) {
        const free = (gaps[other] ?? []).find(
          (one) => Math.min(one.x1, x1) - Math.max(one.x0, x0) >= commonStrip * height,
        );
        if (!free) continue;
        [x0, x1] = [Math.max(x0, free.x0), Math.min(x1, free.x1)];
        agreeing++;
      }
      return agreeing >= fewest;
    });
    return cuts.length === 0
      ? line
      : {
          ...line,
          segments: piecesAt(
            line,
            cuts.map(({ at }) => at),
          ),
        };
  });
}

/** Neighbouring lines up to a wide blank. */
function neighbours(lines: readonly Line[], index: number): readonly number[] {
  const found: number[] = [];
  for (const step of [-1, 1])
    for (let at = index + step; Math.abs(at - index) <= reach; at += step) {
      const [line, before] = [lines[at], lines[at - step]];
      if (!line || !before) break;
      const blank = step > 0 ? line.box[1] - before.box[3] : before.box[1] - line.box[3];
      if (blank > 2 * (before.box[3] - before.box[1])) break;
      found.push(at);
    }
  return found;
}

function gapsOf({ words }: Line): readonly Gap[] {
  const gaps: Gap[] = [];
  let reached = -Infinity;
  words.forEach((word: Word, at) => {
    if (at > 0 && word.box[0] > reached) gaps.push({ x0: reached, x1: word.box[0], at });
    reached = Math.max(reached, word.box[2]);
  });
  return gaps;
}
