/** Layouts that mislead: each page is set so that the nearest reading is the wrong one. */
import { expect, it } from 'vitest';
import { receipt } from '../../../src/extract/western/receipt.ts';
import { type Set, pageOf } from '../page-of.ts';
import { row } from './kestrel-invoice.ts';
import { readInvoice as read, valuesOf as values } from './readings.ts';

const head: readonly Set[] = [
  [50, 50, 'Kestrel Tools Ltd', 14],
  [50, 66, '4 Forge Street'],
  [50, 78, 'Leeds LS1 4AP'],
  [50, 120, 'Bill to:'],
  [50, 134, 'Marrow & Pith Ltd'],
  [50, 146, '9 Cannon Lane'],
  [50, 158, 'York YO1 9RL'],
];
const table: readonly Set[] = [
  ...row(240, 'Description', 'Qty', 'Unit price', 'Amount'),
  ...row(256, 'Chisel set', '2', '50.00', '100.00'),
];
const facts: readonly Set[] = [
  [330, 80, 'Invoice No.:'],
  [450, 80, 'KT-118'],
  [330, 94, 'Invoice date:'],
  [450, 94, '5 August 2024'],
];
const sums: readonly Set[] = [
  [380, 300, 'Subtotal'],
  [-540, 300, '£100.00'],
  [380, 314, 'VAT 20%'],
  [-540, 314, '£20.00'],
  [380, 328, 'Total due'],
  [-540, 328, '£120.00'],
];

it('reads the number of an invoice that a credit note refers to as that of the cancelled one, not as its own', () => {
  const texts = [...head, ...table, ...sums, [50, 380, 'Credit against invoice KT-042'] satisfies Set];
  const own: Set[] = [
    [50, 200, 'CREDIT NOTE', 18],
    [330, 80, 'Credit note No.:'],
    [450, 80, 'CN-7'],
    [330, 94, 'Credit note date:'],
    [450, 94, '5 August 2024'],
  ];
  const reading = read([...texts, ...own]);
  expect(values(reading, 'number', 'documentType')).toEqual(['CN-7', 'credit_note']);
  expect(reading.fields['precedingInvoice.number']).toMatchObject({ value: 'KT-042', page: 1, text: 'KT-042' });
});

it('does not take the invoice that an invoice mentions for one that it cancels', () => {
  const reading = read([...head, ...table, ...sums, [50, 380, 'Original invoice: KT-042'] satisfies Set]);
  expect(values(reading, 'documentType', 'precedingInvoice.number')).toEqual(['invoice', undefined]);
});

it('keeps a tax that leads to another total than the printed one', () => {
  const wrong = sums.map(([x, y, text]): Set => [x, y, text === '£120.00' ? '£145.00' : text]);
  expect(values(read([...head, ...facts, ...table, ...wrong]), 'netAmount', 'taxAmount', 'totalAmount')).toEqual([
    100, 20, 145,
  ]);
});

it('reads totals in boxes below their titles', () => {
  const boxes: Set[] = [
    [-250, 300, 'Subtotal'],
    [-350, 300, 'Discount 5%'],
    [-440, 300, 'VAT 20%'],
    [-540, 300, 'Total due'],
    [-250, 314, '£100.00'],
    [-350, 314, '-£5.00'],
    [-440, 314, '£19.00'],
    [-540, 314, '£114.00'],
  ];
  expect(values(read([...head, ...facts, ...table, ...boxes]), 'netAmount', 'taxAmount', 'totalAmount')).toEqual([
    100, 19, 114,
  ]);
});

it('joins a date that is broken by a narrow column', () => {
  const narrow: Set[] = [
    [400, 80, 'Invoice No.: KT-118'],
    [400, 94, 'Invoice date: 5 August'],
    [400, 106, '2024'],
  ];
  expect(values(read([...head, ...narrow, ...table, ...sums]), 'number', 'issueDate')).toEqual([
    'KT-118',
    '2024-08-05',
  ]);
});

it('is unsure of the order of day and month if only a dollar sign indicates it', () => {
  const own: Set[] = [
    [50, 66, '4 Forge Street'],
    [330, 80, 'Invoice No.:'],
    [450, 80, 'KT-118'],
    [330, 94, 'Invoice date:'],
    [450, 94, '04/05/2024'],
  ];
  const dollars = sums.map(([x, y, text]): Set => [x, y, text.replace('£', '$')]);
  const placeless = head.filter(([, , text]) => !/ [A-Z]{2}\d /.test(text));
  const { fields } = read([...placeless, ...own, ...table, ...dollars]);
  expect(fields.issueDate?.confidence).toBeLessThan(0.7);
});

it('does not mistake a line of an address with commas for a sender’s line', () => {
  const buyer: Set[] = [
    [50, 120, 'Bill to:'],
    [50, 134, 'Marrow & Pith'],
    [50, 146, '912 Cannon Lane West'],
    [50, 158, 'Hamilton, ON, L8P 4Y7'],
    [50, 170, 'Canada'],
  ];
  const reading = read([...head.slice(0, 3), ...buyer, ...facts, ...table, ...sums]);
  expect(values(reading, 'buyer.name', 'buyer.address')).toEqual([
    'Marrow & Pith',
    '912 Cannon Lane West, Hamilton, ON, L8P 4Y7, Canada',
  ]);
});

it('leaves out position numbers whose column has no title', () => {
  const numbered: Set[] = [...table, [30, 256, '1']];
  expect(read([...head, ...facts, ...numbered, ...sums]).lines.map(({ value }) => value.description)).toEqual([
    'Chisel set',
  ]);
});

it('recognises tax ids without a country by their labels', () => {
  const ids: Set[] = [
    [50, 90, 'NIF: B00999128'],
    [50, 170, 'NIF: B00999458'],
  ];
  expect(values(read([...head, ...ids, ...facts, ...table, ...sums]), 'seller.taxId', 'buyer.taxId')).toEqual([
    'B00999128',
    'B00999458',
  ]);
});

it('gives the buyer of a form its own tax id, though the label before it begins left of the name', () => {
  const form: Set[] = [
    [50, 50, 'Customer: Marrow & Pith Ltd'],
    [50, 64, 'VAT No: GB999 9999 73'],
    [50, 78, 'Address: 9 Cannon Lane, York YO1 9RL'],
    [330, 30, 'Supplier: Kestrel Tools Ltd'],
    [330, 44, 'VAT No: GB888 8888 81'],
    [330, 58, 'Address: 4 Forge Street, Leeds LS1 4AP'],
  ];
  expect(values(read([...form, ...facts, ...table, ...sums]), 'seller.taxId', 'buyer.taxId')).toEqual([
    'GB888888881',
    'GB999999973',
  ]);
});

it('reads each receipt of a pile separately', () => {
  const till = (name: string, total: string, day: string, number: number) =>
    pageOf(
      [
        [40, 30, name],
        [40, 44, '3 Market Lane'],
        [40, 58, `Date: ${day}`],
        [40, 80, 'FLAT WHITE'],
        [-190, 80, total],
        [40, 100, 'TOTAL USD'],
        [-190, 100, total],
        [40, 114, 'Cash'],
        [-190, 114, '50.00'],
      ],
      number,
      220,
      300,
    );
  const readings = receipt.read([till('CAFE ONE', '8.40', '2024-03-02', 1), till('CAFE TWO', '7.50', '2024-03-05', 2)]);
  expect(readings.map((reading) => values(reading, 'issueDate', 'totalAmount'))).toEqual([
    ['2024-03-02', 8.4],
    ['2024-03-05', 7.5],
  ]);
});

it('does not mistake the heading of a Czech party for its name', () => {
  const reading = read([
    [50, 50, 'Faktura', 14],
    [330, 50, 'č. 198900000001'],
    [50, 90, 'Prodejce'],
    [330, 90, 'Kupující'],
    [50, 110, 'Eva Zelená'],
    [50, 124, 'Rolnická 1'],
    [50, 138, '747 05 Opava'],
    [330, 110, 'Jan Modrý'],
    [330, 124, 'Ostravská 9'],
    [330, 138, '747 70 Opava'],
    [50, 180, 'Datum vydání 05/03/2016'],
    [380, 328, 'Celkem:'],
    [-540, 328, 'Kč 12.100,-'],
  ]);
  expect(values(reading, 'seller.name', 'buyer.name')).toEqual(['Eva Zelená', 'Jan Modrý']);
});

it('does not mistake an unfilled line of a form for a name', () => {
  const [, , , ...rest] = head;
  const buyer = rest.filter(([, y]) => y < 130);
  const reading = read([...head.slice(0, 3), ...buyer, [50, 134, 'City, State Zipcode'], ...table, ...facts, ...sums]);
  expect(values(reading, 'seller.name')).toEqual(['Kestrel Tools Ltd']);
  expect(reading.fields['buyer.name']?.value).not.toBe('City, State Zipcode');
});

it('gives a seller without an address none of the block under the heading of the buyer', () => {
  const reading = read([
    [50, 50, 'KARAVAN RENTALS', 14],
    [50, 120, 'RENTER'],
    [50, 132, 'HAUGEN, PETTER'],
    [50, 144, 'CDP: 88104 BERGSTROM CONSULTING AB'],
    [50, 156, 'KUNGSGATAN 48'],
    [50, 168, '111 35 STOCKHOLM'],
    [50, 180, 'SWEDEN'],
    ...facts,
    ...table,
    ...sums,
  ]);
  expect(values(reading, 'seller.address')).toEqual([undefined]);
});
