/**
 * Words of a table row to columns.
 *
 * Titles are centred over their columns, but names stand left and numbers right in theirs, so a word often lies nearer
 * to the neighbour's title: the cheapest assignment of the whole row decides, in which a rate must look like a rate and
 * an amount like an amount.
 */
import type { Word } from '../../../geometry/word.ts';
import { chineseAmount, chineseTaxRate, foldWidth, hasCents } from '../values/chinese.ts';
import type { Column, ColumnName } from './columns.ts';
import { partOf } from '../form/glyphs.ts';
import { heightOf } from '../../../geometry/box.ts';

export type Cells = ReadonlyMap<ColumnName, readonly Word[]>;

/** What cannot be: dearer than any distance on a page, so that it is chosen only where nothing else is left. */
const forbidden = 60;

/** No table row has more words; what has is not one, and would cost its square. */
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

function typeCost(word: Word, column: ColumnName): number {
  const amount = chineseAmount(word.text);
  const rate = chineseTaxRate(word.text);
  switch (column) {
    case 'quantity':
    case 'unitPrice':
      return amount === undefined ? forbidden : 0;
    case 'netAmount':
      return amount === undefined ? forbidden : hasCents(word.text) ? 0 : 2;
    case 'taxRate':
      return rate === undefined ? forbidden : rate === '***' ? 1 : 0;
    case 'taxAmount':
      if (rate !== undefined) return rate.endsWith('%') ? forbidden : 1;
      return amount === undefined ? forbidden : hasCents(word.text) ? 0 : 2;
    case 'unit':
      return amount !== undefined || rate?.endsWith('%') ? 8 : word.text.length > 4 ? 5 : 0;
    case 'spec':
    case 'other':
      return rate?.endsWith('%') ? 8 : 0;
    case 'description':
      return /^\*.+\*/.test(foldWidth(word.text)) ? -10 : amount !== undefined && hasCents(word.text) ? 8 : 0;
    default:
      return column satisfies never;
  }
}

/** Distance of a word from a column's title in heights of the word; the first column reaches to the page's edge. */
function distance(word: Word, column: Column, isFirst: boolean): number {
  const x0 = isFirst ? Math.min(column.box[0], word.box[0]) : column.box[0];
  const gap = Math.max(0, x0 - word.box[2], word.box[0] - column.box[2]);
  const centre = Math.abs((word.box[0] + word.box[2]) / 2 - (column.box[0] + column.box[2]) / 2);
  return (gap + 0.05 * centre) / Math.max(1, heightOf(word));
}

/** What it costs that `before` and `word`, neighbours in the row, go to columns `from` and `to`. */
function neighbourCost(before: Word, word: Word, from: Column, to: Column): number {
  const gap = (word.box[0] - before.box[2]) / Math.max(1, Math.min(heightOf(before), heightOf(word)));
  if (from === to) return singleValued.includes(to.name) ? forbidden : gap > 3 ? 3 : 0;
  const bothText = !singleValued.includes(from.name) && !singleValued.includes(to.name);
  // A number beside a name is a code or a model as likely as a part of it.
  const number = [before, word].some(({ text }) => /^\d{4,}$/.test(text));
  return bothText && gap < 0.4 && !number ? 4 : 0;
}

/** Cheapest assignment of a row's words to columns that keeps their order. */
export function cellsOf(rowWords: readonly Word[], columns: readonly Column[]): Cells {
  const words = rowWords
    .slice(0, widestRow)
    .flatMap(unglued)
    .toSorted((a, b) => a.box[0] - b.box[0]);
  const cells = new Map<ColumnName, Word[]>();
  let paths: { cost: number; path: readonly number[] }[] = columns.map(() => ({ cost: 0, path: [] }));
  words.forEach((word, index) => {
    const before = words[index - 1];
    paths = columns.map((column, to) => {
      const own = distance(word, column, to === 0) + typeCost(word, column.name);
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
