/**
 * Blocks of lines that belong together on the page: a letterhead, an address window.
 *
 * Only lines under each other with a common edge or middle make a block: two addresses side by side are two blocks.
 */
import type { Box } from '../../../geometry/box.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { addressLineOf } from '../values/addresses.ts';
import { attentionLine, meaningOf } from './roles.ts';
import type { Survey } from './survey.ts';

export interface Block {
  readonly cells: readonly Cell[];
  readonly box: Box;
  readonly page: number;
}

/** Lines of one address may stand wider apart than its neighbours, but not wider than this many heights. */
const widestInAddress = 2.3;

function continues(members: readonly Cell[], cell: Cell): boolean {
  const last = members.at(-1);
  if (!last || last.page !== cell.page || last.line === cell.line) return false;
  const gap = cell.box[1] - last.box[3];
  const height = Math.min(cell.height, last.height);
  const aligned =
    Math.abs(cell.box[0] - last.box[0]) < 0.7 * height ||
    Math.abs(cell.box[2] - last.box[2]) < 0.4 * height ||
    (Math.abs(cell.box[0] + cell.box[2] - last.box[0] - last.box[2]) < 1.6 * height && last.line === cell.line - 1);
  const widest = addressLineOf(cell.text) ? widestInAddress : 1.1;
  return (
    gap < widest * height &&
    gap > -0.6 * height &&
    aligned &&
    cell.height < 1.9 * last.height &&
    last.height < 2.2 * cell.height
  );
}

/** Blocks of all pages. A heading that names a role ("Bill to") begins a block of its own. */
export function blocksOf(survey: Survey, excluded: ReadonlySet<Cell>): Block[] {
  const open: Cell[][] = [];
  const { layout } = survey;
  for (const cell of layout.cells) {
    const line = layout.lines[cell.line];
    if (!line || survey.tableLines.has(line) || excluded.has(cell)) continue;
    const heads = meaningOf(survey, cell) !== undefined && !attentionLine.test(cell.text);
    const block = heads ? undefined : open.slice(-60).findLast((members) => continues(members, cell));
    if (block) block.push(cell);
    else open.push([cell]);
  }
  return open.map((cells) => ({ cells, box: boxAround(cells.map((cell) => cell.box)), page: cells[0]?.page ?? 1 }));
}
