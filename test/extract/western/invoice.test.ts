import { describe, expect, it } from 'vitest';
import { invoice } from '../../../src/extract/western/invoice.ts';
import { leastSure } from '../../../src/extract/checks/parties.ts';
import { type Set, pageOf } from '../page-of.ts';
import { american, dutch, french, german, italian, portuguese, spanish } from './invoices.ts';
import { oneArticle } from './kestrel-invoice.ts';
import { readInvoice as read, valuesOf as values } from './readings.ts';

const identity = ['number', 'issueDate', 'dueDate', 'currency', 'netAmount', 'taxAmount', 'totalAmount'] as const;
const parties = ['seller.name', 'seller.address', 'buyer.name', 'buyer.address'] as const;

describe('the general invoice', () => {
  it.each([
    ['Spanish', spanish, ['2023/0417', '2023-04-05', '2023-05-05', 'EUR', 307.5, 30.75, 338.25]],
    ['Italian', italian, ['118/A', '2022-02-28', '2022-03-30', 'EUR', 130, 28.6, 158.6]],
    ['Portuguese', portuguese, ['FT 2024/318', '2024-03-11', '2024-04-10', 'EUR', 178.8, 41.12, 219.92]],
    ['Dutch', dutch, ['20210088', '2021-05-03', '2021-06-02', 'EUR', 1850.5, 388.61, 2239.11]],
    ['American', american, ['BD-2291', '2024-03-04', '2024-04-03', 'USD', 1900, 114, 2014]],
    ['German', german, ['2020-1177', '2020-09-14', '2020-09-28', 'EUR', 227.9, 36.46, 264.36]],
    ['French', french, ['F-2022-031', '2022-06-01', '2022-06-30', 'EUR', 820, 160, 960]],
  ])('reads a %s one', (_, texts, expected) => {
    expect(values(read(texts), ...identity)).toEqual(expected);
  });

  it.each([
    [
      'Spanish',
      spanish,
      'Suministros Ibéricos S.L.',
      'C/ Mayor 15, 2º, 28013 Madrid',
      'Panadería Hermanos Ruiz',
      'Avda. de la Constitución 8, 41001 Sevilla',
    ],
    [
      'Italian',
      italian,
      'Officine Meccaniche Rossi S.r.l.',
      'Via Garibaldi 22 - 20121 Milano (MI)',
      'Ferramenta Bianchi S.n.c.',
      'Corso Vittorio Emanuele 101, 10128 Torino (TO)',
    ],
    [
      'Dutch',
      dutch,
      'Bakker & Zonen B.V.',
      'Keizersgracht 241, 1016 EA Amsterdam',
      'Jansen Bouw',
      'Dorpsstraat 12, 3511 AB Utrecht',
    ],
    [
      'American',
      american,
      'Bluebird Design Studio LLC',
      '88 Harbor Blvd, Suite 4, Portland, OR 97201',
      'Acme Widgets Inc.',
      '1200 Market Street, Philadelphia, PA 19107',
    ],
    [
      'German',
      german,
      'Müller Elektro GmbH',
      'Hauptstr. 5, 80331 München',
      'Schmidt & Söhne OHG',
      'Lindenweg 7a, 10115 Berlin',
    ],
  ])('distinguishes seller from buyer on a %s one', (_, texts, ...expected) => {
    expect(values(read(texts), ...parties)).toEqual(expected);
  });

  it('reads lines by column, units and rates with them', () => {
    expect(read(german).lines.map(({ value }) => value)).toMatchObject([
      { description: 'Steckdosen montieren', quantity: 3.5, unit: 'Std', unitPrice: 58, netAmount: 203 },
      { description: 'Kleinmaterial', quantity: 1, unitPrice: 24.9, netAmount: 24.9 },
    ]);
    expect(read(dutch).lines[1]?.value).toMatchObject({ unitPrice: 1130.5, netAmount: 1130.5, taxRate: '21%' });
  });

  it('takes the total of this invoice, not a sum with a previous balance', () => {
    const texts: Set[] = [
      ...american.filter(([, y]) => y < 328),
      [380, 328, 'Total'],
      [-540, 328, '$2,014.00'],
      [380, 342, 'Previous Balance'],
      [-540, 342, '$500.00'],
      [380, 356, 'Amount Due'],
      [-540, 356, '$2,514.00'],
    ];
    expect(values(read(texts), 'totalAmount')).toEqual([2014]);
  });

  it('says which discount stands between net and total', () => {
    expect(read(french).facts).toEqual({ allowances: 20, prepaid: 300 });
  });

  it('is unsure of a total without a label', () => {
    const texts = american.filter(([, y]) => y < 300);
    const { fields } = read([...texts, [-540, 328, '$2,014.00']]);
    expect(fields.totalAmount?.confidence ?? 0).toBeLessThan(0.7);
  });

  it('gives no number if the document has none', () => {
    const texts = american.filter(([, , text]) => text !== 'Invoice #' && text !== 'BD-2291');
    const number = read(texts).fields.number;
    expect(number?.confidence ?? 0).toBeLessThan(0.7);
  });

  it('recognises a credit note by its title', () => {
    const texts = american.map(([x, y, text, size]): Set => [
      x,
      y,
      text === 'INVOICE' ? 'CREDIT NOTE' : text,
      size ?? 10,
    ]);
    expect(values(read(texts), 'documentType')).toEqual(['credit_note']);
  });

  it.each(['AVOIR N° AV2400117', 'Gutschrift Nr. GS-56', 'Nota de crédito nº 7'])('"%s" is a credit note', (title) => {
    expect(values(read([[330, 54, title, 16], ...french]), 'documentType')).toEqual(['credit_note']);
  });

  it('gives the position of every value', () => {
    const { fields } = read(spanish);
    expect(fields.totalAmount).toMatchObject({ page: 1, method: 'text', text: '338,25' });
    expect(fields.totalAmount?.box?.[1]).toBeCloseTo(350, 0);
  });

  it('continues a table whose header is repeated on the next page', () => {
    const head: Set[] = [
      [50, 230, 'Item'],
      [-330, 230, 'Hours'],
      [-400, 230, 'Rate'],
      [-540, 230, 'Amount'],
    ];
    const second: Set[] = [
      ...head,
      [50, 246, 'Illustrations'],
      [-330, 246, '2'],
      [-400, 246, '$50.00'],
      [-540, 246, '$100.00'],
    ];
    const descriptions = read(
      american.filter(([, y]) => y < 300),
      second,
    ).lines.map(({ value }) => value.description);
    expect(descriptions).toEqual(['Logo redesign', 'Brand guidelines', 'Illustrations']);
  });

  it('separates several invoices of one file, and assigns terms of business to the one before them', () => {
    const terms: Set[] = [
      [50, 60, 'General terms of business'],
      [50, 80, 'Delivery is free of charge from here on.'],
    ];
    const readings = invoice.read([american, terms, spanish].map((texts, index) => pageOf(texts, index + 1)));
    expect(readings.map(({ pages, fields }) => [pages, fields.number?.value])).toEqual([
      [[1, 2], 'BD-2291'],
      [[3, 3], '2023/0417'],
    ]);
  });

  it('claims western invoices with low confidence and Chinese pages not at all', () => {
    expect(invoice.recognises([pageOf(italian)])).toBeGreaterThan(0.4);
    expect(invoice.recognises([pageOf(italian)])).toBeLessThan(0.6);
    const chinese: Set[] = ['发票代码', '发票号码', '开票日期', '购买方', '销售方', '价税合计'].map((text, row) => [
      50,
      50 + 14 * row,
      text,
    ]);
    expect(invoice.recognises([pageOf(chinese)])).toBe(0);
  });

  it('gives no reading for an empty page', () => {
    expect(invoice.read([pageOf([])])).toEqual([]);
  });
});

describe('a buyer whose address is likely', () => {
  const withBuyer = (name: string): readonly Set[] => [
    [50, 60, 'Northfield Paper Ltd', 18],
    [50, 80, '4 Mill Lane'],
    [50, 93, 'Leeds LS1 4AP'],
    [50, 160, 'Bill To:'],
    [50, 175, name],
    [50, 188, '18 High Street'],
    [50, 201, 'York YO1 8AA'],
    [50, 250, 'Invoice No: 4471'],
    [50, 263, 'Date: 3 May 2024'],
    ...oneArticle,
  ];

  it('keeps a name that a person has to look at', () => {
    const reading = read(withBuyer('Grade 7 East'));
    expect(values(reading, 'buyer.name', 'buyer.address')).toEqual(['Grade 7 East', '18 High Street, York YO1 8AA']);
    expect(reading.fields['buyer.name']?.confidence).toBeLessThan(leastSure);
  });

  it('stays without a name', () => {
    expect(values(read(withBuyer('4711')), 'buyer.name', 'buyer.address')).toEqual([
      undefined,
      '18 High Street, York YO1 8AA',
    ]);
  });
});
