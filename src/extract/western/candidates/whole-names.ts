/** Names that their column was too narrow for, put together from their lines. */
import { wordsOf } from '../languages/index.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { addressLineOf, namesPlace } from '../values/addresses.ts';
import { legalForm, legalFormAlone, personTitle } from '../values/names.ts';
import { widthOf } from '../../../geometry/box.ts';
import type { Part } from './block-parts.ts';

/** A name that ends so goes on, and a line that begins so goes on from the one above. */
const goesOn = new RegExp(String.raw`(?:^|\s)(?:${wordsOf('joinsNames')}|&)$|[-–/]$`, 'iu');
const comesFrom = /^(?:\p{Ll}|[&+]\s)/u;

/** Whether the first word of `next` would not have fitted behind `last`: its column is no wider than `width`. */
const isFull = (last: Cell, next: Cell, width: number): boolean => {
  const [word] = next.words;
  return word !== undefined && widthOf(last) + word.box[2] - word.box[0] > width - 0.2 * last.height;
};

/** A part with the lines that were joined to it: its last cell, and whether it has more than one. */
interface Joined extends Part {
  readonly last: Cell;
  readonly broken: boolean;
}

/** Lines of a name that its column was too narrow for, as one; under a heading (`headed`) there is but one name. */
export function withWholeNames(parts: readonly Part[], headed: boolean): Part[] {
  const width = Math.max(0, ...parts.map(({ cell }) => widthOf(cell)));
  const joined: Joined[] = [];
  for (const part of parts) {
    const above = joined.at(-1);
    if (above && (isRestOfForm(above, part) || isRestOfName(above, part, width, headed)))
      joined[joined.length - 1] = {
        ...above,
        text: `${above.text} ${part.text.trim()}`,
        last: part.cell,
        broken: true,
      };
    else joined.push({ ...part, last: part.cell, broken: false });
  }
  return joined;
}

/** A legal form on a line of its own belongs to the name above it. */
const isRestOfForm = (above: Joined, { kind, text }: Part): boolean =>
  above.kind !== 'address' && kind === 'free' && legalFormAlone.test(text.trim());

/** Whether `part` is the rest of the name above it, which did not fit on one line of its column. */
function isRestOfName(above: Joined, part: Part, width: number, headed: boolean): boolean {
  const text = part.text.trim();
  if (above.kind !== 'free' || part.kind !== 'free' || above.last === part.cell) return false;
  if (!mayBeOfName(text, headed) || !areAlikeInHeight(part.cell, above.last)) return false;
  const isWorded = goesOn.test(above.text) || comesFrom.test(text);
  const full = isFull(above.last, part.cell, width);
  if (!headed) return isWorded && full;
  return isWorded || (full && (above.broken || addsLegalForm(above.text, text)));
}

const mayBeOfName = (text: string, headed: boolean): boolean =>
  addressLineOf(text) === undefined && !(headed && namesPlace(text)) && !/\d/.test(text) && !personTitle.test(text);

const addsLegalForm = (above: string, text: string): boolean => legalForm.test(text) && !legalForm.test(above);

const areAlikeInHeight = (a: Cell, b: Cell): boolean => a.height < 1.2 * b.height && b.height < 1.2 * a.height;
