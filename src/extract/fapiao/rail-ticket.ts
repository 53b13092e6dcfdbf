/**
 * Chinese railway tickets: the electronic invoice (电子发票（铁路电子客票）) and the printed ticket.
 *
 * Stations stand left and right of the train's number, large and without labels; the fare is the amount with tax. A
 * printed ticket has only the red number in its corner, which is repeated at the end of the number at its foot, and only
 * the date of the journey.
 */
import type { Word } from '../../geometry/word.ts';

import type { Travel } from '../../domain/invoice.ts';
import { sameAmount } from '../../domain/money.ts';
import { railTicket as sure, validTaxId } from './confidence.ts';
import { confidenceAfter, readingOf } from './form/form-reading.ts';
import { evidenceOf, textOf } from '../layout/evidence.ts';
import { labelledPage, type LabelledPage, labelsNamed, valueAfter } from './form/labelled-page.ts';
import type { LabelDefinition } from './form/labels.ts';
import { joinWords, rowsOf } from '../layout/rows.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth, isCreditCode } from './values/chinese.ts';
import { misreadDate } from './values/misread-date.ts';
import type { Family } from '../families/family.ts';
import { heightOf, middleX, middleY } from '../../geometry/box.ts';

type LabelName = 'number' | 'date' | 'original' | 'eTicket' | 'total' | 'net' | 'tax' | 'rate' | 'buyer' | 'taxId';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'original', variants: ['原发票号码'] },
  { name: 'number', variants: ['发票号码'] },
  { name: 'date', variants: ['开票日期'] },
  { name: 'eTicket', variants: ['电子客票号'] },
  { name: 'total', variants: ['退票费', '改签费', '变更费', '补票费', '票价'] },
  { name: 'net', variants: ['金额'], standsAlone: true },
  { name: 'tax', variants: ['税额'] },
  { name: 'rate', variants: ['税率'] },
  { name: 'buyer', variants: ['购买方名称', '购方名称'] },
  { name: 'taxId', variants: ['统一社会信用代码', '纳税人识别号', '统一社会信用代码/纳税人识别号'] },
];

type FormPage = LabelledPage<LabelName>;

const trainPattern = /^([GDCZTKYLS]\d{1,4}|\d{4})次?$/;

interface Found<Value> {
  readonly value: Value;
  readonly words: readonly Word[];
}

/** The value behind the first label that has one: of as many words as `parse` takes, since notes may follow the value. */
function behind<Value>(
  form: FormPage,
  name: LabelName,
  parse: (text: string) => Value | undefined,
): Found<Value> | undefined {
  for (const label of labelsNamed(form, name)) {
    const words = valueAfter(form, label);
    for (let end = words.length; end > 0; end--) {
      const members = words.slice(0, end);
      const value = parse(textOf(members).replace(/^[\s:：]+/, ''));
      if (value !== undefined) return { value, words: members };
    }
  }
  return undefined;
}

const twentyDigits = (text: string): string | undefined => /^\d{20}$/.exec(text.replace(/\s/g, ''))?.[0];

/** The red number of a printed ticket: in the corner, and again at the end of the long number at the foot. */
function printedNumber(form: FormPage): (Found<string> & { confirmed: boolean }) | undefined {
  const corner = form.words
    .filter((word) => middleY(word) < 0.35 * form.height && /^[A-Z]{1,2}\d{5,7}$|^[A-Z]?\d{6,7}$/.test(word.text))
    .toSorted((a, b) => a.box[1] - b.box[1])[0];
  const foot = form.words.find(
    (word) => middleY(word) > 0.6 * form.height && /^\d{10,16}[A-Z]{1,2}\d{5,7}$/.test(word.text),
  );
  if (corner) return { value: corner.text, words: [corner], confirmed: foot?.text.endsWith(corner.text) ?? false };
  const tail = /[A-Z]{1,2}\d{5,7}$/.exec(foot?.text ?? '')?.[0];
  return foot && tail ? { value: tail, words: [foot], confirmed: false } : undefined;
}

/** The fare of a printed ticket: ￥53.0元. */
function printedFare(form: FormPage): Found<number> | undefined {
  for (const row of rowsOf(form.words)) {
    const match = /[¥Y￥]\s*(\d+(?:\.\d{1,2})?)元?/.exec(foldWidth(row.text));
    const value = match?.[1] === undefined ? undefined : chineseAmount(match[1]);
    if (value !== undefined) return { value, words: row.words.filter((word) => /[\d¥￥]/.test(word.text)) };
  }
  return undefined;
}

const stationOf = (words: readonly Word[]): string | null =>
  joinWords(words).replace(/\s/g, '').replace(/站$/, '') || null;

/** The first match of `pattern` in a row: its first group where it has one. */
function matchInRows(texts: readonly string[], pattern: RegExp): string | null {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match) return match[1] ?? match[0];
  }
  return null;
}

interface Departure {
  /** ISO 8601, with the time where it was read. */
  readonly moment: string;
  readonly date: string;
  readonly words: readonly Word[];
  /** Whether characters of the date were misread. */
  readonly isMended: boolean;
}

/** `09:30开`; OCR may lose the colon of a time that 开 follows. */
const timePattern = /(\d{1,2}):(\d{2})|([012]\d)[^\d]?([0-5]\d)(?=开)/;

/** `2024年05月14日 09:30开`: the row with a date and a time, wherever it stands, and not the day of issue. */
function departureOf(form: FormPage): Departure | undefined {
  const rows = rowsOf(form.words).flatMap(({ words, text }) => {
    const bare = foldWidth(text).replace(/\s/g, '');
    return /开票|退票|换开/.test(bare) || !/开|\d:\d\d/.test(bare) ? [] : [{ words, text, bare }];
  });
  for (const [parse, isMended] of [
    [chineseDate, false],
    [misreadDate, true],
  ] as const) {
    for (const { words, text, bare } of rows) {
      const date = parse(text);
      if (date === undefined) continue;
      const [, hour, minute, bareHour = hour, bareMinute = minute] = timePattern.exec(bare.slice(8)) ?? [];
      const time =
        bareHour === undefined || bareMinute === undefined ? '' : `T${bareHour.padStart(2, '0')}:${bareMinute}`;
      return { moment: date + time, date, words: words.filter((word) => /\d/.test(word.text)), isMended };
    }
  }
  return undefined;
}

function journey(form: FormPage): Found<Travel> | undefined {
  const train = form.words.find(
    (word) =>
      trainPattern.test(foldWidth(word.text)) &&
      middleY(word) < 0.5 * form.height &&
      heightOf(word) > 0.02 * form.height,
  );
  if (!train) return undefined;
  const beside = form.words
    .filter(
      (word) =>
        Math.abs(middleY(word) - middleY(train)) < 0.6 * Math.max(heightOf(word), heightOf(train)) &&
        /^\p{Script=Han}+$/u.test(word.text),
    )
    .toSorted((a, b) => a.box[0] - b.box[0]);
  const left = beside.filter((word) => middleX(word) < middleX(train));
  const right = beside.filter((word) => middleX(word) > middleX(train));
  const rows = rowsOf(form.words).map(({ text }) => text);
  const compact = rows.map((text) => foldWidth(text).replace(/\s/g, ''));
  const travel: Travel = {
    passenger: matchInRows(rows, /\d{4,14}[*＊]{3,}[\dXx]{3,4}\s*([\p{Script=Han}·]{2,8})/u),
    from: stationOf(left),
    to: stationOf(right),
    carrierNumber: foldWidth(train.text).replace(/次$/, ''),
    departure: departureOf(form)?.moment ?? null,
    seat: matchInRows(compact, /\d{1,2}车(?:\d{1,3}[A-F]?号?|无座)(?:[上中下]铺)?/),
  };
  return { value: travel, words: [...left, train, ...right] };
}

/** Fare, net and tax, surer where net and tax add up to the fare. */
function amounts(form: FormPage) {
  const total = behind(form, 'total', chineseAmount) ?? printedFare(form);
  const net = behind(form, 'net', chineseAmount);
  const tax = behind(form, 'tax', chineseAmount);
  const adds = net && tax && total ? sameAmount(net.value + tax.value, total.value) : undefined;
  const confidence = confidenceAfter(sure.uncheckedAmount, adds, sure.amounts);
  const evidence = (found: Found<number> | undefined) =>
    found && evidenceOf(form, found.words, found.value, confidence, adds);
  return { totalAmount: evidence(total), netAmount: evidence(net), taxAmount: evidence(tax) };
}

function numberOf(form: FormPage, electronic: Found<string> | undefined) {
  if (electronic) return evidenceOf(form, electronic.words, electronic.value, sure.number);
  const printed = printedNumber(form);
  if (!printed) return undefined;
  const confidence = printed.confirmed ? sure.printedTwice : sure.printedOnce;
  return evidenceOf(form, printed.words, printed.value, confidence, printed.confirmed);
}

function issueDate(form: FormPage, electronic: boolean) {
  const issued = behind(form, 'date', chineseDate);
  if (issued) return evidenceOf(form, issued.words, issued.value, sure.date);
  const mended = behind(form, 'date', misreadDate);
  if (mended) return evidenceOf(form, mended.words, mended.value, sure.mendedDate);
  const departed = electronic ? undefined : departureOf(form);
  if (!departed) return undefined;
  return evidenceOf(form, departed.words, departed.date, departed.isMended ? sure.mendedDate : sure.dateOfJourney);
}

function readForm(form: FormPage): Reading | undefined {
  const electronic = behind(form, 'number', twentyDigits);
  const number = numberOf(form, electronic);
  const travel = journey(form);
  if (!number && !travel) return undefined;
  const buyer = behind(form, 'buyer', (text) => (text.length >= 2 ? text : undefined));
  const taxId = behind(form, 'taxId', chineseTaxId);
  return readingOf(
    form,
    { source: 'rail-ticket', type: 'train', documentType: 'ticket' },
    {
      number,
      issueDate: issueDate(form, electronic !== undefined),
      ...amounts(form),
      'buyer.name': buyer && evidenceOf(form, buyer.words, buyer.value, sure.name),
      'buyer.taxId':
        taxId && evidenceOf(form, taxId.words, taxId.value, isCreditCode(taxId.value) ? validTaxId : sure.taxId),
      travel: travel && evidenceOf(form, travel.words, travel.value, sure.travel),
    },
  );
}

const signs: readonly Sign[] = [
  [/铁路电子客票/, 0.7],
  [/中国铁路|12306|95306/, 0.3],
  [/限乘当日当次车|买票请到|改签|退票费|二等座|一等座|硬座|软卧|硬卧|商务座/, 0.25],
  [/\d车\d{1,3}[A-F]?号?/, 0.2],
  [/(^|[^A-Z\d])[GDCZTK]\d{1,4}($|[^\d])/m, 0.1],
  [/\d{1,2}:\d{2}开/, 0.15],
];
/** A page with a lower score may bear its signs by chance. */
const leastSigns = 0.3;

export const railTicket: Family = {
  name: 'rail-ticket',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) => pages.flatMap((page) => readForm(labelledPage(page, definitions)) ?? []),
  needed: ['number', 'issueDate', 'totalAmount'],
};
