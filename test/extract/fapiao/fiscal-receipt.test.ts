import { expect, it } from 'vitest';
import type { Word } from '../../../src/geometry/word.ts';
import { families } from '../../../src/extract/families/index.ts';
import { fiscalReceipt } from '../../../src/extract/fapiao/fiscal-receipt.ts';
import { segments } from '../../../src/extract/segments.ts';
import { at, page } from './form.ts';

const receipt = (figure: string): Word[] => [
  ...at(170, 15, '乌有省非税收入统一票据（电子）', 14),
  ...at(60, 45, '票据代码：33010124'),
  ...at(360, 45, '票据号码：0010925600'),
  ...at(60, 60, '交款人统一社会信用代码：91330100MAFAKE035X'),
  ...at(360, 60, '校验码：b05e2a'),
  ...at(60, 76, '交款人：杭州乌有贸易有限公司'),
  ...at(360, 76, '开票日期：2024-06-09'),
  ...['项目编码', '项目名称', '单位', '数量', '标准', '金额（元）', '备注'].flatMap((title, index) =>
    at([60, 150, 254, 297, 339, 385, 479][index]!, 94, title),
  ),
  ...at(60, 108, '056990125020'),
  ...at(120, 108, '实用新型专利年费'),
  ...at(258, 108, '件'),
  ...at(300, 108, '2'),
  ...at(335, 108, '45.00'),
  ...at(412, 108, '90.00'),
  ...at(67, 223, '金额合计（大写） 玖拾元整'),
  ...at(338, 224, `（小写） ${figure}`),
  ...at(62, 329, '收款单位（章）： 乌有省知识产权局'),
  ...at(304, 330, '复核人： 王舒'),
  ...at(410, 330, '收款人： 董蕙如'),
];

it('reads payer, payee, lines and one amount without tax', () => {
  const document = page(receipt('90.00'));
  expect(segments(families, [document]).map(({ family }) => family.name)).toEqual(['fiscal-receipt']);
  const [reading] = fiscalReceipt.read([document]);
  const values = Object.fromEntries(
    Object.entries(reading!.fields).map(([field, evidence]) => [field, evidence.value]),
  );
  expect(values).toMatchObject({
    code: '33010124',
    number: '0010925600',
    checkCode: 'b05e2a',
    issueDate: '2024-06-09',
    'buyer.name': '杭州乌有贸易有限公司',
    'buyer.taxId': '91330100MAFAKE035X',
    'seller.name': '乌有省知识产权局',
    totalAmount: 90,
    type: 'other',
    documentType: 'receipt',
  });
  expect(values).not.toHaveProperty('taxAmount');
  expect(reading!.lines.map(({ value }) => value)).toMatchObject([
    { description: '实用新型专利年费', unit: '件', quantity: 2, unitPrice: 45, netAmount: 90, taxRate: null },
  ]);
});

it('is unsure of a figure that the amount in words contradicts', () => {
  const sure = fiscalReceipt.read([page(receipt('90.00'))])[0]!.fields.totalAmount!;
  const unsure = fiscalReceipt.read([page(receipt('96.00'))])[0]!.fields.totalAmount!;
  expect(unsure.value).toBe(96);
  expect(unsure.confidence).toBeLessThan(0.7);
  expect(sure.confidence).toBeGreaterThan(0.95);
});

it('reads both tables if two stand side by side', () => {
  const titles = ['项目名称', '数量', '金额（元）'];
  const medical = [
    ...at(260, 10, '乌有省医疗门诊收费票据（电子）', 14),
    ...at(40, 50, '票据代码：33060121'),
    ...at(400, 50, '票据号码：0034412987'),
    ...at(40, 76, '交款人：周某'),
    ...at(400, 76, '开票日期：2022-07-19'),
    ...titles.flatMap((title, index) => at([60, 170, 240][index]!, 114, title)),
    ...titles.flatMap((title, index) => at([340, 450, 520][index]!, 114, title)),
    ...at(60, 134, '诊察费'),
    ...at(175, 134, '1'),
    ...at(250, 134, '12.00'),
    ...at(340, 134, '西药费'),
    ...at(455, 134, '1'),
    ...at(530, 134, '86.40'),
    ...at(60, 154, '化验费'),
    ...at(175, 154, '1'),
    ...at(250, 154, '155.00'),
    ...at(60, 284, '金额合计（大写）贰佰伍拾叁元肆角整'),
    ...at(400, 284, '（小写）253.40'),
    ...at(40, 350, '收款单位（章）：乌有医院'),
  ];
  const [reading] = fiscalReceipt.read([page(medical)]);
  expect(reading?.lines.map(({ value }) => [value.description, value.netAmount])).toEqual([
    ['诊察费', 12],
    ['化验费', 155],
    ['西药费', 86.4],
  ]);
});
