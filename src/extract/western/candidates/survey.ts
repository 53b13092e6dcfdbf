/**
 * What is known of a whole document before any field is looked for: its labels, its number and date style, its
 * countries and which of its lines belong to line tables.
 */
import { type LabelHit, labelsInText, mendLetters } from '../labels/match.ts';
import type { LabelMeaning } from '../languages/table.ts';
import { withoutForeign } from '../labels/spoken.ts';
import { type Cell, type Line, type TextLayout, textLayoutOf } from '../../layout/text-layout.ts';
import { type LineTable, findTables } from '../lines/table.ts';
import { countriesIn } from '../values/countries.ts';
import { type DateOrder, dateOrderOf } from '../values/dates.ts';
import { type DecimalSign, decimalSignOf } from '../values/numbers.ts';
import type { Page } from '../../../domain/document.ts';

export interface Survey {
  readonly layout: TextLayout;
  readonly labels: ReadonlyMap<Cell, readonly LabelHit[]>;
  readonly decimalSign: DecimalSign | undefined;
  readonly dateOrder: DateOrder;
  /** Day and month order was told by a date of the document itself. */
  readonly dateOrderCertain: boolean;
  /** Most evident first. */
  readonly countries: readonly { readonly country: string; readonly lines: number }[];
  readonly tables: readonly LineTable[];
  /** Lines inside a table's body or header: their amounts and words are no totals and no parties. */
  readonly tableLines: ReadonlySet<Line>;
}

/** Whether a label on the line has the meaning. */
export const isLabelledOn = (
  line: Line | undefined,
  meaning: LabelMeaning,
  { labels }: Pick<Survey, 'labels'>,
): boolean => line?.cells.some((cell) => labels.get(cell)?.some(({ meanings }) => meanings.includes(meaning))) === true;

/** All that labels of the document mean. */
export const meaningsIn = ({ labels }: Pick<Survey, 'labels'>): ReadonlySet<LabelMeaning> =>
  new Set([...labels.values()].flatMap((hits) => hits.flatMap(({ meanings }) => meanings)));

/** Recognised pages of a hostile document can hold any number of words. */
const mostCells = 60_000;

/** Families look at the same pages in turn, first to recognise and then to read them. */
const ofPage = new WeakMap<Page, Survey>();
const ofPages = new WeakMap<readonly Page[], Survey>();

export function surveyOf(pages: readonly Page[]): Survey {
  const [only, ...more] = pages;
  const single = only && more.length === 0 ? only : undefined;
  const known = single ? ofPage.get(single) : ofPages.get(pages);
  if (known) return known;
  const survey = surveyAnew(pages);
  if (single) ofPage.set(single, survey);
  else ofPages.set(pages, survey);
  return survey;
}

/** Countries that write the month before the day. */
export const monthFirst: ReadonlySet<string> = new Set(['US', 'PR', 'PH']);

function surveyAnew(pages: readonly Page[]): Survey {
  const layout = textLayoutOf(pages);
  const cells = layout.cells.slice(0, mostCells);
  const texts = cells.map((cell) => cell.text);
  const recognised = layout.method === 'ocr';
  const labels = withoutForeign(
    new Map(cells.map((cell) => [cell, labelsInText(recognised ? mendLetters(cell.text) : cell.text)])),
  );
  const decimalSign = decimalSignOf(texts);
  const countries = countriesIn(layout.lines.map((line) => line.text));
  const certain = dateOrderOf(texts);
  const tables = findTables(layout, labels, decimalSign);
  const monthFirstCountry =
    monthFirst.has(countries[0]?.country ?? '') || (countries.length === 0 && texts.some((text) => text.includes('$')));
  return {
    layout,
    labels,
    decimalSign,
    dateOrder: certain ?? (monthFirstCountry ? 'month-first' : 'day-first'),
    dateOrderCertain: certain !== undefined,
    countries,
    tables,
    tableLines: new Set(tables.flatMap((table) => [...table.header, ...table.body])),
  };
}
