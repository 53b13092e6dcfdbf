/** 机动车销售统一发票: on paper with code and number, or electronic with a number of 20 digits. */
import { amountInWords } from '../../fixtures/fapiao.ts';
import type { Draw } from '../draw.ts';
import { type DrawnFapiao, type FapiaoKind, type Put, putAll } from './drawn.ts';
import {
  amountFrom,
  companyFrom,
  creditCodeFrom,
  dateFrom,
  grouped,
  inCents,
  localCodeFrom,
  vehicleNumberFrom,
} from './values.ts';

/** Rows of labels and values: each begins where its column does. */
function rowsFrom(draw: Draw, truth: Record<string, string | number>, vin: string): readonly (readonly Put[])[] {
  const engine = `CUB${draw.digits(6)}`;
  const certificate = `WDT0420${draw.digits(8)}`;
  const type = draw.pick(['小型轿车', '小型普通客车', '轻型厢式货车', '重型半挂牵引车']);
  const rate = '13%';
  const total = Number(truth['totalAmount']);
  truth['notes'] = `车辆识别代号/车架号码：${vin}；发动机号码：${engine}；合格证号：${certificate}`;
  const figure = draw.chance(0.5) ? grouped : (amount: number): string => amount.toFixed(2);
  return [
    [
      [40, 0, '购买方名称'],
      [130, 0, String(truth['buyer.name'])],
      [400, -11, '纳税人识别号/'],
      [400, 0, '统一社会信用代码/'],
      [400, 11, '身份证明号码'],
      [520, 0, String(truth['buyer.taxId'])],
    ],
    [
      [40, 0, '车辆类型'],
      [130, 0, type],
      [230, 0, '厂牌型号'],
      [300, 0, `乌有牌WY${draw.digits(4)}`],
      [540, 0, '产 地'],
      [600, 0, '上海市'],
    ],
    [
      [40, 0, '合格证号'],
      [130, 0, certificate],
      [290, 0, '进口证明书号'],
      [540, 0, '商检单号'],
    ],
    [
      [40, 0, '发动机号码'],
      [130, 0, engine],
      [310, 0, '车辆识别代号/车架号码'],
      [450, 0, vin],
    ],
    [
      [40, 0, '价税合计'],
      [130, 0, `⊗${amountInWords(total)}`.replace('⊗', draw.pick(['', '⊗']))],
      [530, 0, '小写'],
      [580, 0, `￥${figure(total)}`],
    ],
    [
      [40, 0, '销货单位名称'],
      [130, 0, String(truth['seller.name'])],
      [530, 0, '电话'],
      [580, 0, `0571-88${draw.digits(6)}`],
    ],
    [
      [40, 0, '纳税人识别号'],
      [130, 0, String(truth['seller.taxId'])],
      [530, 0, '账号'],
      [580, 0, draw.digits(16)],
    ],
    [
      [40, 0, '地 址'],
      [130, 0, '乌有市莫干山路1200号'],
      [380, 0, '开户银行'],
      [440, 0, '虚构银行乌有分行'],
    ],
    [
      [40, -6, '增值税税率'],
      [40, 5, '或征收率'],
      [130, 0, rate],
      [220, -6, '增值税'],
      [220, 5, '税 额'],
      [280, 0, `￥${figure(Number(truth['taxAmount']))}`],
      [400, -6, '主管税务'],
      [400, 5, '机关及代码'],
      [480, 0, '国家税务总局乌有市税务局'],
    ],
    [
      [40, 0, '不含税价'],
      [110, 0, `小写 ￥${figure(Number(truth['netAmount']))}`],
      [330, 0, '完税凭证号码'],
      [540, 0, '吨位'],
      [630, 0, '限乘人数'],
      [700, 0, String(draw.whole(2, 7))],
    ],
  ];
}

function vehicleFrom(draw: Draw): DrawnFapiao {
  const isElectronic = draw.chance(0.4);
  const total = inCents(amountFrom(draw, 30_000, 600_000, draw.pick([1000, 100, 0.01])));
  const net = inCents(total / 1.13);
  const code = isElectronic ? undefined : localCodeFrom(draw);
  const number = isElectronic ? `24${draw.digits(18)}` : draw.digits(8);
  const date = dateFrom(draw);
  const truth: Record<string, string | number> = {
    ...(code === undefined ? {} : { code }),
    number,
    issueDate: date,
    'buyer.name': companyFrom(draw),
    'buyer.taxId': creditCodeFrom(draw),
    'seller.name': companyFrom(draw, 'car'),
    'seller.taxId': creditCodeFrom(draw),
    netAmount: net,
    taxAmount: inCents(total - net),
    totalAmount: total,
  };
  const rows = rowsFrom(draw, truth, vehicleNumberFrom(draw));
  const pitch = draw.between(24, 30);
  const isRuled = draw.chance(0.7);
  return {
    truth,
    form(drawing) {
      const sheet = drawing.addPage(780, 520);
      putAll(sheet, [
        [290, 36, isElectronic ? '电子发票（机动车销售统一发票）' : '机动车销售统一发票', { size: 20 }],
        [40, 82, '开票日期'],
        [130, 82, date],
        ...(code === undefined
          ? []
          : ([
              [520, 70, '发票代码'],
              [590, 70, code, { size: 12 }],
            ] as const)),
        [520, 90, '发票号码'],
        [590, 90, number, { size: 12 }],
        ...(code === undefined
          ? []
          : ([
              [40, 116, '机打代码'],
              [130, 116, code],
              [40, 132, '机打号码'],
              [130, 132, number],
            ] as const)),
      ]);
      rows.forEach((row, index) => {
        const y = 170 + index * pitch;
        if (isRuled) sheet.rule(34, y - pitch / 2 - 4, 750, y - pitch / 2 - 4);
        putAll(
          sheet,
          row.map(([x, dy, text]) => [x, y + dy, text]),
        );
      });
      return sheet;
    },
  };
}

export const vehicle: FapiaoKind = { family: 'vehicle-invoice', name: 'vehicle', draw: vehicleFrom };
