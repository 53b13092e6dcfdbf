/**
 * The labels of invoices that local tax offices issued (通用定额发票, 通用机打发票, tolls, parking, coach tickets): a code, a
 * number and mostly one amount. The wording of a label differs from town to town.
 */
import type { Page } from '../../../domain/document.ts';
import { labelledPage, type LabelledPage } from '../form/labelled-page.ts';
import type { LabelDefinition } from '../form/labels.ts';

export type LabelName =
  | 'code'
  | 'number'
  | 'issueDate'
  | 'date'
  | 'inWords'
  | 'amount'
  | 'fare'
  | 'seller'
  | 'buyer'
  | 'sellerId'
  | 'buyerId'
  | 'checkCode'
  | 'other';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'code', variants: ['发票代码', '代码'], standsAlone: true },
  { name: 'number', variants: ['发票号码', '号码'], standsAlone: true },
  { name: 'issueDate', variants: ['开票日期', '开票时间'] },
  {
    name: 'date',
    variants: ['出口时间', '出口日期', '出场时间', '离场时间', '交易时间', '收费时间', '乘车日期', '乘车时间', '日期'],
    standsAlone: true,
  },
  {
    name: 'inWords',
    variants: [
      '合计人民币(大写)',
      '人民币(大写)',
      '合计金额(大写)',
      '金额(大写)',
      '合计(大写)',
      '大写金额',
      '大写合计',
      '金额大写',
      '大写',
    ],
    standsAlone: true,
  },
  {
    name: 'amount',
    variants: [
      '合计金额(小写)',
      '金额(小写)',
      '小写合计',
      '小写金额',
      '金额小写',
      '(小写)',
      '小写',
      '实收金额',
      '收费金额',
      '合计金额',
      '总金额',
      '实收',
    ],
    standsAlone: true,
  },
  { name: 'fare', variants: ['通行费', '停车费', '应收金额', '票价', '金额', '合计'], standsAlone: true },
  {
    name: 'seller',
    variants: [
      '收款单位(盖章有效)',
      '收款单位(盖章)',
      '收款单位',
      '收款方(盖章有效)',
      '收款方名称',
      '收费单位',
      '开票单位(盖章)',
      '开票单位',
      '经营单位',
      '销售方名称',
      '单位名称',
      '公司名称',
      '企业名称',
      '承运单位',
    ],
    standsAlone: true,
  },
  {
    name: 'buyer',
    variants: [
      '付款单位(个人)',
      '付款单位/个人',
      '付款单位',
      '付款方名称',
      '付款人',
      '顾客名称',
      '客户名称',
      '购买方名称',
    ],
    standsAlone: true,
  },
  { name: 'buyerId', variants: ['付款方识别号', '付款方纳税人识别号', '购买方纳税人识别号'] },
  { name: 'sellerId', variants: ['收款方识别号', '收款方纳税人识别号', '纳税人识别号', '税号'], standsAlone: true },
  { name: 'checkCode', variants: ['校验码'] },
  {
    name: 'other',
    variants: [
      '机打代码',
      '机打号码',
      '机器编号',
      '机器编码',
      '税控码',
      '密码区',
      '防伪码',
      '查询码',
      '行业分类',
      '车型',
      '车类',
      '车种',
      '轴数',
      '重量',
      '总重',
      '入口站',
      '出口站',
      '入口时间',
      '入口',
      '出口',
      '收费员',
      '车牌号',
      '车牌',
      '进场时间',
      '入场时间',
      '停车时长',
      '时间',
      '座号',
      '检票口',
      '发车时间',
      '车次',
      '全票',
      '收款员',
      '开票人',
      '收款人',
      '备注',
    ],
    standsAlone: true,
  },
];

export type FormPage = LabelledPage<LabelName>;

export const formPageOf = (page: Page): FormPage => labelledPage(page, definitions);
