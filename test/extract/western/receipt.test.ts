import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import { surveyOf } from '../../../src/extract/western/candidates/survey.ts';
import { invoice } from '../../../src/extract/western/invoice.ts';
import { receiptRules } from '../../../src/extract/western/parties/rules.ts';
import { receipt } from '../../../src/extract/western/receipt.ts';
import { type Set, pageOf } from '../page-of.ts';
import { dutch, spanish } from './invoices.ts';
import { fieldsOf } from './readings.ts';

const till: readonly Set[] = [
  [40, 30, 'SUNRISE HARDWARE SDN BHD'],
  [70, 44, '(Co. Reg: 812345-K)'],
  [50, 58, 'NO 12, JALAN MELUR 3/4'],
  [50, 72, 'TAMAN MELUR, 43000 KAJANG'],
  [80, 86, 'SELANGOR'],
  [60, 100, 'TEL: 03-8733 1234'],
  [80, 118, 'TAX INVOICE'],
  [20, 140, 'Invoice No: CS-00418'],
  [20, 154, 'Date: 03/11/2018 14:22'],
  [20, 180, 'WALL PLUG 8MM'],
  [20, 194, '4 x 2.15'],
  [-220, 194, '8.60'],
  [20, 208, 'SANDPAPER 120'],
  [20, 222, '3 x 1.11'],
  [-220, 222, '3.33'],
  [20, 246, 'Total Sales (Inclusive GST)'],
  [-220, 246, '11.93'],
  [20, 260, 'Rounding Adj'],
  [-220, 260, '0.02'],
  [20, 274, 'Total Rounded'],
  [-220, 274, '11.95'],
  [20, 288, 'CASH'],
  [-220, 288, '20.00'],
  [20, 302, 'CHANGE'],
  [-220, 302, '8.05'],
  [60, 330, 'THANK YOU'],
];

const narrow = (texts: readonly Set[]): Page => ({ ...pageOf(texts, 1, 240, 400), textSource: 'ocr' });

describe('till receipts', () => {
  const [reading] = receipt.read([narrow(till)]);
  const fields = reading?.fields;

  it('reads seller, address, date and the total after rounding', () => {
    expect(fields?.['seller.name']?.value).toBe('SUNRISE HARDWARE SDN BHD');
    expect(fields?.['seller.address']?.value).toBe('NO 12, JALAN MELUR 3/4, TAMAN MELUR, 43000 KAJANG, SELANGOR');
    expect(fields?.issueDate?.value).toBe('2018-11-03');
    expect(fields?.totalAmount?.value).toBe(11.95);
    expect(fields?.documentType?.value).toBe('receipt');
  });

  it('is sure of a total that cash less change proves', () => {
    expect(fields?.totalAmount?.confidence).toBeGreaterThan(0.9);
    const unproved = receipt.read([narrow(till.filter(([, y]) => y < 274))])[0]?.fields.totalAmount;
    expect(unproved?.confidence ?? 0).toBeLessThanOrEqual(fields?.totalAmount?.confidence ?? 0);
  });

  it('infers the currency from the country, and says that it is a guess', () => {
    expect(fields?.currency).toMatchObject({ value: 'MYR', method: 'computed' });
    expect(fields?.currency?.confidence).toBeLessThan(0.7);
  });

  it('reads lines whose text stands above their figures', () => {
    expect(reading?.lines.map(({ value }) => value)).toMatchObject([
      { description: 'WALL PLUG 8MM', quantity: 4, unitPrice: 2.15, netAmount: 8.6 },
      { description: 'SANDPAPER 120', quantity: 3, unitPrice: 1.11, netAmount: 3.33 },
    ]);
  });

  it('mends amounts that recognition broke', () => {
    const broken = till.map(([x, y, text]): Set => (text === '11.95' ? [190, y, '11. 95'] : [x, y, text]));
    expect(receipt.read([narrow(broken)])[0]?.fields.totalAmount?.value).toBe(11.95);
  });

  it('claims receipts from the general invoice, and leaves invoices to it', () => {
    const page = narrow(till);
    expect(receipt.recognises([page])).toBeGreaterThan(invoice.recognises([page]));
    for (const texts of [spanish, dutch]) {
      expect(receipt.recognises([pageOf(texts)])).toBeLessThan(invoice.recognises([pageOf(texts)]));
    }
  });
});

const bon: readonly Set[] = [
  [40, 30, 'FRISCHEMARKT ALBERS'],
  [50, 44, 'Marktplatz 2'],
  [50, 58, '26122 Oldenburg'],
  [50, 72, 'VAT 301 2244 81'],
  [20, 100, 'VOLLMILCH'],
  [-200, 100, '1,29 B'],
  [30, 114, '2 Stk x 0,79'],
  [20, 128, 'JOGHURT NATUR'],
  [-200, 128, '1,58 B'],
  [20, 142, 'SUMME'],
  [-200, 142, '2,87'],
  [20, 156, 'Bar'],
  [-200, 156, '2,87'],
  [20, 184, '02.11.2023'],
  [-200, 184, '17:25'],
  [60, 210, 'VIELEN DANK'],
];

it('is not in doubt of a seller whose legal form was read as digits', () => {
  const sellerOf = (name: string) =>
    receipt.read([narrow([[40, 30, name], ...bon.slice(1)])])[0]?.fields['seller.name'];
  const [misread, numbered] = ['Stragan Lipowy sp. Z 0.0.', 'Stragan Lipowy 00'].map(sellerOf);
  expect(misread?.value).toBe('Stragan Lipowy sp. Z o.o.');
  expect(misread?.confidence).toBeGreaterThan(0.8);
  expect(numbered?.confidence ?? 0).toBeLessThan(misread?.confidence ?? 0);
});

it.each(['FILIALE „AM MARKT“', 'SHOP "AM MARKT"', '(AM MARKT)'])('takes %s for no part of the address', (branch) => {
  const head: readonly Set[] = [
    [40, 30, 'STRAGAN LIPOWY SP. Z O.O.'],
    [50, 44, 'ul. Lipowa 79A, 60-529 Poznań'],
    [70, 58, branch],
    [80, 72, 'www.stragan.example'],
  ];
  const seller = receiptRules(surveyOf([narrow([...head, ...bon.slice(4)])])).seller;
  expect(seller?.address).toBe('ul. Lipowa 79A, 60-529 Poznań');
});

it('takes quantity and price on a line of their own for those of the article below', () => {
  const [reading] = receipt.read([narrow(bon)]);
  expect(
    reading?.lines.map(({ value }) => [value.description, value.quantity, value.unitPrice, value.netAmount]),
  ).toEqual([
    ['VOLLMILCH', null, null, 1.29],
    ['JOGHURT NATUR', 2, 0.79, 1.58],
  ]);
});

it('reads the quantity before an article whose name begins in brackets', () => {
  const dishes = bon.map(([x, y, text]): Set => [x, y, text === 'VOLLMILCH' ? '3x (9) Nudelsuppe' : text]);
  const [reading] = receipt.read([narrow(dishes)]);
  expect(reading?.lines[0]?.value).toMatchObject({ description: '(9) Nudelsuppe', quantity: 3, netAmount: 1.29 });
});

it('takes a service charge for none of the tax, which is in the total', () => {
  const [reading] = receipt.read([
    narrow([
      [40, 30, 'THE COPPER KETTLE'],
      [50, 44, '41 Bridge Street'],
      [50, 58, 'York YO1 6DA'],
      [20, 72, 'Date 12/05/2024'],
      [20, 100, 'Eggs Benedict'],
      [-200, 100, '32.55'],
      [20, 114, 'Subtotal'],
      [-200, 114, '32.55'],
      [20, 128, 'Service 10%'],
      [-200, 128, '3.26'],
      [20, 142, 'TOTAL'],
      [-200, 142, '35.81'],
      [20, 156, 'Includes VAT 20%'],
      [-200, 156, '5.97'],
      [20, 170, 'CARD'],
      [-200, 170, '35.81'],
      [60, 200, 'THANK YOU'],
    ]),
  ]);
  expect(reading?.fields.taxAmount?.value).toBe(5.97);
  expect(reading?.fields.totalAmount?.value).toBe(35.81);
});

describe('heads of receipts of chains', () => {
  const sale: readonly Set[] = [
    [20, 118, 'PARAGON FISKALNY'],
    [20, 140, '2024-05-14 11:20'],
    [20, 180, 'MLEKO 1L'],
    [-220, 180, '4,20'],
    [20, 246, 'SUMA PLN'],
    [-220, 246, '4,20'],
  ];
  const fieldsUnder = (...head: Set[]): Record<string, unknown> =>
    fieldsOf(receipt.read([narrow([...head, ...sale])])[0]);

  it('give the address of the company, without the branch below it', () => {
    const head: readonly Set[] = [
      [40, 30, 'Wierzbina Sp. z o.o.'],
      [20, 44, '30-002 Krakow, ul. Jasna 4'],
      [20, 58, 'Supermarket Wierzbina 17'],
      [20, 72, '80-299 Gdansk, ul. Mglista 21'],
      [20, 86, 'NIP 5260250274'],
    ];
    expect(fieldsUnder(...head)['seller.address']).toBe('30-002 Krakow, ul. Jasna 4');
  });

  it('give the address without a telephone number below it', () => {
    const head: readonly Set[] = [
      [40, 30, 'THE CROOKED FIG'],
      [20, 44, '61 Nicolson Square'],
      [20, 58, 'Edinburgh EH8 9BH'],
      [20, 72, '0131 555 0122'],
    ];
    expect(fieldsUnder(...head)['seller.address']).toBe('61 Nicolson Square, Edinburgh EH8 9BH');
  });

  it('give the name that stands behind a registration number, with its legal form as it is written', () => {
    const head: readonly Set[] = [
      [20, 30, 'nr rej: BD000000991Wierzbina Sp. z 0.0.'],
      [20, 44, 'ul. Jasna 4, 30-002 Krakow'],
      [20, 86, 'NIP 5260250274'],
    ];
    expect(fieldsUnder(...head)['seller.name']).toBe('Wierzbina Sp. z o.o.');
  });

  it('give no address that was misread', () => {
    const head: readonly Set[] = [
      [40, 30, 'Wierzbina Sp. z o.o.'],
      [20, 44, '30-002 KrakowB:\\ ul. Jasna 4'],
      [20, 86, 'NIP 5260250274'],
    ];
    expect(fieldsUnder(...head)['seller.address']).toBeUndefined();
  });
});

it('reads a Polish one: letters of taxes behind amounts, measures in names, sales by tax that are no articles', () => {
  const [reading] = receipt.read([
    narrow([
      [40, 30, 'JEDNOROZEC Sp. z o.o.'],
      [50, 44, 'ul. Lipowa 7, 00-950 Warszawa'],
      [50, 58, 'NIP 1234563218'],
      [60, 72, '2024-03-05 14:10'],
      [60, 86, 'PARAGON FISKALNY'],
      [20, 100, 'NAPOJ COLA 6x0,33L A'],
      [-220, 100, '1 SZT x14,94 14,94A'],
      [20, 114, 'MLEKO 1L D'],
      [-220, 114, '2 SZT x2,00 4,00D'],
      [20, 128, 'SPRZEDAZ OPODATKOWANA A'],
      [-220, 128, '14,94'],
      [20, 142, 'SPRZEDAZ OPODATKOWANA D'],
      [-220, 142, '4,00'],
      [20, 156, 'PTU A 23%'],
      [-220, 156, '2,79'],
      [20, 170, 'PTU D 0%'],
      [-220, 170, '0,00'],
      [20, 184, 'SUMA PTU'],
      [-220, 184, '2,79'],
      [20, 198, 'SUMA PLN'],
      [-220, 198, '18,94'],
      [20, 212, 'KARTA'],
      [-220, 212, '18,94 PLN'],
    ]),
  ]);
  expect(reading?.fields.taxAmount?.value).toBe(2.79);
  expect(reading?.fields.totalAmount?.value).toBe(18.94);
  expect(
    reading?.lines.map(({ value }) => [value.description, value.quantity, value.unitPrice, value.netAmount]),
  ).toEqual([
    ['NAPOJ COLA 6x0,33L', 1, 14.94, 14.94],
    ['MLEKO 1L', 2, 2, 4],
  ]);
});

describe('the tax of a till that prices with tax', () => {
  const shop: readonly Set[] = [
    [60, 30, 'BILHAM STORES'],
    [50, 44, '12 Mill Lane'],
    [60, 58, '2024-03-05 14:10'],
    [20, 80, 'TEA TOWELS'],
    [-220, 80, '12.00'],
    [20, 94, 'BREAD'],
    [-220, 94, '8.00'],
  ];
  type Foot = readonly (readonly [label: string, amount?: string])[];
  const readingUnder = (foot: Foot) => {
    const rows = foot.flatMap(([label, amount], index): Set[] => [
      [20, 110 + 14 * index, label],
      ...(amount === undefined ? [] : [[-220, 110 + 14 * index, amount] as const]),
    ]);
    return receipt.read([narrow([...shop, ...rows])])[0];
  };
  const amountsOf = (...foot: Foot): unknown[] => {
    const fields = readingUnder(foot)?.fields;
    return [fields?.netAmount?.value, fields?.taxAmount?.value, fields?.totalAmount?.value];
  };
  const factsUnder = (...foot: Foot): unknown => readingUnder(foot)?.facts;

  it('is proved by its rate and the part that was taxed, on one line', () => {
    expect(amountsOf(['TOTAL', '20.00'], ['V = VAT 20% goods 10.00 vat 2.00'])).toEqual([undefined, 2, 20]);
    expect(amountsOf(['TOTAL', '20.00'], ['MwSt 20% von 12.00', '2.00'])).toEqual([undefined, 2, 20]);
    expect(amountsOf(['TOTAL', '20.00'], ['TVA 8.1% base 18.50', '1.50'])).toEqual([18.5, 1.5, 20]);
  });

  it('stands beside what a till takes off under the name of the offer', () => {
    const taken = amountsOf(
      ['SUBTOTAL', '20.00'],
      ['SENIORS OTC', '-1.50'],
      ['GCT 15% on 12.00', '1.80'],
      ['TOTAL', '20.30'],
    );
    expect(taken).toEqual([20, 1.8, 20.3]);
    expect(
      factsUnder(['SUBTOTAL', '20.00'], ['SENIORS OTC', '-1.50'], ['GCT 15% on 12.00', '1.80'], ['TOTAL', '20.30']),
    ).toEqual({
      allowances: 1.5,
      isNetTaxed: true,
    });
    const included = amountsOf(
      ['SUBTOTAL', '20.00'],
      ['TEA 3 FOR 2', '-1.60'],
      ['TOTAL', '18.40'],
      ['VAT 20% goods 8.67 vat 1.73'],
    );
    expect(included).toEqual([undefined, 1.73, 18.4]);
  });

  it('is said to be in the total', () => {
    expect(amountsOf(['TOTAL', '$20.00'], ['GST INCLUDED IN TOTAL', '$1.09'])).toEqual([undefined, 1.09, 20]);
  });

  it('is not a rate of something else, however well the sum fits', () => {
    expect(amountsOf(['DISCOUNT 10% of 20.00', '2.00'], ['TOTAL', '20.00'])[1]).toBeUndefined();
  });
});

it.each([
  ['TRIP NO 0722195834', '0722195834'],
  ['nr wydr. 008812', '008812'],
  ['Reçu n° 0512 07 884216', '0512 07 884216'],
  ['Docket No: D-4471', 'D-4471'],
  ['Kassabon 2-118-4471', '2-118-4471'],
])('is numbered by what else numbers slips: %s', (line, number) => {
  const page = narrow(till.map((set) => (set[2].startsWith('Invoice No') ? [20, 140, line] : set)));
  expect(fieldsOf(receipt.read([page])[0])['number']).toBe(number);
});

it.each([
  ['LH-20931', 'LH-20931'],
  ['03-8733 1239', undefined],
  ['Table 14', undefined],
])('is numbered, unsurely, by what its title names: %s', (line, number) => {
  const page = narrow(till.map((set) => (set[2].startsWith('Invoice No') ? [20, 132, line] : set)));
  const read = receipt.read([page])[0]?.fields.number;
  expect([read?.value, read === undefined || read.confidence < 0.7]).toEqual([number, true]);
});
