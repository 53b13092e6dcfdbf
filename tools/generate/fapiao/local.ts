/** Invoices of local tax offices: 通用定额发票 and 通用机打发票 (tolls, parking, coach tickets). */
import { amountInWords } from '../../fixtures/fapiao.ts';
import type { Draw } from '../draw.ts';
import { type DrawnFapiao, type FapiaoKind, type Put, formOf } from './drawn.ts';
import {
  amountFrom,
  companyFrom,
  creditCodeFrom,
  dateFrom,
  inCents,
  localCodeFrom,
  printedDateFrom,
  townFrom,
} from './values.ts';

function fixedFrom(draw: Draw): DrawnFapiao {
  const amount = draw.pick([1, 2, 5, 10, 20, 50, 100]);
  const [code, number] = [localCodeFrom(draw), draw.digits(8)];
  const seller = draw.chance(0.4) ? companyFrom(draw, 'parking') : undefined;
  const words = amountInWords(amount).replace('圆', draw.pick(['元', '圆']));
  const hasFigure = draw.chance(0.5);
  const office = draw.pick(['国家税务局', '地方税务局', '税务局']);
  const title = `${townFrom(draw)}${office}通用定额发票`;
  return {
    truth: { code, number, totalAmount: amount, ...(seller === undefined ? {} : { 'seller.name': seller }) },
    form: formOf(380, 230, [
      [60, 32, title, { size: 16 }],
      [150, 54, '发 票 联', { size: 13 }],
      [60, 82, `发票代码 ${code}`],
      [60, 100, `发票号码 ${number}`],
      [110, 140, draw.pick([words, words.replace(/整$/, '')]), { size: 24 }],
      ...(hasFigure ? ([[260, 138, `￥${amount.toFixed(2)}`, { size: 14 }]] as const) : []),
      [40, 180, seller === undefined ? '收款单位（盖章有效）' : `收款单位（盖章）：${seller}`],
      [250, 200, '年 月 日'],
    ]),
  };
}

interface Slip {
  readonly title: string;
  readonly trade: 'toll' | 'parking' | 'coach';
  readonly rows: (draw: Draw, date: string) => readonly string[];
  readonly dateLabel: readonly string[];
  readonly amountLabel: readonly string[];
}

const timeFrom = (draw: Draw): string => `${draw.whole(10, 23)}:${draw.whole(10, 59)}:${draw.whole(10, 59)}`;

const slips: readonly Slip[] = [
  {
    title: '高速公路车辆通行费发票',
    trade: 'toll',
    rows: (draw) => [
      '入口站：南柯南',
      `出口站：${draw.pick(['蓬莱', '方壶东'])}`,
      '车型：客1',
      `车牌号：乌A${draw.digits(5)}`,
    ],
    dateLabel: ['出口时间', '日期', '交易时间', '开票日期'],
    amountLabel: ['金额', '实收金额', '通行费', '收费金额'],
  },
  {
    title: '停车收费通用机打发票',
    trade: 'parking',
    rows: (draw, date) => [`车牌号：乌A${draw.digits(5)}`, `进场时间：${date} 08:${draw.whole(10, 59)}:07`],
    dateLabel: ['出场时间', '离场时间', '收费时间'],
    amountLabel: ['停车费', '金额', '实收金额'],
  },
  {
    title: '公路旅客运输客票通用机打发票',
    trade: 'coach',
    rows: (draw) => ['乘车站：明月客运站', `车次：K${draw.digits(3)}`, `座号：${draw.whole(1, 45)}`],
    dateLabel: ['乘车日期', '开票日期', '乘车时间'],
    amountLabel: ['票价', '金额', '合计金额'],
  },
];

/** Label and value, joined by a colon or in two columns. */
const rowPut = (y: number, label: string, value: string, isApart: boolean): readonly Put[] =>
  isApart
    ? [
        [40, y, label],
        [120, y, value],
      ]
    : [[40, y, `${label}：${value}`]];

function printedFrom(draw: Draw): DrawnFapiao {
  const slip = draw.pick(slips);
  const date = dateFrom(draw);
  const amount = inCents(amountFrom(draw, 5, 260, draw.pick([1, 5, 0.5])));
  const [code, number, seller] = [localCodeFrom(draw), draw.digits(8), companyFrom(draw, slip.trade)];
  const sellerId = draw.chance(0.4) ? creditCodeFrom(draw) : undefined;
  const isApart = draw.chance(0.3);
  const printed = printedDateFrom(draw, date) + (draw.chance(0.5) ? ` ${timeFrom(draw)}` : '');
  const figure = draw.pick([`￥${amount.toFixed(2)}`, `${amount.toFixed(2)}元`, `￥${amount.toFixed(2)}元`]);
  const texts: (readonly [label: string, value: string])[] = [
    [draw.pick(slip.dateLabel), printed],
    [draw.pick(slip.amountLabel), figure],
    ...(draw.chance(0.5) ? [['大写', amountInWords(amount).replace('圆', '元')] as const] : []),
    [draw.pick(['收款单位', '开票单位', '收费单位', '经营单位']), seller],
    ...(sellerId === undefined ? [] : [['税号', sellerId] as const]),
  ];
  const fixed = slip.rows(draw, date);
  const title = `${townFrom(draw)}${slip.title}`;
  const pitch = draw.between(18, 26);
  return {
    truth: {
      code,
      number,
      issueDate: date,
      totalAmount: amount,
      'seller.name': seller,
      ...(sellerId === undefined ? {} : { 'seller.taxId': sellerId }),
    },
    form: formOf(300, 120 + pitch * (fixed.length + texts.length), [
      [30, 30, title, { size: 15 }],
      [40, 58, `发票代码 ${code}`],
      [40, 76, `发票号码 ${number}`],
      ...fixed.map((text, index): Put => [40, 100 + index * pitch, text]),
      ...texts.flatMap(([label, value], index) => rowPut(100 + (fixed.length + index) * pitch, label, value, isApart)),
    ]),
  };
}

export const fixedAmount: FapiaoKind = { family: 'fixed-amount', name: 'fixed amount', draw: fixedFrom };
export const machinePrinted: FapiaoKind = { family: 'printed-receipt', name: 'machine-printed', draw: printedFrom };
