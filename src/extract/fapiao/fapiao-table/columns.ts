/**
 * The table header: which columns the lines have, and where their titles stand.
 *
 * The words of column titles also occur in names of firms and goods, so that only a row with at least three of them is a
 * header.
 */
import { type Box, heightOf, middleY } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { editDistance } from '../form/glyphs.ts';
import { labelsAmongWords, type Label, type LabelDefinition } from '../form/labels.ts';
import { boxAround } from '../../../geometry/rows.ts';

export type ColumnName =
  'description' | 'spec' | 'unit' | 'quantity' | 'unitPrice' | 'netAmount' | 'taxRate' | 'taxAmount' | 'other';

const definitions: readonly LabelDefinition<ColumnName>[] = [
  {
    name: 'description',
    variants: [
      '货物或应税劳务、服务名称',
      '货物或应税劳务,服务名称',
      '货物或应税劳务服务名称',
      '货物或应税劳务名称',
      '货物(劳务)名称',
      '货物名称',
      '项目名称',
      '服务名称',
      '项目',
    ],
  },
  { name: 'spec', variants: ['规格型号', '规格'] },
  { name: 'unit', variants: ['单位', '面积单位', '计量单位'] },
  { name: 'quantity', variants: ['数量'] },
  { name: 'unitPrice', variants: ['单价', '单价(不含税)', '标准', '收费标准'] },
  { name: 'netAmount', variants: ['金额', '金额(不含税)', '金额(元)'] },
  { name: 'taxRate', variants: ['税率/征收率', '税率', '征收率', '税率(%)'] },
  { name: 'taxAmount', variants: ['税额'] },
  {
    name: 'other',
    variants: [
      '序号',
      '项目编码',
      '备注',
      '车牌号',
      '车辆类型',
      '类型',
      '通行日期起',
      '通行日期止',
      '建筑服务发生地',
      '建筑项目名称',
      '产权证书/不动产权证号',
      '产权证书号',
      '不动产权证号',
    ],
  },
];

export interface Column {
  readonly name: ColumnName;
  readonly box: Box;
}

export interface Header {
  readonly box: Box;
  /** Left to right. */
  readonly columns: readonly Column[];
  /** The left and right edge of its lines, where tables stand side by side. */
  readonly span?: readonly [x0: number, x1: number];
}

const order: readonly ColumnName[] = [
  'description',
  'spec',
  'unit',
  'quantity',
  'unitPrice',
  'netAmount',
  'taxRate',
  'taxAmount',
];

/** Columns that every form has: where a title was not read, it is added. */
const always: readonly ColumnName[] = ['description', 'netAmount', 'taxRate', 'taxAmount'];

/** A column whose title was not read, where it should stand: between its neighbours, or beyond the outermost title. */
function between(name: ColumnName, columns: readonly Column[]): Column | undefined {
  const rank = order.indexOf(name);
  const left = columns.findLast((column) => order.indexOf(column.name) < rank);
  const right = columns.find((column) => order.indexOf(column.name) > rank);
  const [, y0, , y1] = boxAround(columns.map((column) => column.box));
  const width = y1 - y0;
  if (left && right) {
    const middle = (left.box[2] + right.box[0]) / 2;
    return { name, box: [middle - width, y0, middle + width, y1] };
  }
  if (right)
    return { name, box: [Math.max(0, right.box[0] - 6 * width), y0, Math.max(1, right.box[0] - 2 * width), y1] };
  return left ? { name, box: [left.box[2] + 3 * width, y0, left.box[2] + 5 * width, y1] } : undefined;
}

/** The word of a header's row that OCR may have read wrongly for a title of two characters: `金的` for 金额. */
const misreadTitle = (inRow: readonly Word[], variants: readonly string[]): Word | undefined =>
  inRow.find(({ text }) =>
    variants.some((variant) => variant.length === 2 && text.length === 2 && editDistance(text, variant, 1) < 2),
  );

/** A header with the titles that OCR misread or missed: every table has amounts. */
function completed(header: Header, rest: readonly Word[]): Header {
  const inRow = rest.filter((word) => middleY(word) > header.box[1] && middleY(word) < header.box[3]);
  let columns = [...header.columns];
  for (const { name, variants } of definitions) {
    if (name === 'other' || columns.some((column) => column.name === name)) continue;
    const misread = misreadTitle(inRow, variants);
    const missed = always.includes(name) ? between(name, columns) : undefined;
    const added = misread ? { name, box: misread.box } : missed;
    if (added) columns = [...columns, added].toSorted((a, b) => a.box[0] - b.box[0]);
  }
  return { ...header, columns };
}

function headerOf(labels: readonly Label<ColumnName>[]): Header | undefined {
  const names = new Set(labels.map((label) => label.name));
  const money = names.has('netAmount') || names.has('taxAmount') || names.has('unitPrice');
  if (names.size < 3 || !money) return undefined;
  const columns = labels.toSorted((a, b) => a.box[0] - b.box[0]).map(({ name, box }) => ({ name, box }));
  return { box: boxAround(columns.map((column) => column.box)), columns };
}

/** The headers in one row: titles that are repeated on the right belong to a second table, as on receipts of hospitals. */
function sideBySide(labels: readonly Label<ColumnName>[]): Header[] {
  const sorted = labels.toSorted((a, b) => a.box[0] - b.box[0]);
  const starts = sorted.flatMap(({ name }, index) => (name === 'description' ? [index] : []));
  const whole = headerOf(labels);
  if (starts.length < 2 || starts[0] !== 0) return whole ? [whole] : [];
  const parts = starts.map((start, index) => headerOf(sorted.slice(start, starts[index + 1])));
  if (parts.includes(undefined)) return whole ? [whole] : [];
  return parts.flatMap((part, index) => {
    const left = (at: number): number | undefined => sorted[starts[at] ?? -1]?.box[0];
    const margin = part ? heightOf(part) : 0;
    const [x0, x1] = [index === 0 ? 0 : (left(index) ?? 0) - margin, (left(index + 1) ?? Infinity) - margin];
    return part ? [{ ...part, span: [x0, x1] as const }] : [];
  });
}

/** Table headers top to bottom, and the words without them. */
export function headersOf(words: readonly Word[], tolerant: boolean): { headers: Header[]; rest: Word[] } {
  const groups: Label<ColumnName>[][] = [];
  for (const label of labelsAmongWords(words, definitions, tolerant).labels.toSorted(
    (a, b) => middleY(a) - middleY(b),
  )) {
    const group = groups.find((members) =>
      members.some((member) => Math.abs(middleY(member) - middleY(label)) < 0.7 * heightOf(member)),
    );
    if (group) group.push(label);
    else groups.push([label]);
  }
  const headers = groups.flatMap(sideBySide);
  const rest = words.flatMap((word) => {
    const inHeader = headers.some((header) => middleY(word) > header.box[1] && middleY(word) < header.box[3]);
    if (!inHeader) return [word];
    return headerGlyph(word, headers) ? [] : labelsAmongWords([word], definitions, tolerant).values;
  });
  return { headers: tolerant ? headers.map((header) => completed(header, rest)) : headers, rest };
}

/** Whether a word is a character of a spread title (`单    价`): it lies in the box of a column. */
const headerGlyph = (word: Word, headers: readonly Header[]): boolean =>
  headers.some(({ columns }) =>
    columns.some(
      ({ box }) =>
        middleY(word) > box[1] && middleY(word) < box[3] && word.box[0] > box[0] - 1 && word.box[2] < box[2] + 1,
    ),
  );
