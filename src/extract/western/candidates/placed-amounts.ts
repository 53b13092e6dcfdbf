/** Amounts of a document with the places they are printed at, for whatever relates amounts to each other. */
import type { Evidence } from '../../../domain/evidence.ts';
import { minorUnits } from '../../../domain/money.ts';
import { boxOf, type Cell, type Line } from '../../layout/text-layout.ts';
import { type CellAmount, amountsIn } from './amounts.ts';
import type { Survey } from './survey.ts';

export interface PlacedAmount extends CellAmount {
  readonly cell: Cell;
  readonly cents: number;
}

/** The amounts of a line, from left to right. */
export const placedOn = ({ cells }: Line, survey: Survey): PlacedAmount[] =>
  cells.flatMap((cell) =>
    amountsIn(cell, survey).map((amount) => ({ ...amount, cell, cents: minorUnits(amount.value) })),
  );

const known = new WeakMap<Survey, readonly (readonly PlacedAmount[])[]>();

/** The amounts of each line. A document is asked for them by each that relates them. */
export function placedAmounts(survey: Survey): readonly (readonly PlacedAmount[])[] {
  const found = known.get(survey) ?? survey.layout.lines.map((line) => placedOn(line, survey));
  known.set(survey, found);
  return found;
}

/** An amount as it is printed. */
export const printedText = ({ cell, start, end }: PlacedAmount): string => cell.text.slice(start, end);

export const evidenceOf = (placed: PlacedAmount, confidence: number, survey: Survey): Evidence<number> => ({
  value: placed.value,
  confidence,
  method: survey.layout.method,
  page: placed.cell.page,
  box: boxOf(placed.cell, placed.start, placed.end),
  text: printedText(placed),
});
