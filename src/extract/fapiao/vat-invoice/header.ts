/**
 * What stands above the table: number, code, date, check code, and the kind of invoice.
 *
 * A form is full of numbers of the same lengths (machine number 12, check code and electronic number 20, cipher). A number
 * is therefore found by its label, and by its shape only where no label was read.
 */
import { isoDate } from '../../../domain/dates.ts';
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceType } from '../../../domain/invoice.ts';
import { vatInvoice as sure } from '../confidence.ts';
import { foundFields } from '../form/form-reading.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';
import { chineseDate, foldWidth } from '../values/chinese.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import { labelsNamed, valueAfter } from '../form/labelled-page.ts';
import type { LabelName, FormPage } from './form-page.ts';
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

/** Most words that are looked at behind a label: all groups of digits, and room for noise. */
const mostGroups = 24;

/** The first and longest run of words with as many digits as one of `lengths`: check codes stand in groups of five. */
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

function labelledDigits(form: FormPage, name: LabelName, lengths: readonly number[]): Found | undefined {
  for (const label of labelsNamed(form, name)) {
    const found = digitsIn(valueAfter(form, label), lengths);
    if (found) return { ...found, confidence: label.exact ? sure.labelled : sure.labelledInexactly };
  }
  return undefined;
}

/** The y above which everything belongs to the header of the form. */
const topOf = (form: FormPage): number => {
  const party = form.labels.filter((label) => label.name === 'name' || label.name === 'taxId').map(middleY);
  return Math.min(form.headers[0]?.box[1] ?? form.height / 3, ...party);
};

/** A number above the table by its shape; surer where it is printed twice, as code and number of paper forms are. */
function shapedDigits(form: FormPage, lengths: readonly number[], taken: readonly string[]): Found | undefined {
  const decoys = new Set(
    [...labelsNamed(form, 'machine'), ...labelsNamed(form, 'checkCode')].flatMap((label) => valueAfter(form, label)),
  );
  const above = form.values.filter((word) => middleY(word) < topOf(form) && !decoys.has(word));
  const candidates = above
    .flatMap((word) => digitsIn([word], lengths) ?? [])
    .filter(({ value }) => !taken.includes(value) && chineseDate(value) === undefined);
  const counted = candidates.map((candidate) => ({
    ...candidate,
    // Counted also where OCR joined the number to the text beside it.
    count: above.filter(({ text }) => foldWidth(text).includes(candidate.value)).length,
    height: Math.max(...candidate.words.map(heightOf)),
  }));
  const [best] = counted.toSorted((a, b) => b.count - a.count || b.height - a.height);
  if (!best) return undefined;
  if (best.count > 1) return { ...best, confidence: sure.shapedTwice };
  const hasRivals = new Set(candidates.map(({ value }) => value)).size > 1;
  return { ...best, confidence: hasRivals ? sure.shapedAmongRivals : sure.shapedOnce };
}

/** Three numbers behind the label of a date are a date, whatever OCR made of 年 and 月. */
function brokenDate(text: string): string | undefined {
  const [, year, month, day] = /(20\d\d)\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)/.exec(text) ?? [];
  return year && month && day ? isoDate(Number(year), Number(month), Number(day)) : undefined;
}

function labelledDate(form: FormPage): Evidence<string> | undefined {
  for (const label of labelsNamed(form, 'date')) {
    const words = valueAfter(form, label).filter((word) => /[\d年月日./-]/.test(word.text));
    const value =
      chineseDate(words.map((word) => word.text).join(' ')) ?? chineseDate(words.map((word) => word.text).join(''));
    if (value) return evidenceOf(form, words, value, label.exact ? sure.labelled : sure.labelledInexactly);
    const broken = brokenDate(words.map((word) => foldWidth(word.text)).join(''));
    if (broken) return evidenceOf(form, words, broken, sure.looseDate);
  }
  return undefined;
}

/** The first row above the table that has 年 and 月. */
function unlabelledDate(form: FormPage): Evidence<string> | undefined {
  for (const row of rowsOf(form.values.filter((word) => middleY(word) < topOf(form)))) {
    const value = /\d\s*年.*\d\s*月.*\d/.test(foldWidth(row.text)) ? chineseDate(row.text) : undefined;
    const words = row.words.filter((word) => /\d/.test(word.text));
    if (value) return evidenceOf(form, words, value, sure.looseDate);
  }
  return undefined;
}

/** The check code where its label was not read: the only row above the table that has 20 digits. */
function unlabelledCheckCode(form: FormPage): Found | undefined {
  const found = rowsOf(form.values.filter((word) => middleY(word) < topOf(form))).flatMap(
    (row) => digitsIn(row.words, [20]) ?? [],
  );
  const [only] = found;
  return only && found.length === 1 ? { ...only, confidence: sure.looseCheckCode } : undefined;
}

/** The kind of invoice by its code: the 国家税务总局 numbers codes of 10 and of 12 digits by kind. */
function typeOfCode(code: string | undefined): InvoiceType | undefined {
  if (code?.length === 10) return ['1', '2', '5', '7'].includes(code.charAt(7)) ? 'vat_special' : 'vat_normal';
  if (code?.length === 12) return code.startsWith('0') && code.endsWith('13') ? 'vat_special' : 'vat_normal';
  return undefined;
}

function typeOfTitle(title: string): InvoiceType {
  if (title.startsWith('专用')) return 'vat_special';
  return /^(?:普通|通用)/.test(title) ? 'vat_normal' : 'other';
}

/** The kind of invoice by its title. The seal's 发票专用章 is not a title. `whole` is false where only a part was read. */
function titled(form: FormPage): { words: Word[]; type: InvoiceType; whole: boolean } | undefined {
  const bottom = topOf(form);
  const rows = rowsOf(form.words.filter((word) => middleY(word) < bottom)).map(({ words }) => ({
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

function invoiceType(form: FormPage, code: string | undefined): Evidence<InvoiceType> {
  const title = titled(form);
  const byCode = typeOfCode(code);
  if (title && title.type === byCode) return evidenceOf(form, title.words, title.type, sure.titleAndCode, true);
  if (title?.whole) return evidenceOf(form, title.words, title.type, byCode ? sure.doubtfulTitle : sure.title);
  if (byCode) return evidenceOf(form, [], byCode, sure.code);
  if (title) return evidenceOf(form, title.words, title.type, sure.doubtfulTitle);
  return evidenceOf(form, [], 'vat_normal', sure.assumedType);
}

function numberOf(form: FormPage): Found | undefined {
  for (const lengths of [[20], [8]]) {
    const labelled = labelledDigits(form, 'number', lengths);
    if (labelled) return labelled;
  }
  return shapedDigits(form, [20], []) ?? shapedDigits(form, [8], []);
}

/** An electronic invoice, whose number has 20 digits, has no code: twelve digits without a label are something else. */
function codeOf(form: FormPage, number: Found | undefined): Found | undefined {
  const labelled = labelledDigits(form, 'code', [10, 12]);
  if (labelled || number?.value.length === 20) return labelled;
  return shapedDigits(form, [12, 10], [number?.value ?? '']);
}

export function headerFields(form: FormPage): HeaderFields {
  const number = numberOf(form);
  const code = codeOf(form, number);
  const check = labelledDigits(form, 'checkCode', [20]) ?? (code && unlabelledCheckCode(form));
  const evidence = (found: Found | undefined): Evidence<string> | undefined =>
    found && evidenceOf(form, found.words, found.value, found.confidence);
  return {
    ...foundFields({
      number: evidence(number),
      code: evidence(code),
      issueDate: labelledDate(form) ?? unlabelledDate(form),
      checkCode: check?.value === number?.value ? undefined : evidence(check),
    }),
    type: invoiceType(form, code?.value),
  };
}
