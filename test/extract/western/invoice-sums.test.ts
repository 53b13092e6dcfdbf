/** Sums that take more than net and tax, and lists whose lines only their sum proves. */
import { describe, expect, it } from 'vitest';
import type { Set } from '../page-of.ts';
import { head, row, sums } from './kestrel-invoice.ts';
import { readInvoice as read, valuesOf as values } from './readings.ts';

/** A foot of labels and amounts, from 400 down. */
const foot = (...entries: readonly (readonly [label: string, amount: string])[]): Set[] =>
  entries.flatMap(([label, amount], index): Set[] => [
    [380, 400 + 14 * index, label],
    [-540, 400 + 14 * index, amount],
  ]);

describe('the sums at the foot as a system of equations', () => {
  const item: readonly Set[] = [
    ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
    ...row(256, 'Oak board', '4', '10.00', '40.00'),
  ];

  it('adds delivery, service and a tip between subtotal and total', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(
        ['Subtotal', '£40.00'],
        ['Delivery', '£2.00'],
        ['Service charge', '£1.50'],
        ['VAT', '£3.60'],
        ['Tip', '£5.00'],
        ['Total', '£52.10'],
      ),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([40, 3.6, 52.1]);
    expect(reading.facts.charges).toBe(8.5);
  });

  it('adds taxes of one amount as often as they are printed where net and total say so', () => {
    const taxed = (...taxes: readonly (readonly [string, string])[]): unknown[] =>
      values(
        read([...head, ...item, ...foot(['Subtotal', '£40.00'], ...taxes, ['Total', '£43.20'])]),
        'netAmount',
        'taxAmount',
        'totalAmount',
      );
    expect(taxed(['State tax 4%', '£1.60'], ['City tax 4%', '£1.60'])).toEqual([40, 3.2, 43.2]);
    expect(taxed(['CGST4 (4%)', '£1.60'], ['SGST4 (4%)', '£1.60'])).toEqual([40, 3.2, 43.2]);
    expect(taxed(['VAT 8%', '£3.20'], ['Total VAT', '£3.20'])).toEqual([40, 3.2, 43.2]);
  });

  it.each([
    ['Total this term', 'Add: arrears from Term 1', 'Amount to be paid'],
    ['Total term II', 'Balance from term I', 'TOTAL PAYABLE'],
    ['Total of the year', 'Arrears from 2025', 'TOTAL NOW DUE'],
  ])('does not count what was owed before, whatever it is called: %s, %s', (own, arrears, due) => {
    const reading = read([...head, ...item, ...foot([own, '£40.00'], [arrears, '£3.30'], [due, '£43.30'])]);
    expect(values(reading, 'taxAmount', 'totalAmount')).toEqual([undefined, 40]);
  });

  it('finds the net amount in a line that looks like one of the table', () => {
    const reading = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Credit'),
      ...row(256, 'Oak stool returned', '3', '84.00', '252.00'),
      ...row(270, 'Carriage refunded', '1', '18.50', '18.50'),
      [50, 284, 'Goods'],
      [-540, 284, '£270.50'],
      ...foot(['VAT 20.00%', '£54.10'], ['Credited to you', '£324.60']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([270.5, 54.1, 324.6]);
    const single = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Oak board', '4', '10.00', '40.00'),
      ...foot(['VAT 20%', '£8.00'], ['Total', '£48.00']),
    ]);
    expect(values(single, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([undefined, 8, 48]);
  });

  it('takes what stands in brackets behind the name of a tax for its explanation', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(['Sum', '£40.00'], ['G.C.T. (tourism rate 10%)', '£4.00'], ['Grand Total', '£44.00']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([40, 4, 44]);
  });

  it('adds what an Italian professional charges for the pension fund to the net amount', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(
        ['Totale onorari', '€ 40.00'],
        ['Inarcassa 4%', '€ 1.60'],
        ['Imponibile', '€ 41.60'],
        ['IVA 22%', '€ 9.15'],
        ['Totale documento', '€ 50.75'],
      ),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([41.6, 9.15, 50.75]);
    expect(reading.facts.charges).toBe(1.6);
  });

  it('takes what lowers the total for no tax, and the tax from behind the amount that it is taken of', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(
        ['Subtotaal', '€ 129,95'],
        ['Actiecode LENTE5', '- € 10,00'],
        ['Verzendkosten', '€ 5,00'],
        ['Totaal incl. btw', '€ 124,95'],
        ['Waarvan 21% btw over € 103,26', '€ 21,69'],
      ),
    ]);
    expect(values(reading, 'taxAmount', 'totalAmount')).toEqual([21.69, 124.95]);
  });

  it('has whole amounts with blanks', () => {
    const reading = read(
      [
        ...head,
        ...item,
        ...foot(['Nettó', '120 000'], ['ÁFA 27%', '32 400'], ['Fizetendő összesen: 152 400 Ft', '']),
      ].filter(([, , text]) => text !== ''),
    );
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([120000, 32400, 152400]);
  });

  it.each(['Amount due', 'Total rounded', 'To pay'])('takes the total before rounding, not "%s"', (rounded) => {
    const reading = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Oak board', '1', '34.51', '34.51'),
      ...foot(
        ['Subtotal', '£34.51'],
        ['VAT 19%', '£6.56'],
        ['Total', '£41.07'],
        ['Rounding', '£0.03'],
        [rounded, '£41.10'],
      ),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([34.51, 6.56, 41.07]);
  });

  it.each(['Inclusief btw 21%', 'Inclusief 21% btw', 'waarvan btw 21%'])(
    'takes "%s" for the tax in the total',
    (tax) => {
      const reading = read([...head, ...item, ...foot(['Totaal', '€ 121,00'], [tax, '€ 21,00'])]);
      expect(values(reading, 'taxAmount', 'totalAmount')).toEqual([21, 121]);
    },
  );

  it('takes an amount with tax for the total where net and tax are printed too', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(['Exclusief btw', '€ 100,00'], ['btw 21%', '€ 21,00'], ['Inclusief btw 21%', '€ 121,00']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([100, 21, 121]);
  });

  it('gives the rounding of the only total that is printed', () => {
    const reading = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Oak board', '1', '34.51', '34.51'),
      ...foot(['Subtotal', '£34.51'], ['VAT 19%', '£6.56'], ['Rounding', '£0.03'], ['Total', '£41.10']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([34.51, 6.56, 41.1]);
    expect(reading.facts.rounding).toBe(0.03);
  });

  it.each<[string, readonly (readonly [string, string])[], readonly [number, number, number]]>([
    [
      'with allowances and charges between',
      [
        ['Positionssumme', '40,00'],
        ['Gesamtbetrag der Zuschläge', '5,80'],
        ['Gesamtbetrag der Abschläge', '-14,73'],
        ['Rechnungssumme ohne USt.', '31,07'],
        ['Steuerbetrag', '4,30'],
        ['Bruttosumme', '35,37'],
      ],
      [31.07, 4.3, 35.37],
    ],
    [
      'of a rate that is printed',
      [
        ['Subtotal', '40.00'],
        ['Discount', '-4.00'],
        ['Total excl. VAT', '36.00'],
        ['VAT 20%', '7.20'],
        ['Total', '43.20'],
      ],
      [36, 7.2, 43.2],
    ],
    [
      'in words that nobody knows',
      [
        ['Subtotal', '40.00'],
        ['Discount', '-4.00'],
        ['Gropt', '36.00'],
        ['VAT', '3.90'],
        ['Total', '39.90'],
      ],
      [36, 3.9, 39.9],
    ],
    [
      'that stands in the summary of taxes alone',
      [
        ['Zwischensumme', '40,00'],
        ['Rabatt', '-4,00'],
        ['MwSt', '6,84'],
        ['Gesamtbetrag', '42,84'],
        ['Basisbetrag', '36,00'],
      ],
      [36, 6.84, 42.84],
    ],
  ])('takes the base that was taxed for the net amount, not the sum of the lines: %s', (_, entries, amounts) => {
    const reading = read([...head, ...item, ...foot(...entries)]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual(amounts);
    expect(reading.fields.netAmount?.confidence).toBeGreaterThan(0.5);
  });

  it('does not take the total for the base of no tax', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(['Subtotal', '40.00'], ['Discount', '-4.00'], ['VAT', '0.00'], ['Total', '36.00']),
    ]);
    expect(values(reading, 'netAmount', 'totalAmount')).toEqual([40, 36]);
  });

  it('keeps the net amount that a printed rate taxes where a charge without tax leads to the total', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(['Subtotal', '40.00'], ['VAT 20%', '8.00'], ['Delivery', '5.00'], ['Total', '53.00'], ['Goods', '45.00']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([40, 8, 53]);
    expect(reading.facts.charges).toBe(5);
  });

  it.each<[string, readonly string[], boolean]>([
    ['the net amount', ['40.00', '-4.00', '8.00', '44.00'], true],
    ['another base', ['40.00', '-4.00', '7.20', '43.20'], false],
    ['no amount at all', ['40.00', '-4.00', '6.60', '42.60'], false],
  ])('says whether a discount came off after the tax: the printed rate taxes %s', (_, [net, less, tax, total], is) => {
    const labels = ['Subtotal', 'Discount', 'VAT 20%', 'Total'];
    const amounts = [net, less, tax, total];
    const { facts } = read([
      ...head,
      ...item,
      ...foot(...labels.map((label, at) => [label, amounts[at] ?? ''] as const)),
    ]);
    expect(facts.allowances).toBe(4);
    expect(facts.isNetTaxed ?? false).toBe(is);
  });

  it.each<[string, readonly (readonly [string, string])[], boolean]>([
    [
      'below',
      [
        ['VAT', '6.40'],
        ['Discount', '-4.00'],
      ],
      true,
    ],
    [
      'above',
      [
        ['Discount', '-4.00'],
        ['VAT', '6.40'],
      ],
      false,
    ],
  ])('takes a discount that is printed %s the tax for what it is, where no rate tells', (_, between, is) => {
    const { facts } = read([...head, ...item, ...foot(['Subtotal', '40.00'], ...between, ['Total', '42.40'])]);
    expect(facts.allowances).toBe(4);
    expect(facts.isNetTaxed ?? false).toBe(is);
  });

  it('takes a discount below the tax off what was taxed where a usual rate says so', () => {
    const { facts } = read([
      ...head,
      ...item,
      ...foot(['Subtotal', '40.00'], ['VAT', '7.20'], ['Discount', '-4.00'], ['Total', '43.20']),
    ]);
    expect(facts.isNetTaxed ?? false).toBe(false);
  });

  it('gives a discount above the net amount and a delivery below it', () => {
    const { fields, facts } = read([
      ...head,
      ...item,
      ...foot(
        ['Discount', '4.00'],
        ['Taxable amount', '36.00'],
        ['VAT 20%', '7.20'],
        ['Delivery', '5.00'],
        ['Total', '48.20'],
      ),
    ]);
    expect(fields.netAmount?.value).toBe(36);
    expect([facts.allowances, facts.charges]).toEqual([4, 5]);
  });

  it('adds up the rates of a summary of taxes that has no sum of its own', () => {
    const rate = (y: number, ...cells: readonly string[]): Set[] =>
      cells.map((text, index): Set => [-(300 + 80 * index), y, text]);
    const reading = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Oak board', '3', '100.00', '300.00'),
      ...rate(330, 'VAT rate', 'Net', 'VAT', 'Gross'),
      ...rate(344, '20 %', '200.00', '40.00', '240.00'),
      ...rate(358, '5 %', '100.00', '5.00', '105.00'),
      ...foot(['Invoice total', '345.00']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([300, 45, 345]);
    expect(reading.fields.taxAmount).toMatchObject({ method: 'computed', text: '40.00 + 5.00' });
  });

  it.each([
    ['right below the lines', 298],
    ['apart from them', 400],
  ])('finds amounts that prove each other under labels of no known language, %s', (_, top) => {
    const strange = [
      ['Osszeg', '250.00'],
      ['Gropt 20%', '50.00'],
      ['Vimelk', '300.00'],
    ] as const;
    const reading = read([
      ...head,
      ...row(240, 'Description', 'Qty', 'Price', 'Amount'),
      ...row(256, 'Oak board', '4', '40.00', '160.00'),
      ...row(270, 'Oil filter', '2', '20.00', '40.00'),
      ...row(284, 'Training day', '1', '50.00', '50.00'),
      ...strange.flatMap(([label, amount], index): Set[] => [
        [380, top + 14 * index, label],
        [-540, top + 14 * index, amount],
      ]),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([250, 50, 300]);
    expect(reading.lines).toHaveLength(3);
  });

  it('is unsure of amounts that contradict each other', () => {
    const confidences = (total: string): (number | undefined)[] => {
      const { fields } = read([
        ...head,
        ...item,
        ...foot(['Subtotal', '£40.00'], ['VAT 20%', '£8.00'], ['Total', total]),
      ]);
      return [fields.netAmount, fields.taxAmount, fields.totalAmount].map((evidence) => evidence?.confidence);
    };
    expect(Math.min(...confidences('£48.00').map((one) => one ?? 0))).toBeGreaterThan(0.9);
    expect(Math.max(...confidences('£59.00').map((one) => one ?? 0))).toBeLessThan(0.9);
  });

  it('adds two equal halves of a tax', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(['Taxable amount', '500.00'], ['CGST 9%', '45.00'], ['SGST 9%', '45.00'], ['Grand Total', '590.00']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([500, 90, 590]);
  });

  it('reads a credit note with the signs that it prints', () => {
    const reading = read([
      ...head,
      ...item,
      ...foot(['Subtotal', '-250.00'], ['VAT 20%', '-50.00'], ['VAT 0%', '0.00'], ['Total', '-300.00']),
    ]);
    expect(values(reading, 'netAmount', 'taxAmount', 'totalAmount')).toEqual([-250, -50, -300]);
  });
});

describe('a list without a header', () => {
  const list = (...entries: readonly (readonly [text: string, amount: string])[]): Set[] =>
    entries.flatMap(([text, amount], index): Set[] => [
      [50, 200 + 14 * index, text],
      [-540, 200 + 14 * index, amount],
    ]);

  it('gives lines if its amounts add up to the total', () => {
    const { lines } = read([...head, ...list(['Website design', '£200.00'], ['Hosting', '£50.00']), ...sums]);
    expect(lines.map(({ value }) => [value.description, value.netAmount])).toEqual([
      ['Website design', 200],
      ['Hosting', 50],
    ]);
  });

  it('gives no lines if its amounts add up to something else', () => {
    const { lines } = read([...head, ...list(['Website design', '£210.00'], ['Hosting', '£50.00']), ...sums]);
    expect(lines).toEqual([]);
  });
});
