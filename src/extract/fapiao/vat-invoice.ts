/**
 * VAT invoices of the People's Republic of China: 增值税专用发票, 普通发票, 电子普通发票 and the fully electronic 数电票.
 *
 * They are one family because they are one form in three arrangements: number and date on top, two parties, a table, a
 * row of sums, the total in words and in figures.
 */
import type { Page } from '../../domain/document.ts';

import type { Family } from '../families/family.ts';
import { formPagesOn } from './vat-invoice/bands.ts';
import { readInvoices } from './vat-invoice/invoice.ts';
import { isChinese, labelsNamed } from './form/labelled-page.ts';
import { compactText } from './form/signs.ts';
import { type LabelName, formPageOf } from './vat-invoice/form-page.ts';

/** Kinds with families of their own that share labels with this one. */
const otherKinds = /铁路电子客票|航空运输电子客票|行程单|财政|票据代码|非税收入|销售统一发票|定额发票/;

/** Labels that make a page look like this kind. */
const signs: readonly LabelName[] = ['code', 'number', 'date', 'checkCode', 'name', 'taxId', 'bank', 'totalInWords'];

function likeness(page: Page): number {
  if (!isChinese(page)) return 0;
  const text = compactText(page.words);
  if (otherKinds.test(text)) return 0;
  const form = formPageOf(page);
  const titled = /增值税.{0,6}发票|电子发票\((普通|增值税专用)发票\)|全国统一发票监制/.test(text) ? 0.4 : 0;
  const list = form.headers.length > 0 && /销货清单|应税劳务清单/.test(text) ? 0.6 : 0;
  const labels = signs.filter((name) => labelsNamed(form, name).length > 0).length * 0.1;
  const header = form.headers.length > 0 ? 0.25 : 0;
  const score = Math.max(list, titled + labels + header);
  return score < 0.3 ? 0 : Math.min(0.99, score);
}

export const vatInvoice: Family = {
  name: 'vat-invoice',
  recognises: (pages) => Math.max(0, ...pages.map(likeness)),
  read: (pages) => readInvoices(pages.flatMap(formPagesOn)),
  needed: ['number', 'issueDate', 'seller.name', 'totalAmount'],
};
