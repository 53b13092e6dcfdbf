/**
 * Chinese railway tickets: the electronic invoice (电子发票（铁路电子客票）) and the printed ticket.
 *
 * Stations stand left and right of the train's number, large and without labels; the fare is the amount with tax. The
 * printed ticket has no number but the red one in its corner, repeated at the end of the number at its foot, and no
 * date but that of the journey.
 */
import type { Word } from '../../geometry/word.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Travel } from '../../domain/invoice.ts';
import { sameAmount } from '../../domain/money.ts';
import { evidenceOf, textOf } from '../layout/evidence.ts';
import { labelledPage, type LabelledPage, labelsNamed, valueAfter } from './form/labelled-page.ts';
import type { LabelDefinition } from './form/labels.ts';
import { joinWords, rowsOf } from '../layout/rows.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth, isCreditCode } from './values/chinese.ts';
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

type Sheet = LabelledPage<LabelName>;

const trainPattern = /^([GDCZTKYLS]\d{1,4}|\d{4})次?$/;

interface Found<Value> {
  readonly value: Value;
  readonly words: readonly Word[];
}

/** First value behind a label of this name. Amounts: the currency sign may be a word of its own. */
function behind<Value>(
  sheet: Sheet,
  name: LabelName,
  parse: (text: string) => Value | undefined,
): Found<Value> | undefined {
  for (const label of labelsNamed(sheet, name)) {
    const words = valueAfter(sheet, label);
    for (let end = words.length; end > 0; end--) {
      const members = words.slice(0, end);
      const value = parse(textOf(members).replace(/^[\s:：]+/, ''));
      if (value !== undefined) return { value, words: members };
    }
  }
  return undefined;
}

const twentyDigits = (text: string): string | undefined => /^\d{20}$/.exec(text.replace(/\s/g, ''))?.[0];

/** The red number of a printed ticket: in the corner, and once more at the end of the long one at the foot. */
function printedNumber(sheet: Sheet): (Found<string> & { confirmed: boolean }) | undefined {
  const corner = sheet.words
    .filter((word) => middleY(word) < 0.35 * sheet.height && /^[A-Z]{1,2}\d{5,7}$|^[A-Z]?\d{6,7}$/.test(word.text))
    .toSorted((a, b) => a.box[1] - b.box[1])[0];
  const foot = sheet.words.find(
    (word) => middleY(word) > 0.6 * sheet.height && /^\d{10,16}[A-Z]{1,2}\d{5,7}$/.test(word.text),
  );
  if (corner) return { value: corner.text, words: [corner], confirmed: foot?.text.endsWith(corner.text) ?? false };
  const tail = /[A-Z]{1,2}\d{5,7}$/.exec(foot?.text ?? '')?.[0];
  return foot && tail ? { value: tail, words: [foot], confirmed: false } : undefined;
}

/** The fare of a printed ticket: ￥53.0元. */
function printedFare(sheet: Sheet): Found<number> | undefined {
  for (const row of rowsOf(sheet.words)) {
    const match = /[¥Y￥]\s*(\d+(?:\.\d{1,2})?)元?/.exec(foldWidth(row.text));
    const value = match?.[1] === undefined ? undefined : chineseAmount(match[1]);
    if (value !== undefined) return { value, words: row.words.filter((word) => /[\d¥￥]/.test(word.text)) };
  }
  return undefined;
}

const stationOf = (words: readonly Word[]): string | null =>
  joinWords(words).replace(/\s/g, '').replace(/站$/, '') || null;

function journey(sheet: Sheet): Found<Travel> | undefined {
  const train = sheet.words.find(
    (word) =>
      trainPattern.test(foldWidth(word.text)) &&
      middleY(word) < 0.5 * sheet.height &&
      heightOf(word) > 0.02 * sheet.height,
  );
  if (!train) return undefined;
  const beside = sheet.words.filter(
    (word) =>
      Math.abs(middleY(word) - middleY(train)) < 0.6 * Math.max(heightOf(word), heightOf(train)) &&
      /^\p{Script=Han}+$/u.test(word.text),
  );
  const left = beside.filter((word) => middleX(word) < middleX(train)).toSorted((a, b) => a.box[0] - b.box[0]);
  const right = beside.filter((word) => middleX(word) > middleX(train)).toSorted((a, b) => a.box[0] - b.box[0]);
  const rows = rowsOf(sheet.words);
  const below = rows.filter((row) => middleY(row) > middleY(train));
  const departure = below.find(
    (row) => /(\d{1,2}:\d{2})\s*开?/.test(foldWidth(row.text)) && chineseDate(row.text) !== undefined,
  );
  const time = /(\d{1,2}:\d{2})/.exec(foldWidth(departure?.text ?? ''))?.[1];
  const date = departure && chineseDate(departure.text);
  const seat = rows
    .map((row) => /\d{1,2}车(?:\d{1,3}[A-F]?号?|无座)(?:[上中下]铺)?/.exec(foldWidth(row.text).replace(/\s/g, ''))?.[0])
    .find(Boolean);
  const person = rows
    .map((row) => /\d{4,14}[*＊]{3,}[\dXx]{3,4}\s*([\p{Script=Han}·]{2,8})/u.exec(row.text)?.[1])
    .find(Boolean);
  const travel: Travel = {
    passenger: person ?? null,
    from: stationOf(left),
    to: stationOf(right),
    carrierNumber: foldWidth(train.text).replace(/次$/, ''),
    departure: date ? (time ? `${date}T${time.padStart(5, '0')}` : date) : null,
    seat: seat ?? null,
  };
  return { value: travel, words: [...left, train, ...right] };
}

function readSheet(sheet: Sheet): Reading | undefined {
  const electronic = behind(sheet, 'number', twentyDigits);
  const printed = electronic ? undefined : printedNumber(sheet);
  const travel = journey(sheet);
  const total = behind(sheet, 'total', chineseAmount) ?? printedFare(sheet);
  if (!electronic && !printed && !travel) return undefined;
  const net = behind(sheet, 'net', chineseAmount);
  const tax = behind(sheet, 'tax', chineseAmount);
  const adds = net && tax && total ? sameAmount(net.value + tax.value, total.value) : undefined;
  const sure = adds === true ? 0.99 : adds === false ? 0.6 : 0.93;
  const issued = behind(sheet, 'date', chineseDate);
  const buyer = behind(sheet, 'buyer', (text) => (text.length >= 2 ? text : undefined));
  const taxId = behind(sheet, 'taxId', chineseTaxId);
  const evidence = <Value>({ value, words }: Found<Value>, confidence: number, confirmed = false): Evidence<Value> =>
    evidenceOf(sheet, words, value, confidence, confirmed);
  const departed = travel?.value.departure?.slice(0, 10);
  const fixed = { method: sheet.method, page: sheet.page, confidence: 0.97 } as const;
  return {
    source: 'rail-ticket',
    fields: {
      ...(electronic ? { number: evidence(electronic, 0.98) } : {}),
      ...(printed ? { number: evidence(printed, printed.confirmed ? 0.97 : 0.75, printed.confirmed) } : {}),
      ...(issued ? { issueDate: evidence(issued, 0.98) } : {}),
      ...(!issued && !electronic && travel && departed
        ? { issueDate: evidence({ ...travel, value: departed }, 0.9) }
        : {}),
      ...(total ? { totalAmount: evidence(total, sure, adds === true) } : {}),
      ...(net ? { netAmount: evidence(net, sure, adds === true) } : {}),
      ...(tax ? { taxAmount: evidence(tax, sure, adds === true) } : {}),
      ...(buyer ? { 'buyer.name': evidence(buyer, 0.96) } : {}),
      ...(taxId ? { 'buyer.taxId': evidence(taxId, isCreditCode(taxId.value) ? 0.99 : 0.9) } : {}),
      ...(travel ? { travel: evidence(travel, 0.9) } : {}),
      type: { ...fixed, value: 'train' },
      documentType: { ...fixed, value: 'ticket' },
      currency: { ...fixed, value: 'CNY' },
    },
    lines: [],
    facts: {},
    pages: [sheet.page, sheet.page],
  };
}

const signs: readonly Sign[] = [
  [/铁路电子客票/, 0.7],
  [/中国铁路|12306|95306/, 0.3],
  [/限乘当日当次车|买票请到|改签|退票费|二等座|一等座|硬座|软卧|硬卧|商务座/, 0.25],
  [/\d车\d{1,3}[A-F]?号?/, 0.2],
  [/(^|[^A-Z\d])[GDCZTK]\d{1,4}($|[^\d])/m, 0.1],
  [/\d{1,2}:\d{2}开/, 0.15],
];
/** Fewer signs than this are chance. */
const leastSigns = 0.3;

export const railTicket: Family = {
  name: 'rail-ticket',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) => pages.flatMap((page) => readSheet(labelledPage(page, definitions)) ?? []),
  needed: ['number', 'issueDate', 'totalAmount'],
};
