/**
 * Air itineraries (航空运输电子客票行程单), electronic or printed: the amounts stand in a row of their own under a row of
 * titles, right-aligned and so not under them; they belong together by their order.
 */
import type { Word } from '../../geometry/word.ts';
import type { Travel } from '../../domain/invoice.ts';
import { sameAmount, sumAmounts } from '../../domain/money.ts';
import { behind, digitsOf } from './form/behind.ts';
import { evidenceOf } from '../layout/evidence.ts';
import { labelledPage, type LabelledPage, labelsNamed } from './form/labelled-page.ts';
import type { Label, LabelDefinition } from './form/labels.ts';
import { joinWords, rowsOf } from '../layout/rows.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth, isCreditCode } from './values/chinese.ts';
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

type Sheet = LabelledPage<LabelName>;

interface Amount {
  readonly value: number;
  readonly words: readonly Word[];
}

interface Placed extends Amount {
  readonly x: number;
}

/** Amounts stand within so many heights below their titles, over which the English ones stand. */
const reachInHeights = 4;

function amountsBelow(sheet: Sheet, title: Label<LabelName>): Placed[] {
  const below = sheet.values.filter(
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

/** Fewer amounts than titles: each to the one it is nearest to, in order, the last to the last. */
function nearestTitles(amounts: readonly Placed[], titles: readonly Title[]): readonly Title[] {
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

/** Amounts under the row of titles, by the order of both. */
function amounts(sheet: Sheet): ReadonlyMap<AmountName, Amount> {
  const titles = sheet.labels
    .flatMap((label) => {
      const name = amountNames.find((amount) => amount === label.name);
      return name ? [{ name, label, x: middleX(label) }] : [];
    })
    .toSorted((a, b) => a.x - b.x);
  const first = titles[0]?.label;
  if (!first || titles.length < 3) return new Map();
  const inRow = titles.filter(({ label }) => Math.abs(middleY(label) - middleY(first)) < heightOf(first));
  const found = amountsBelow(sheet, first);
  const last = found.at(-1);
  if (!last || found.length > inRow.length) return new Map();
  if (found.length === inRow.length)
    return new Map(found.flatMap((amount, index) => (inRow[index] ? [[inRow[index].name, amount] as const] : [])));
  if (inRow.at(-1)?.name !== 'total') return new Map();
  // With one left empty or lost only the last is certain; the others are where they add up to it.
  const parts = found.slice(0, -1).map(({ value }) => value);
  if (parts.length === 0 || !sameAmount(sumAmounts(parts), last.value)) return new Map([['total', last]]);
  const named = nearestTitles(found, inRow);
  return new Map(found.flatMap((amount, index) => (named[index] ? [[named[index].name, amount] as const] : [])));
}

function travelOf(sheet: Sheet): { value: Travel; words: readonly Word[] } | undefined {
  const [label] = labelsNamed(sheet, 'passenger');
  const name = label
    ? sheet.values
        .filter(
          (word) =>
            middleY(word) > middleY(label) &&
            middleY(word) < label.box[3] + 2.5 * heightOf(label) &&
            Math.abs(word.box[0] - label.box[0]) < 4 * heightOf(label),
        )
        .toSorted((a, b) => middleX(a) - middleX(b))[0]
    : undefined;
  const rows = rowsOf(sheet.values).map((row) => ({ words: row.words, text: foldWidth(joinWords(row.words)) }));
  const place = (text: string): string | undefined =>
    /[自至]:?\s*([A-Z]{3})?\s*(\p{Script=Han}{2,6})/u.exec(text)?.[2] ?? undefined;
  const stops = rows.filter(({ text }) => /^\s*[自至]\s*:?/.test(text));
  const places = stops.flatMap(({ text }) => place(text) ?? []);
  const [flight] = sheet.values
    .filter((word) => /^(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\d{3,4}$/.test(word.text))
    .toSorted((a, b) => middleY(a) - middleY(b));
  if (!flight && !name) return undefined;
  const row = flight && rows.find(({ words }) => words.includes(flight));
  return {
    value: {
      passenger: name?.text ?? null,
      from: places[0] ?? null,
      to: places.length > 1 ? (places.at(-1) ?? null) : null,
      carrierNumber: flight?.text ?? null,
      departure: (row && chineseDate(row.text)) ?? null,
      seat: null,
    },
    words: [...(name ? [name] : []), ...(flight ? [flight] : [])],
  };
}

/** Three digits of the airline and ten of the ticket: `784-2233445566`. */
const ticketNumber = (text: string): string | undefined => {
  const [, airline, ticket] = /^(\d{3})\s?-?\s?(\d{10})(?!\d)/.exec(foldWidth(text)) ?? [];
  return airline === undefined || ticket === undefined ? undefined : `${airline}-${ticket}`;
};

function readSheet(sheet: Sheet): Reading | undefined {
  // On paper the ticket's own number is the document's.
  const number = behind(sheet, 'number', 0.98, digitsOf(20)) ?? behind(sheet, 'ticket', 0.9, ticketNumber);
  const found = amounts(sheet);
  const total = found.get('total');
  const travel = travelOf(sheet);
  if (!number && !total && !travel) return undefined;
  const parts = [...found].filter(([name]) => name !== 'total').map(([, amount]) => amount.value);
  const adds = total && parts.length > 0 ? sameAmount(sumAmounts(parts), total.value) : undefined;
  const sure = adds === true ? 0.98 : adds === false ? 0.6 : 0.85;
  const tax = found.get('tax');
  const date = behind(sheet, 'date', 0.97, chineseDate);
  const text = (value: string): string | undefined => (value.length >= 2 ? value : undefined);
  const issuer = behind(sheet, 'issuer', 0.95, text);
  const buyer = behind(sheet, 'buyer', 0.95, text);
  const taxId = behind(sheet, 'taxId', 0.93, chineseTaxId);
  const fixed = { method: sheet.method, page: sheet.page, confidence: 0.97 } as const;
  return {
    source: 'air-itinerary',
    fields: {
      ...(number ? { number } : {}),
      ...(date ? { issueDate: date } : {}),
      ...(issuer ? { 'seller.name': issuer } : {}),
      ...(buyer ? { 'buyer.name': buyer } : {}),
      ...(taxId ? { 'buyer.taxId': isCreditCode(taxId.value) ? { ...taxId, confidence: 0.99 } : taxId } : {}),
      ...(total ? { totalAmount: evidenceOf(sheet, total.words, total.value, sure, adds === true) } : {}),
      ...(tax ? { taxAmount: evidenceOf(sheet, tax.words, tax.value, sure, adds === true) } : {}),
      ...(travel ? { travel: evidenceOf(sheet, travel.words, travel.value, 0.85) } : {}),
      type: { ...fixed, value: 'flight' },
      documentType: { ...fixed, value: 'ticket' },
      currency: { ...fixed, value: 'CNY' },
    },
    lines: [],
    facts: {},
    pages: [sheet.page, sheet.page],
  };
}

const signs: readonly Sign[] = [
  [/行程单|航空运输|航运输/, 0.5],
  [/民航发展基金/, 0.3],
  [/燃油附加费/, 0.15],
  [/承运人|航班号/, 0.2],
  [/电子客票号码|客票级别|免费行李/, 0.15],
];
/** Fewer signs than this are chance. */
const leastSigns = 0.35;

export const airItinerary: Family = {
  name: 'air-itinerary',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) => pages.flatMap((page) => readSheet(labelledPage(page, definitions)) ?? []),
  needed: ['number', 'issueDate', 'totalAmount'],
};
