/**
 * Receipts of public bodies (财政票据, 非税收入票据): fees, tolls of public roads, donations.
 *
 * No tax and no invoice: the payer is the buyer, the body that collects is the seller and stands at the foot of the form.
 */
import type { Page } from '../../domain/document.ts';
import { parseAmountInWords } from '../../domain/amount-in-words.ts';
import { closeAmounts, sameAmount, sumAmounts } from '../../domain/money.ts';
import { behind } from './form/behind.ts';
import { isChinese, labelledPage, type LabelledPage, readableWords } from './form/labelled-page.ts';
import type { LabelDefinition } from './form/labels.ts';
import { joinWords, rowsOf } from '../layout/rows.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth, isCreditCode } from './values/chinese.ts';
import { headersOf } from './fapiao-table/columns.ts';
import { type Form, linesUnder } from './fapiao-table/lines.ts';
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

type Sheet = LabelledPage<LabelName> & Form;

function sheetOf(page: Page): Sheet {
  const { headers, rest } = headersOf(readableWords(page), page.textSource === 'ocr');
  return { ...labelledPage(page, definitions, rest), headers };
}

const digits = (least: number, most: number) => (text: string) => {
  const bare = foldWidth(text).replace(/\s/g, '');
  return /^\d+$/.test(bare) && bare.length >= least && bare.length <= most ? bare : undefined;
};
const checkCode = (text: string): string | undefined => /^[0-9A-Za-z]{4,20}$/.exec(text.replace(/\s/g, ''))?.[0];
const name = (text: string): string | undefined => (text.length >= 2 && /\p{L}/u.test(text) ? text : undefined);

function readSheet(sheet: Sheet): Reading | undefined {
  const number = behind(sheet, 'number', 0.98, digits(6, 12));
  const words = behind(sheet, 'totalInWords', 0.95, (text) =>
    parseAmountInWords(text) === undefined ? undefined : text,
  );
  const figure = behind(sheet, 'totalInFigures', 0.95, chineseAmount);
  if (!number && !words && !figure) return undefined;
  const lines = sheet.headers.flatMap((header) => linesUnder(sheet, header));
  const inWords = words && parseAmountInWords(words.value);
  const total = figure ?? (words && inWords !== undefined ? { ...words, value: inWords } : undefined);
  const sum = sumAmounts(lines.map(({ value }) => value.netAmount ?? 0));
  const agree =
    total &&
    ((figure && inWords !== undefined && sameAmount(figure.value, inWords)) || closeAmounts(sum, total.value, 0));
  const disagree = figure && inWords !== undefined && !sameAmount(figure.value, inWords);
  const code = behind(sheet, 'code', 0.98, digits(6, 12));
  const check = behind(sheet, 'checkCode', 0.95, checkCode);
  const date = behind(sheet, 'date', 0.98, chineseDate);
  const payer = behind(sheet, 'payer', 0.96, name);
  const payerId = behind(sheet, 'payerId', 0.93, chineseTaxId);
  const payee = behind(sheet, 'payee', 0.95, name);
  const fixed = { method: sheet.method, page: sheet.page, confidence: 0.97 } as const;
  return {
    source: 'fiscal-receipt',
    fields: {
      ...(number ? { number } : {}),
      ...(code ? { code } : {}),
      ...(check ? { checkCode: check } : {}),
      ...(date ? { issueDate: date } : {}),
      ...(payer ? { 'buyer.name': payer } : {}),
      ...(payerId ? { 'buyer.taxId': isCreditCode(payerId.value) ? { ...payerId, confidence: 0.99 } : payerId } : {}),
      ...(payee ? { 'seller.name': payee } : {}),
      ...(total ? { totalAmount: { ...total, confidence: disagree ? 0.6 : agree ? 0.99 : total.confidence } } : {}),
      type: { ...fixed, value: 'other' },
      documentType: { ...fixed, value: 'receipt' },
      currency: { ...fixed, value: 'CNY' },
    },
    lines,
    facts: words ? { amountInWords: words } : {},
    pages: [sheet.page, sheet.page],
  };
}

function likeness(page: Page): number {
  if (!isChinese(page)) return 0;
  const text = rowsOf(page.words)
    .map((row) => foldWidth(joinWords(row.words)).replace(/\s/g, ''))
    .join('\n');
  const titled = /财政.{0,12}票据|非税收入.{0,10}票据|收费票据|通行费票据|票据\(电子\)|捐赠.{0,8}票据/.test(text)
    ? 0.45
    : 0;
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
  read: (pages) => pages.flatMap((page) => readSheet(sheetOf(page)) ?? []),
  needed: ['number', 'issueDate', 'totalAmount'],
};
