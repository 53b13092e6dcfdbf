/**
 * Taxi receipts (出租汽车专用发票): preprinted code and number, and a meter's print beside a column of labels.
 *
 * The paper lies differently in each meter, so that the printed rows stand up to one row above or below their labels. A
 * value therefore belongs to the nearest label at most one row away, and must have the shape of such a value: a date, or
 * an amount with ￥.
 */
import type { Word } from '../../geometry/word.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { boundedBy } from './calibration.ts';
import { taxiReceipt as sure } from './confidence.ts';
import { readingOf } from './form/form-reading.ts';
import { evidenceOf, textOf } from '../layout/evidence.ts';
import { labelledPage, type LabelledPage, labelsNamed, rightOf, valueAfter } from './form/labelled-page.ts';
import type { LabelDefinition } from './form/labels.ts';
import { joinWords, type Row, rowsOf } from '../layout/rows.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, foldWidth } from './values/chinese.ts';
import { misreadDate } from './values/misread-date.ts';
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

type FormPage = LabelledPage<LabelName>;

interface Found<Value> {
  readonly value: Value;
  readonly words: readonly Word[];
  readonly confidence: number;
}

function labelledDigits(
  form: FormPage,
  name: 'code' | 'number',
  lengths: readonly number[],
): Found<string> | undefined {
  for (const label of labelsNamed(form, name)) {
    const words = valueAfter(form, label);
    const value = foldWidth(words.map((word) => word.text).join('')).replace(/[^\d]/g, '');
    if (lengths.includes(value.length)) return { value, words, confidence: sure.labelled };
  }
  return undefined;
}

/** The only number of a shape, where the label was not read. */
function shapedDigits(form: FormPage, pattern: RegExp): Found<string> | undefined {
  const found = form.values.filter((word) => pattern.test(word.text));
  const [first] = found;
  return first && new Set(found.map((word) => word.text)).size === 1
    ? { value: first.text, words: [first], confidence: sure.shaped }
    : undefined;
}

/** A piece of a word that OCR found twice: it lies within the bounds of another word. */
const isPieceOf = (piece: Word, word: Word): boolean =>
  piece !== word &&
  piece.box[0] >= word.box[0] &&
  piece.box[2] <= word.box[2] &&
  piece.box[2] - piece.box[0] < 0.5 * (word.box[2] - word.box[0]) &&
  middleY(piece) > word.box[1] &&
  middleY(piece) < word.box[3];

/** The rows that the meter printed: right of the labels of the lower half, top to bottom. */
function printedRows(form: FormPage): Row[] {
  const labels = form.labels.filter(
    (label) => label.name !== 'code' && label.name !== 'number' && label.name !== 'company',
  );
  const left = Math.min(...labels.map((label) => label.box[0]));
  const top = Math.min(...labels.map((label) => label.box[1]));
  const printed = form.values.filter(
    (word) => middleX(word) > left + heightOf(word) && middleY(word) > top - 1.5 * heightOf(word),
  );
  return rowsOf(printed.filter((piece) => !printed.some((word) => isPieceOf(piece, word))));
}

/** The row nearest to a label, at most one row away, whose text is a value of its kind. */
function nearest<Value>(
  rows: readonly Row[],
  form: FormPage,
  name: LabelName,
  parse: (text: string) => Value | undefined,
): Found<Value> | undefined {
  const label = labelsNamed(form, name)[0];
  const found = rows.flatMap((row) => {
    const value = parse(foldWidth(joinWords(row.words)));
    const away = label ? Math.abs(middleY(row) - middleY(label)) / heightOf(label) : 0;
    return value !== undefined && away < 2 ? [{ value, words: row.words, away }] : [];
  });
  const best = found.toSorted((a, b) => a.away - b.away)[0];
  if (!best || (!label && found.length > 1)) return undefined;
  return { ...best, confidence: best.away < 0.6 ? sure.besideLabel : sure.offLabel };
}

/**
 * `￥40.50元`, or `￥11 00元` where the decimal point of a dot matrix is too small for OCR. The price per kilometre has no
 * ￥, and surcharges are mostly 0.00: no ride costs less than a few yuan.
 */
function fare(text: string): number | undefined {
  const [, yuan, fen] = /[¥￥Y半羊]\s*(\d{1,4})\s?[.\s]\s?(\d{2})元?$/.exec(text) ?? [];
  const value = yuan === undefined || fen === undefined ? undefined : chineseAmount(`${yuan}.${fen}`);
  return value !== undefined && value > 3 ? value : undefined;
}

/** `￥5250元`: meters print two decimals, so that without the point the last two digits are still fen. */
function pointlessFare(text: string): number | undefined {
  const [, yuan, fen] = /[¥￥Y半羊]\s*(\d{1,3})(\d0)元$/.exec(text) ?? [];
  return yuan === undefined || fen === undefined ? undefined : fare(`¥${yuan}.${fen}元`);
}

function company(form: FormPage): Found<string> | undefined {
  for (const label of labelsNamed(form, 'company')) {
    const words = rightOf(form.values, label.box, form.width);
    const value = textOf(words).replace(/^[\s:：]+/, '');
    if (/公司|集团|车队|中心|合作社|出租/.test(value)) return { value, words, confidence: sure.company };
  }
  const [only, ...others] = form.values.filter(
    (word) => word.text.endsWith('公司') && /汽车|出租|运输|交通|巴士/.test(word.text),
  );
  return only && others.length === 0
    ? { value: only.text, words: [only], confidence: sure.companyWithoutLabel }
    : undefined;
}

function dateIn(rows: readonly Row[], form: FormPage): Found<string> | undefined {
  const clear = nearest(rows, form, 'date', (text) =>
    /月\d\s*日?$/.test(text) ? undefined : chineseDate(text.replace(/\s/g, '')),
  );
  if (clear) return clear;
  const mended = nearest(rows, form, 'date', misreadDate);
  return mended && { ...mended, confidence: sure.mendedDate };
}

function fareIn(rows: readonly Row[], form: FormPage): Found<number> | undefined {
  const whole = nearest(rows, form, 'amount', fare);
  const mended = whole ? undefined : nearest(rows, form, 'amount', pointlessFare);
  const found = whole ?? (mended && { ...mended, confidence: sure.mendedFare });
  const isPossible = !found || Math.round(found.value * 100) % 10 === 0;
  return isPossible ? found : { ...found, confidence: sure.impossibleFare };
}

/** A fare that had to be mended, or that no meter counts, is to be looked at: no curve makes it surer than that. */
function withDoubtedFare(reading: Reading, found: Found<number> | undefined): Reading {
  const { totalAmount } = reading.fields;
  if (!found || !totalAmount || found.confidence > sure.mendedFare) return reading;
  return { ...reading, fields: { ...reading.fields, totalAmount: boundedBy(totalAmount, 0.97 * found.confidence) } };
}

function readForm(form: FormPage): Reading | undefined {
  const code = labelledDigits(form, 'code', [12, 10]) ?? shapedDigits(form, /^1\d{11}$/);
  const number = labelledDigits(form, 'number', [8]) ?? shapedDigits(form, /^\d{8}$/);
  if (!code && !number) return undefined;
  const rows = printedRows(form);
  const evidence = <Value>(found: Found<Value> | undefined): Evidence<Value> | undefined =>
    found && evidenceOf(form, found.words, found.value, found.confidence);
  const total = fareIn(rows, form);
  const reading = readingOf(
    form,
    { source: 'taxi-receipt', type: 'taxi', documentType: 'receipt' },
    {
      code: evidence(code),
      number: evidence(number),
      issueDate: evidence(dateIn(rows, form)),
      totalAmount: evidence(total),
      'seller.name': evidence(company(form)),
    },
  );
  return withDoubtedFare(reading, total);
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
/** A page with a lower score may bear its signs by chance. */
const leastSigns = 0.4;

export const taxiReceipt: Family = {
  name: 'taxi-receipt',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) =>
    pages.flatMap((page) => receiptsOn(page).flatMap((part) => readForm(labelledPage(part, definitions)) ?? [])),
  needed: ['number', 'issueDate', 'totalAmount'],
};
