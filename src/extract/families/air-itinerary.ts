/**
 * Air itineraries (航空运输电子客票行程单), electronic or printed: the amounts stand in a row of their own under a row of
 * titles, right-aligned and so not under them; they belong together by their order.
 */
import type { Word } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Travel } from '../../domain/invoice.ts';
import { sameAmount, sumAmounts } from '../../domain/money.ts';
import { evidenceOf, textOf } from '../layout/evidence.ts';
import {
  heightOf,
  labelledPage,
  type LabelledPage,
  labelsNamed,
  middleX,
  middleY,
  valueAfter,
} from '../layout/labelled-page.ts';
import type { LabelDefinition } from '../layout/labels.ts';
import { joinWords, rowsOf } from '../layout/rows.ts';
import { likenessBySigns, type Sign } from '../layout/signs.ts';
import type { Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth, isCreditCode } from '../values/chinese.ts';
import type { Family } from './family.ts';

const amountNames = ['fare', 'fuel', 'tax', 'fund', 'otherTaxes', 'total'] as const;
type AmountName = (typeof amountNames)[number];
type LabelName = AmountName | 'rate' | 'number' | 'date' | 'issuer' | 'buyer' | 'taxId' | 'passenger' | 'other';

const definitions: readonly LabelDefinition<LabelName>[] = [
  { name: 'number', variants: ['发票号码'] },
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
    variants: ['有效身份证件号码', '电子客票号码', '验证码', '销售网点代号', '提示信息', '保险费', '签注', '印刷序号'],
  },
];

type Sheet = LabelledPage<LabelName>;

interface Amount {
  readonly value: number;
  readonly words: readonly Word[];
}

/** Amounts under the row of titles, by the order of both. */
function amounts(sheet: Sheet): ReadonlyMap<AmountName, Amount> {
  const titles = sheet.labels
    .filter((label) => amountNames.some((name) => name === label.name))
    .toSorted((a, b) => a.box[0] - b.box[0]);
  const [first] = titles;
  if (!first || titles.length < 3) return new Map();
  const inRow = titles.filter((label) => Math.abs(middleY(label) - middleY(first)) < heightOf(first));
  const below = rowsOf(sheet.values.filter((word) => middleY(word) > middleY(first) + 0.6 * heightOf(first)))[0];
  if (!below || middleY(below) - middleY(first) > 4 * heightOf(first)) return new Map();
  const found = below.words.flatMap((word) => {
    const value = chineseAmount(word.text.replace(/^CN[YV]/, ''));
    return value === undefined ? [] : [{ value, words: [word] }];
  });
  // With one lost nobody knows which: only the last, the total, is certain to be last.
  const last = found.at(-1);
  const named = inRow.map(({ name }) => amountNames.find((amount) => amount === name));
  if (found.length !== inRow.length) return last && named.at(-1) === 'total' ? new Map([['total', last]]) : new Map();
  return new Map(found.flatMap((amount, index) => (named[index] ? [[named[index], amount] as const] : [])));
}

function behind<Value>(
  sheet: Sheet,
  name: LabelName,
  confidence: number,
  parse: (text: string) => Value | undefined,
): Evidence<Value> | undefined {
  for (const label of labelsNamed(sheet, name)) {
    const words = valueAfter(sheet, label);
    const value = words.length > 0 ? parse(textOf(words).replace(/^[\s:：]+/, '')) : undefined;
    if (value !== undefined) return evidenceOf(sheet, words, value, confidence);
  }
  return undefined;
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

function readSheet(sheet: Sheet): Reading | undefined {
  const number = behind(sheet, 'number', 0.98, (text) => /^\d{20}$/.exec(text.replace(/\s/g, ''))?.[0]);
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
