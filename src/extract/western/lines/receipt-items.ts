/**
 * Lines of a receipt, with or without a header row: what stands between the head and the first total, with an amount at
 * the right. Figures alone on a line belong to the words above them, or to those below where a till prints them first.
 */
import type { Evidence, Method } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import type { Survey } from '../candidates/survey.ts';
import { type LabelMeaning, sumMeanings } from '../languages/table.ts';
import { findColumns } from '../labels/match.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Line } from '../../layout/text-layout.ts';
import { lettersIn } from '../values/letters.ts';
import { type Part, kindOf, namesOf, withNames } from './till-names.ts';
import { type TillRow, tillRowOf } from './till-rows.ts';
import { type Times, makes } from './till-times.ts';

/** A line that may be an article. */
export interface Article {
  readonly item: Evidence<InvoiceLine>;
  /** What its amount may be if it was misread; one without an amount counts only with one of these. */
  readonly otherReadings: readonly number[];
}

/** Articles up to a line that adds them up. */
export interface Section {
  readonly articles: readonly Article[];
  /** The first amount on the lines that end them. */
  readonly sumBelow: number | undefined;
}

const ends: ReadonlySet<LabelMeaning> = new Set([...sumMeanings, 'cash', 'change', 'rounding']);

/** Amounts that are no totals (what was taxed) end the lines too, where they are labelled by little else. */
const mostlyLabel = 0.8;

function isEnd(survey: Survey, line: Line): boolean {
  return line.cells.some((cell) => {
    const hit = survey.labels.get(cell)?.[0];
    const share = (hit?.length ?? 0) / Math.max(1, lettersIn(cell.text));
    return (
      hit !== undefined &&
      hit.start <= 2 &&
      hit.meanings.some(
        (meaning) => (ends.has(meaning) && share >= 0.35) || (meaning === 'otherAmount' && share >= mostlyLabel),
      )
    );
  });
}

/** Whether a cell of the line begins with a label of one of these meanings. */
const beginsWith = (survey: Survey, line: Line, wanted: ReadonlySet<LabelMeaning>): boolean =>
  line.cells.some((cell) =>
    survey.labels.get(cell)?.some(({ start, meanings }) => start <= 2 && meanings.some((one) => wanted.has(one))),
  );

/** "Discount 1.00" is subtracted. */
const discount: ReadonlySet<LabelMeaning> = new Set(['discount']);

/** What stands in the head of a receipt and among its sums, and names no article beside them. */
const labels: ReadonlySet<LabelMeaning> = new Set(['number', 'date', 'invoice', 'receipt', 'otherAmount']);

const titlesIn = ({ line }: Part): number =>
  /\d/.test(line.text) ? 0 : line.cells.flatMap((cell) => findColumns(cell.text)).length;

/** The index behind the titles of columns ("Item  Qty  Price"), which may wrap; 0 where there are none. */
function endOfTitles(parts: readonly Part[]): number {
  const last = parts.findLastIndex((part) => titlesIn(part) >= 2);
  if (last < 0) return 0;
  const next = parts[last + 1];
  const wraps = next !== undefined && titlesIn(next) > 0 && !/\s/.test(next.line.text.trim());
  return wraps ? last + 2 : last + 1;
}

/** Confidence of a line whose own arithmetic holds, and of one that says nothing of it. */
const proven = 0.85;
const likely = 0.55;

/** Lines of the name and address of the shop, at least. */
const headLines = 2;

/** An amount that was read with a digit too many is sure where quantity and price make it. */
function partOf(row: TillRow): Part {
  const { times, otherReadings } = row;
  const amount = row.amount ?? (times && otherReadings.find((reading) => makes(times, reading)));
  const sure = { ...row, amount };
  return { ...sure, kind: kindOf(sure) };
}

/** The words of a line: a number before them that is not the quantity is one of them. */
const nameIn = ({ words, leading }: Part, quantity: number | null): string =>
  leading === undefined || leading === quantity ? words : `${leading} ${words}`;

/** The article whose figures stand on `part`; `names` are the lines that name it, and `detail` a product before it. */
function articleOf(
  part: Part,
  { names, detail }: { readonly names: readonly Part[]; readonly detail: Times | undefined },
  method: Method,
): Article | undefined {
  const { amount, line } = part;
  const apart = [...names.map((name) => name.times), detail];
  const times = part.times ?? apart.find((one) => one && amount !== undefined && makes(one, amount));
  const holds = times !== undefined && amount !== undefined && makes(times, amount);
  const leading = [part, ...names].find((row) => row.leading !== undefined)?.leading;
  const quantity = times?.quantity ?? leading ?? null;
  const description = names.map((name) => nameIn(name, quantity)).join(' ') || part.code;
  if (description === '') return undefined;
  return {
    item: {
      value: {
        description,
        spec: null,
        unit: null,
        quantity,
        unitPrice: times?.unitPrice ?? null,
        netAmount: amount ?? null,
        taxRate: null,
        taxAmount: null,
      },
      confidence: holds ? proven : likely,
      method,
      page: line.page,
      box: boxAround([part, ...names].flatMap((row) => (row.line.page === line.page ? [row.line.box] : []))),
    },
    otherReadings: part.otherReadings,
  };
}

/** `article` with a product that was printed below it, where that makes its amount. */
function explainedBy(article: Article | undefined, times: Times | undefined): Article | undefined {
  const { quantity, netAmount } = article?.item.value ?? {};
  if (!article || !times || quantity !== null || typeof netAmount !== 'number' || !makes(times, netAmount))
    return undefined;
  return { ...article, item: { ...article.item, value: { ...article.item.value, ...times }, confidence: proven } };
}

/** A discount that is printed without a sign may be subtracted. */
function subtracted(article: Article): Article {
  const amount = article.item.value.netAmount;
  if (amount === null || amount <= 0) return article;
  return { ...article, otherReadings: [...article.otherReadings, -amount] };
}

/** What may be articles among `parts`, in order; `isHeaded` by titles of columns. */
function articlesAmong(parts: readonly Part[], isHeaded: boolean, survey: Survey, method: Method): readonly Article[] {
  const names = namesOf(parts, { isHeaded, isLabelled: ({ line }) => beginsWith(survey, line, labels) });
  const articles: Article[] = [];
  let detail: Times | undefined;
  parts.forEach((part, index) => {
    if (part.kind === 'product') {
      const explained = explainedBy(articles.at(-1), part.times);
      if (explained) articles[articles.length - 1] = explained;
      else detail = part.times;
    } else if (part.kind === 'article' || part.kind === 'figures') {
      const own = part.kind === 'article' ? [part] : (names.get(index) ?? []);
      const article = articleOf(part, { names: own, detail }, method);
      if (article) articles.push(beginsWith(survey, part.line, discount) ? subtracted(article) : article);
      detail = undefined;
    }
  });
  return articles;
}

/** No till prints more. */
const mostLines = 1000;

/** Departments, kinds of tax. */
const mostSections = 8;

/** The first amount on the lines of sums that begin at `index`. */
function sumFrom(parts: readonly Part[], index: number, survey: Survey): number | undefined {
  const next = parts.slice(index).find(({ line, amount }) => amount !== undefined || !isEnd(survey, line));
  return next && isEnd(survey, next.line) ? next.amount : undefined;
}

/**
 * What may be articles between the head of a receipt and its sums, and between one sum and the next: a till may add up
 * sections. One section at least.
 */
export function sectionsOn(survey: Survey, method: Method): readonly Section[] {
  const lines = survey.layout.lines.slice(0, mostLines);
  const all = withNames(lines.map((line) => partOf(tillRowOf(line, survey))));
  // A tax number in the head ("VAT 301 2244 81") is no total: articles come before the totals.
  const first = all.findIndex(({ amount }, index) => index >= headLines && amount !== undefined);
  const titles = endOfTitles(all.slice(0, Math.max(0, first)));
  const sums = all.flatMap(({ line }, index) =>
    index > headLines && index >= first && isEnd(survey, line) ? [index] : [],
  );
  const bounds = sums.length > 0 ? sums.slice(0, mostSections) : [all.length];
  return bounds.map((bound, at) => {
    const from = at === 0 ? Math.max(headLines, titles) : (bounds[at - 1] ?? 0) + 1;
    return {
      articles: articlesAmong(all.slice(from, bound), at === 0 && titles > 0, survey, method),
      sumBelow: sumFrom(all, bound, survey),
    };
  });
}
