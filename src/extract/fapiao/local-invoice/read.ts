/** Local invoices have these in common: code, number, parties, and an amount in figures, in words, or in both. */
import { parseAmountInWords } from '../../../domain/amount-in-words.ts';
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { localInvoice as sure } from '../confidence.ts';
import { behind, digitsOf, nameIn } from '../form/behind.ts';
import { afterCheck, checkedTaxId, printedTotal, readingOf } from '../form/form-reading.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';
import type { Reading } from '../../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, foldWidth, looksLikeAmountInWords } from '../values/chinese.ts';
import { misreadDate } from '../values/misread-date.ts';
import type { FormPage } from './form-page.ts';
import { heightOf } from '../../../geometry/box.ts';

/** The amount at the start of a text: `￥56.00元 全票`. */
const amountIn = (text: string): number | undefined => {
  const [run] = /^[¥￥Y]?\s?\d[\d,]*(?:\.\d{1,2})?\s?元?/.exec(foldWidth(text)) ?? [];
  return run === undefined ? undefined : chineseAmount(run);
};

interface InWords {
  readonly text: string;
  readonly value: number;
  readonly words: readonly Word[];
}

const wordsPattern =
  /[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千]+[元圆园圓](?:[零壹贰叁肆伍陆柒捌玖角分]+)?[整正]?/;

/** The amount in words that is printed largest, anywhere on the page. */
function unlabelledWords(form: FormPage): InWords | undefined {
  const found = rowsOf(form.values).flatMap(({ words }) => {
    const text = foldWidth(joinWords(words)).replace(/\s/g, '');
    const match = looksLikeAmountInWords(text) ? wordsPattern.exec(text)?.[0] : undefined;
    const value = match === undefined ? undefined : parseAmountInWords(match);
    return match === undefined || value === undefined ? [] : [{ text: match, value, words }];
  });
  const sizeOf = ({ words }: InWords): number => Math.max(...words.map(heightOf));
  return found.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
}

/** The figure with a currency sign that is printed largest, where no label stands before one. */
function unlabelledFigure(form: FormPage): Evidence<number> | undefined {
  const found = form.values
    .filter(({ text }) => /^[¥￥]\d/.test(foldWidth(text)))
    .toSorted((a, b) => heightOf(b) - heightOf(a));
  for (const word of found) {
    const value = amountIn(word.text);
    if (value !== undefined) return evidenceOf(form, [word], value, sure.amountWithoutLabel);
  }
  return undefined;
}

function totalInWords(form: FormPage): Evidence<string> | undefined {
  const labelled = behind(form, 'inWords', sure.inWords, (text) => {
    const match = wordsPattern.exec(foldWidth(text).replace(/\s/g, ''))?.[0];
    return match !== undefined && parseAmountInWords(match) !== undefined ? match : undefined;
  });
  if (labelled) return labelled;
  const loose = unlabelledWords(form);
  return loose && evidenceOf(form, loose.words, loose.text, sure.inWordsWithoutLabel);
}

const totalInFigures = (form: FormPage): Evidence<number> | undefined =>
  behind(form, 'amount', sure.amount, amountIn) ?? behind(form, 'fare', sure.fare, amountIn) ?? unlabelledFigure(form);

const organisation = /(?:公司|中心|管理处|管理局|集团|酒店|宾馆|医院|学校|车站|收费站|景区)$/;

/** The seller where no label names it: the only row that names an organisation. */
function unlabelledSeller(form: FormPage): Evidence<string> | undefined {
  const rows = rowsOf(form.values).filter(({ words }) =>
    organisation.test(foldWidth(joinWords(words)).replace(/\s|\(盖章.*$/g, '')),
  );
  const [only] = rows;
  const name = only && nameIn(joinWords(only.words));
  return only && name && rows.length === 1 ? evidenceOf(form, only.words, name, sure.sellerWithoutLabel) : undefined;
}

/** A code without its label: twelve digits that begin with 1, like those of local tax offices. */
function unlabelledCode(form: FormPage): Evidence<string> | undefined {
  const found = form.values.filter(({ text }) => /^1\d{11}$/.test(foldWidth(text)));
  const [first] = found;
  return first && new Set(found.map(({ text }) => text)).size === 1
    ? evidenceOf(form, [first], foldWidth(first.text), sure.codeWithoutLabel)
    : undefined;
}

/** Where dates are stamped or printed above their label: the only date on the page. */
function loneDate(form: FormPage): Evidence<string> | undefined {
  const segments = rowsOf(form.values).flatMap((row) => row.segments);
  const found = segments.flatMap(({ words, text }) => {
    const date = chineseDate(text);
    return date === undefined ? [] : [{ date, words: words.filter((word) => /\d/.test(word.text)) }];
  });
  const [first] = found;
  return first && found.every(({ date }) => date === first.date)
    ? evidenceOf(form, first.words, first.date, sure.loneDate)
    : undefined;
}

const dateOf = (form: FormPage): Evidence<string> | undefined =>
  behind(form, 'issueDate', sure.labelled, chineseDate) ??
  behind(form, 'date', sure.otherDate, chineseDate) ??
  behind(form, 'issueDate', sure.mendedDate, misreadDate) ??
  behind(form, 'date', sure.mendedDate, misreadDate) ??
  loneDate(form);

/** Undefined for a page without number or amount. `source` is the name of the family. */
export function readLocal(source: string, form: FormPage): Reading | undefined {
  const number = behind(form, 'number', sure.labelled, digitsOf(8, 7));
  const inWords = totalInWords(form);
  const { total, agree } = printedTotal(totalInFigures(form), inWords);
  if (!number || !total) return undefined;
  return readingOf(
    form,
    { source, type: 'other', documentType: 'receipt' },
    {
      number,
      totalAmount: afterCheck(total, agree, sure.total),
      code: behind(form, 'code', sure.labelled, digitsOf(12, 10)) ?? unlabelledCode(form),
      issueDate: dateOf(form),
      'seller.name': behind(form, 'seller', sure.name, nameIn) ?? unlabelledSeller(form),
      'seller.taxId': checkedTaxId(behind(form, 'sellerId', sure.taxId, chineseTaxId)),
      'buyer.name': behind(form, 'buyer', sure.name, nameIn),
      'buyer.taxId': checkedTaxId(behind(form, 'buyerId', sure.taxId, chineseTaxId)),
    },
    { facts: inWords ? { amountInWords: inWords } : {} },
  );
}
