/** Slips of travellers: taxi receipts with the print of a meter, railway tickets, air itineraries. */
import type { Draw } from '../draw.ts';
import { type DrawnFapiao, type FapiaoKind, type Put, formOf } from './drawn.ts';
import {
  amountFrom,
  companyFrom,
  creditCodeFrom,
  dateFrom,
  inCents,
  localCodeFrom,
  personFrom,
  printedDateFrom,
  townFrom,
} from './values.ts';

const clock = (draw: Draw): string => `${draw.whole(10, 23)}:${draw.whole(10, 59)}`;
const inHan = (date: string): string => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日');

function taxiFrom(draw: Draw): DrawnFapiao {
  const [code, number, seller] = [localCodeFrom(draw), draw.digits(8), companyFrom(draw, 'taxi')];
  const date = dateFrom(draw);
  const amount = inCents(amountFrom(draw, 10, 180, draw.pick([0.5, 1, 0.1])));
  const labels = ['车号：', '证号：', '日期：', '上车：', '下车：', '单价：', '里程：', '等候：', '金额：', '卡号：'];
  const printed = [
    `B${draw.digits(5)}`,
    `9000${draw.digits(6)}`,
    draw.pick([inHan(date), date]),
    clock(draw),
    clock(draw),
    draw.pick(['2.70元', '3.51元']),
    `${draw.between(1, 30).toFixed(2)}KM`,
    '00:03:52',
    `￥${amount.toFixed(2)}元`,
  ];
  const pitch = 17;
  const off = draw.between(-8, 8);
  const title = `${townFrom(draw)}出租汽车专用发票`;
  return {
    truth: { code, number, issueDate: date, totalAmount: amount, 'seller.name': seller },
    form: formOf(200, 370, [
      [14, 34, title, { size: 13 }],
      [60, 54, '发 票 联', { size: 12 }],
      [12, 84, `发票代码${code}`, { size: 11 }],
      [12, 106, `发票号码 ${number}`, { size: 11 }],
      [12, 124, `单位名称：${seller}`, { size: 8 }],
      [50, 150, '机打发票 手写无效', { size: 9 }],
      ...labels.map((label, row): Put => [22, 174 + row * pitch, label, { size: 10 }]),
    ]),
    meter: (sheet) =>
      printed.forEach((text, row) =>
        sheet.text(150, 174 + off + row * pitch, text, { face: 'han', size: 11, align: 'right' }),
      ),
  };
}

const stations = ['乌有', '蓬莱北', '瑶池东', '南柯', '桃源西', '云梦', '华胥南', '方壶'];

function ticketFrom(draw: Draw): DrawnFapiao {
  const number = `${draw.pick(['A', 'K', 'Z', 'E'])}${draw.digits(6)}`;
  const date = dateFrom(draw);
  const fare = inCents(amountFrom(draw, 6, 900, 0.5));
  const [from = '', to = ''] = draw.some(stations, 2);
  const train = `${draw.pick(['G', 'D', 'K', 'C'])}${draw.whole(1, 9999)}`;
  return {
    truth: { number, issueDate: date, totalAmount: fare },
    form: formOf(420, 270, [
      [30, 34, number, { size: 15, colour: [0.7, 0.1, 0.1] }],
      [45, 70, `${from}站`, { size: 20 }],
      [175, 68, train, { size: 18 }],
      [285, 70, `${to}站`, { size: 20 }],
      [35, 108, `${inHan(date)} ${clock(draw)}开`, { size: 13 }],
      [265, 108, `${draw.whole(10, 16)}车${draw.whole(10, 19)}${draw.pick(['A', 'B', 'F'])}号`, { size: 13 }],
      [35, 132, `￥${fare.toFixed(1)}元`, { size: 13 }],
      [180, 132, '网', { size: 11 }],
      [285, 132, draw.pick(['二等座', '一等座']), { size: 13 }],
      [35, 156, '限乘当日当次车', { size: 11 }],
      [35, 192, `330781199${draw.digits(1)}****${draw.digits(4)} ${personFrom(draw)}`, { size: 12 }],
      [90, 216, '买票请到12306 发货请到95306', { size: 10 }],
      [110, 230, '中国铁路祝您旅途愉快', { size: 10 }],
      [35, 254, `${draw.digits(14)}${number} ${from}售`, { size: 11 }],
    ]),
  };
}

function railFrom(draw: Draw): DrawnFapiao {
  const fare = inCents(amountFrom(draw, 6, 900, 0.5));
  const net = inCents(fare / 1.09);
  const date = dateFrom(draw);
  const [number, buyer, buyerId] = [`24${draw.digits(18)}`, companyFrom(draw), creditCodeFrom(draw)];
  const [from = '', to = ''] = draw.some(stations, 2);
  const train = `${draw.pick(['G', 'D', 'K', 'C'])}${draw.whole(1, 9999)}`;
  return {
    truth: {
      number,
      issueDate: date,
      totalAmount: fare,
      netAmount: net,
      taxAmount: inCents(fare - net),
      'buyer.name': buyer,
      'buyer.taxId': buyerId,
    },
    form: formOf(600, 380, [
      [190, 36, '电子发票（铁路电子客票）', { size: 18 }],
      [30, 70, `发票号码：${number}`],
      [430, 70, `开票日期：${inHan(date)}`],
      [110, 112, `${from}站`, { size: 18 }],
      [280, 110, train, { size: 16 }],
      [400, 112, `${to}站`, { size: 18 }],
      [30, 160, `${inHan(date)} ${clock(draw)}开`],
      [240, 160, '03车01F号'],
      [30, 190, `票价：￥${fare.toFixed(2)}`],
      [30, 210, `金额：￥${net.toFixed(2)}`],
      [240, 210, '税率：9%'],
      [360, 210, `税额：￥${inCents(fare - net).toFixed(2)}`],
      [30, 236, `3307811990****${draw.digits(4)} ${personFrom(draw)}`],
      [30, 270, `电子客票号：${draw.digits(12)}A${draw.digits(8)}`],
      [30, 292, `购买方名称：${buyer}`],
      [300, 292, `统一社会信用代码：${buyerId}`],
      [200, 340, '买票请到12306 发货请到95306'],
    ]),
  };
}

function airFrom(draw: Draw): DrawnFapiao {
  const fare = inCents(amountFrom(draw, 300, 2500, 10));
  const fuel = draw.pick([0, 20, 60, 110]);
  const [fareNet, fuelNet] = [inCents(fare / 1.09), inCents(fuel / 1.09)];
  const tax = inCents(fare + fuel - fareNet - fuelNet);
  const total = inCents(fare + fuel + 50);
  const date = dateFrom(draw);
  const [number, buyer, buyerId] = [`24${draw.digits(18)}`, companyFrom(draw), creditCodeFrom(draw)];
  const titles = ['票价', '燃油附加费', '增值税税率', '增值税税额', '民航发展基金', '其他税费', '合计'];
  const amounts = [fareNet, fuelNet, '9%', tax, 50, 0, total].map((amount) =>
    typeof amount === 'string' ? amount : `CNY${amount.toFixed(2)}`,
  );
  return {
    truth: {
      number,
      issueDate: date,
      totalAmount: total,
      taxAmount: tax,
      'seller.name': '乌有航空股份有限公司',
      'buyer.name': buyer,
      'buyer.taxId': buyerId,
    },
    form: formOf(640, 330, [
      [180, 34, '电子发票（航空运输电子客票行程单）', { size: 16 }],
      [420, 66, `发票号码：${number}`],
      [40, 88, '旅客姓名'],
      [200, 88, '有效身份证件号码'],
      [40, 102, personFrom(draw)],
      [200, 102, `430426******${draw.digits(5)}X`],
      ...['承运人', '航班号', '座位等级', '日期', '时间'].map((title, index): Put => [150 + index * 60, 130, title]),
      [40, 150, '自:HGH 杭州'],
      [150, 150, '乌航'],
      [210, 150, `WU${draw.digits(4)}`],
      [330, 150, date],
      [390, 150, clock(draw)],
      [40, 170, '至:CAN 广州'],
      ...titles.map((title, index): Put => [60 + index * 80, 220, title, { size: 8 }]),
      ...amounts.map((text, index): Put => [60 + index * 80, 238, text, { size: 8 }]),
      [40, 268, '填开单位：乌有航空股份有限公司'],
      [420, 268, `填开日期：${printedDateFrom(draw, date)}`],
      [40, 290, `购买方名称：${buyer}`],
      [300, 290, `统一社会信用代码/纳税人识别号：${buyerId}`],
    ]),
  };
}

export const slips: readonly FapiaoKind[] = [
  { family: 'taxi-receipt', name: 'taxi receipt', draw: taxiFrom },
  { family: 'rail-ticket', name: 'railway ticket', draw: ticketFrom },
  { family: 'rail-ticket', name: 'electronic railway ticket', draw: railFrom },
  { family: 'air-itinerary', name: 'air itinerary', draw: airFrom },
];
