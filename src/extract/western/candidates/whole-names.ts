/** Names that their column was too narrow for, put together from their lines. */
import { wordsOf } from '../languages/index.ts';
import type { Cell } from '../layout.ts';
import { addressLineOf, namesPlace } from '../values/addresses.ts';
import { legalForm, legalFormAlone, personTitle } from '../values/names.ts';
import { widthOf } from '../../../geometry/box.ts';

/** What a cell of a block says, without its label. */
export interface Part {
  readonly text: string;
  readonly cell: Cell;
  readonly kind: 'name' | 'address' | 'attention' | 'free' | 'skip';
}

/** A name that ends so goes on, and a line that begins so goes on from the one above. */
const goesOn = new RegExp(String.raw`(?:^|\s)(?:${wordsOf('joinsNames')}|&)$|[-–/]$`, 'iu');
const comesFrom = /^(?:\p{Ll}|[&+]\s)/u;

/** Whether the first word of `next` would not have fitted behind `last`: its column is no wider than `width`. */
const isFull = (last: Cell, next: Cell, width: number): boolean => {
  const [word] = next.words;
  return word !== undefined && widthOf(last) + word.box[2] - word.box[0] > width - 0.2 * last.height;
};

/** Lines of a name that its column was too narrow for, as one; under a heading (`headed`) there is but one name. */
export function withWholeNames(parts: readonly Part[], headed: boolean): Part[] {
  const width = Math.max(0, ...parts.map(({ cell }) => widthOf(cell)));
  const joined: (Part & { readonly last: Cell; readonly broken: boolean })[] = [];
  for (const part of parts) {
    const above = joined.at(-1);
    const text = part.text.trim();
    const mayJoin =
      above !== undefined &&
      above.kind === 'free' &&
      part.kind === 'free' &&
      above.last !== part.cell &&
      addressLineOf(text) === undefined &&
      !(headed && namesPlace(text)) &&
      !/\d/.test(text) &&
      !personTitle.test(text);
    const level = above && part.cell.height < 1.2 * above.last.height && above.last.height < 1.2 * part.cell.height;
    const worded = goesOn.test(above?.text ?? '') || comesFrom.test(text);
    const full = above !== undefined && isFull(above.last, part.cell, width);
    const completes = legalForm.test(text) && !legalForm.test(above?.text ?? '');
    const whole =
      above && mayJoin && level && (headed ? worded || (full && (above.broken || completes)) : worded && full);
    const rest = above && above.kind !== 'address' && part.kind === 'free' && legalFormAlone.test(text);
    if (above && (whole || rest))
      joined[joined.length - 1] = { ...above, text: `${above.text} ${text}`, last: part.cell, broken: true };
    else joined.push({ ...part, last: part.cell, broken: false });
  }
  return joined;
}
