import { describe, expect, it } from 'vitest';
import type { Word } from '../../../../src/geometry/word.ts';
import { fixedAmount } from '../../../../src/extract/fapiao/fixed-amount.ts';
import { printedReceipt } from '../../../../src/extract/fapiao/printed-receipt.ts';
import { vatInvoice } from '../../../../src/extract/fapiao/vat-invoice.ts';
import { at } from '../form.ts';
import { fieldsOf as values, readBy as only } from '../../western/readings.ts';

describe('invoices of a fixed amount', () => {
  const sheet = (amount: string): Word[] => [
    ...at(60, 15, '乌有省国家税务局通用定额发票', 16),
    ...at(140, 40, '发 票 联', 13),
    ...at(60, 70, '发票代码 133011770313'),
    ...at(60, 92, '发票号码 03344721'),
    ...at(110, 120, amount, 24),
    ...at(40, 165, '收款单位（盖章有效）'),
    ...at(220, 165, '年 月 日'),
  ];

  it('have an amount in words, and neither date nor seller', () => {
    const reading = only(fixedAmount, sheet('伍拾元整'));
    expect(values(reading)).toMatchObject({
      code: '133011770313',
      number: '03344721',
      totalAmount: 50,
      type: 'other',
      documentType: 'receipt',
    });
    expect(reading.fields).not.toHaveProperty('issueDate');
    expect(reading.fields).not.toHaveProperty('seller.name');
    expect(reading.facts.amountInWords?.value).toBe('伍拾元整');
  });

  it('are unsure if no such invoice is printed with that amount', () => {
    expect(only(fixedAmount, sheet('叁拾柒元整')).fields.totalAmount?.confidence).toBeLessThan(0.7);
  });

  it('are surer if figures confirm the amount, and unsure if they contradict it', () => {
    const confidence = (figure: string): number =>
      only(fixedAmount, [...sheet('壹佰元'), ...at(260, 124, figure, 16)]).fields.totalAmount?.confidence ?? 0;
    expect(confidence('￥100.00')).toBeGreaterThan(0.98);
    expect(confidence('￥10.00')).toBeLessThan(0.7);
  });

  it('may name their seller', () => {
    const named = [...sheet('拾元整'), ...at(40, 190, '收款单位（盖章）：乌有停车管理有限公司')];
    expect(values(only(fixedAmount, named))).toMatchObject({ 'seller.name': '乌有停车管理有限公司' });
  });
});

describe('machine-printed invoices', () => {
  it('of tolls give the amount paid and the day of leaving', () => {
    const toll = [
      ...at(40, 10, '乌有省高速公路车辆通行费发票', 16),
      ...at(40, 44, '发票代码 136001872340'),
      ...at(40, 62, '发票号码 44120976'),
      ...at(40, 90, '入口站：南昌南'),
      ...at(40, 110, '出口站：九江'),
      ...at(40, 130, '车型：客1'),
      ...at(180, 130, '轴数：2'),
      ...at(40, 190, '出口时间：2019-08-02 16:22:10'),
      ...at(40, 214, '金额：65元'),
      ...at(40, 236, '大写：陆拾伍元整'),
      ...at(40, 262, '收款单位：乌有省高速公路联网管理中心（盖章）'),
    ];
    const reading = only(printedReceipt, toll);
    expect(values(reading)).toMatchObject({
      code: '136001872340',
      number: '44120976',
      issueDate: '2019-08-02',
      totalAmount: 65,
      'seller.name': '乌有省高速公路联网管理中心',
    });
    expect(reading.fields.totalAmount?.confidence).toBeGreaterThan(0.98);
  });

  it('are read if their labels are in a column of their own and the seller has no label', () => {
    const toll = [
      ...at(30, 10, '乌有省通行费机打发票', 16),
      ...at(30, 40, '代码 143001970321'),
      ...at(30, 58, '号码 09112245'),
      ...at(30, 84, '入口'),
      ...at(90, 84, '长沙西'),
      ...at(30, 124, '日期'),
      ...at(90, 124, '2020/01/05'),
      ...at(180, 124, '时间'),
      ...at(220, 124, '10:22:01'),
      ...at(30, 164, '实收金额'),
      ...at(110, 164, '￥75.00'),
      ...at(30, 190, '乌有投资股份有限公司'),
    ];
    expect(values(only(printedReceipt, toll))).toMatchObject({
      code: '143001970321',
      number: '09112245',
      issueDate: '2020-01-05',
      totalAmount: 75,
      'seller.name': '乌有投资股份有限公司',
    });
  });

  it('of parking are read', () => {
    const parking = [
      ...at(50, 10, '乌有市停车收费通用机打发票', 14),
      ...at(40, 36, '发票代码 131001892031'),
      ...at(40, 54, '发票号码 22091187'),
      ...at(40, 76, '收费单位：乌有停车管理有限公司'),
      ...at(40, 116, '进场时间：2020-09-10 22:12:30'),
      ...at(40, 136, '出场时间：2020-09-11 13:40:05'),
      ...at(40, 176, '金额：￥40.00元'),
    ];
    expect(values(only(printedReceipt, parking))).toMatchObject({
      issueDate: '2020-09-11',
      totalAmount: 40,
      'seller.name': '乌有停车管理有限公司',
    });
  });

  it('are read if the date is above its label, or was misread behind it', () => {
    const ticket = (...date: readonly Word[]): Word[] => [
      ...at(30, 10, '乌有市公园门票通用发票', 16),
      ...at(30, 40, '发票代码 143001970321'),
      ...at(30, 58, '发票号码 09112245'),
      ...at(30, 164, '金额：￥75.00'),
      ...date,
    ];
    const above = only(printedReceipt, ticket(...at(200, 94, '2020/01/05'), ...at(200, 112, '日期')));
    const misread = only(printedReceipt, ticket(...at(30, 94, '开票日期：2O20年O1月05日')), { textSource: 'ocr' });
    const two = only(printedReceipt, ticket(...at(30, 94, '2020/01/05'), ...at(200, 94, '2020/01/06')));
    expect([above, misread, two].map(({ fields }) => fields.issueDate?.value)).toEqual([
      '2020-01-05',
      '2020-01-05',
      undefined,
    ]);
  });

  it('with a table are read as VAT invoices', () => {
    const tabled = [
      ...at(230, 10, '乌有省通用机打发票', 20),
      ...at(420, 60, '发票代码 144001801110'),
      ...at(420, 80, '发票号码 09883412'),
      ...at(40, 60, '开票日期：2019-03-27'),
      ...at(40, 110, '付款方名称：乌有科技有限公司'),
      ...at(40, 130, '付款方识别号：91330100MAFAKE035X'),
      ...at(360, 110, '机打号码：09883412'),
      ...at(360, 129, '机器编号：499099887766'),
      ...at(60, 160, '项目'),
      ...at(260, 160, '单价'),
      ...at(350, 160, '数量'),
      ...at(450, 160, '金额'),
      ...at(60, 182, '会议场地租赁费'),
      ...at(260, 182, '1500.00'),
      ...at(350, 182, '2'),
      ...at(450, 182, '3000.00'),
      ...at(60, 250, '合计人民币（大写）：叁仟元整'),
      ...at(430, 250, '（小写）：￥3000.00'),
      ...at(40, 290, '收款方名称：乌有会展服务有限公司'),
    ];
    const reading = only(vatInvoice, tabled);
    expect(values(reading)).toMatchObject({
      totalAmount: 3000,
      'buyer.name': '乌有科技有限公司',
      'buyer.taxId': '91330100MAFAKE035X',
      'seller.name': '乌有会展服务有限公司',
    });
    expect(reading.lines.map(({ value }) => [value.description, value.quantity, value.netAmount])).toEqual([
      ['会议场地租赁费', 2, 3000],
    ]);
  });
});
