/**
 * The form of one invoice as far as it can be told before any value is read: its labels, the vertical titles of its
 * blocks, its table header, and the words that are left.
 *
 * Everything is relative to what stands on the page: no coordinates are assumed, since forms are printed, scanned,
 * cropped and put two on a sheet.
 */
import type { Box, Page, Word } from '../../../domain/document.ts';
import type { Method } from '../../../domain/evidence.ts';
import { withoutLeading } from '../../layout/glyphs.ts';
import { findLabels, type Label, type LabelDefinition } from '../../layout/labels.ts';
import { type Header, headersOf } from './columns.ts';
import { type VerticalTitle, verticalTitles } from './vertical.ts';

export type LabelName =
  | 'code'
  | 'number'
  | 'date'
  | 'checkCode'
  | 'machine'
  | 'name'
  | 'taxId'
  | 'address'
  | 'bank'
  | 'totalInWords'
  | 'totalInFigures'
  | 'sum'
  | 'subtotal'
  | 'clerk';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'code', variants: ['发票代码'] },
  { name: 'number', variants: ['发票号码'] },
  { name: 'date', variants: ['开票日期', '填开日期'] },
  { name: 'checkCode', variants: ['校验码', '效验码'] },
  { name: 'machine', variants: ['机器编号', '机打号码', '机打代码', '税控码'] },
  {
    name: 'name',
    variants: ['名称', '购买方名称', '销售方名称', '购方名称', '销方名称', '购货单位名称', '销货单位名称'],
    standsAlone: true,
  },
  {
    name: 'taxId',
    variants: ['统一社会信用代码/纳税人识别号', '纳税人识别号', '统一社会信用代码', '纳税人登记号', '纳税识别号'],
  },
  { name: 'address', variants: ['地址、电话', '地址,电话', '地址电话', '地址及电话'] },
  { name: 'bank', variants: ['开户行及账号', '开户行及帐号', '开户银行及账号', '开户行账号'] },
  { name: 'totalInWords', variants: ['价税合计(大写)', '价税合计', '合计金额(大写)', '合计(大写)'] },
  { name: 'totalInFigures', variants: ['(小写)', '小写', '合计金额(小写)', '合计(小写)'], standsAlone: true },
  { name: 'sum', variants: ['合计'], standsAlone: true },
  { name: 'subtotal', variants: ['小计', '总计'], standsAlone: true },
  {
    name: 'clerk',
    variants: ['收款人', '复核人', '复核', '开票人', '销售方:(章)', '销售方(章)', '销货单位:(章)', '销货单位(章)'],
    standsAlone: true,
  },
];

export interface Sheet {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly method: Method;
  readonly labels: readonly Label<LabelName>[];
  readonly titles: readonly VerticalTitle[];
  /** Table headers, top to bottom. */
  readonly headers: readonly Header[];
  /** Words that are neither label, vertical title nor table header. */
  readonly values: readonly Word[];
  /** All words as they stand, for titles of forms. */
  readonly words: readonly Word[];
}

export const middleY = ({ box }: { readonly box: Box }): number => (box[1] + box[3]) / 2;
export const middleX = ({ box }: { readonly box: Box }): number => (box[0] + box[2]) / 2;
export const heightOf = ({ box }: { readonly box: Box }): number => box[3] - box[1];

/** OCR sees a blank behind a decimal point (`5999. 00`) and inside long numbers: no number ends in a point, and touching digits are one number. */
function withWholeNumbers(words: readonly Word[]): Word[] {
  const whole: Word[] = [];
  for (const word of words.toSorted((a, b) => a.box[0] - b.box[0])) {
    const at = whole.findLastIndex(
      (before) =>
        Math.abs(middleY(before) - middleY(word)) < 0.2 * heightOf(word) &&
        Math.abs(word.box[0] - before.box[2]) <
          (/\d[.,]$/.test(before.text) || /^[.,]\d/.test(word.text) ? 0.7 : 0.12) * heightOf(word) &&
        /\d[.,]?$/.test(before.text) &&
        /^[.,]?\d/.test(word.text),
    );
    const before = whole[at];
    if (!before) whole.push(word);
    else
      whole[at] = {
        text: before.text + word.text,
        box: [before.box[0], Math.min(before.box[1], word.box[1]), word.box[2], Math.max(before.box[3], word.box[3])],
        confidence: Math.min(before.confidence, word.confidence),
      };
  }
  return whole;
}

export function sheetOf(page: Page): Sheet {
  const tolerant = page.textSource === 'ocr';
  const { titles, rest: upright } = verticalTitles(tolerant ? withWholeNumbers(page.words) : page.words);
  const rest = upright.map(withoutLeading);
  const { headers, rest: withoutHeaders } = headersOf(rest, tolerant);
  const { labels, values } = findLabels(withoutHeaders, definitions, tolerant);
  return {
    page: page.number,
    width: page.width,
    height: page.height,
    method: tolerant ? 'ocr' : 'text',
    labels: labels.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]),
    titles,
    headers,
    values,
    words: page.words.map(withoutLeading),
  };
}

export const labelsNamed = (sheet: Sheet, name: LabelName): Label<LabelName>[] =>
  sheet.labels.filter((label) => label.name === name);

/** Words in the row of `box`, right of it and left of `right`, left to right. */
export function rightOf(values: readonly Word[], box: Box, right: number): Word[] {
  return values
    .filter(
      (word) =>
        word.box[0] >= box[2] - 0.4 * (box[3] - box[1]) &&
        word.box[0] < right &&
        Math.abs(middleY(word) - (box[1] + box[3]) / 2) < 0.6 * Math.min(heightOf(word), box[3] - box[1]),
    )
    .toSorted((a, b) => a.box[0] - b.box[0]);
}
