/** Reads invoice lines by a template: each line of text by a pattern, or cells by the titles of their columns. */
import type { Evidence } from '../../domain/evidence.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import type { ColumnMeaning } from '../western/languages/table.ts';
import { type Line, type TextLayout, boxOf } from '../layout/text-layout.ts';
import type { Column } from '../western/lines/header.ts';
import { itemsOf } from '../western/lines/items.ts';
import type { LineTable } from '../western/lines/table.ts';
import { type DocumentText, locationOf } from '../layout/document-text.ts';
import { labelPattern, type Searched } from './fields.ts';
import { pattern } from './patterns.ts';
import { type LineField, lineFields, type LineRules } from './schema.ts';
import { amountOf, type Style } from './values.ts';

const lineConfidence = 0.95;

export function findLines(rules: LineRules, searched: Searched): Evidence<InvoiceLine>[] {
  const { headers, line } = rules;
  if (headers) return byHeaders(headers, rules.end, searched);
  return line === undefined ? [] : byPattern(line, rules, searched);
}

interface TextLine {
  readonly text: string;
  readonly start: number;
}

/** The lines of text between `start` and `end`, for each time that these occur. */
function textLines({ text }: DocumentText, { start, end }: LineRules, flags: string): TextLine[] {
  const opens = start === undefined ? undefined : pattern(start, flags);
  const closes = end === undefined ? undefined : pattern(end, flags);
  const found: TextLine[] = [];
  let inside = opens === undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    if (inside && closes?.test(line)) inside = false;
    else if (inside) found.push({ text: line, start: at });
    if (!inside && opens?.test(line)) inside = true;
    at += line.length + 1;
  }
  return found;
}

interface Draft {
  groups: Partial<Record<LineField, string>>;
  start: number;
  end: number;
  text: string;
}

function byPattern(source: string, rules: LineRules, searched: Searched): Evidence<InvoiceLine>[] {
  const flags = searched.ignoreCase ? 'i' : '';
  const sought = pattern(source, flags);
  const skipped = rules.skip === undefined ? undefined : pattern(rules.skip, flags);
  const drafts: Draft[] = [];
  for (const line of textLines(searched.document, rules, flags)) {
    if (line.text.trim() === '' || skipped?.test(line.text)) continue;
    const groups = sought.exec(line.text)?.groups;
    const last = drafts.at(-1);
    const end = line.start + line.text.length;
    if (groups) drafts.push({ groups: { ...groups }, start: line.start, end, text: line.text });
    else if (rules.wrap && last) {
      last.groups.description = `${last.groups.description ?? ''} ${line.text.trim()}`;
      last.end = end;
    }
  }
  return drafts.flatMap((draft) => evidenceOf(draft, searched) ?? []);
}

function evidenceOf(
  { groups, start, end, text }: Draft,
  { document, layout, style }: Searched,
): Evidence<InvoiceLine> | undefined {
  const location = locationOf(document, start, end);
  const read = layout.method === 'text' ? 1 : (location?.confidence ?? 1);
  const value = lineOf(groups, style);
  if (!Object.values(value).some((part) => part !== null)) return undefined;
  return {
    value,
    confidence: lineConfidence * read,
    method: layout.method,
    text: text.trim(),
    ...(location ? { page: location.page, box: location.box } : {}),
  };
}

function lineOf(groups: Partial<Record<LineField, string>>, style: Style): InvoiceLine {
  const text = (field: LineField): string | null => groups[field]?.replace(/\s+/g, ' ').trim() || null;
  const amount = (field: LineField): number | null => {
    const printed = groups[field];
    return printed === undefined ? null : (amountOf(printed, style) ?? null);
  };
  return {
    description: text('description'),
    spec: text('spec'),
    unit: text('unit'),
    quantity: amount('quantity'),
    unitPrice: amount('unitPrice'),
    netAmount: amount('netAmount'),
    taxRate: text('taxRate'),
    taxAmount: amount('taxAmount'),
  };
}

const meanings: Readonly<Record<LineField, ColumnMeaning>> = {
  description: 'description',
  spec: 'code',
  unit: 'unit',
  quantity: 'quantity',
  unitPrice: 'unitPrice',
  netAmount: 'net',
  taxRate: 'taxRate',
  taxAmount: 'taxAmount',
};

type Headers = NonNullable<LineRules['headers']>;

function columnsAt(line: Line, titles: readonly (readonly [LineField, RegExp])[]): Column[] | undefined {
  const columns: Column[] = [];
  for (const [field, title] of titles) {
    const cell = line.cells.find(({ text }) => title.test(text));
    const match = cell && title.exec(cell.text);
    if (!cell || !match) return undefined;
    columns.push({ meaning: meanings[field], box: boxOf(cell, match.index, match.index + match[0].length) });
  }
  const untold = line.cells
    .filter(({ box }) => !columns.some((column) => column.box[0] < box[2] && box[0] < column.box[2]))
    .map(({ box }) => ({ meaning: 'other', box }) as const);
  return [...columns, ...untold].sort((a, b) => a.box[0] - b.box[0]);
}

function byHeaders(
  headers: Headers,
  end: string | undefined,
  { layout, style, ignoreCase }: Searched,
): Evidence<InvoiceLine>[] {
  const titles = lineFields.flatMap((field) => {
    const title = headers[field];
    return title === undefined ? [] : [[field, labelPattern(title)] as const];
  });
  const closes = end === undefined ? undefined : pattern(end, ignoreCase ? 'i' : '');
  const tables = layout.lines.flatMap((line): LineTable[] => {
    const columns = columnsAt(line, titles);
    if (!columns) return [];
    return [{ header: [line], columns, body: bodyBelow(layout, line, titles, closes), decimalSign: style.decimalSign }];
  });
  return itemsOf(tables, layout.method).map((item) => ({ ...item, confidence: Math.max(item.confidence, 0.9) }));
}

/** The cells below a header, up to the end of the page, the next header or `end`. */
function bodyBelow(
  layout: TextLayout,
  header: Line,
  titles: readonly (readonly [LineField, RegExp])[],
  closes: RegExp | undefined,
): Line[] {
  const rest = layout.lines.slice(header.index + 1);
  const stop = rest.findIndex(
    (line) => line.page !== header.page || closes?.test(line.text) || columnsAt(line, titles) !== undefined,
  );
  return stop < 0 ? rest : rest.slice(0, stop);
}
