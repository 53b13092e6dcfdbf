/**
 * Pages cut into the forms that stand on them: one photo or one piece of paper may bear several invoices, one above the
 * other.
 *
 * A form has one table header and, above it, its number and title. The cut between two headers therefore lies above the
 * first number or title that follows the total of the upper form.
 */
import type { Page } from '../../../domain/document.ts';
import { rowsOf } from '../../layout/rows.ts';
import { foldWidth } from '../values/chinese.ts';
import { labelsNamed } from '../form/labelled-page.ts';
import { type FormPage, formPageOf } from './form-page.ts';
import { middleY } from '../../../geometry/box.ts';

const titlePattern = /(专用|普通|通用)发票|销货清单|应税劳务清单/;

/** Tops of the titles and numbers between two heights, highest first. */
function startsBetween(form: FormPage, above: number, below: number): number[] {
  const titles = rowsOf(form.words)
    .filter((row) => titlePattern.test(foldWidth(row.text).replace(/\s/g, '')))
    .map((row) => row.box);
  const labels = (['code', 'number', 'date'] as const).flatMap((name) => labelsNamed(form, name)).map(({ box }) => box);
  return [...titles, ...labels]
    .filter((box) => box[1] > above && box[3] < below)
    .map((box) => box[1])
    .toSorted((a, b) => a - b);
}

/**
 * A form has about fifteen labels and one header, and no page bears more than sixteen forms. A page with more was made to
 * use up time.
 */
const mostLabels = 400;
const mostHeaders = 32;

/** The forms on a page, top to bottom; usually one. None where the page exceeds the limits. */
export function formPagesOn(page: Page): FormPage[] {
  const whole = formPageOf(page);
  if (whole.labels.length > mostLabels || whole.headers.length > mostHeaders) return [];
  const cuts: number[] = [];
  whole.headers.forEach((header, index) => {
    const next = whole.headers[index + 1];
    if (!next) return;
    const totals = [...labelsNamed(whole, 'totalInWords'), ...labelsNamed(whole, 'sum')].filter(
      (label) => middleY(label) > header.box[3] && middleY(label) < next.box[1],
    );
    if (totals.length === 0) return;
    const [cut] = startsBetween(whole, Math.max(...totals.map(middleY)), next.box[1]);
    if (cut !== undefined) cuts.push(cut - 2);
  });
  if (cuts.length === 0) return [whole];
  const edges = [0, ...cuts, page.height];
  return edges.slice(0, -1).map((top, index) => {
    const bottom = edges[index + 1] ?? page.height;
    return formPageOf({ ...page, words: page.words.filter((word) => middleY(word) >= top && middleY(word) < bottom) });
  });
}
