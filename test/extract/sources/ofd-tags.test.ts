import { expect, it } from 'vitest';
import { readNamedTexts } from '../../../src/extract/sources/ofd-tags.ts';

const named = (path: string, text: string, page = 1) => ({
  path: path.split('/'),
  text,
  page,
  box: [0, 0, 1, 1] as const,
});
const head = [named('InvoiceNo', '12345678'), named('TaxInclusiveTotalAmount', '¥113.00')];
const values = (texts: ReturnType<typeof named>[]) => {
  const reading = readNamedTexts(texts);
  return Object.fromEntries(Object.entries(reading?.fields ?? {}).map(([field, said]) => [field, said.value]));
};

it('reads what the tags name, at any level of their tree', () => {
  expect(
    values([
      ...head,
      named('eInvoice/Buyer/BuyerName', '某某公司'),
      named('SellerAddrTel', '某市某路1055号 0579-88222001'),
      named('SellerFinancialAccount', '某某银行6217993300118475000'),
      named('IssueDate', '2026年07月23日'),
      named('MachineNo', '927000236092'),
    ]),
  ).toEqual({
    number: '12345678',
    totalAmount: 113,
    currency: 'CNY',
    'buyer.name': '某某公司',
    'seller.address': '某市某路1055号',
    'seller.phone': '0579-88222001',
    'seller.bank': '某某银行',
    'seller.account': '6217993300118475000',
    issueDate: '2026-07-23',
  });
});

const line = (item: string, amount: string) => [named('GoodsInfo/Item', item), named('GoodsInfo/Amount', amount)];

it('begins a new line of the invoice when a tag name is repeated', () => {
  const reading = readNamedTexts([
    ...head,
    ...line('A', '60.00'),
    named('GoodsInfo/Price', '30'),
    ...line('B', '40.00'),
  ]);
  expect(reading?.lines.map(({ value }) => [value.description, value.unitPrice, value.netAmount])).toEqual([
    ['A', 30, 60],
    ['B', null, 40],
  ]);
});

it('pairs columns that are listed one after the other', () => {
  const reading = readNamedTexts([
    ...head,
    named('Item', 'A'),
    named('Item', 'B'),
    named('Amount', '60.00'),
    named('Amount', '40.00'),
  ]);
  expect(reading?.lines.map(({ value }) => [value.description, value.netAmount])).toEqual([
    ['A', 60],
    ['B', 40],
  ]);
});

it('does not read tags of another vocabulary as an invoice', () => {
  expect(readNamedTexts([named('DocumentNo', '1'), named('Title', 'x')])).toBeUndefined();
});
