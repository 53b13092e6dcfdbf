import { describe, expect, it } from 'vitest';
import type { Word } from '../../../src/geometry/word.ts';
import { families } from '../../../src/extract/families/index.ts';
import { vehicleInvoice } from '../../../src/extract/fapiao/vehicle-invoice.ts';
import { isVehicleNumber } from '../../../src/extract/fapiao/vehicle-invoice/vehicle-number.ts';
import type { Reading } from '../../../src/extract/reading.ts';
import { segments } from '../../../src/extract/segments.ts';
import { at, page } from './form.ts';

const values = (reading: Reading | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(reading?.fields ?? {}).map(([field, evidence]) => [field, evidence.value]));

function read(words: readonly Word[]): Reading {
  const document = page(words, { width: 760, height: 520 });
  expect(segments(families, [document])[0]?.family.name).toBe('vehicle-invoice');
  const [reading] = vehicleInvoice.read([document]);
  if (!reading) throw new Error('nothing read');
  return reading;
}

const paper = (tax: string): Word[] => [
  ...at(290, 10, '机动车销售统一发票', 20),
  ...at(40, 70, '开票日期'),
  ...at(110, 70, '2021-06-18'),
  ...at(500, 60, '发票代码'),
  ...at(570, 60, '133012020021', 12),
  ...at(500, 82, '发票号码'),
  ...at(570, 82, '00418827', 12),
  ...at(40, 106, '机打代码'),
  ...at(110, 106, '133012020021'),
  ...at(40, 122, '机打号码'),
  ...at(110, 122, '00418827'),
  ...at(40, 162, '购买方名称'),
  ...at(130, 162, '乌有信息技术有限公司'),
  // One label over three lines of its cell, its value beside the middle one.
  ...at(400, 154, '纳税人识别号/'),
  ...at(400, 165, '统一社会信用代码/'),
  ...at(400, 176, '身份证明号码'),
  ...at(520, 165, '91330100MAFAKE035X'),
  ...at(40, 204, '车辆类型'),
  ...at(110, 204, '小型轿车'),
  ...at(230, 204, '厂牌型号'),
  ...at(300, 204, '乌有牌WY7180'),
  ...at(540, 204, '产 地'),
  ...at(600, 204, '上海市'),
  ...at(40, 228, '合格证号'),
  ...at(110, 228, 'WDT042005123456'),
  ...at(280, 228, '进口证明书号'),
  ...at(40, 252, '发动机号码'),
  ...at(120, 252, 'CUB204417'),
  ...at(330, 252, '车辆识别代号/车架号码'),
  ...at(480, 252, '1M8GDM9AXKP042788'),
  ...at(40, 276, '价税合计'),
  ...at(130, 276, '⊗壹拾贰万捌仟捌佰圆整'),
  ...at(540, 276, '小写'),
  ...at(590, 276, '￥128,800.00'),
  ...at(40, 300, '销货单位名称'),
  ...at(130, 300, '乌有汽车销售服务有限公司'),
  ...at(540, 300, '电话'),
  ...at(590, 300, '0571-88120044'),
  ...at(40, 324, '纳税人识别号'),
  ...at(130, 324, '9144030070846113XT'),
  ...at(40, 372, '增值税税率'),
  ...at(40, 383, '或征收率'),
  ...at(130, 378, '13%'),
  ...at(220, 372, '增值税'),
  ...at(220, 383, '税 额'),
  ...at(280, 378, tax),
  ...at(400, 372, '主管税务'),
  ...at(400, 383, '机关及代码'),
  ...at(480, 378, '国家税务总局乌有市税务局'),
  ...at(40, 408, '不含税价'),
  ...at(110, 408, '小写 ￥113,982.30'),
  ...at(330, 408, '完税凭证号码'),
  ...at(540, 408, '吨位'),
  ...at(620, 408, '限乘人数'),
  ...at(690, 408, '5'),
];

describe('invoices for vehicles', () => {
  it('are read with both parties, price, tax and the identification of the vehicle', () => {
    const reading = read(paper('￥14,817.70'));
    expect(values(reading)).toMatchObject({
      code: '133012020021',
      number: '00418827',
      issueDate: '2021-06-18',
      'buyer.name': '乌有信息技术有限公司',
      'buyer.taxId': '91330100MAFAKE035X',
      'seller.name': '乌有汽车销售服务有限公司',
      'seller.taxId': '9144030070846113XT',
      'seller.phone': '0571-88120044',
      netAmount: 113982.3,
      taxAmount: 14817.7,
      totalAmount: 128800,
      notes: '车辆识别代号/车架号码：1M8GDM9AXKP042788；发动机号码：CUB204417；合格证号：WDT042005123456',
    });
    expect(reading.fields.totalAmount?.confidence).toBeGreaterThan(0.98);
    expect(reading.lines.map(({ value }) => value)).toMatchObject([
      { description: '小型轿车', spec: '乌有牌WY7180', unit: '辆', quantity: 1, netAmount: 113982.3, taxRate: '13%' },
    ]);
  });

  it('are unsure if net amount and tax do not add up to the price', () => {
    expect(read(paper('￥14,871.70')).fields.totalAmount?.confidence).toBeLessThan(0.7);
  });

  it('have parties with addresses and no tax for used cars', () => {
    const used = [
      ...at(290, 10, '二手车销售统一发票', 20),
      ...at(40, 60, '开票日期'),
      ...at(110, 60, '2022-11-03'),
      ...at(500, 50, '发票代码'),
      ...at(570, 50, '133002100017'),
      ...at(500, 72, '发票号码'),
      ...at(570, 72, '00902341'),
      ...at(40, 160, '买方单位/个人'),
      ...at(140, 160, '王某'),
      ...at(440, 160, '单位代码/身份证号码'),
      ...at(580, 160, '11010519491231002X'),
      ...at(40, 184, '买方单位/个人住址'),
      ...at(160, 184, '乌有市莫干山路9号'),
      ...at(40, 208, '卖方单位/个人'),
      ...at(140, 208, '乌有二手车交易有限公司'),
      ...at(440, 208, '单位代码/身份证号码'),
      ...at(580, 208, '91330100MAFAKE035X'),
      ...at(520, 256, '车辆类型'),
      ...at(590, 256, '小型轿车'),
      ...at(40, 280, '车架号/车辆识别代码'),
      ...at(170, 280, '1M8GDM9AXKP042788'),
      ...at(380, 280, '厂牌型号'),
      ...at(440, 280, '乌有牌'),
      ...at(40, 304, '车价合计（大写）'),
      ...at(160, 304, '陆万伍仟元整'),
      ...at(540, 304, '小写'),
      ...at(590, 304, '65000.00'),
      ...at(40, 330, '经营、拍卖单位'),
      ...at(150, 330, '/'),
      ...at(40, 360, '二手车市场'),
      ...at(130, 360, '乌有二手车市场'),
      ...at(440, 360, '纳税人识别号'),
      ...at(540, 360, '91510100201985103Q'),
    ];
    const reading = read(used);
    expect(values(reading)).toMatchObject({
      'buyer.name': '王某',
      'buyer.taxId': '11010519491231002X',
      'buyer.address': '乌有市莫干山路9号',
      'seller.name': '乌有二手车交易有限公司',
      'seller.taxId': '91330100MAFAKE035X',
      totalAmount: 65000,
    });
    expect(reading.fields).not.toHaveProperty('taxAmount');
  });
});

describe('vehicle numbers', () => {
  it.each([
    ['1M8GDM9AXKP042788', true],
    ['11111111111111111', true],
    ['1M8GDM9AXKP042789', false],
    ['1M8GDM9AXKP04278', false],
    ['1M8GDM9AXKPO42788', false],
  ])('%s: %s', (number, valid) => {
    expect(isVehicleNumber(number)).toBe(valid);
  });
});
