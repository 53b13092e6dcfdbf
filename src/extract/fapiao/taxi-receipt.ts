/**
 * Taxi receipts (出租汽车专用发票): preprinted code and number, and a meter's print beside a column of labels.
 *
 * The meter's print stands where the paper lay: its rows lie up to a row off their labels. So a value belongs to
 * the label it is nearest to, no more than a row away, and its shape decides: a date, an amount with ￥.
 */
import { isoDate } from '../../domain/dates.ts';
import type { Word } from '../../geometry/word.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { evidenceOf, textOf } from '../layout/evidence.ts';
import { labelledPage, type LabelledPage, labelsNamed, rightOf, valueAfter } from './form/labelled-page.ts';
import type { LabelDefinition } from './form/labels.ts';
import { joinWords, type Row, rowsOf } from '../layout/rows.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, foldWidth } from './values/chinese.ts';
import type { Family } from '../families/family.ts';
import { receiptsOn } from './taxi-receipt/receipts.ts';
import { heightOf, middleX, middleY } from '../../geometry/box.ts';

type LabelName = 'code' | 'number' | 'company' | 'date' | 'amount' | 'other';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'code', variants: ['发票代码'] },
  { name: 'number', variants: ['发票号码'] },
  { name: 'company', variants: ['单位名称', '公司名称', '单位', '公司', '企业名称'], standsAlone: true },
  { name: 'date', variants: ['日期'], standsAlone: true },
  { name: 'amount', variants: ['金额', '总金额', '实收金额', '合计金额'], standsAlone: true },
  {
    name: 'other',
    variants: [
      '车号',
      '车牌号',
      '证号',
      '上车',
      '下车',
      '单价',
      '里程',
      '等候',
      '电话',
      '投诉电话',
      '卡号',
      '卡余额',
      '另收附加费',
      '另收电召费',
      '燃油附加费',
      '时间',
    ],
    standsAlone: true,
  },
];

type Sheet = LabelledPage<LabelName>;

interface Found<Value> {
  readonly value: Value;
  readonly words: readonly Word[];
  readonly confidence: number;
}

function labelledDigits(sheet: Sheet, name: 'code' | 'number', lengths: readonly number[]): Found<string> | undefined {
  for (const label of labelsNamed(sheet, name)) {
    const words = valueAfter(sheet, label);
    const value = foldWidth(words.map((word) => word.text).join('')).replace(/[^\d]/g, '');
    if (lengths.includes(value.length)) return { value, words, confidence: 0.96 };
  }
  return undefined;
}

/** Numbers by their shape, where the label was not read. */
function shapedDigits(sheet: Sheet, pattern: RegExp): Found<string> | undefined {
  const found = sheet.values.filter((word) => pattern.test(word.text));
  const [first] = found;
  return first && new Set(found.map((word) => word.text)).size === 1
    ? { value: first.text, words: [first], confidence: 0.8 }
    : undefined;
}

/** The meter's rows: right of the labels of the form's lower half, top to bottom. */
function printedRows(sheet: Sheet): Row[] {
  const labels = sheet.labels.filter(
    (label) => label.name !== 'code' && label.name !== 'number' && label.name !== 'company',
  );
  const left = Math.min(...labels.map((label) => label.box[0]));
  const top = Math.min(...labels.map((label) => label.box[1]));
  return rowsOf(
    sheet.values.filter((word) => middleX(word) > left + heightOf(word) && middleY(word) > top - 1.5 * heightOf(word)),
  );
}

/** The row nearest to a label, no more than a row off, whose text is a value of its kind. */
function nearest<Value>(
  rows: readonly Row[],
  sheet: Sheet,
  name: LabelName,
  parse: (text: string) => Value | undefined,
): Found<Value> | undefined {
  const label = labelsNamed(sheet, name)[0];
  const found = rows.flatMap((row) => {
    const value = parse(foldWidth(joinWords(row.words)));
    const away = label ? Math.abs(middleY(row) - middleY(label)) / heightOf(label) : 0;
    return value !== undefined && away < 2 ? [{ value, words: row.words, away }] : [];
  });
  const best = found.toSorted((a, b) => a.away - b.away)[0];
  if (!best || (!label && found.length > 1)) return undefined;
  return { ...best, confidence: best.away < 0.6 ? 0.93 : 0.8 };
}

/**
 * ￥40.50元, or ￥11 00元 where a dot matrix's point is too small for OCR. Prices per kilometre bear no ￥, surcharges
 * are mostly 0.00: no ride costs less than a few yuan.
 */
function fare(text: string): number | undefined {
  const [, yuan, fen] = /[¥￥Y半羊]\s*(\d{1,4})\s?[.\s]\s?(\d{2})元?$/.exec(text) ?? [];
  const value = yuan === undefined || fen === undefined ? undefined : chineseAmount(`${yuan}.${fen}`);
  return value !== undefined && value > 3 ? value : undefined;
}

/** ￥5250元: meters print two decimals, so with the point lost the last two digits are fen all the same. */
function pointlessFare(text: string): number | undefined {
  const [, yuan, fen] = /[¥￥Y半羊]\s*(\d{1,3})(\d0)元$/.exec(text) ?? [];
  return yuan === undefined || fen === undefined ? undefined : fare(`¥${yuan}.${fen}元`);
}

/** A dot matrix's 0 looks like 日 and 8 to OCR, its 年 like a digit: two digits on each side of 月 are a date all the same. */
function printedDate(text: string): string | undefined {
  const bare = text.replace(/\s/g, '').replace(/日(?=\d)/g, '0');
  const [, year, month, day] = /^(20\d\d)[年\d]?(\d\d)月(\d\d)/.exec(bare) ?? [];
  return year && month && day ? isoDate(Number(year), Number(month), Number(day)) : undefined;
}

function company(sheet: Sheet): Found<string> | undefined {
  for (const label of labelsNamed(sheet, 'company')) {
    const words = rightOf(sheet.values, label.box, sheet.width);
    const value = textOf(words).replace(/^[\s:：]+/, '');
    if (/公司|集团|车队|中心|合作社|出租/.test(value)) return { value, words, confidence: 0.95 };
  }
  const [only, ...others] = sheet.values.filter(
    (word) => word.text.endsWith('公司') && /汽车|出租|运输|交通|巴士/.test(word.text),
  );
  return only && others.length === 0 ? { value: only.text, words: [only], confidence: 0.75 } : undefined;
}

function readSheet(sheet: Sheet): Reading | undefined {
  const code = labelledDigits(sheet, 'code', [12, 10]) ?? shapedDigits(sheet, /^1\d{11}$/);
  const number = labelledDigits(sheet, 'number', [8]) ?? shapedDigits(sheet, /^\d{8}$/);
  if (!code && !number) return undefined;
  const rows = printedRows(sheet);
  const clear = nearest(rows, sheet, 'date', (text) =>
    /月\d\s*日?$/.test(text) ? undefined : chineseDate(text.replace(/\s/g, '')),
  );
  const mended = clear ? undefined : nearest(rows, sheet, 'date', printedDate);
  const date = clear ?? (mended ? { ...mended, confidence: 0.75 } : undefined);
  const whole = nearest(rows, sheet, 'amount', fare);
  const pointless = whole ? undefined : nearest(rows, sheet, 'amount', pointlessFare);
  const read = whole ?? (pointless ? { ...pointless, confidence: 0.7 } : undefined);
  // Meters count in steps of ten fen: anything between is a misread digit.
  const total = read && Math.round(read.value * 100) % 10 !== 0 ? { ...read, confidence: 0.4 } : read;
  const seller = company(sheet);
  const evidence = <Value>({ value, words, confidence }: Found<Value>): Evidence<Value> =>
    evidenceOf(sheet, words, value, confidence);
  const fixed = { method: sheet.method, page: sheet.page, confidence: 0.97 } as const;
  return {
    source: 'taxi-receipt',
    fields: {
      ...(code ? { code: evidence(code) } : {}),
      ...(number ? { number: evidence(number) } : {}),
      ...(date ? { issueDate: evidence(date) } : {}),
      ...(total ? { totalAmount: evidence(total) } : {}),
      ...(seller ? { 'seller.name': evidence(seller) } : {}),
      type: { ...fixed, value: 'taxi' },
      documentType: { ...fixed, value: 'receipt' },
      currency: { ...fixed, value: 'CNY' },
    },
    lines: [],
    facts: {},
    pages: [sheet.page, sheet.page],
  };
}

const signs: readonly Sign[] = [
  [/出租.{0,2}汽.{0,3}发票|出租.{0,6}发票/, 0.7],
  [/上车/, 0.15],
  [/下车/, 0.15],
  [/里程/, 0.15],
  [/等候/, 0.15],
  [/车号|证号/, 0.15],
  [/KM|公里/i, 0.1],
];
/** Fewer signs than this are chance. */
const leastSigns = 0.4;

export const taxiReceipt: Family = {
  name: 'taxi-receipt',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) =>
    pages.flatMap((page) => receiptsOn(page).flatMap((part) => readSheet(labelledPage(part, definitions)) ?? [])),
  needed: ['number', 'issueDate', 'totalAmount'],
};
