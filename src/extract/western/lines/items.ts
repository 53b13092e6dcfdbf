/**
 * From line tables to invoice lines.
 *
 * A new line begins where a column would get its second number: so an amount printed a little below its row still
 * joins it. Text below a row continues the description only where the row above was too full for its next word;
 * everything else there is a note.
 */
import type { Evidence, Method } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { closeAmounts } from '../../../domain/money.ts';
import type { ColumnMeaning } from '../languages/table.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Line } from '../layout.ts';
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

/** Of a column of text. */
interface Width {
  /** Its widest entry. */
  readonly widest: number;
  /** Up to what stands right of it. */
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

const noteKey = (text: string): string => text.replace(/\d/g, '0').trim();

/** "(01.05.14-31.05.14)" under every line is no part of any description. */
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

function draftsOf(table: LineTable): Draft[] {
  const rows = table.body.map((line) => ({ line, entries: entriesOf(line, table.columns, table.decimalSign) }));
  const described = table.columns.some((column) => column.meaning === 'description');
  const subject: ColumnMeaning = described ? 'description' : 'code';
  const withNumbers = rows.filter(({ entries }) => numbersOf(entries).length > 0);
  const subjects = withNumbers.flatMap(({ entries }) => entries.filter((entry) => entry.meaning === subject));
  const edge = Math.min(...subjects.map((entry) => entry.box[0]));
  const beside = withNumbers.flatMap(({ entries }) =>
    entries.filter((entry) => entry.meaning !== subject && entry.box[0] > edge + 1).map((entry) => entry.box[0]),
  );
  const width: Width = {
    widest: Math.max(0, ...subjects.map((entry) => entry.box[2] - entry.box[0])),
    room: beside.length > 0 ? Math.min(...beside) - edge : 0,
  };
  const notes = repeatedNotes(
    rows.filter(({ entries }) => numbersOf(entries).length === 0).flatMap(({ entries }) => entries),
  );
  const drafts: Draft[] = [];
  let pending: Entry[] = [];
  for (const { line, entries } of rows) {
    const numbers = numbersOf(entries);
    const texts = entries.filter((entry) => entry.meaning === subject && entry.text.trim() !== '');
    const current = drafts.at(-1);
    const collides = !current || numbers.some((entry) => current.entries.has(entry.meaning));
    const near =
      current !== undefined && line.box[1] - (current.lines.at(-1)?.box[3] ?? 0) < 1.2 * (line.box[3] - line.box[1]);
    const positioned =
      entries.some((entry) => entry.meaning === 'position' && /^\d+\.?$/.test(entry.text)) && texts.length > 0;
    const weighty =
      numbers.length >= 2 ||
      (positioned && numbers.length > 0) ||
      numbers.some((entry) => amountMeanings.includes(entry.meaning));
    const begins = weighty && (collides || !near || (texts.length > 0 && numbers.length >= 2));
    if (begins && current && isSubLine(table, current, entries, texts[0])) {
      current.open = false;
      continue;
    }
    if (begins) {
      const draft: Draft = { entries: new Map(), description: [], lines: [line], open: true };
      for (const entry of entries) if (!draft.entries.has(entry.meaning)) draft.entries.set(entry.meaning, entry);
      draft.description.push(...(texts.length > 0 ? texts : pending));
      drafts.push(draft);
      pending = [];
      continue;
    }
    if (!current) {
      pending = texts;
      continue;
    }
    for (const entry of entries) {
      if (entry.meaning !== subject && !current.entries.has(entry.meaning) && (near || current.lines.length < 3))
        current.entries.set(entry.meaning, entry);
    }
    if (numbers.length > 0) current.lines.push(line);
    const last = current.description.at(-1);
    const next = texts[0];
    if (
      next &&
      numbers.length === 0 &&
      current.open &&
      near &&
      !notes.has(noteKey(next.text)) &&
      (!last || wraps(last, next, width))
    ) {
      current.description.push(...texts);
      current.lines.push(line);
    } else if (next) {
      current.open = false;
      pending = texts;
    }
  }
  return drafts;
}

function lineOf({ entries, description }: Draft): InvoiceLine | undefined {
  const amount = amountMeanings.map((meaning) => entries.get(meaning)?.value).find((value) => value !== undefined);
  const unitPrice = entries.get('unitPrice')?.value;
  const quantity = entries.get('quantity');
  const text = (description.length > 0 ? description.map((entry) => entry.text) : [entries.get('code')?.text ?? ''])
    .join(' ')
    .trim();
  if (amount === undefined && (unitPrice === undefined || quantity?.value === undefined)) return undefined;
  if (text === '' || !/[\p{L}\d]/u.test(text)) return undefined;
  // "Gross price: 15,00" below a line explains it.
  const multiplies =
    quantity?.value !== undefined &&
    unitPrice !== undefined &&
    amount !== undefined &&
    closeAmounts(quantity.value * unitPrice, amount, 2);
  const priced = quantity?.value !== undefined && unitPrice !== undefined;
  if (/:\s*$/.test(text) && (amount === undefined || (priced && !multiplies))) return undefined;
  const rate = entries.get('taxRate');
  return {
    description: text,
    spec: null,
    unit: quantity?.unit ?? entries.get('unit')?.text ?? null,
    quantity: quantity?.value ?? null,
    unitPrice: unitPrice ?? null,
    netAmount: amount ?? null,
    taxRate: rate?.value === undefined ? null : `${rate.value}%`,
    taxAmount: entries.get('taxAmount')?.value ?? null,
  };
}

/** A line whose own arithmetic holds is almost surely right. */
function confidenceOf({ quantity, unitPrice, netAmount }: InvoiceLine): number {
  if (quantity === null || unitPrice === null || netAmount === null) return 0.7;
  return closeAmounts(quantity * unitPrice, netAmount, 2) ? 0.93 : 0.55;
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

export function itemsOf(tables: readonly LineTable[], method: Method): Evidence<InvoiceLine>[] {
  return tables.flatMap((table) =>
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
}
