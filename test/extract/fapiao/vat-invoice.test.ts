import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfReader } from '../../../src/documents/readers/pdf.ts';
import type { Page } from '../../../src/domain/document.ts';
import type { Reading } from '../../../src/extract/reading.ts';
import { vatInvoice } from '../../../src/extract/fapiao/vat-invoice.ts';
import { at, digital, moved, old, page, type Form } from './form.ts';
import { fieldsOf as values } from '../western/readings.ts';

const buyer = ['杭州乌有贸易有限公司', '91330100MAFAKE035X'] as const;
const seller = ['南京海市出行科技有限公司', '91320100MAFAKE1313'] as const;

const plain: Form = {
  number: '24117000000000012345',
  buyer,
  seller,
  rows: [['*餐饮服务*餐饮费', undefined, '次', '1', '353.77', '353.77', '6%', '21.23']],
  net: '¥353.77',
  tax: '¥21.23',
  words: '叁佰柒拾伍圆整',
  total: '¥375.00',
};
const plainOld: Form = { ...plain, number: '94122532', code: '031002100211', checkCode: '43875 46854 27403 13687' };

const only = (words: Parameters<typeof page>[0], overrides: Partial<Page> = {}): Reading => {
  const readings = vatInvoice.read([page(words, overrides)]);
  expect(readings).toHaveLength(1);
  return readings[0]!;
};
const lines = (reading: Reading | undefined) => reading?.lines.map(({ value }) => value);

describe('documents as programs print them', () => {
  const folder = join(import.meta.dirname, '../../../fixtures/invoices');
  const documents = readdirSync(folder).filter((name) => name.startsWith('cn-') && name.endsWith('.pdf'));
  it.each(documents)('%s', async (name) => {
    const document = await pdfReader.open(new Uint8Array(readFileSync(join(folder, name))), {});
    const pages: Page[] = [];
    for (let index = 0; index < document.pageCount; index++) pages.push(await document.text(index));
    document.close();
    const [reading, ...others] = vatInvoice.read(pages);
    expect(others).toHaveLength(0);
    const said = values(reading);
    const { records } = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'));
    const { seller: soldBy, buyer: boughtBy, lines: expectedLines, ...rest } = records[0].invoice;
    const parties = Object.fromEntries(
      [
        ['seller', soldBy],
        ['buyer', boughtBy],
      ].flatMap(([role, party]) => Object.entries(party).map(([field, value]) => [`${role}.${field}`, value])),
    );
    for (const [field, value] of Object.entries({ ...rest, ...parties }))
      expect([field, said[field] ?? null]).toEqual([field, value]);
    expect(lines(reading)).toMatchObject(expectedLines);
    expect(vatInvoice.recognises(pages)).toBeGreaterThan(0.9);
  });
});

describe('forms', () => {
  it('reads a 数电票 with parties side by side and no code', () => {
    const reading = only(digital(plain));
    expect(values(reading)).toMatchObject({
      number: plain.number,
      issueDate: '2024-05-17',
      type: 'vat_normal',
      'buyer.name': buyer[0],
      'buyer.taxId': buyer[1],
      'seller.name': seller[0],
      'seller.taxId': seller[1],
      netAmount: 353.77,
      taxAmount: 21.23,
      totalAmount: 375,
    });
    expect(reading.fields.code).toBeUndefined();
    expect(reading.facts.amountInWords?.value).toBe('叁佰柒拾伍圆整');
    expect(reading.fields.number).toMatchObject({ method: 'text', page: 1, text: plain.number });
  });

  it('reads an old form: code, number, check code in groups, and not the machine number', () => {
    expect(values(only(old(plainOld)))).toMatchObject({
      code: '031002100211',
      number: '94122532',
      checkCode: '43875468542740313687',
      issueDate: '2022-12-08',
      'buyer.name': buyer[0],
      'seller.name': seller[0],
      totalAmount: 375,
    });
  });

  it('distinguishes special from normal invoices by the title, not by the seal 发票专用章', () => {
    expect(values(only(digital({ ...plain, title: '电子发票（增值税专用发票）' })))['type']).toBe('vat_special');
    expect(values(only([...digital(plain), ...at(470, 320, '发票专用章')]))['type']).toBe('vat_normal');
  });

  it.each([0.4, 1, 2.5])('reads the same form at %f times its size', (scale) => {
    const words = old(plainOld).map((word) => ({
      ...word,
      box: [word.box[0] * scale, word.box[1] * scale, word.box[2] * scale, word.box[3] * scale] as const,
    }));
    const reading = only(words, { width: 610 * scale, height: 396 * scale });
    expect(values(reading)).toMatchObject({ number: '94122532', 'seller.taxId': seller[1], totalAmount: 375 });
    expect(lines(reading)).toHaveLength(1);
  });
});

describe('lines', () => {
  it('joins a wrapped name and keeps a discount as a line of its own', () => {
    const reading = only(
      digital({
        ...plain,
        rows: [
          ['*纸制品*云雀牌高白静\n电复印纸', 'A4-70', '箱', '12', '150', '1800.00', '13%', '234.00'],
          ['*纸制品*云雀牌高白静\n电复印纸', undefined, undefined, undefined, undefined, '-180.00', '13%', '-23.40'],
        ],
        net: '¥1620.00',
        tax: '¥210.60',
        words: '壹仟捌佰叁拾圆陆角整',
        total: '¥1830.60',
      }),
    );
    expect(lines(reading)).toMatchObject([
      { description: '*纸制品*云雀牌高白静电复印纸', spec: 'A4-70', quantity: 12, unitPrice: 150, netAmount: 1800 },
      { description: '*纸制品*云雀牌高白静电复印纸', spec: null, quantity: null, netAmount: -180, taxAmount: -23.4 },
    ]);
  });

  it('keeps 免税 as printed, and reads a wholly exempt invoice as having no tax', () => {
    const reading = only(
      digital({
        ...plain,
        rows: [['*蔬菜*西红柿', undefined, '千克', '12.5', '8', '100.00', '免税', '***']],
        net: '¥100.00',
        tax: '***',
        words: '壹佰圆整',
        total: '¥100.00',
      }),
    );
    expect(lines(reading)).toMatchObject([{ taxRate: '免税', taxAmount: null, quantity: 12.5 }]);
    expect(values(reading)).toMatchObject({ netAmount: 100, taxAmount: 0, totalAmount: 100 });
    expect(reading.fields.taxAmount?.method).toBe('computed');
  });

  it('reads the invoice that a red invoice cancels from its remarks, with their place', () => {
    const red = {
      ...plain,
      rows: [['*餐饮服务*餐饮费', undefined, '次', '-1', '353.77', '-353.77', '6%', '-21.23']],
      net: '¥-353.77',
      tax: '¥-21.23',
      words: '(负数)叁佰柒拾伍圆整',
      total: '¥-375.00',
    } as const;
    const reading = only(digital({ ...red, remarks: '被红冲蓝字数电票号码：24112000000135114086' }));
    expect(reading.fields).toMatchObject({
      documentType: { value: 'credit_note' },
      'precedingInvoice.number': { value: '24112000000135114086', method: 'text', page: 1 },
    });
    expect(reading.fields['precedingInvoice.number']?.box).toBeDefined();
  });

  it('reads columns by their titles: invoices for construction have a location, not a quantity', () => {
    const columns = [
      { title: '项目名称', centre: 70, align: 'left' },
      { title: '建筑服务发生地', centre: 180, align: 'left' },
      { title: '建筑项目名称', centre: 300, align: 'left' },
      { title: '金 额', centre: 420, align: 'right' },
      { title: '税率/征收率', centre: 480, align: 'centre' },
      { title: '税 额', centre: 550, align: 'right' },
    ] as const;
    const reading = only(
      digital({
        ...plain,
        columns,
        rows: [['*建筑服务*工程款', '江苏省南京市', '海市大厦', '1000.00', '9%', '90.00']],
        net: '¥1000.00',
        tax: '¥90.00',
        words: '壹仟零玖拾圆整',
        total: '¥1090.00',
      }),
    );
    expect(lines(reading)).toMatchObject([
      { description: '*建筑服务*工程款', spec: null, quantity: null, netAmount: 1000, taxRate: '9%', taxAmount: 90 },
    ]);
  });
});

it('reads a roll invoice: seller first, labels that name the party, and amounts that include tax', () => {
  const roll = [
    ...at(20, 20, '浙江增值税普通发票（卷票）', 11),
    ...at(10, 50, '发票代码：033001900107'),
    ...at(10, 65, '发票号码：12345678'),
    ...at(10, 80, '机打号码：12345678'),
    ...at(10, 95, '机器编号：661704933085'),
    ...at(10, 110, `销售方名称：${seller[0]}`),
    ...at(10, 125, `纳税人识别号：${seller[1]}`),
    ...at(10, 140, '开票日期：2023-05-06 收款员：张三'),
    ...at(10, 155, `购买方名称：${buyer[0]}`),
    ...at(10, 170, `纳税人识别号：${buyer[1]}`),
    ...at(10, 190, '项目'),
    ...at(70, 190, '单价'),
    ...at(110, 190, '数量'),
    ...at(150, 190, '金额'),
    ...at(10, 205, '*餐饮服务*餐费'),
    ...at(80, 205, '88.00'),
    ...at(115, 205, '2'),
    ...at(148, 205, '176.00'),
    ...at(10, 240, '合计金额（小写）： ￥176.00'),
    ...at(10, 255, '合计金额（大写）： 壹佰柒拾陆圆整'),
    ...at(10, 275, '校验码：62184 07531 99204 63817'),
  ];
  const reading = only(roll, { width: 215, height: 300 });
  expect(values(reading)).toMatchObject({
    code: '033001900107',
    number: '12345678',
    checkCode: '62184075319920463817',
    issueDate: '2023-05-06',
    'seller.name': seller[0],
    'seller.taxId': seller[1],
    'buyer.name': buyer[0],
    'buyer.taxId': buyer[1],
    totalAmount: 176,
  });
  expect(values(reading)).not.toHaveProperty('netAmount');
  expect(values(reading)).not.toHaveProperty('taxAmount');
  expect(vatInvoice.recognises([page(roll)])).toBeGreaterThan(0.6);
});

describe('several pages', () => {
  it('gives one reading for each invoice number, and one for an invoice over two pages', () => {
    const first = page(digital({ ...plain, net: undefined as never, total: undefined as never }), { number: 1 });
    const second = page(
      digital({
        ...plain,
        rows: [['*餐饮服务*酒水', undefined, '次', '1', '100', '100.00', '6%', '6.00']],
        net: '¥453.77',
        tax: '¥27.23',
        words: '肆佰捌拾壹圆整',
        total: '¥481.00',
      }),
      { number: 2 },
    );
    const third = page(digital({ ...plain, number: '24117000000000099999' }), { number: 3 });
    const readings = vatInvoice.read([first, second, third]);
    expect(
      readings.map((reading) => [
        reading.fields.number?.value,
        reading.pages,
        reading.lines.length,
        reading.fields.totalAmount?.value,
      ]),
    ).toEqual([
      ['24117000000000012345', [1, 2], 2, 481],
      ['24117000000000099999', [3, 3], 1, 375],
    ]);
  });

  it('reads two forms on one page as two invoices', () => {
    const readings = vatInvoice.read([
      page([...old(plainOld), ...moved(old({ ...plainOld, number: '94122533' }), 420)], { height: 842 }),
    ]);
    expect(readings.map((reading) => reading.fields.number?.value)).toEqual(['94122532', '94122533']);
    expect(readings.map((reading) => reading.fields['seller.name']?.value)).toEqual([seller[0], seller[0]]);
  });

  it('reads a negative invoice as a credit note', () => {
    const reading = only(
      digital({
        ...plain,
        rows: [['*餐饮服务*餐饮费', undefined, '次', '-1', '353.77', '-353.77', '6%', '-21.23']],
        net: '¥-353.77',
        tax: '¥-21.23',
        words: '（负数）叁佰柒拾伍圆整',
        total: '¥-375.00',
      }),
    );
    expect(values(reading)).toMatchObject({
      netAmount: -353.77,
      taxAmount: -21.23,
      totalAmount: -375,
      documentType: 'credit_note',
    });
  });
});

describe('doubtful values', () => {
  it('is less sure of amounts that do not add up, and gives them as printed', () => {
    const sure = only(digital(plain)).fields.totalAmount!;
    const doubtful = only(digital({ ...plain, total: '¥395.00' })).fields.totalAmount!;
    expect(sure.confidence).toBeGreaterThan(0.97);
    expect(doubtful.value).toBe(395);
    expect(doubtful.confidence).toBeLessThan(0.7);
  });

  it('is less sure of a tax number whose check character is wrong', () => {
    const right = only(digital(plain)).fields['seller.taxId']!;
    const wrong = only(digital({ ...plain, seller: [seller[0], '91320100MAFAKE1314'] })).fields['seller.taxId']!;
    expect(wrong.value).toBe('91320100MAFAKE1314');
    expect(wrong.confidence).toBeLessThan(right.confidence);
  });

  it('finds misread labels, and corrects letters that must be digits in a credit code', () => {
    const misread = old({ ...plainOld, seller: [seller[0], seller[1].replaceAll('0', 'O')] }).map((word) => ({
      ...word,
      confidence: 0.95,
      text: word.text
        .replace('发票号码', '发栗号码')
        .replace('纳税人识别号', '纳税人识利号')
        .replace('价税合计', '价税台计'),
    }));
    const reading = only(misread, { textSource: 'ocr' });
    expect(values(reading)).toMatchObject({ number: '94122532', 'seller.taxId': seller[1], totalAmount: 375 });
    expect(reading.fields.number?.method).toBe('ocr');
    expect(reading.fields.number?.confidence).toBeLessThan(0.95);
  });

  it('reads amounts under a header whose title 金额 was lost', () => {
    const reading = only(
      digital(plain).filter(({ text }) => text !== '金' && text !== '额'),
      { textSource: 'ocr' },
    );
    expect(lines(reading)).toMatchObject([{ netAmount: 353.77, taxAmount: 21.23 }]);
  });

  it('gives up on a page with more labels than a real one could have', () => {
    const labels = Array.from({ length: 3000 }, (_, index) =>
      at(
        (index * 37) % 600,
        (index * 13) % 390,
        ['名称：', '开票日期', '项目名称 金额 税额', '合计', '价税合计'][index % 5]!,
      ),
    );
    expect(vatInvoice.read([page(labels.flat())])).toEqual([]);
  });

  it('does not claim other documents, and reads nothing from noise', () => {
    const letter = page([...at(50, 50, 'Invoice No. 12345678'), ...at(50, 80, 'Total 100.00 EUR')]);
    expect(vatInvoice.recognises([letter])).toBe(0);
    expect(vatInvoice.recognises([page([])])).toBe(0);
    expect(vatInvoice.read([page([])])).toEqual([]);
    const noise = Array.from({ length: 300 }, (_, index) =>
      at((index * 37) % 600, (index * 91) % 390, '名称税¥1.0:20'.slice(index % 7)),
    );
    expect(() => vatInvoice.read([page(noise.flat(), { textSource: 'ocr' })])).not.toThrow();
  });
});
