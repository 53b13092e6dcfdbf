/**
 * Machine-printed invoices without a table (通用机打发票): tolls, parking, coach tickets, admissions. Those with a table have
 * the form of the VAT invoice, and its family reads them.
 */
import type { Page } from '../../domain/document.ts';
import { isChinese, readableWords } from './form/labelled-page.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Family } from '../families/family.ts';
import { headersOf } from './fapiao-table/columns.ts';
import { readLocal } from './local-invoice/read.ts';
import { formPageOf } from './local-invoice/form-page.ts';

const signs: readonly Sign[] = [
  [
    /机打发票|通行费|过路费|过桥费|停车.{0,6}(?:费|发票)|客票|汽车票|客运.{0,6}(?:票|发票)|船票|门票|通用.{0,4}发票/,
    0.45,
  ],
  [/代码:?1\d{11}|发票代码/, 0.15],
  [/号码:?\d{8}|发票号码/, 0.15],
  [/金额|票价|小写|实收/, 0.1],
  [/入口|出口|车型|车牌|座号|乘车/, 0.1],
];
/** A title alone, or a code and a number alone, also stand on other kinds of documents. */
const leastSigns = 0.6;

/** Kinds with families of their own. */
const otherKinds = /增值税|铁路|航空|出租|财政|票据代码|电子发票|定额|销售统一发票/;

function likeness(page: Page): number {
  if (!isChinese(page)) return 0;
  const words = readableWords(page);
  const text = words.map((word) => word.text.replace(/\s/g, '')).join('');
  if (otherKinds.test(text)) return 0;
  const tabled = headersOf(words, page.textSource === 'ocr').headers.length > 0;
  return tabled ? 0 : likenessBySigns(page, signs, leastSigns);
}

export const printedReceipt: Family = {
  name: 'printed-receipt',
  recognises: (pages) => Math.max(0, ...pages.map(likeness)),
  read: (pages) => pages.flatMap((page) => readLocal('printed-receipt', formPageOf(page)) ?? []),
  needed: ['number', 'issueDate', 'totalAmount'],
};
