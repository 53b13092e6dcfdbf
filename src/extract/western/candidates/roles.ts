/**
 * What is the label of what, where parties are looked for: headings that name a role ("Bill to"), labels left of a value,
 * and lines that hand a letter on to a person.
 */
import { noWord, wordsOf } from '../languages/index.ts';
import type { LabelHit } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import { type LabelMeaning, labelMeanings, roleMeanings } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { isSlipTo } from './payment-slip.ts';
import type { Survey } from './survey.ts';

/** Labels that name a role. */
export const roles: ReadonlySet<LabelMeaning> = new Set(roleMeanings);

/** A label that is all of its cell, or is closed by a colon: "To" inside a sentence is none. */
export function isLabel(cell: Cell, hit: LabelHit): boolean {
  const rest = cell.text.slice(hit.end).trim();
  if (hit.start > 2) return false;
  return (
    rest === '' ||
    /^[:：#.]/.test(rest) ||
    (squeezed(rest) === '' && rest.length < 3) ||
    (hit.length >= 5 && /^\(.*\)\s*:?$/.test(rest))
  );
}

const departure = new RegExp(String.raw`^(?:${wordsOf('departure')})${noWord}*$`, 'iu');
const arrival = new RegExp(String.raw`^(?:${wordsOf('arrival')})${noWord}*$`, 'iu');

/** "Flight | From | To | Date": places, not parties. */
function isRoute(survey: Survey, cell: Cell): boolean {
  const cells = survey.layout.lines[cell.line]?.cells ?? [];
  const [from, to] = [departure, arrival].map((end) => cells.find(({ text }) => end.test(text)));
  return cells.length > 3 && from !== undefined && to !== undefined && (cell === from || cell === to);
}

/** The role that `cell` is the label of. */
export function meaningOf(survey: Survey, cell: Cell): LabelMeaning | undefined {
  const hit = survey.labels.get(cell)?.[0];
  if (!hit || !isLabel(cell, hit) || isRoute(survey, cell)) return undefined;
  const role = hit.meanings.find((meaning) => roles.has(meaning));
  return role === 'buyer' && isSlipTo(survey, cell, hit) ? 'remitTo' : role;
}

/** What stands right under a label, in its column: its value, if anything at its side is far away. */
export function valueBelow(survey: Survey, label: Cell): Cell | undefined {
  const below = survey.layout.lines
    .slice(label.line + 1, label.line + 3)
    .flatMap(({ cells }) => cells)
    .find(
      (cell) =>
        cell.page === label.page &&
        Math.abs(cell.box[0] - label.box[0]) < 0.5 * label.height &&
        cell.box[1] - label.box[3] < 1.2 * label.height,
    );
  const own = below && survey.labels.get(below)?.[0];
  return below && own && isLabel(below, own) ? undefined : below;
}

/** Farther than this (in heights) a value beside a label is not its own where one stands under it. */
const farBeside = 6;

/** Label right of which `cell` stands on its line, if the neighbour is one. */
export function labelLeftOf(survey: Survey, cell: Cell): LabelHit | undefined {
  const other = survey.layout.lines[cell.line]?.cells[cell.column - 1];
  const hit = other && survey.labels.get(other)?.[0];
  // A title across the page is no label of what happens to stand on its line.
  if (!other || !hit || cell.box[0] - other.box[2] > 16 * cell.height || other.height > 1.4 * cell.height)
    return undefined;
  if (!isLabel(other, hit)) return undefined;
  const names = hit.meanings.some((meaning) => roles.has(meaning));
  if (names && cell.box[0] - other.box[2] > farBeside * cell.height && valueBelow(survey, other)) return undefined;
  return hit;
}

/** Labels that parties have themselves, and words that names begin with too ("Cash Converters"). */
const ofParties: ReadonlySet<LabelMeaning> = new Set([
  ...roleMeanings,
  'name',
  'address',
  'charge',
  'rounding',
  'cash',
  'change',
  'commission',
]);

/** Labels of what is no party. */
export const notParty: ReadonlySet<LabelMeaning> = new Set(labelMeanings.filter((meaning) => !ofParties.has(meaning)));

/** "z. Hd. Frau Kern", "c/o Sunrise Management": to whom it is handed on, where a name stands above or below. */
export const attentionLine = new RegExp(String.raw`^${noWord}*(?:${wordsOf('attention')})(?=[\s.:eu’'])`, 'iu');

/** A name may go on in the next cell where recognition parted its words: no farther than this, in heights. */
const nearBeside = 2;

/** What stands behind the label in `cell`, with the word or two beside it that no label begins. */
export function valueBehind(survey: Survey, cell: Cell, hit: LabelHit): string {
  const rest = cell.text.slice(hit.end).replace(/^[\s:：.#]+/, '');
  const next = survey.layout.lines[cell.line]?.cells[cell.column + 1];
  if (survey.layout.method !== 'ocr' || rest === '' || /\d/.test(rest) || !next || next.words.length > 2) return rest;
  const near = next.box[0] - cell.box[2] < nearBeside * cell.height;
  const named = /^[\p{L}.'’-]+(?: [\p{L}.'’-]+)?$/u.test(next.text) && (survey.labels.get(next) ?? []).length === 0;
  return near && named ? `${rest} ${next.text}` : rest;
}
