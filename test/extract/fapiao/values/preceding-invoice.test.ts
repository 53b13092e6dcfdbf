import { expect, it } from 'vitest';
import { precedingInvoiceIn } from '../../../../src/extract/fapiao/values/preceding-invoice.ts';

const found = (remarks: string) => precedingInvoiceIn(remarks, (value) => value);
const reference = (number: string, code?: string) => ({
  'precedingInvoice.number': number,
  ...(code && { 'precedingInvoice.code': code }),
});

it.each([
  ['对应正数发票代码:050003521270 号码:69023540行行行存储', reference('69023540', '050003521270')],
  ['对应正数发票代码：1100153620号码：45239706', reference('45239706', '1100153620')],
  [
    '被红冲蓝字数电票号码：23462000000003112928 红字发票信息确认单编号：46010623101000300096',
    reference('23462000000003112928'),
  ],
  ['被红冲蓝字数电发票号码:26532000000395506981', reference('26532000000395506981')],
  ['被红冲蓝字发票代码：011002000311 被红冲蓝字发票号码：12345678', reference('12345678', '011002000311')],
  ['对应蓝字发票号：23462000000003112928', reference('23462000000003112928')],
])('reads %s', (remarks, expected) => {
  expect(found(remarks)).toEqual(expected);
});

it.each([
  '开具红字增值税专用发票信息表编号1101081905000123',
  '对应正数发票代码:050003521270 号码:690235401',
  '订单号：24112000000135114086',
])('finds no invoice in %s', (remarks) => {
  expect(found(remarks)).toEqual({});
});
