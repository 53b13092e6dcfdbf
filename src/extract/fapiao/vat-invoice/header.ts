/**
 * What stands above the table: number, code, date, check code, and which kind of invoice it is.
 *
 * A form is full of numbers of the same lengths (machine number 12, check code and electronic number 20, cipher), so a
 * number counts by its label first; its shape alone is believed only where no label was read.
 */
import { isoDate } from '../../../domain/dates.ts';
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceType } from '../../../domain/invoice.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';
import { chineseDate, foldWidth } from '../values/chinese.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import { labelsNamed, valueAfter } from '../form/labelled-page.ts';
import type { LabelName, Sheet } from './sheet.ts';
import { heightOf, middleY } from '../../../geometry/box.ts';

export interface HeaderFields {
  readonly number?: Evidence<string>;
  readonly code?: Evidence<string>;
  readonly issueDate?: Evidence<string>;
  readonly checkCode?: Evidence<string>;
  readonly type: Evidence<InvoiceType>;
}

interface Found {
  readonly words: readonly Word[];
  readonly value: string;
  readonly confidence: number;
}

/** Words looked at behind a label: all its groups of digits and room for noise. */
const mostGroups = 24;

/** The first and longest run of words whose digits have one of `lengths`: check codes stand in groups of five. */
function digitsIn(rowWords: readonly Word[], lengths: readonly number[]): Omit<Found, 'confidence'> | undefined {
  const words = rowWords.slice(0, mostGroups);
  for (let start = 0; start < words.length; start++)
    for (let end = words.length; end > start; end--) {
      const members = words.slice(start, end);
      const text = foldWidth(members.map((word) => word.text).join('')).replace(/^(?:No|NO|N[oº°]|№)?[.:\s]*/, '');
      if (/^\d+$/.test(text) && lengths.includes(text.length)) return { words: members, value: text };
    }
  return undefined;
}

function labelledDigits(sheet: Sheet, name: LabelName, lengths: readonly number[]): Found | undefined {
  for (const label of labelsNamed(sheet, name)) {
    const found = digitsIn(valueAfter(sheet, label), lengths);
    if (found) return { ...found, confidence: label.exact ? 0.98 : 0.93 };
  }
  return undefined;
}

/** Lowest y of what may still be above the table. */
const topOf = (sheet: Sheet): number => {
  const party = sheet.labels.filter((label) => label.name === 'name' || label.name === 'taxId').map(middleY);
  return Math.min(sheet.headers[0]?.box[1] ?? sheet.height / 3, ...party);
};

/** Numbers by shape above the table; one printed twice (code and number of paper forms) is surer. */
function shapedDigits(sheet: Sheet, lengths: readonly number[], taken: readonly string[]): Found | undefined {
  const decoys = new Set(
    [...labelsNamed(sheet, 'machine'), ...labelsNamed(sheet, 'checkCode')].flatMap((label) => valueAfter(sheet, label)),
  );
  const above = sheet.values.filter((word) => middleY(word) < topOf(sheet) && !decoys.has(word));
  const candidates = above
    .flatMap((word) => digitsIn([word], lengths) ?? [])
    .filter(({ value }) => !taken.includes(value) && chineseDate(value) === undefined);
  const counted = candidates.map((candidate) => ({
    ...candidate,
    // OCR joins a number to its neighbour: it is printed there too.
    count: above.filter(({ text }) => foldWidth(text).includes(candidate.value)).length,
    height: Math.max(...candidate.words.map(heightOf)),
  }));
  const [best] = counted.toSorted((a, b) => b.count - a.count || b.height - a.height);
  if (!best) return undefined;
  const rivals = new Set(candidates.map(({ value }) => value)).size > 1 && best.count === 1;
  return { ...best, confidence: rivals ? 0.5 : best.count > 1 ? 0.93 : 0.8 };
}

/** Behind its label three numbers are a date whatever OCR made of 年 and 月. */
function brokenDate(text: string): string | undefined {
  const [, year, month, day] = /(20\d\d)\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)/.exec(text) ?? [];
  return year && month && day ? isoDate(Number(year), Number(month), Number(day)) : undefined;
}

function issueDate(sheet: Sheet): Evidence<string> | undefined {
  for (const label of labelsNamed(sheet, 'date')) {
    const words = valueAfter(sheet, label).filter((word) => /[\d年月日./-]/.test(word.text));
    const value =
      chineseDate(words.map((word) => word.text).join(' ')) ?? chineseDate(words.map((word) => word.text).join(''));
    if (value) return evidenceOf(sheet, words, value, label.exact ? 0.98 : 0.93);
    const broken = brokenDate(words.map((word) => foldWidth(word.text)).join(''));
    if (broken) return evidenceOf(sheet, words, broken, 0.85);
  }
  const rows = rowsOf(sheet.values.filter((word) => middleY(word) < topOf(sheet)));
  for (const row of rows) {
    const value = /\d\s*年.*\d\s*月.*\d/.test(foldWidth(row.text)) ? chineseDate(row.text) : undefined;
    if (value)
      return evidenceOf(
        sheet,
        row.words.filter((word) => /\d/.test(word.text)),
        value,
        0.85,
      );
  }
  return undefined;
}

/** Where the label was not read: the only 20 digits of one row above the table of a form with a code. */
function unlabelledCheckCode(sheet: Sheet): Found | undefined {
  const found = rowsOf(sheet.values.filter((word) => middleY(word) < topOf(sheet))).flatMap(
    (row) => digitsIn(row.words, [20]) ?? [],
  );
  const [only] = found;
  return only && found.length === 1 ? { ...only, confidence: 0.8 } : undefined;
}

/** What a code says of its invoice where no title was read: 国家税务总局's numbering of 10 and 12 digit codes. */
function typeOfCode(code: string | undefined): InvoiceType | undefined {
  if (code?.length === 10) return ['1', '2', '5', '7'].includes(code.charAt(7)) ? 'vat_special' : 'vat_normal';
  if (code?.length === 12) return code.startsWith('0') && code.endsWith('13') ? 'vat_special' : 'vat_normal';
  return undefined;
}

const typeOfTitle = (title: string): InvoiceType =>
  title.startsWith('专用') ? 'vat_special' : /^(?:专用|普通|通用)/.test(title) ? 'vat_normal' : 'other';

/** What the title says; a title is printed larger than its seal, whose text (发票专用章) is none. */
function titled(sheet: Sheet): { words: Word[]; type: InvoiceType; whole: boolean } | undefined {
  const bottom = topOf(sheet);
  const rows = rowsOf(sheet.words.filter((word) => middleY(word) < bottom)).map(({ words }) => ({
    words,
    text: foldWidth(joinWords(words)).replace(/\s/g, '').replace('发票专用章', ''),
  }));
  for (const [pattern, whole] of [
    [/定额发票|(机动车|二手车)销售统一发票/, true],
    [/(专用|普通|通用)发票/, true],
    [/专用|普通/, false],
  ] as const)
    for (const { words, text } of rows) {
      const match = pattern.exec(text)?.[0];
      if (match === undefined) continue;
      const members = words.filter((word) => Array.from(foldWidth(word.text)).some((char) => match.includes(char)));
      return { words: members, type: typeOfTitle(match), whole };
    }
  return undefined;
}

function invoiceType(sheet: Sheet, code: string | undefined): Evidence<InvoiceType> {
  const title = titled(sheet);
  const byCode = typeOfCode(code);
  if (title && title.type === byCode) return evidenceOf(sheet, title.words, title.type, 0.985, true);
  if (title?.whole) return evidenceOf(sheet, title.words, title.type, byCode ? 0.85 : 0.98);
  if (byCode) return evidenceOf(sheet, [], byCode, 0.88);
  return title ? evidenceOf(sheet, title.words, title.type, 0.85) : evidenceOf(sheet, [], 'vat_normal', 0.6);
}

export function headerFields(sheet: Sheet): HeaderFields {
  const code = labelledDigits(sheet, 'code', [10, 12]);
  const electronic = labelledDigits(sheet, 'number', [20]);
  const number =
    electronic ?? labelledDigits(sheet, 'number', [8]) ?? shapedDigits(sheet, [20], []) ?? shapedDigits(sheet, [8], []);
  const isElectronic = number?.value.length === 20;
  const foundCode = isElectronic ? code : (code ?? shapedDigits(sheet, [12, 10], [number?.value ?? '']));
  const check = labelledDigits(sheet, 'checkCode', [20]) ?? (foundCode ? unlabelledCheckCode(sheet) : undefined);
  const date = issueDate(sheet);
  const evidence = ({ words, value, confidence }: Found): Evidence<string> =>
    evidenceOf(sheet, words, value, confidence);
  return {
    ...(number ? { number: evidence(number) } : {}),
    ...(foundCode ? { code: evidence(foundCode) } : {}),
    ...(date ? { issueDate: date } : {}),
    ...(check && check.value !== number?.value ? { checkCode: evidence(check) } : {}),
    type: invoiceType(sheet, foundCode?.value),
  };
}
