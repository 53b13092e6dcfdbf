/** What each cell of a block is to a party, by its label and its looks. */
import type { LabelHit } from '../labels/match.ts';
import { type LabelMeaning, factMeanings } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { addressLineOf } from '../values/addresses.ts';
import { contactLine } from '../values/names.ts';
import { attentionLine, isLabel, labelLeftOf, notParty, roles, valueBehind } from './roles.ts';
import type { Survey } from './survey.ts';

export interface Part {
  /** The text of the cell without its label. */
  readonly text: string;
  readonly cell: Cell;
  readonly kind: 'name' | 'address' | 'attention' | 'free' | 'skip';
}

const facts: ReadonlySet<LabelMeaning> = new Set(factMeanings);

/** Shorter labels ("Lot", "Unit") begin addresses too. */
const longFact = 8;

/** "Invoice number  D3F0-0007": a label needs no colon where a number follows it. */
const isFact = (cell: Cell, { start, end, length, meanings }: LabelHit): boolean =>
  start <= 2 && length >= longFact && /\d/.test(cell.text.slice(end)) && meanings.some((meaning) => facts.has(meaning));

function kindOf(text: string, meanings: readonly LabelMeaning[]): Part['kind'] {
  if (meanings.includes('name')) return 'name';
  if (meanings.includes('address')) return 'address';
  const isAddressLine = addressLineOf(text) !== undefined;
  if (meanings.some((meaning) => roles.has(meaning))) return isAddressLine ? 'address' : 'free';
  if (meanings.some((meaning) => notParty.has(meaning))) return 'skip';
  return contactLine.test(text) && !isAddressLine ? 'skip' : 'free';
}

export function partOf(survey: Survey, cell: Cell): Part {
  if (attentionLine.test(cell.text)) return { text: cell.text, cell, kind: 'attention' };
  const own = survey.labels.get(cell)?.[0];
  const label = own && isLabel(cell, own) ? own : undefined;
  const text = label ? valueBehind(survey, cell, label) : cell.text;
  if (text.trim() === '' || (own && isFact(cell, own))) return { text, cell, kind: 'skip' };
  const meanings = (label ?? labelLeftOf(survey, cell))?.meanings ?? [];
  return { text, cell, kind: kindOf(text, meanings) };
}
