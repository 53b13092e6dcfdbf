/**
 * Makes rules that find the values of a sample: by the words before a value on its line, or by the title above it. A
 * rule is proposed only if it finds the same value again. No rule fixes a value, because a misread value would then be
 * repeated for every document and look certain.
 */
import type { Box } from '../../geometry/box.ts';
import type { RecordedEvidence } from '../../domain/record.ts';
import { labelsInText } from '../western/labels/match.ts';
import type { DocumentText } from '../layout/document-text.ts';
import { boxAround } from '../../geometry/rows.ts';
import { type Cell, boxOf, overlapX } from '../layout/text-layout.ts';
import { locateAmount, locateDate } from '../sources/language-model/locate.ts';
import { findField, type Searched } from './fields.ts';
import type { FieldRule, TemplateField } from './schema.ts';
import { kindOf } from './values.ts';

type Value = string | number;

/** The first rule that finds `value` in the sample; undefined if none does. */
export function draftRule(
  field: TemplateField,
  value: Value,
  evidence: RecordedEvidence | undefined,
  searched: Searched,
): FieldRule | undefined {
  return candidates(field, value, evidence, searched).find((rule) => findField(field, rule, searched)?.value === value);
}

function candidates(
  field: TemplateField,
  value: Value,
  evidence: RecordedEvidence | undefined,
  searched: Searched,
): FieldRule[] {
  const range = evidence && rangeOf(field, value, evidence, searched);
  if (!range) return [];
  const { text } = searched.document;
  const printed = text.slice(range.start, range.end);
  const line = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start);
  const capture = `(${valuePattern(field, printed)})`;
  const byWords = labelsBefore(line)
    .filter((label) => suits(field, label))
    .map((label): FieldRule => ({
      regex: `${wordsPattern(label)}${kindOf(field) === 'amount' ? String.raw`[^\d\n]*?` : String.raw`[\s:]*`}${capture}`,
    }));
  const above = titleAbove(evidence, searched);
  const byTitle: FieldRule[] =
    above === undefined || !suits(field, above) ? [] : [{ label: above, direction: 'below' }];
  return [...byWords, ...byTitle, ...byTitle.map((rule) => ({ ...rule, regex: capture }))];
}

/** Words beside the name of a buyer will differ on the next document, unless they are its label. */
const suits = (field: TemplateField, label: string): boolean =>
  !['buyer.name', 'buyer.address'].includes(field) ||
  /名称|购|buyer/i.test(label) ||
  labelsInText(label).some(({ meanings }) => meanings.includes('buyer'));

interface Range {
  readonly start: number;
  readonly end: number;
}

const centreIn = ([x0, y0, x1, y1]: Box, box: Box): boolean => {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
};

function rangeOf(
  field: TemplateField,
  value: Value,
  { page, box, text }: RecordedEvidence,
  { document }: Searched,
): Range | undefined {
  if (!box || page === undefined) return undefined;
  const within = document.placed.filter((placed) => placed.page === page && centreIn(placed.word.box, box));
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last) return undefined;
  // A word may be longer than the value: "Nr.4711".
  const around = document.text.slice(first.start, last.end);
  const printed = [text, ...printedForms(field, value, document)].find(
    (form) => form !== undefined && around.includes(form),
  );
  const start = first.start + (printed === undefined ? 0 : around.indexOf(printed));
  return { start, end: printed === undefined ? last.end : start + printed.length };
}

function printedForms(field: TemplateField, value: Value, document: DocumentText): (string | undefined)[] {
  if (typeof value === 'number') return [locateAmount(document, value)?.text];
  return [kindOf(field) === 'date' ? locateDate(document, value)?.text : value];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** Turns words into a pattern that accepts any blanks between them and any digits instead of theirs. */
export const wordsPattern = (text: string): string =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => escaped(word).replace(/\d+/g, String.raw`\d+`))
    .join(String.raw`\s+`);

const longestLabel = 60;
const labelLike = /\p{L}{2}|\p{Script=Han}/u;

/** The words directly before a value that may be its label, the shortest first: a label has letters. */
function labelsBefore(line: string): string[] {
  const cells = line.trimEnd().split(/\s{2,}/);
  const texts = [cells.at(-1) ?? '', cells.slice(-2).join(' '), line.trim()];
  const labels = texts.filter((text) => labelLike.test(text) && text.length <= longestLabel);
  return [...new Set(labels)];
}

function valuePattern(field: TemplateField, printed: string): string {
  const kind = kindOf(field);
  if (kind === 'amount') return /\d\s\d/.test(printed) ? String.raw`[-−]?\d[\d.,' ]*\d` : String.raw`[-−]?\d[\d.,']*`;
  if (kind === 'date') return datePattern(printed);
  return /\s/.test(printed.trim()) ? String.raw`\S.*?(?=\s{2,}|\n)` : String.raw`\S+`;
}

const datePattern = (printed: string): string =>
  printed.trim().replace(/\d+|\p{L}+|\s+|[\s\S]/gu, (part) => {
    if (/^\d{4}$/.test(part)) return String.raw`\d{4}`;
    if (/^\d+$/.test(part)) return String.raw`\d{1,2}`;
    if (/^\p{L}+$/u.test(part)) return String.raw`\p{L}+`;
    return /^\s+$/.test(part) ? String.raw`\s+` : escaped(part);
  });

/** How far a title may be above its value, in heights of the title. */
const reachInHeights = 6;

function titleAbove({ page, box }: RecordedEvidence, { layout }: Searched): string | undefined {
  if (!box) return undefined;
  const above = layout.cells
    .filter(
      (cell) => cell.page === page && cell.box[3] <= box[1] + 1 && box[1] - cell.box[3] < reachInHeights * cell.height,
    )
    .filter((cell) => overlapX(cell.box, box) > 0 && /\p{L}{2}/u.test(cell.text) && !/\d{2}/.test(cell.text))
    .sort((a, b) => b.box[3] - a.box[3])[0];
  return above && titleOver(above, box);
}

/** If a cell has several titles, the words that are above the value. */
function titleOver(cell: Cell, box: Box): string {
  const over = cell.words.filter((word) => overlapX(word.box, box) > 0);
  if (over.length === 0 || over.length === cell.words.length) return cell.text;
  const around = boxAround(over.map((word) => word.box));
  const words = cell.words.filter((_, index) => {
    const start = cell.starts[index] ?? 0;
    return overlapX(boxOf(cell, start, start + 1), around) > 0;
  });
  return words.map(({ text }) => text).join(' ');
}
