/**
 * Receipts of public bodies (财政票据, 非税收入票据): fees, tolls of public roads, donations.
 *
 * They are no invoices and know no tax. The payer is the buyer; the body that collects the money is the seller and stands
 * at the foot of the form.
 */
import type { Page } from '../../domain/document.ts';
import { parseAmountInWords } from '../../domain/amount-in-words.ts';
import { closeAmounts, sumAmounts } from '../../domain/money.ts';
import { fiscalReceipt as sure } from './confidence.ts';
import { behind } from './form/behind.ts';
import { afterCheck, checkedTaxId, printedTotal, readingOf } from './form/form-reading.ts';
import { isChinese, labelledPage, type LabelledPage, readableWords } from './form/labelled-page.ts';
import type { LabelDefinition } from './form/labels.ts';
import { compactText } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth } from './values/chinese.ts';
import { headersOf } from './fapiao-table/columns.ts';
import { type TablePage, linesUnder } from './fapiao-table/lines.ts';
import type { Family } from '../families/family.ts';

type LabelName =
  | 'code'
  | 'number'
  | 'checkCode'
  | 'payerId'
  | 'payer'
  | 'date'
  | 'totalInWords'
  | 'totalInFigures'
  | 'payee'
  | 'clerk';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'code', variants: ['票据代码'] },
  { name: 'number', variants: ['票据号码'] },
  { name: 'checkCode', variants: ['校验码'] },
  { name: 'payerId', variants: ['交款人统一社会信用代码', '缴款人统一社会信用代码', '交款单位统一社会信用代码'] },
  { name: 'payer', variants: ['交款人', '缴款人', '交款单位', '缴款单位', '捐赠人'], standsAlone: true },
  { name: 'date', variants: ['开票日期'] },
  { name: 'totalInWords', variants: ['金额合计(大写)', '合计(大写)', '金额合计'] },
  { name: 'totalInFigures', variants: ['(小写)', '小写'], standsAlone: true },
  { name: 'payee', variants: ['收款单位(章)', '收款单位', '接受单位(章)'], standsAlone: true },
  { name: 'clerk', variants: ['复核人', '收款人', '开票人', '其他信息'], standsAlone: true },
];

type FormPage = LabelledPage<LabelName> & TablePage;

function formPageOf(page: Page): FormPage {
  const { headers, rest } = headersOf(readableWords(page), page.textSource === 'ocr');
  return { ...labelledPage(page, definitions, rest), headers };
}

const digits = (least: number, most: number) => (text: string) => {
  const bare = foldWidth(text).replace(/\s/g, '');
  return /^\d+$/.test(bare) && bare.length >= least && bare.length <= most ? bare : undefined;
};
const checkCode = (text: string): string | undefined => /^[0-9A-Za-z]{4,20}$/.exec(text.replace(/\s/g, ''))?.[0];
const name = (text: string): string | undefined => (text.length >= 2 && /\p{L}/u.test(text) ? text : undefined);

const wordsIn = (text: string): string | undefined => (parseAmountInWords(text) === undefined ? undefined : text);

function readForm(form: FormPage): Reading | undefined {
  const number = behind(form, 'number', sure.labelled, digits(6, 12));
  const inWords = behind(form, 'totalInWords', sure.inWords, wordsIn);
  const inFigures = behind(form, 'totalInFigures', sure.inFigures, chineseAmount);
  if (!number && !inWords && !inFigures) return undefined;
  const lines = form.headers.flatMap((header) => linesUnder(form, header));
  const sum = sumAmounts(lines.map(({ value }) => value.netAmount ?? 0));
  const { total, agree } = printedTotal(inFigures, inWords);
  // The lines can confirm a total, but they do not refute it: some of them may not have been read.
  const holds = agree ?? (total && closeAmounts(sum, total.value, 0) ? true : undefined);
  return readingOf(
    form,
    { source: 'fiscal-receipt', type: 'other', documentType: 'receipt' },
    {
      number,
      code: behind(form, 'code', sure.labelled, digits(6, 12)),
      checkCode: behind(form, 'checkCode', sure.checkCode, checkCode),
      issueDate: behind(form, 'date', sure.labelled, chineseDate),
      'buyer.name': behind(form, 'payer', sure.payer, name),
      'buyer.taxId': checkedTaxId(behind(form, 'payerId', sure.payerId, chineseTaxId)),
      'seller.name': behind(form, 'payee', sure.payee, name),
      totalAmount: total && afterCheck(total, holds, sure.total),
    },
    { lines, facts: inWords ? { amountInWords: inWords } : {} },
  );
}

function likeness(page: Page): number {
  if (!isChinese(page)) return 0;
  const title = /财政.{0,12}票据|非税收入.{0,10}票据|收费票据|通行费票据|票据\(电子\)|捐赠.{0,8}票据/;
  const titled = title.test(compactText(page.words)) ? 0.45 : 0;
  const { labels } = labelledPage(page, definitions);
  const own = (['code', 'number', 'payerId', 'payer', 'payee'] as const).filter((wanted) =>
    labels.some((label) => label.name === wanted),
  ).length;
  const score = titled + 0.15 * own;
  return score < 0.3 ? 0 : Math.min(0.99, score);
}

export const fiscalReceipt: Family = {
  name: 'fiscal-receipt',
  recognises: (pages) => Math.max(0, ...pages.map(likeness)),
  read: (pages) => pages.flatMap((page) => readForm(formPageOf(page)) ?? []),
  needed: ['number', 'issueDate', 'totalAmount'],
};
