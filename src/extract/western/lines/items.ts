/**
 * From line tables to invoice lines.
 *
 * A new line begins where a column would get its second number: so an amount printed a little below its row still
 * joins it. Text below a row continues the description only where the row above was too full for its next word;
 * everything else there is a note.
 */
import { isProduct, isProven } from './item-sums.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { minorUnits } from '../../../domain/money.ts';
import type { ColumnMeaning } from '../languages/table.ts';
import type { Column } from './header.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { heightOf } from '../../../geometry/box.ts';
import type { Line } from '../../layout/text-layout.ts';
import { type TableRow, withNames } from './names-of-rows.ts';
import { type Entry, entriesOf } from './rows.ts';
import type { LineTable } from './table.ts';

interface Draft {
  readonly entries: Map<ColumnMeaning, Entry>;
  readonly description: Entry[];
  readonly lines: Line[];
  open: boolean;
}

const amountMeanings: readonly ColumnMeaning[] = ['net', 'amount', 'gross'];
const counted: ReadonlySet<ColumnMeaning> = new Set(['quantity', 'unitPrice', ...amountMeanings]);

const numbersOf = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => entry.value !== undefined && counted.has(entry.meaning));

/** How wide a column of text is, in points. */
interface Width {
  /** Its widest entry. */
  readonly widest: number;
  /** From its left edge to what stands right of it. */
  readonly room: number;
}

/** Right-aligned figures leave some of the room free. */
const roomUsed = 0.7;

/** Would `next` have fitted behind `last`? Then it was put on a line of its own on purpose. */
function wraps(last: Entry, next: Entry, { widest, room }: Width): boolean {
  const firstWord = next.text.split(' ')[0] ?? '';
  const perCharacter = (next.box[2] - next.box[0]) / Math.max(1, next.text.length);
  const needed = last.box[2] - last.box[0] + (firstWord.length + 1) * perCharacter;
  const full = needed > widest + 1 && needed > roomUsed * room;
  const open = (last.text.match(/\(/g)?.length ?? 0) > (last.text.match(/\)/g)?.length ?? 0);
  return full || open || /[,;&/-]$/.test(last.text);
}

/** What stands behind a label differs from line to line: "Allergens: milk". */
const noteKey = (text: string): string =>
  text
    .replace(/\d/g, '0')
    .replace(/^(\p{L}[\p{L} .-]{1,24}:).*/u, '$1')
    .trim();

/** "(01.05.14-31.05.14)" or "Allergens: …" under every line is no part of any description. */
function repeatedNotes(entries: readonly Entry[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of entries) counts.set(noteKey(text), (counts.get(noteKey(text)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
}

/** How far a line is set in from the one above that it is part of, points. */
const indent = 4;

/** "  Incl. levy … 4,24": set in below a line and without a price of its own where every line has one. */
function isSubLine(table: LineTable, above: Draft, entries: readonly Entry[], text: Entry | undefined): boolean {
  const first = above.description[0];
  const priced = table.columns.some((column) => column.meaning === 'unitPrice') && above.entries.has('unitPrice');
  if (!first || !text || !priced || entries.some((entry) => entry.meaning === 'unitPrice')) return false;
  return text.box[0] > first.box[0] + indent;
}

/** In heights of a line: how much nearer a line has to be to be of the same cell. */
const clearlyNearer = 0.25;

/** Whether a line is clearly nearer to the one below it than to the one above. */
function isNearer(line: Line, above: Line | undefined, below: Line | undefined): boolean {
  if (!above || !below || above.page !== line.page || below.page !== line.page) return false;
  return line.box[1] - above.box[3] > below.box[1] - line.box[3] + clearlyNearer * heightOf(line);
}

function draftsOf(table: LineTable): Draft[] {
  const described = table.columns.some((column) => column.meaning === 'description');
  const subject: ColumnMeaning = described ? 'description' : 'code';
  const printed = table.body.map((line, index): TableRow => {
    const entries = entriesOf(line, table.columns, table.decimalSign);
    const texts = entries.filter((entry) => entry.meaning === subject && entry.text.trim() !== '');
    const leads = isNearer(line, table.body[index - 1] ?? table.header.at(-1), table.body[index + 1]);
    return { line, leads, entries, numbers: numbersOf(entries), texts };
  });
  const rows = withNames(printed);
  const width = widthOf(
    rows.filter(({ numbers }) => numbers.length > 0),
    subject,
    table.columns,
  );
  const notes = repeatedNotes(rows.filter(({ numbers }) => numbers.length === 0).flatMap(({ entries }) => entries));
  const drafts: Draft[] = [];
  let pending: readonly Entry[] = [];
  for (const row of rows) {
    const current = drafts.at(-1);
    if (beginsLine(row, current)) {
      if (current && isSubLine(table, current, row.entries, row.texts[0])) {
        current.open = false;
        continue;
      }
      drafts.push(draftOf(row, pending));
      pending = [];
      continue;
    }
    if (!current) {
      pending = row.texts;
      continue;
    }
    const near = isNear(row, current);
    addValues(current, row, subject, near);
    const [next] = row.texts;
    if (!next) continue;
    if (row.leads && row.numbers.length === 0) {
      current.open = false;
      pending = row.texts;
    } else if (row.numbers.length === 0 && near && continues(current, next, notes, width)) {
      current.description.push(...row.texts);
      current.lines.push(row.line);
    } else {
      current.open = false;
      pending = row.texts;
    }
  }
  return drafts;
}

/** How wide the entries of the column `subject` are, and how much room they have up to the next column. */
function widthOf(rows: readonly TableRow[], subject: ColumnMeaning, columns: readonly Column[]): Width {
  const subjects = rows.flatMap(({ entries }) => entries.filter((entry) => entry.meaning === subject));
  const edge = Math.min(...subjects.map((entry) => entry.box[0]));
  const others = [...columns, ...rows.flatMap(({ entries }) => entries)].filter(({ meaning }) => meaning !== subject);
  const beside = others.map(({ box }) => box[0]).filter((left) => left > edge + 1);
  return {
    widest: Math.max(0, ...subjects.map((entry) => entry.box[2] - entry.box[0])),
    room: beside.length > 0 ? Math.min(...beside) - edge : 0,
  };
}

/** Whether a row stands right below the last line of `draft`. */
const isNear = ({ line }: TableRow, draft: Draft): boolean =>
  line.box[1] - (draft.lines.at(-1)?.box[3] ?? 0) < 1.2 * (line.box[3] - line.box[1]);

/** Whether a row is a line of its own and no part of the one above it. */
function beginsLine(row: TableRow, current: Draft | undefined): boolean {
  const { entries, numbers, texts } = row;
  if (numbers.length === 0) return false;
  const isPositioned =
    texts.length > 0 && entries.some((entry) => entry.meaning === 'position' && /^\d+\.?$/.test(entry.text));
  const hasAmount = numbers.some((entry) => amountMeanings.includes(entry.meaning));
  if (numbers.length < 2 && !isPositioned && !hasAmount) return false;
  if (!current || numbers.some((entry) => current.entries.has(entry.meaning)) || !isNear(row, current)) return true;
  return texts.length > 0 && numbers.length >= 2;
}

/** A new line; `above` are texts before it that belong to no other. */
function draftOf({ line, nameLines = [], entries, texts }: TableRow, above: readonly Entry[]): Draft {
  const draft: Draft = {
    entries: new Map(),
    description: [...(texts.length > 0 ? texts : above)],
    lines: [line, ...nameLines].toSorted((a, b) => a.index - b.index),
    open: true,
  };
  for (const entry of entries) if (!draft.entries.has(entry.meaning)) draft.entries.set(entry.meaning, entry);
  return draft;
}

/** Adds the values of a row to the line above it where that line has none in their columns. */
function addValues(draft: Draft, { line, entries, numbers }: TableRow, subject: ColumnMeaning, near: boolean): void {
  if (near || draft.lines.length < 3)
    for (const entry of entries) {
      if (entry.meaning !== subject && !draft.entries.has(entry.meaning)) draft.entries.set(entry.meaning, entry);
    }
  if (numbers.length > 0) draft.lines.push(line);
}

/** Whether the text `next` continues the description of the line above it. */
function continues(draft: Draft, next: Entry, notes: ReadonlySet<string>, width: Width): boolean {
  const last = draft.description.at(-1);
  return draft.open && !notes.has(noteKey(next.text)) && (!last || wraps(last, next, width));
}

function lineOf(draft: Draft): InvoiceLine | undefined {
  const { entries } = draft;
  const valueAt = (meaning: ColumnMeaning): number | null => entries.get(meaning)?.value ?? null;
  const netAmount = amountMeanings.map(valueAt).find((value) => value !== null) ?? null;
  const [quantity, unitPrice, rate] = [valueAt('quantity'), valueAt('unitPrice'), valueAt('taxRate')];
  const description = descriptionOf(draft);
  if (netAmount === null && (unitPrice === null || quantity === null)) return undefined;
  if (!/[\p{L}\d]/u.test(description)) return undefined;
  // "Gross price: 15,00" below a line explains it.
  if (/:\s*$/.test(description) && !mayBeOwnLine(quantity, unitPrice, netAmount)) return undefined;
  return {
    description,
    spec: null,
    unit: entries.get('quantity')?.unit ?? entries.get('unit')?.text ?? null,
    quantity,
    unitPrice,
    netAmount,
    taxRate: rate === null ? null : `${rate}%`,
    taxAmount: valueAt('taxAmount'),
  };
}

/** What was sold; where the table has no words for it, its code. */
const descriptionOf = ({ entries, description }: Draft): string =>
  (description.length > 0 ? description.map((entry) => entry.text) : [entries.get('code')?.text ?? ''])
    .join(' ')
    .trim();

/** Whether a line has an amount, and one that quantity and price do not contradict. */
function mayBeOwnLine(quantity: number | null, unitPrice: number | null, amount: number | null): boolean {
  if (amount === null) return false;
  return quantity === null || unitPrice === null || isProduct(quantity, unitPrice, amount);
}

/** A line whose own arithmetic holds is almost surely right. */
function confidenceOf(line: InvoiceLine): number {
  const proven = isProven(line);
  if (proven === undefined) return 0.7;
  return proven ? 0.93 : 0.55;
}

/** A column of positions without a title, or lost by recognition: integers that count up before every description. */
function withoutPositions(drafts: readonly Draft[]): readonly Draft[] {
  const first = Number(drafts[0]?.description[0]?.text);
  const counts = drafts.every(
    ({ description }, index) => description.length > 1 && description[0]?.text === String(first + index),
  );
  if (!counts || (drafts.length === 1 && first !== 1)) return drafts;
  return drafts.map((draft) => ({ ...draft, description: draft.description.slice(1) }));
}

/** Lines before one that adds them up, at least: fewer may have its amount by chance. */
const fewestCarried = 2;

/** Without what is carried over: at the foot of a page or the head of the next, an amount alone that adds up all lines before. */
function withoutCarriedOver(items: readonly Evidence<InvoiceLine>[]): Evidence<InvoiceLine>[] {
  const kept: Evidence<InvoiceLine>[] = [];
  let cents = 0;
  for (const [index, item] of items.entries()) {
    const { quantity, unitPrice, netAmount } = item.value;
    const isAmountAlone = netAmount !== null && quantity === null && unitPrice === null;
    const isSum = kept.length >= fewestCarried && isAmountAlone && minorUnits(netAmount) === cents;
    const beside = [items[index - 1], items[index + 1]];
    const isAtTurn = beside.some((other) => other !== undefined && other.page !== item.page);
    if (isSum && isAtTurn) continue;
    kept.push(item);
    cents += minorUnits(netAmount ?? 0);
  }
  return kept;
}

export function itemsOf(tables: readonly LineTable[], method: Method): Evidence<InvoiceLine>[] {
  const items = tables.flatMap((table) =>
    withoutPositions(draftsOf(table)).flatMap((draft) => {
      const line = lineOf(draft);
      const page = draft.lines[0]?.page;
      if (!line || page === undefined) return [];
      return [
        {
          value: line,
          confidence: confidenceOf(line),
          method,
          page,
          box: boxAround(draft.lines.map((member) => member.box)),
        },
      ];
    }),
  );
  return withoutCarriedOver(items);
}
