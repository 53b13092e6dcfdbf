/** Invoices with a table: 数电票, the form of 2015 to 2024, and 财政票据. */
import type { InvoiceType } from '../../../src/domain/invoice.ts';
import { drawDigitalForm } from '../../fixtures/fapiao-digital.ts';
import { drawOldForm } from '../../fixtures/fapiao-old.ts';
import { amountInWords, type Fapiao, fapiaoLine, type FapiaoParty, totalsOf } from '../../fixtures/fapiao.ts';
import type { Draw } from '../draw.ts';
import { type DrawnFapiao, type FapiaoKind, type FapiaoTruth, formOf } from './drawn.ts';
import { amountFrom, companyFrom, creditCodeFrom, dateFrom, inCents, personFrom, printedDateFrom } from './values.ts';

const goods = [
  ['*餐饮服务*餐饮服务', '6%', '次'],
  ['*信息技术服务*软件维护费', '6%', '项'],
  ['*纸制品*复印纸', '13%', '箱'],
  ['*电子元件*连接器', '13%', '只'],
  ['*生活服务*住宿费', '1%', '天'],
  ['*谷物*大米', '免税', '袋'],
] as const;

const partyFrom = (draw: Draw): FapiaoParty => ({
  name: companyFrom(draw),
  taxId: creditCodeFrom(draw),
  address: null,
  phone: null,
  bank: null,
  account: null,
});

function fapiaoFrom(draw: Draw, isOld: boolean): Fapiao {
  const isSpecial = draw.chance(0.4);
  const type: InvoiceType = isSpecial ? 'vat_special' : 'vat_normal';
  const region = draw.pick(['上海', '北京', '浙江', '湖北']);
  const oldTitle = `${region}增值税电子${isSpecial ? '专用' : '普通'}发票`;
  const rateOf = (rate: string): string => (isSpecial && rate === '免税' ? '9%' : rate);
  return {
    title: isOld ? oldTitle : `电子发票（${isSpecial ? '增值税专用发票' : '普通发票'}）`,
    type,
    ...(isOld ? { code: `0${draw.digits(9)}${isSpecial ? '13' : '11'}`, checkCode: draw.digits(20) } : {}),
    ...(isOld ? { machineNumber: draw.digits(12) } : {}),
    number: isOld ? draw.digits(8) : `24${draw.digits(18)}`,
    issueDate: dateFrom(draw),
    buyer: partyFrom(draw),
    seller: partyFrom(draw),
    lines: draw
      .some(goods, draw.whole(1, 4))
      .map(([description, rate, unit]) =>
        fapiaoLine(
          description,
          { quantity: draw.whole(1, 30), unitPrice: inCents(amountFrom(draw, 2, 900)) },
          rateOf(rate),
          { unit },
        ),
      ),
    clerks: [personFrom(draw), personFrom(draw), personFrom(draw)],
    qr: [],
  };
}

function truthOf({ code, checkCode, number, issueDate, type, buyer, seller, lines }: Fapiao): FapiaoTruth {
  const { net, tax, total } = totalsOf(lines);
  return {
    ...(code === undefined ? {} : { code }),
    ...(checkCode === undefined ? {} : { checkCode }),
    number,
    issueDate,
    type,
    'buyer.name': buyer.name,
    'buyer.taxId': buyer.taxId ?? '',
    'seller.name': seller.name,
    'seller.taxId': seller.taxId ?? '',
    netAmount: net,
    taxAmount: tax,
    totalAmount: total,
  };
}

function digitalFrom(draw: Draw): DrawnFapiao {
  const fapiao = fapiaoFrom(draw, false);
  const digits = draw.pick(['han', 'mono'] as const);
  return {
    truth: truthOf(fapiao),
    form: (drawing) => drawDigitalForm(drawing, fapiao, { table: 'goods', face: 'han', digits }),
  };
}

function oldFrom(draw: Draw): DrawnFapiao {
  const fapiao = fapiaoFrom(draw, true);
  const ink = draw.pick([
    [0.5, 0.2, 0.1],
    [0.1, 0.4, 0.2],
    [0.15, 0.25, 0.55],
  ] as const);
  const digits = draw.pick(['han', 'mono'] as const);
  const [cipherSeed, spacedDate] = [draw.whole(1, 999), draw.chance(0.5)];
  return {
    truth: truthOf(fapiao),
    form: (drawing) => drawOldForm(drawing, fapiao, { ink, face: 'han', digits, cipherSeed, spacedDate }),
  };
}

function fiscalFrom(draw: Draw): DrawnFapiao {
  const total = inCents(amountFrom(draw, 20, 9000, draw.pick([1, 0.5, 0.01])));
  const date = dateFrom(draw);
  const truth = {
    code: draw.digits(8),
    number: `00${draw.digits(8)}`,
    checkCode: `a${draw.digits(5)}`,
    issueDate: date,
    totalAmount: total,
    'buyer.name': companyFrom(draw),
    'buyer.taxId': creditCodeFrom(draw),
    'seller.name': draw.pick(['乌有市公路局', '乌有大学', '明月市人民医院', '太虚县教育局']),
  };
  const printed = printedDateFrom(draw, date);
  const item = draw.pick(['学费', '车辆通行费', '考试考务费', '住院费']);
  return {
    truth,
    form: formOf(600, 340, [
      [170, 34, draw.pick(['乌有省非税收入统一票据（电子）', '乌有省财政电子票据']), { size: 18 }],
      [30, 64, `票据代码：${truth.code}`],
      [380, 64, `票据号码：${truth.number}`],
      [30, 82, `交款人统一社会信用代码：${truth['buyer.taxId']}`],
      [380, 82, `校验码：${truth.checkCode}`],
      [30, 100, `交款人：${truth['buyer.name']}`],
      [380, 100, `开票日期：${printed}`],
      [40, 124, '项目编码'],
      [130, 124, '项目名称'],
      [260, 124, '单位'],
      [330, 124, '数量'],
      [400, 124, '标准'],
      [480, 124, '金额（元）'],
      [40, 144, draw.digits(6)],
      [130, 144, item],
      [260, 144, '元'],
      [330, 144, '1'],
      [400, 144, total.toFixed(2)],
      [480, 144, total.toFixed(2)],
      [40, 230, `金额合计（大写）：${amountInWords(total)}`],
      [380, 230, `（小写）：${total.toFixed(2)}`],
      [30, 300, `收款单位（章）：${truth['seller.name']}`],
      [280, 300, `复核人：${personFrom(draw)}`],
      [430, 300, `收款人：${personFrom(draw)}`],
    ]),
  };
}

export const invoices: readonly FapiaoKind[] = [
  { family: 'vat-invoice', name: 'electronic invoice', draw: digitalFrom },
  { family: 'vat-invoice', name: 'old invoice', draw: oldFrom },
  { family: 'fiscal-receipt', name: 'fiscal receipt', draw: fiscalFrom },
];
