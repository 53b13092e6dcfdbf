/**
 * Air itineraries (航空运输电子客票行程单), electronic or printed.
 *
 * The amounts stand in a row of their own below a row of titles. They are aligned to the right and so do not stand under
 * their titles; the order of both says which amount belongs to which title.
 */
import type { Word } from '../../geometry/word.ts';
import type { Travel } from '../../domain/invoice.ts';
import { sameAmount, sumAmounts } from '../../domain/money.ts';
import { airItinerary as sure } from './confidence.ts';
import { behind, digitsOf } from './form/behind.ts';
import { checkedTaxId, confidenceAfter, readingOf } from './form/form-reading.ts';
import { evidenceOf } from '../layout/evidence.ts';
import { labelledPage, type LabelledPage, labelsNamed } from './form/labelled-page.ts';
import type { Label, LabelDefinition } from './form/labels.ts';
import { joinWords, rowsOf } from '../layout/rows.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth } from './values/chinese.ts';
import type { Family } from '../families/family.ts';
import { heightOf, middleX, middleY } from '../../geometry/box.ts';

const amountNames = ['fare', 'fuel', 'tax', 'fund', 'otherTaxes', 'total'] as const;
type AmountName = (typeof amountNames)[number];
type LabelName =
  AmountName | 'rate' | 'number' | 'ticket' | 'date' | 'issuer' | 'buyer' | 'taxId' | 'passenger' | 'other';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'number', variants: ['发票号码'] },
  { name: 'ticket', variants: ['电子客票号码'] },
  { name: 'date', variants: ['填开日期', '开票日期'] },
  { name: 'issuer', variants: ['填开单位', '开票单位'] },
  { name: 'buyer', variants: ['购买方名称', '购方名称'] },
  { name: 'taxId', variants: ['统一社会信用代码/纳税人识别号', '纳税人识别号', '统一社会信用代码'] },
  { name: 'passenger', variants: ['旅客姓名'] },
  { name: 'fare', variants: ['票价'], standsAlone: true },
  { name: 'fuel', variants: ['燃油附加费'] },
  { name: 'rate', variants: ['增值税税率'] },
  { name: 'tax', variants: ['增值税税额'] },
  { name: 'fund', variants: ['民航发展基金'] },
  { name: 'otherTaxes', variants: ['其他税费'] },
  { name: 'total', variants: ['合计'], standsAlone: true },
  {
    name: 'other',
    variants: [
      '有效身份证件号码',
      '验证码',
      '销售网点代号',
      '销售单位代号',
      '提示信息',
      '保险费',
      '签注',
      '印刷序号',
      '开票状态',
    ],
  },
];

type FormPage = LabelledPage<LabelName>;

interface Amount {
  readonly value: number;
  readonly words: readonly Word[];
}

interface AmountInRow extends Amount {
  /** Middle between left and right. */
  readonly x: number;
}

/** Amounts stand at most this many heights below the Chinese titles: the English titles stand between. */
const reachInHeights = 4;

function amountsBelow(form: FormPage, title: Label<LabelName>): AmountInRow[] {
  const below = form.values.filter(
    (word) =>
      middleY(word) > middleY(title) + 0.6 * heightOf(title) &&
      middleY(word) < middleY(title) + reachInHeights * heightOf(title),
  );
  const rows = rowsOf(below).map(({ words }) =>
    words.flatMap((word) => {
      const value = chineseAmount(word.text.replace(/^CN[YV]?|^YQ/, ''));
      return value === undefined ? [] : [{ value, words: [word], x: middleX(word) }];
    }),
  );
  return rows.find((row) => row.length > 1) ?? rows.find((row) => row.length > 0) ?? [];
}

interface Title {
  readonly name: AmountName;
  readonly x: number;
}

/**
 * The title of each amount where there are fewer amounts than titles: the nearest one that keeps the order, and the last
 * title for the last amount.
 */
function nearestTitles(amounts: readonly AmountInRow[], titles: readonly Title[]): readonly Title[] {
  const last = titles.at(-1);
  if (!last) return [];
  let free = titles.slice(0, -1);
  const chosen = amounts.slice(0, -1).flatMap((amount, index) => {
    const left = amounts.length - 2 - index;
    const possible = free.slice(0, Math.max(1, free.length - left));
    const [best] = possible.toSorted((a, b) => Math.abs(a.x - amount.x) - Math.abs(b.x - amount.x));
    if (!best) return [];
    free = free.slice(free.indexOf(best) + 1);
    return [best];
  });
  return [...chosen, last];
}

/** The amounts below the row of titles, matched by the order of both. */
function amounts(form: FormPage): ReadonlyMap<AmountName, Amount> {
  const titles = form.labels
    .flatMap((label) => {
      const name = amountNames.find((amount) => amount === label.name);
      return name ? [{ name, label, x: middleX(label) }] : [];
    })
    .toSorted((a, b) => a.x - b.x);
  const first = titles[0]?.label;
  if (!first || titles.length < 3) return new Map();
  const inRow = titles.filter(({ label }) => Math.abs(middleY(label) - middleY(first)) < heightOf(first));
  const found = amountsBelow(form, first);
  const last = found.at(-1);
  if (!last || found.length > inRow.length) return new Map();
  if (found.length === inRow.length)
    return new Map(found.flatMap((amount, index) => (inRow[index] ? [[inRow[index].name, amount] as const] : [])));
  if (inRow.at(-1)?.name !== 'total') return new Map();
  // Where a cell is empty or was not read, only the last amount is certain, unless the others add up to it.
  const parts = found.slice(0, -1).map(({ value }) => value);
  if (parts.length === 0 || !sameAmount(sumAmounts(parts), last.value)) return new Map([['total', last]]);
  const named = nearestTitles(found, inRow);
  return new Map(found.flatMap((amount, index) => (named[index] ? [[named[index].name, amount] as const] : [])));
}

/** The name in the row below the label of the passenger. */
function passengerOf(form: FormPage): Word | undefined {
  const [label] = labelsNamed(form, 'passenger');
  if (!label) return undefined;
  const [name] = form.values
    .filter(
      (word) =>
        middleY(word) > middleY(label) &&
        middleY(word) < label.box[3] + 2.5 * heightOf(label) &&
        Math.abs(word.box[0] - label.box[0]) < 4 * heightOf(label),
    )
    .toSorted((a, b) => middleX(a) - middleX(b));
  return name;
}

/** `自: PVG 上海`: a stop of the journey, without the airport's code. */
const stopIn = (text: string): string | undefined =>
  /^\s*[自至]\s*:?/.test(text) ? /[自至]:?\s*([A-Z]{3})?\s*(\p{Script=Han}{2,6})/u.exec(text)?.[2] : undefined;

function travelOf(form: FormPage): { value: Travel; words: readonly Word[] } | undefined {
  const passenger = passengerOf(form);
  const rows = rowsOf(form.values).map((row) => ({ words: row.words, text: foldWidth(joinWords(row.words)) }));
  const [from, ...others] = rows.flatMap(({ text }) => stopIn(text) ?? []);
  const [flight] = form.values
    .filter((word) => /^(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\d{3,4}$/.test(word.text))
    .toSorted((a, b) => middleY(a) - middleY(b));
  if (!flight && !passenger) return undefined;
  const row = flight && rows.find(({ words }) => words.includes(flight));
  return {
    value: {
      passenger: passenger?.text ?? null,
      from: from ?? null,
      to: others.at(-1) ?? null,
      carrierNumber: flight?.text ?? null,
      departure: (row && chineseDate(row.text)) ?? null,
      seat: null,
    },
    words: [passenger, flight].filter((word) => word !== undefined),
  };
}

/** Three digits of the airline and ten of the ticket: `784-2233445566`. */
const ticketNumber = (text: string): string | undefined => {
  const [, airline, ticket] = /^(\d{3})\s?-?\s?(\d{10})(?!\d)/.exec(foldWidth(text)) ?? [];
  return airline === undefined || ticket === undefined ? undefined : `${airline}-${ticket}`;
};

/** The total and the tax, surer where the parts add up to the total. */
function totalAndTax(form: FormPage, found: ReadonlyMap<AmountName, Amount>) {
  const total = found.get('total');
  const parts = [...found].filter(([name]) => name !== 'total').map(([, { value }]) => value);
  const adds = total && parts.length > 0 ? sameAmount(sumAmounts(parts), total.value) : undefined;
  const confidence = confidenceAfter(sure.uncheckedAmount, adds, sure.amounts);
  const evidence = (amount: Amount | undefined) =>
    amount && evidenceOf(form, amount.words, amount.value, confidence, adds);
  return { totalAmount: evidence(total), taxAmount: evidence(found.get('tax')) };
}

const textIn = (text: string): string | undefined => (text.length >= 2 ? text : undefined);

function readForm(form: FormPage): Reading | undefined {
  const number =
    behind(form, 'number', sure.number, digitsOf(20)) ?? behind(form, 'ticket', sure.ticketNumber, ticketNumber);
  const amountsFound = totalAndTax(form, amounts(form));
  const travel = travelOf(form);
  if (!number && !amountsFound.totalAmount && !travel) return undefined;
  return readingOf(
    form,
    { source: 'air-itinerary', type: 'flight', documentType: 'ticket' },
    {
      number,
      issueDate: behind(form, 'date', sure.date, chineseDate),
      'seller.name': behind(form, 'issuer', sure.name, textIn),
      'buyer.name': behind(form, 'buyer', sure.name, textIn),
      'buyer.taxId': checkedTaxId(behind(form, 'taxId', sure.taxId, chineseTaxId)),
      ...amountsFound,
      travel: travel && evidenceOf(form, travel.words, travel.value, sure.travel),
    },
  );
}

const signs: readonly Sign[] = [
  [/行程单|航空运输|航运输/, 0.5],
  [/民航发展基金/, 0.3],
  [/燃油附加费/, 0.15],
  [/承运人|航班号/, 0.2],
  [/电子客票号码|客票级别|免费行李/, 0.15],
];
/** A page with a lower score may bear its signs by chance. */
const leastSigns = 0.35;

export const airItinerary: Family = {
  name: 'air-itinerary',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) => pages.flatMap((page) => readForm(labelledPage(page, definitions)) ?? []),
  needed: ['number', 'issueDate', 'totalAmount'],
};
