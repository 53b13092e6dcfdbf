/**
 * The form of 机动车销售统一发票 and 二手车销售统一发票, and its labels. Several labels wrap in narrow cells
 * (纳税人识别号/ over 统一社会信用代码/ over 身份证明号码): their pieces name one value.
 */
import type { Page } from '../../../domain/document.ts';
import { boxAround } from '../../../geometry/rows.ts';
import { labelledPage, type LabelledPage } from '../form/labelled-page.ts';
import type { Label, LabelDefinition } from '../form/labels.ts';
import { heightOf } from '../../../geometry/box.ts';

export type LabelName =
  | 'code'
  | 'number'
  | 'date'
  | 'buyer'
  | 'seller'
  | 'otherParty'
  | 'taxId'
  | 'address'
  | 'phone'
  | 'bank'
  | 'account'
  | 'vehicleType'
  | 'model'
  | 'certificate'
  | 'engine'
  | 'vin'
  | 'totalInWords'
  | 'figures'
  | 'taxRate'
  | 'taxAmount'
  | 'net'
  | 'other';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'code', variants: ['发票代码'] },
  { name: 'number', variants: ['发票号码'] },
  { name: 'date', variants: ['开票日期'] },
  {
    name: 'buyer',
    variants: ['购买方名称及身份证号码/组织机构代码', '购买方名称', '购方名称', '购货单位(人)', '买方单位/个人'],
  },
  { name: 'seller', variants: ['销货单位名称', '销售方名称', '销方名称', '销售单位名称', '卖方单位/个人'] },
  { name: 'otherParty', variants: ['经营、拍卖单位', '经营,拍卖单位', '经营拍卖单位', '二手车市场'] },
  {
    name: 'taxId',
    variants: [
      '纳税人识别号/统一社会信用代码/身份证明号码',
      '统一社会信用代码/纳税人识别号/身份证件号码',
      '统一社会信用代码/纳税人识别号/身份证明号码',
      '统一社会信用代码/纳税人识别号',
      '纳税人识别号/统一社会信用代码',
      '身份证号码/组织机构代码',
      '身份证号码及组织机构代码',
      '单位代码/身份证号码',
      '纳税人识别号/',
      '统一社会信用代码/',
      '纳税人识别号',
      '统一社会信用代码',
      '身份证明号码',
      '身份证件号码',
      '组织机构代码',
    ],
  },
  { name: 'address', variants: ['买方单位/个人住址', '卖方单位/个人住址', '地址'], standsAlone: true },
  { name: 'phone', variants: ['电话'], standsAlone: true },
  { name: 'bank', variants: ['开户银行'], standsAlone: true },
  { name: 'account', variants: ['账号', '帐号'], standsAlone: true },
  { name: 'vehicleType', variants: ['车辆类型'] },
  { name: 'model', variants: ['厂牌型号'] },
  { name: 'certificate', variants: ['合格证号'] },
  { name: 'engine', variants: ['发动机号码', '发动机号'] },
  {
    name: 'vin',
    variants: [
      '车辆识别代号/车架号码',
      '车架号/车辆识别代码',
      '车辆识别代号(车架号码)',
      '车辆识别代号/',
      '车辆识别代号',
      '车架号码',
      '车架号',
    ],
  },
  { name: 'totalInWords', variants: ['价税合计(大写)', '价税合计', '车价合计(大写)', '车价合计'] },
  { name: 'figures', variants: ['(小写)', '小写'], standsAlone: true },
  { name: 'taxRate', variants: ['增值税税率或征收率', '增值税税率', '或征收率'] },
  { name: 'taxAmount', variants: ['增值税税额', '增值税', '税额'], standsAlone: true },
  { name: 'net', variants: ['不含税价(小写)', '不含税价'] },
  {
    name: 'other',
    variants: [
      '机打代码',
      '机打号码',
      '机器编号',
      '税控码',
      '产地',
      '进口证明书号',
      '商检单号',
      '主管税务机关及代码',
      '主管税务',
      '机关及代码',
      '完税凭证号码',
      '吨位',
      '限乘人数',
      '开票人',
      '备注',
      '销货单位盖章',
      '开票单位',
      '车牌照号',
      '登记证号',
      '转入地车辆管理所名称',
      '转入地车管所名称',
    ],
    standsAlone: true,
  },
];

export type FormPage = LabelledPage<LabelName>;

/** Labels that may wrap in their cell. */
const wrapping: readonly LabelName[] = ['taxId', 'taxRate', 'taxAmount', 'vin'];

/** Labels with their wrapped pieces joined, so that the middle of a label is that of its cell. */
function withWholeLabels(labels: readonly Label<LabelName>[]): Label<LabelName>[] {
  const whole: Label<LabelName>[] = [];
  for (const label of labels.toSorted((a, b) => a.box[1] - b.box[1])) {
    const at = whole.findIndex(
      (above) =>
        wrapping.includes(label.name) &&
        above.name === label.name &&
        label.box[1] - above.box[3] < 0.6 * heightOf(label) &&
        label.box[1] > above.box[1] + 0.5 * heightOf(label) &&
        Math.min(above.box[2], label.box[2]) > Math.max(above.box[0], label.box[0]),
    );
    const above = whole[at];
    if (above) whole[at] = { ...above, box: boxAround([above.box, label.box]), exact: above.exact && label.exact };
    else whole.push(label);
  }
  return whole;
}

export function formPageOf(page: Page): FormPage {
  const form = labelledPage(page, definitions);
  return { ...form, labels: withWholeLabels(form.labels) };
}
