/**
 * The form of one invoice before any value is read: its labels, the vertical titles of its blocks, its table headers, and
 * the words that are left.
 */
import type { Page } from '../../../domain/document.ts';
import { withoutLeading } from '../form/glyphs.ts';
import { labelledPage, type LabelledPage, withWholeNumbers } from '../form/labelled-page.ts';
import type { LabelDefinition } from '../form/labels.ts';
import { type Header, headersOf } from '../fapiao-table/columns.ts';
import { type VerticalTitle, verticalTitles } from './vertical.ts';

export type LabelName =
  | 'code'
  | 'number'
  | 'date'
  | 'checkCode'
  | 'machine'
  | 'name'
  | 'buyerName'
  | 'sellerName'
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
    variants: ['名称'],
    standsAlone: true,
  },
  {
    name: 'buyerName',
    variants: [
      '购买方名称',
      '购方名称',
      '购货单位名称',
      '付款单位名称',
      '付款方名称',
      '付款单位(个人)',
      '付款单位/个人',
      '付款单位',
    ],
  },
  {
    name: 'sellerName',
    variants: [
      '销售方名称',
      '销方名称',
      '销货单位名称',
      '收款单位名称',
      '收款方名称',
      '收款单位(盖章有效)',
      '收款单位(盖章)',
      '收款单位',
    ],
  },
  {
    name: 'taxId',
    variants: [
      '纳税人识别号/统一社会信用代码/身份证明号码',
      '纳税人识别号/统一社会信用代码',
      '纳税人识别号/统一社会',
      '付款方识别号',
      '收款方识别号',
      '统一社会信用代码/纳税人识别号',
      '纳税人识别号',
      '统一社会信用代码',
      '纳税人登记号',
      '纳税识别号',
    ],
  },
  { name: 'taxId', variants: ['税号'], standsAlone: true },
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

export interface FormPage extends LabelledPage<LabelName> {
  readonly titles: readonly VerticalTitle[];
  /** Table headers, top to bottom. */
  readonly headers: readonly Header[];
}

export function formPageOf(page: Page): FormPage {
  const tolerant = page.textSource === 'ocr';
  const { titles, rest: upright } = verticalTitles(tolerant ? withWholeNumbers(page.words) : page.words);
  const { headers, rest } = headersOf(upright.map(withoutLeading), tolerant);
  return { ...labelledPage(page, definitions, rest), titles, headers };
}
