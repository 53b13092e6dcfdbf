import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import type { Word } from '../../../src/geometry/word.ts';
import { airItinerary } from '../../../src/extract/fapiao/air-itinerary.ts';
import { railTicket } from '../../../src/extract/fapiao/rail-ticket.ts';
import { taxiReceipt } from '../../../src/extract/fapiao/taxi-receipt.ts';
import { at, moved, page } from './form.ts';
import { fieldsOf as values, readBy as only } from '../western/readings.ts';

const ocr: Partial<Page> = { textSource: 'ocr' };

describe('railway tickets', () => {
  const electronic = [
    ...at(200, 20, '电子发票（铁路电子客票）', 18),
    ...at(30, 60, '发票号码：24119230671000000011'),
    ...at(420, 60, '开票日期：2024年03月17日'),
    ...at(100, 100, '苏州北站', 18),
    ...at(280, 102, 'G7021', 16),
    ...at(400, 100, '上海虹桥站', 18),
    ...at(30, 150, '2024年03月12日 06:23开'),
    ...at(240, 150, '03车01F号'),
    ...at(30, 180, '票价：￥39.50'),
    ...at(30, 210, '3205861988****1627 梁某某'),
    ...at(240, 180, '税率：9%'),
    ...at(360, 180, '税额：￥3.26'),
    ...at(30, 195, '金额：￥36.24'),
    ...at(30, 260, '电子客票号：306712A086012090014312022'),
    ...at(360, 260, '原发票号码：24119230671000000010'),
    ...at(30, 280, '购买方名称：杭州乌有贸易有限公司'),
    ...at(300, 280, '统一社会信用代码：91330100MAFAKE035X'),
    ...at(200, 330, '买票请到12306 发货请到95306'),
  ];

  it('reads the electronic one, and not the number of the invoice it replaces', () => {
    const reading = only(railTicket, electronic);
    expect(values(reading)).toMatchObject({
      number: '24119230671000000011',
      issueDate: '2024-03-17',
      type: 'train',
      totalAmount: 39.5,
      netAmount: 36.24,
      taxAmount: 3.26,
      'buyer.name': '杭州乌有贸易有限公司',
      'buyer.taxId': '91330100MAFAKE035X',
      travel: {
        passenger: '梁某某',
        from: '苏州北',
        to: '上海虹桥',
        carrierNumber: 'G7021',
        departure: '2024-03-12T06:23',
        seat: '03车01F号',
      },
    });
    expect(reading.fields.totalAmount?.confidence).toBeGreaterThan(0.97);
  });

  it('reads the printed one: the number in its corner, and the day of the journey as its date', () => {
    const printed = [
      ...at(40, 20, 'Z123456', 14),
      ...at(70, 50, '苏 州站', 20),
      ...at(260, 52, 'D3012', 18),
      ...at(400, 50, '南 京站', 20),
      ...at(40, 110, '2023年10月02日 14:05开'),
      ...at(330, 110, '05车11C号'),
      ...at(40, 140, '￥107.5元'),
      ...at(330, 140, '二等座'),
      ...at(40, 170, '限乘当日当次车'),
      ...at(40, 300, '33406311030420Z123456 苏州售'),
    ];
    const reading = only(railTicket, printed, ocr);
    expect(values(reading)).toMatchObject({
      number: 'Z123456',
      issueDate: '2023-10-02',
      totalAmount: 107.5,
      travel: { from: '苏州', to: '南京', carrierNumber: 'D3012', seat: '05车11C号' },
    });
    expect(values(reading)).not.toHaveProperty('taxAmount');
  });
});

describe('taxi receipts', () => {
  /** `off`: how far the print of the meter is below its labels. */
  const receipt = (number: string, amount: string, off: number): Word[] => [
    ...at(10, 20, '乌有市出租汽车专用发票', 12),
    ...at(10, 70, '发票代码133012370119', 10),
    ...at(10, 90, `发票号码 ${number}`, 10),
    ...at(10, 110, '单位名称：乌有市蓬莱出租汽车有限公司', 7),
    ...at(40, 140, '机打发票 手写无效'),
    ...['车号：', '证号：', '日期：', '上车：', '下车：', '单价：', '里程：', '等候：', '金额：', '卡号：'].flatMap(
      (label, row) => at(10, 160 + row * 16, label),
    ),
    ...['AT1234', '9000123456', '2024年01月26日', '01:00', '01:10', '2.70元', '4.47KM', '00:03:52', amount].flatMap(
      (text, row) => at(70, 160 + off + row * 16, text),
    ),
  ];

  it.each([0, 5, -5])('reads values printed %i points away from their labels', (off) => {
    expect(values(only(taxiReceipt, receipt('08558050', '￥25.50元', off), ocr))).toMatchObject({
      code: '133012370119',
      number: '08558050',
      issueDate: '2024-01-26',
      totalAmount: 25.5,
      'seller.name': '乌有市蓬莱出租汽车有限公司',
      type: 'taxi',
    });
  });

  it('is unsure of fractions of a yuan that no taximeter counts', () => {
    const reading = only(taxiReceipt, receipt('08558050', '￥78.08元', 0), ocr);
    expect(reading.fields.totalAmount?.confidence).toBeLessThan(0.5);
  });

  it('reads a fare whose decimal point was lost, and asks for review', () => {
    const { totalAmount } = only(taxiReceipt, receipt('08558050', '￥5250元', 0), ocr).fields;
    expect(totalAmount?.value).toBe(52.5);
    expect(totalAmount?.confidence).toBeLessThan(0.7);
  });

  it('does not mistake a surcharge for the fare', () => {
    expect(values(only(taxiReceipt, receipt('08558050', '￥0.00元', 0), ocr))).not.toHaveProperty('totalAmount');
  });

  it('reads each of several receipts on one photo, in reading order', () => {
    const right = (words: Word[], dx: number): Word[] =>
      words.map((word) => ({ ...word, box: [word.box[0] + dx, word.box[1], word.box[2] + dx, word.box[3]] as const }));
    const photo = page(
      [
        ...right(receipt('22222222', '￥22.00元', 0), 190),
        ...moved(receipt('11111111', '￥11.00元', 0), 6),
        ...moved(receipt('33333333', '￥33.00元', 0), 380),
      ],
      { ...ocr, height: 800 },
    );
    const readings = taxiReceipt.read([photo]);
    expect(readings.map(({ fields }) => [fields.number?.value, fields.totalAmount?.value])).toEqual([
      ['11111111', 11],
      ['22222222', 22],
      ['33333333', 33],
    ]);
  });
});

describe('air itineraries', () => {
  const itinerary = (amounts: readonly string[]): Word[] => [
    ...at(180, 20, '电子发票（航空运输电子客票行程单）', 14),
    ...at(420, 60, '发票号码：24448784110000000648'),
    ...at(40, 80, '旅客姓名'),
    ...at(200, 80, '有效身份证件号码'),
    ...at(40, 94, '王无名'),
    ...at(200, 94, '430426******19670X'),
    ...['承运人', '航班号', '座位等级', '日期', '时间'].flatMap((title, index) => at(150 + index * 50, 120, title)),
    ...at(40, 140, '自:HGH 杭州'),
    ...at(150, 140, '海航'),
    ...at(200, 140, 'HU7378'),
    ...at(300, 140, '2024-07-15'),
    ...at(360, 140, '10:20'),
    ...at(40, 160, '至:CAN 广州'),
    ...['票价', '燃油附加费', '增值税税率', '增值税税额', '民航发展基金', '其他税费', '合计'].flatMap((title, index) =>
      at(120 + index * 62, 220, title, 8),
    ),
    ...amounts.flatMap((text, index) => at(140 + index * 62, 234, text, 8)),
    ...at(40, 260, '填开单位：乌有航空股份有限公司'),
    ...at(400, 260, '填开日期：2024-07-16'),
    ...at(40, 280, '购买方名称：杭州乌有贸易有限公司'),
    ...at(300, 280, '统一社会信用代码/纳税人识别号：91330100MAFAKE035X'),
  ];

  it('pairs amounts with titles by their order', () => {
    const amounts = ['CNY 825.69', 'CNY 27.52', '9%', 'CNY 76.79', 'CNY 50.00', 'CNY 0.00', 'CNY 980.00'];
    const reading = only(airItinerary, itinerary(amounts.map((text) => text.replace(' ', ''))));
    expect(values(reading)).toMatchObject({
      number: '24448784110000000648',
      issueDate: '2024-07-16',
      type: 'flight',
      taxAmount: 76.79,
      totalAmount: 980,
      'seller.name': '乌有航空股份有限公司',
      'buyer.name': '杭州乌有贸易有限公司',
      travel: { passenger: '王无名', from: '杭州', to: '广州', carrierNumber: 'HU7378', departure: '2024-07-15' },
    });
    expect(reading.fields.totalAmount?.confidence).toBeGreaterThan(0.95);
  });

  it('with one amount lost give only the total, with less confidence', () => {
    const reading = only(airItinerary, itinerary(['CNY825.69', 'CNY27.52', '9%', 'CNY50.00', 'CNY0.00', 'CNY980.00']));
    expect(values(reading)).toMatchObject({ totalAmount: 980 });
    expect(values(reading)).not.toHaveProperty('taxAmount');
    expect(reading.fields.totalAmount?.confidence).toBeLessThan(0.9);
  });
});

describe('air itineraries with an empty cell', () => {
  const itinerary = (parts: readonly (readonly [x: number, text: string])[], total: string): Word[] => [
    ...at(240, 8, '电子发票（航空运输电子客票行程单）', 18),
    ...at(30, 50, '发票号码：24117000000098765432'),
    ...at(400, 50, '开票状态：正常'),
    ...at(30, 190, '票价'),
    ...at(120, 190, '燃油附加费'),
    ...at(220, 190, '增值税税率'),
    ...at(310, 190, '增值税税额'),
    ...at(400, 190, '民航发展基金'),
    ...at(490, 190, '其他税费'),
    ...at(570, 190, '合计'),
    ...parts.flatMap(([x, text]) => at(x, 212, text)),
    ...at(560, 212, total),
    ...at(30, 250, '电子客票号码：784-2233445566'),
    ...at(280, 280, '填开单位：乌有航空股份有限公司'),
    ...at(470, 280, '填开日期：2024年11月18日'),
  ];
  const parts = [
    [20, '1091.74'],
    [130, '36.70'],
    [235, '9%'],
    [310, '101.56'],
    [410, '50.00'],
  ] as const;

  it('assigns each amount to the nearest title if the amounts add up', () => {
    expect(values(only(airItinerary, itinerary(parts, '1280.00')))).toMatchObject({
      number: '24117000000098765432',
      taxAmount: 101.56,
      totalAmount: 1280,
      'seller.name': '乌有航空股份有限公司',
    });
  });

  it('gives only the total if the amounts do not add up', () => {
    const fields = values(only(airItinerary, itinerary(parts, '1380.00')));
    expect(fields).toMatchObject({ totalAmount: 1380 });
    expect(fields).not.toHaveProperty('taxAmount');
  });

  it('uses the ticket number if there is no other number', () => {
    const paper = itinerary(parts, '1280.00').filter(({ text }) => !text.startsWith('发票号码'));
    expect(values(only(airItinerary, paper))).toMatchObject({ number: '784-2233445566' });
  });
});

describe('dates of slips with misread characters', () => {
  const slip = (dateLabel: string, date: string): Word[] => [
    ...at(10, 20, '乌有市出租汽车专用发票', 12),
    ...at(10, 70, '发票代码133012370119', 10),
    ...at(10, 90, '发票号码 08558050', 10),
    ...['车号：', '证号：', dateLabel, '上车：', '下车：', '金额：'].flatMap((label, row) =>
      at(10, 160 + row * 16, label),
    ),
    ...['AT1234', '9000123456', date, '01:00', '01:10', '￥25.50元'].flatMap((text, row) =>
      at(70, 160 + row * 16, text),
    ),
  ];
  const ticket = (train: string, departure: string): Word[] => [
    ...at(40, 20, 'Z123456', 14),
    ...at(70, 50, '苏 州站', 20),
    ...at(260, 52, train, 18),
    ...at(400, 50, '南 京站', 20),
    ...at(40, 110, departure),
    ...at(330, 110, '05车11C号'),
    ...at(40, 140, '￥107.5元'),
    ...at(330, 140, '二等座'),
    ...at(40, 170, '限乘当日当次车'),
    ...at(40, 300, '33406311030420Z123456 苏州售'),
  ];

  it.each(['20233128228', '2O23年12月22日', '2023年1222日', '2日23年12月22日'])(
    'are read on a taxi receipt of %s',
    (date) => {
      const reading = only(taxiReceipt, slip('日期：', date), ocr);
      expect(values(reading)).toMatchObject({ issueDate: '2023-12-22', totalAmount: 25.5 });
    },
  );

  it.each([
    ['D3012', '2O23年1O月O2日 14:05开', '2023-10-02T14:05'],
    ['D3012', '2023年10月02日 14 05开', '2023-10-02T14:05'],
    ['D3012', '2023年10月028 14:05开', '2023-10-02T14:05'],
  ])('are read on a ticket for the %s of %s', (train, departure, moment) => {
    const reading = only(railTicket, ticket(train, departure), ocr);
    expect(values(reading)).toMatchObject({ issueDate: '2023-10-02', travel: { departure: moment } });
  });

  it('are read on a ticket whose train number was not read', () => {
    const reading = only(railTicket, ticket('D3O12', '2023年10月02日 14:05开'), ocr);
    expect(values(reading)).toMatchObject({ number: 'Z123456', issueDate: '2023-10-02' });
  });

  it('are read if a piece of the date was found twice', () => {
    const words = [...slip('日期：', '20233128228'), ...at(74, 194, '2', 6)];
    expect(values(only(taxiReceipt, words, ocr))).toMatchObject({ issueDate: '2023-12-22' });
  });

  it('are left out if a digit is lost', () => {
    expect(values(only(taxiReceipt, slip('日期：', '2023年1月2 日'), ocr))).not.toHaveProperty('issueDate');
  });
});
