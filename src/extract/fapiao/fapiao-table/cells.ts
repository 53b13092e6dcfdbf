/**
 * The words of a table row, assigned to columns.
 *
 * Titles are centred over their columns, but names are aligned left and numbers right, so that a word is often nearer to
 * the title of the next column. The assignment of the whole row that costs least is chosen; a word that does not look
 * like a value of its column makes it expensive.
 */
import type { Word } from '../../../geometry/word.ts';
import { chineseAmount, chineseTaxRate, foldWidth, hasCents } from '../values/chinese.ts';
import type { Column, ColumnName } from './columns.ts';
import { partOf } from '../form/glyphs.ts';
import { heightOf } from '../../../geometry/box.ts';

export type Cells = ReadonlyMap<ColumnName, readonly Word[]>;

/** The cost of what cannot be: more than any distance on a page, so that it is chosen only where nothing else is left. */
const forbidden = 60;

/** More words than any table row has. The search takes time in proportion to the square of the words. */
const widestRow = 80;

const singleValued: readonly ColumnName[] = ['quantity', 'unitPrice', 'netAmount', 'taxRate', 'taxAmount'];

/** `105.0013%` or `13%5.18`, when cells touch. */
const glued = /^(-?[\d,]*\.\d\d)?(\d{1,2}%|免税|不征税|\*{3})?(-?[\d,]*\.\d\d)?$/;

function unglued(word: Word): Word[] {
  const match = glued.exec(foldWidth(word.text));
  const parts = match?.slice(1).filter((part) => part !== undefined) ?? [];
  if (parts.length < 2) return [word];
  let at = 0;
  return parts.map((part) => {
    const piece = partOf(word, at, at + part.length);
    at += part.length;
    return piece;
  });
}

/** A word and the values that it may be. */
interface Seen {
  readonly text: string;
  readonly amount: number | undefined;
  readonly rate: string | undefined;
}

const isPercent = (rate: string | undefined): boolean => rate?.endsWith('%') ?? false;
const numberCost = ({ amount }: Seen): number => (amount === undefined ? forbidden : 0);
const textCost = ({ rate }: Seen): number => (isPercent(rate) ? 8 : 0);

function amountCost({ amount, text }: Seen): number {
  if (amount === undefined) return forbidden;
  return hasCents(text) ? 0 : 2;
}

function rateCost({ rate }: Seen): number {
  if (rate === undefined) return forbidden;
  return rate === '***' ? 1 : 0;
}

function unitCost({ text, amount, rate }: Seen): number {
  if (amount !== undefined || isPercent(rate)) return 8;
  return text.length > 4 ? 5 : 0;
}

function descriptionCost({ text, amount }: Seen): number {
  if (/^\*.+\*/.test(foldWidth(text))) return -10;
  return amount !== undefined && hasCents(text) ? 8 : 0;
}

/** What it costs that a word goes to a column whose values look different. */
const costByColumn: Readonly<Record<ColumnName, (word: Seen) => number>> = {
  description: descriptionCost,
  spec: textCost,
  unit: unitCost,
  quantity: numberCost,
  unitPrice: numberCost,
  netAmount: amountCost,
  taxRate: rateCost,
  // Where nothing is taxed, 免税 or *** stands in both columns.
  taxAmount: (word) => (word.rate === undefined || isPercent(word.rate) ? amountCost(word) : 1),
  other: textCost,
};

/** The distance of a word from a column's title, in heights of the word. The first column reaches to the page's edge. */
function distance(word: Word, column: Column, isFirst: boolean): number {
  const x0 = isFirst ? Math.min(column.box[0], word.box[0]) : column.box[0];
  const gap = Math.max(0, x0 - word.box[2], word.box[0] - column.box[2]);
  const centre = Math.abs((word.box[0] + word.box[2]) / 2 - (column.box[0] + column.box[2]) / 2);
  return (gap + 0.05 * centre) / Math.max(1, heightOf(word));
}

/** What it costs that two words that stand side by side, `before` and `word`, go to the columns `from` and `to`. */
function neighbourCost(before: Word, word: Word, from: Column, to: Column): number {
  const gap = (word.box[0] - before.box[2]) / Math.max(1, Math.min(heightOf(before), heightOf(word)));
  if (from === to && singleValued.includes(to.name)) return forbidden;
  if (from === to) return gap > 3 ? 3 : 0;
  const bothText = !singleValued.includes(from.name) && !singleValued.includes(to.name);
  // A number beside a name is as likely a code or a model as a part of the name.
  const number = [before, word].some(({ text }) => /^\d{4,}$/.test(text));
  return bothText && gap < 0.4 && !number ? 4 : 0;
}

/** The assignment of a row's words to columns that costs least and keeps the order of both. */
export function cellsOf(rowWords: readonly Word[], columns: readonly Column[]): Cells {
  const words = rowWords
    .slice(0, widestRow)
    .flatMap(unglued)
    .toSorted((a, b) => a.box[0] - b.box[0]);
  const cells = new Map<ColumnName, Word[]>();
  let paths: { cost: number; path: readonly number[] }[] = columns.map(() => ({ cost: 0, path: [] }));
  words.forEach((word, index) => {
    const before = words[index - 1];
    const seen: Seen = { text: word.text, amount: chineseAmount(word.text), rate: chineseTaxRate(word.text) };
    paths = columns.map((column, to) => {
      const own = distance(word, column, to === 0) + costByColumn[column.name](seen);
      const reachable = before ? paths.slice(0, to + 1) : [{ cost: 0, path: [] }];
      const options = reachable.map(({ cost, path }, from) => {
        const source = columns[from];
        return {
          cost: cost + own + (before && source ? neighbourCost(before, word, source, column) : 0),
          path: [...path, to],
        };
      });
      return options.reduce((best, option) => (option.cost < best.cost ? option : best));
    });
  });
  const best = paths.reduce((a, b) => (b.cost < a.cost ? b : a), paths[0] ?? { cost: 0, path: [] });
  best.path.forEach((to, index) => {
    const column = columns[to];
    const word = words[index];
    if (column && word) cells.set(column.name, [...(cells.get(column.name) ?? []), word]);
  });
  return cells;
}
