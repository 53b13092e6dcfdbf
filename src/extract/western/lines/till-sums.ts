/**
 * Which lines of a till are its articles: those that make an amount that is known.
 *
 * A till's lines can be read as a table and as a list, labels of sums are misread, letters of taxes become digits. What
 * adds up to the total, the net amount or the sum below the lines is right however it was read; where nothing does, the
 * lines stay as they are printed and in doubt.
 */
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { minorUnits } from '../../../domain/money.ts';
import type { Totals } from '../candidates/totals.ts';
import type { Article, Section } from './receipt-items.ts';

type Item = Evidence<InvoiceLine>;

/** So many articles make a total, or a subtotal of all above it, hardly by chance. */
const fewestOfTotal = 2;
const fewestOfSubtotal = 3;

/** So many lines of the head may have been taken for articles. */
const mostOfHead = 3;

/** More articles are not searched for one that was misread. */
const mostSearched = 200;

/** Confidence of a line whose amount is not the printed one but the one that the sum proves. */
const mended = 0.52;

interface Priced {
  readonly item: Item;
  readonly cents: number;
}

const pricedOf = (item: Item): Priced[] =>
  item.value.netAmount === null ? [] : [{ item, cents: minorUnits(item.value.netAmount) }];

/** Whether a line bears what all above it add up to. */
const isSubtotal = (above: number, count: number, cents: number): boolean =>
  count >= fewestOfSubtotal && above !== 0 && cents === above;

/** The articles from `index` on that cost nothing: with a quantity, because taxes and discounts of nothing have none. */
function freeFrom(lines: readonly Priced[], index: number): readonly Item[] {
  const behind = lines.slice(index);
  const end = behind.findIndex(({ item, cents }) => cents !== 0 || item.value.quantity === null);
  return (end < 0 ? behind : behind.slice(0, end)).map(({ item }) => item);
}

/**
 * The lines from the first on that make one of the amounts `known`, without subtotals; what stands behind them are taxes
 * and payments. One line makes a sum where nothing follows it, or its amount again.
 */
function makingSum(lines: readonly Priced[], known: ReadonlySet<number>): readonly Item[] | undefined {
  const items: Item[] = [];
  let sum = 0;
  for (const [index, { item, cents }] of lines.entries()) {
    if (isSubtotal(sum, items.length, cents)) continue;
    items.push(item);
    sum += cents;
    const next = lines[index + 1];
    const isWhole = items.length >= fewestOfTotal || next === undefined || next.cents === cents;
    if (isWhole && sum !== 0 && known.has(sum)) return [...items, ...freeFrom(lines, index + 1)];
  }
  return undefined;
}

/** Where nothing makes a known amount: what stands above a line that adds it up. */
function aboveSubtotal(lines: readonly Priced[]): readonly Item[] {
  let sum = 0;
  for (const [index, { cents }] of lines.entries()) {
    if (isSubtotal(sum, index, cents)) return lines.slice(0, index).map(({ item }) => item);
    sum += cents;
  }
  return lines.map(({ item }) => item);
}

/** As `makingSum`, where lines of the head may have been taken for articles. */
function provenLines(lines: readonly Priced[], known: ReadonlySet<number>): readonly Item[] | undefined {
  for (let from = 0; from <= Math.min(mostOfHead, lines.length - 1); from++) {
    const items = makingSum(lines.slice(from), known);
    if (items && (from === 0 || items.length >= fewestOfTotal)) return items;
  }
  return undefined;
}

function misreadAs({ item }: Article, amount: number): Priced {
  const value = { ...item.value, netAmount: amount };
  return { item: { ...item, value, confidence: Math.min(item.confidence, mended) }, cents: minorUnits(amount) };
}

/** The lines with another reading of one amount, where that alone makes a known amount; undefined where two would. */
function mendedLines(articles: readonly Article[], known: ReadonlySet<number>): readonly Item[] | undefined {
  if (articles.length > mostSearched) return undefined;
  const found = articles.flatMap((article, index) =>
    article.otherReadings.flatMap((reading) => {
      const items = makingSum(
        articles.flatMap((other, at) => (at === index ? misreadAs(article, reading) : pricedOf(other.item))),
        known,
      );
      return items ? [items] : [];
    }),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Lines whose descriptions are words and not codes only. */
const named = (items: readonly Item[]): number =>
  items.filter(({ value }) => /\p{L}{3}/u.test(value.description ?? '')).length;

/** Of lines read twice, none of them proven: those with more names, and of two with as many the table's. */
function likelier(inTables: readonly Item[], list: readonly Priced[]): readonly Item[] {
  const ofList = aboveSubtotal(list);
  const isWhole = inTables.every(({ value }) => value.netAmount !== null);
  if (inTables.length === 0 || (!isWhole && ofList.length > 0)) return ofList;
  return ofList.length >= inTables.length && named(ofList) > named(inTables) ? ofList : inTables;
}

const centsOf = (items: readonly Item[]): number =>
  items.reduce((sum, { value }) => sum + minorUnits(value.netAmount ?? 0), 0);

/** The lines of a section that make the sum below them, whatever became of its label. */
function provenSection({ articles, sumBelow }: Section): readonly Item[] {
  const lines = articles.flatMap(({ item }) => pricedOf(item));
  const items = aboveSubtotal(lines);
  const isProven = sumBelow !== undefined && centsOf(items) === minorUnits(sumBelow);
  return isProven || items.length < lines.length ? items : [];
}

/** The lines of the sections from the first on that are each proven, as far as they do not exceed `total` in cents. */
function provenSections(sections: readonly Section[], total: number): readonly Item[] {
  const found: Item[] = [];
  for (const section of sections) {
    const items = provenSection(section);
    if (items.length === 0 || centsOf(found) + centsOf(items) > total) break;
    found.push(...items);
  }
  return found;
}

const nothing: Section = { articles: [], sumBelow: undefined };

/** The lines of a till, of its table or its list, by what they add up to. */
export function tillLines(
  inTables: readonly Item[],
  sections: readonly Section[],
  { netAmount, totalAmount }: Totals,
): readonly Item[] {
  const [{ articles, sumBelow } = nothing] = sections;
  const inSections = provenSections(sections, minorUnits(totalAmount?.value ?? 0));
  if (inSections.length > articles.length) return inSections;
  const amounts = [netAmount?.value, totalAmount?.value, sumBelow].filter((amount) => amount !== undefined);
  const known = new Set(amounts.map(minorUnits));
  const isPriced = inTables.every(({ value }) => value.netAmount !== null);
  const list = articles.flatMap(({ item }) => pricedOf(item));
  const ofTable = isPriced ? provenLines(inTables.flatMap(pricedOf), known) : undefined;
  const ofList = provenLines(list, known);
  if (ofTable && ofList) return named(ofList) > named(ofTable) ? ofList : ofTable;
  return ofTable ?? ofList ?? mendedLines(articles, known) ?? likelier(inTables, list);
}
