/**
 * Header rows of line tables, by meaning: a line most of whose words are column titles.
 *
 * Titles wrap ("Positions-/betrag/ohne USt."), so lines close above and below are joined to one title per column.
 * `Amount` left of the description is a quantity; one right of it is money: place decides between meanings.
 */
import { wordsOf } from '../languages/index.ts';
import type { Box } from '../../../geometry/box.ts';
import { type ColumnHit, findColumns } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { ColumnMeaning } from '../languages/table.ts';
import { digitsIn } from '../values/letters.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { type Cell, type Line, type TextLayout, boxOf } from '../../layout/text-layout.ts';

export interface Column {
  readonly meaning: ColumnMeaning;
  readonly box: Box;
}

export interface Header {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
}

const taxName = new RegExp(String.raw`(?<!\p{L})(?:${wordsOf('taxes')})`, 'iu');

interface Title {
  readonly text: string;
  readonly box: Box;
  readonly meanings: readonly ColumnMeaning[];
}

const worth: Partial<Readonly<Record<ColumnMeaning, number>>> = {
  description: 2,
  quantity: 2,
  unitPrice: 2,
  amount: 1.5,
  net: 1.5,
  gross: 1.5,
  position: 1,
  code: 0.5,
  taxRate: 0.5,
  discount: 0.5,
  unit: 0.5,
};

/** "Description" and "Amount" alone make a table. */
const leastWorth = 3.5;

const coverage = (text: string, hits: readonly ColumnHit[]): number => {
  const all = squeezed(text).length;
  return all === 0 ? 0 : hits.reduce((sum, hit) => sum + hit.length, 0) / all;
};

function titlesOf(cell: Cell): Title[] {
  const hits = findColumns(cell.text);
  const only = hits.length === 1 && coverage(cell.text, hits) > 0.6 ? hits[0] : undefined;
  if (only) return [{ text: cell.text, box: cell.box, meanings: only.meanings }];
  return describedOnce(hits, cell.text).map(({ start, end, meanings }) => ({
    text: hits.length === 1 ? cell.text : cell.text.slice(start, end),
    box: boxOf(cell, start, end),
    meanings,
  }));
}

type TitleHit = Pick<ColumnHit, 'start' | 'end' | 'meanings'>;

/** "Service name", "Bezeichnung / Description": two words for what was sold that stand in one cell are one title. */
function describedOnce(hits: readonly ColumnHit[], text: string): readonly TitleHit[] {
  const found: TitleHit[] = [];
  for (const hit of hits) {
    const last = found.at(-1);
    const describe = [last, hit].every((one) => one?.meanings.includes('description'));
    if (last && describe && /^[\s/]*$/.test(text.slice(last.end, hit.start)))
      found[found.length - 1] = { start: last.start, end: hit.end, meanings: ['description'] };
    else found.push(hit);
  }
  return found;
}

/** "Price an hour: 60 €" says what a line costs. */
const hasPrice = /\d\s?[€$£]|[€$£]\s?\d/;

/** Longer than this is no title but a sentence. */
const mostTitleWords = 5;

/** Share of the letters that stand in titles; a title that is described further ("Description of the work") is one. */
function titledShare(line: Line): number {
  const all = squeezed(line.text).length;
  const titled = line.cells.reduce((sum, cell) => {
    const hits = findColumns(cell.text);
    const begins = line.cells.length > 1 && hits[0]?.start === 0 && hits.length === 1;
    const whole = begins && cell.words.length <= mostTitleWords && !/[.:;]$/.test(cell.text);
    return sum + (whole ? squeezed(cell.text).length : hits.reduce((total, hit) => total + hit.length, 0));
  }, 0);
  return all === 0 ? 0 : titled / all;
}

function looksLikeHeader(line: Line): boolean {
  if (line.cells.length > 40 || digitsIn(line.text) > 3 || line.text.length > 400 || hasPrice.test(line.text))
    return false;
  const hits = line.cells.flatMap((cell) => findColumns(cell.text));
  if (hits.length < 2 || titledShare(line) < 0.55) return false;
  const kinds = new Set(line.cells.flatMap(titlesOf).map((title) => title.meanings[0]));
  return kinds.size >= 2;
}

/** Lines that continue the titles of `line` in direction `step`. */
function neighbours(layout: TextLayout, line: Line, step: 1 | -1): Line[] {
  const found: Line[] = [];
  let edge = line;
  for (let index = line.index + step; found.length < 5; index += step) {
    const next = layout.lines[index];
    if (!next || next.page !== line.page) break;
    const height = line.box[3] - line.box[1];
    const gap = step > 0 ? next.box[1] - edge.box[3] : edge.box[1] - next.box[3];
    if (gap > 0.7 * height || digitsIn(next.text) > 0) break;
    const hits = next.cells.flatMap((cell) => findColumns(cell.text));
    const short = next.cells.every((cell) => cell.words.length <= 4);
    // A first row of text only is no title: a title line has a column word, or continues a title that was cut short.
    const titled = coverage(next.text, hits) >= 0.5 || (step < 0 && short && next.text.trimEnd().endsWith('-'));
    const tight =
      gap < 0.35 * height && short && next.cells.length <= line.cells.length && coverage(next.text, hits) >= 0.3;
    if (!titled && !tight) break;
    found.push(next);
    edge = next;
  }
  return found;
}

function joined(titles: readonly Title[]): Title[] {
  const groups: Title[][] = [];
  for (const title of titles) {
    const group = groups.find((members) => {
      const box = boxAround(members.map((member) => member.box));
      const shared = Math.min(box[2], title.box[2]) - Math.max(box[0], title.box[0]);
      return shared > 0.3 * Math.min(box[2] - box[0], title.box[2] - title.box[0]);
    });
    if (group) group.push(title);
    else groups.push([title]);
  }
  return groups.map((group) => {
    const text = group.map((title) => title.text.replace(/-$/, '')).join(' ');
    const whole = findColumns(text)[0];
    const meanings =
      whole && whole.length >= 0.8 * squeezed(text).length
        ? whole.meanings
        : (group.find(({ meanings }) => meanings.length > 0)?.meanings ?? []);
    return {
      text: group.length === 1 ? (group[0]?.text ?? text) : text,
      box: boxAround(group.map((title) => title.box)),
      meanings,
    };
  });
}

const order: readonly ColumnMeaning[] = [
  'description',
  'quantity',
  'unitPrice',
  'net',
  'gross',
  'amount',
  'taxRate',
  'taxAmount',
  'discount',
  'unit',
  'code',
  'position',
  'other',
];

/** Of several titles of what is sold, the one with most room up to the next. */
function describing(titles: readonly Title[]): Title | undefined {
  const only = titles.filter(({ meanings }) => meanings.length === 1 && meanings[0] === 'description');
  const all = only.length > 0 ? only : titles.filter(({ meanings }) => meanings.includes('description')).slice(0, 1);
  const roomOf = ({ box }: Title): number =>
    Math.min(...titles.map((other) => (other.box[0] > box[0] + 1 ? other.box[0] : Infinity))) - box[0];
  return all.reduce<Title | undefined>(
    (best, title) => (!best || roomOf(title) > roomOf(best) ? title : best),
    undefined,
  );
}

/** "Charge | Units | Rate | Total": where no title names what is sold, the first that means nothing else does. */
function unknownSubject(titles: readonly Title[]): Title | undefined {
  const [first] = titles.toSorted((a, b) => a.box[0] - b.box[0]);
  const priced = titles.some(({ meanings }) => meanings.includes('unitPrice') || meanings.includes('quantity'));
  const named = titles.some(({ meanings }) => meanings.includes('code'));
  const meansPrice = first?.meanings.includes('unitPrice') ?? false;
  const doubled = meansPrice && titles.some((other) => other !== first && other.meanings.includes('unitPrice'));
  const unknown = first?.meanings.every((meaning) => meaning === 'other') ?? false;
  return first && priced && !named && (unknown || doubled) ? first : undefined;
}

/** A table of more columns is no list of prices. */
const mostOfPriceList = 4;

/**
 * `columns` with an amount: in "Unit price | Price" the right one of the two is the price of the whole line, and in
 * "Description | Price", where nothing is counted, the only one is.
 */
function withAmountAmongPrices(
  columns: readonly Column[],
  titles: readonly Title[],
  taken: ReadonlySet<ColumnMeaning>,
): Column[] {
  const pricedIn = (test: (title: Title) => boolean): Column[] =>
    columns.filter(({ box }) => titles.some((title) => title.box === box && test(title)));
  // "Unit | Unit price | Net price": what may mean a price, and first means something else, is none beside two.
  const first = pricedIn(({ meanings }) => meanings[0] === 'unitPrice');
  const priced = first.length > 1 ? first : pricedIn(({ meanings }) => meanings.includes('unitPrice'));
  const [each] = priced;
  const all = priced.at(-1);
  const isCounted = taken.has('quantity') || columns.length > mostOfPriceList || all !== columns.at(-1);
  if (!all || (priced.length === 1 && isCounted)) return [...columns];
  return columns.map((column) => {
    if (column === all) return { ...column, meaning: 'amount' };
    return column === each ? { ...column, meaning: 'unitPrice' } : column;
  });
}

/** The best meaning of a title that no other column has yet. */
function meaningOf(title: Title, description: Title | undefined, taken: ReadonlySet<ColumnMeaning>): ColumnMeaning {
  const { meanings, box } = title;
  const isRight = description !== undefined && box[0] > description.box[0];
  // Left of the description "Code" is the article's, right of it the tax's.
  const misplaced: ColumnMeaning = isRight ? 'code' : 'taxRate';
  const isUnclear = meanings.includes('code') && meanings.length > 1;
  const possible = isUnclear ? meanings.filter((meaning) => meaning !== misplaced) : meanings;
  const free = order.find((meaning) => possible.includes(meaning) && !taken.has(meaning));
  if (free) return free;
  if (isRight) return 'other';
  // In "Article | Description" the first column identifies the article and the second describes it.
  if (meanings.includes('description') && !taken.has('code')) return 'code';
  const isMoney = meanings.includes('amount') || meanings.includes('net');
  return isMoney && description && !taken.has('quantity') ? 'quantity' : 'other';
}

/** The columns with one meaning each. Titles that can mean one thing alone come first. */
function resolved(titles: readonly Title[]): Column[] {
  const taken = new Set<ColumnMeaning>();
  const chosen = new Map<Title, ColumnMeaning>();
  const description = describing(titles) ?? unknownSubject(titles);
  if (description) taken.add('description');
  const byFreedom = [...titles].sort((a, b) => a.meanings.length - b.meanings.length || b.box[0] - a.box[0]);
  for (const title of byFreedom) {
    const meaning = title === description ? 'description' : meaningOf(title, description, taken);
    taken.add(meaning);
    chosen.set(title, meaning);
  }
  const columns = titles
    .map((title) => ({ meaning: chosen.get(title) ?? ('other' as const), box: title.box }))
    .sort((a, b) => a.box[0] - b.box[0]);
  // What stands rightmost, after a price, is the amount, whatever its title.
  const last = columns.at(-1);
  const hasAmount = taken.has('amount') || taken.has('net') || taken.has('gross');
  if (hasAmount || !taken.has('unitPrice')) return columns;
  if (last?.meaning === 'other') return [...columns.slice(0, -1), { ...last, meaning: 'amount' }];
  return withAmountAmongPrices(columns, titles, taken);
}

/** A word of a title line that is no known title still is a column: it keeps its values from its neighbours. */
function unnamed(line: Line, titles: readonly Title[]): Title[] {
  return line.cells
    .filter(
      (cell) =>
        titlesOf(cell).length === 0 &&
        /\p{L}/u.test(cell.text) &&
        !titles.some((title) => title.box[0] < cell.box[2] && cell.box[0] < title.box[2]),
    )
    .map((cell) => ({ text: cell.text, box: cell.box, meanings: [] }));
}

const sums: readonly ColumnMeaning[] = ['amount', 'net', 'gross'];

/**
 * "Qty | Unit | € | Total": a sign of money that is a title by itself stands over the prices, or over the amounts where no
 * other title does.
 */
function moneyTitle(line: Line, titles: readonly Title[]): Title[] {
  const [sign, ...others] = line.cells.filter(({ text }) => /^(?:[€$£]|EUR)$/.test(text));
  const isOfOther = (box: Box): boolean => titles.some((title) => title.box[0] < box[2] && box[0] < title.box[2]);
  // "Unit" may be the price of one, and first of all is the measure.
  const isPriced = titles.some(({ meanings }) => meanings[0] === 'unitPrice');
  if (!sign || others.length > 0 || isPriced || isOfOther(sign.box)) return [];
  const hasSum = titles.some(({ meanings }) => meanings.some((meaning) => sums.includes(meaning)));
  return [{ text: sign.text, box: sign.box, meanings: [hasSum ? 'unitPrice' : 'amount'] }];
}

/** Whether columns with these titles are of what was sold: enough of them, with a subject and with money. */
function isOfLines(columns: readonly Column[], titles: readonly Title[]): boolean {
  const kinds = new Set(columns.map((column) => column.meaning));
  const total = [...kinds].reduce((sum, kind) => sum + (worth[kind] ?? 0), 0);
  const taxed =
    columns.some(({ meaning }) => meaning === 'taxAmount' || meaning === 'taxRate') ||
    titles.some(({ text }) => taxName.test(text));
  const named = kinds.has('code') && !(taxed && !kinds.has('quantity'));
  const hasSubject = kinds.has('description') || kinds.has('quantity') || named;
  const hasMoney = kinds.has('amount') || kinds.has('net') || kinds.has('gross') || kinds.has('unitPrice');
  // A summary of taxes has columns of money too, but nothing that was sold.
  const ofTaxes = titles.some(({ text, meanings }) => meanings.includes('description') && taxName.test(text));
  if (ofTaxes && !kinds.has('quantity') && !kinds.has('unitPrice')) return false;
  return total >= leastWorth && hasSubject && hasMoney;
}

/** "Description | No. | Rate | Amount": a number left of what was sold is that of the line, and one right of it counts. */
function counting(columns: readonly Column[]): readonly Column[] {
  const at = (...meanings: readonly ColumnMeaning[]): number =>
    columns.findIndex(({ meaning }) => meanings.includes(meaning));
  const count = at('position');
  const isComplete = at('unitPrice') > count && at(...sums) > count && at('quantity') < 0;
  if (at('description') < 0 || count < at('description') || !isComplete) return columns;
  return columns.map((column, index) => (index === count ? { ...column, meaning: 'quantity' } : column));
}

/** The header whose main line is `line`, or undefined. */
export function headerAt(layout: TextLayout, line: Line): Header | undefined {
  if (!looksLikeHeader(line)) return undefined;
  const lines = [...neighbours(layout, line, -1).reverse(), line, ...neighbours(layout, line, 1)];
  const titles = joined(
    lines.flatMap((member) =>
      member.cells.flatMap((cell) => {
        const own = titlesOf(cell);
        // "Date" over "of work done": a word of a title that wraps is no title.
        const isTitle = own.length > 0 && (own.length > 1 || coverage(cell.text, findColumns(cell.text)) >= 0.5);
        return isTitle || member === line ? own : [{ text: cell.text, box: cell.box, meanings: [] }];
      }),
    ),
  );
  const ofMoney = moneyTitle(line, titles);
  const columns = resolved([...titles, ...ofMoney, ...unnamed(line, [...titles, ...ofMoney])]);
  return isOfLines(columns, titles) ? { lines, columns: counting(columns) } : undefined;
}
