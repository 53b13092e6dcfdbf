/** The role that a heading gives to a block of lines: "Bill to" above it in its column, or left of its first line. */
import { squeezed } from '../labels/squeeze.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import type { Block } from './blocks.ts';
import { labelLeftOf, meaningOf } from './roles.ts';
import type { Survey } from './survey.ts';

/** A heading stands at most this many lines above its block, and each line at most this many heights above it. */
const mostLinesAbove = 4;
const farthestAbove = 4;

/** Role of the nearest heading above `block` in its column, or left of its first line. */
export function headingOf(survey: Survey, block: Block): LabelMeaning | undefined {
  const top = block.cells[0];
  if (!top) return undefined;
  // In a form the heading stands over the labels, not over the values.
  const beside = labelLeftOf(survey, top) ? survey.layout.lines[top.line]?.cells[top.column - 1] : undefined;
  const role = beside ? roleOf(survey, beside) : undefined;
  return role ?? headingOver(survey, block, top) ?? (beside ? headingOver(survey, block, beside) : undefined);
}

/** A role that `cell` names for what is under or beside it: one with a value of its own names none. */
function roleOf(survey: Survey, cell: Cell): LabelMeaning | undefined {
  const hit = survey.labels.get(cell)?.[0];
  if (hit && squeezed(cell.text.slice(hit.end)) !== '') return undefined;
  return meaningOf(survey, cell);
}

/** The role named by the nearest line above `first` in its column, or by the label left of it. */
function headingOver(survey: Survey, block: Block, first: Cell): LabelMeaning | undefined {
  const isLabelled = labelLeftOf(survey, first) !== undefined;
  const isHeading = (cell: Cell): boolean =>
    cell.line === first.line
      ? isLabelled && cell.column === first.column - 1
      : Math.abs(cell.box[0] - first.box[0]) < 3 * first.height;
  for (let index = first.line; index >= 0 && first.line - index <= mostLinesAbove; index--) {
    const line = survey.layout.lines[index];
    if (!line || line.page !== first.page || first.box[1] - line.box[3] > farthestAbove * first.height) break;
    for (const cell of line.cells) {
      const role = isHeading(cell) && !block.cells.includes(cell) ? roleOf(survey, cell) : undefined;
      if (role) return role;
    }
  }
  return undefined;
}
