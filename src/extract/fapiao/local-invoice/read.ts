/** What local invoices have in common: code, number, parties, and an amount in figures, in words, or in both. */
import { parseAmountInWords } from '../../../domain/amount-in-words.ts';
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { sameAmount } from '../../../domain/money.ts';
import { behind, digitsOf, nameIn } from '../form/behind.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';
import type { Reading } from '../../reading.ts';
import {
  chineseAmount,
  chineseDate,
  chineseTaxId,
  foldWidth,
  isCreditCode,
  looksLikeAmountInWords,
} from '../values/chinese.ts';
import type { LabelName, Sheet } from './sheet.ts';
import { heightOf } from '../../../geometry/box.ts';

/** The first amount of what stands behind a label: `￥56.00元 全票`. */
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

/** An amount in words anywhere on the page, the largest print first. */
function unlabelledWords(sheet: Sheet): InWords | undefined {
  const found = rowsOf(sheet.values).flatMap(({ words }) => {
    const text = foldWidth(joinWords(words)).replace(/\s/g, '');
    const match = looksLikeAmountInWords(text) ? wordsPattern.exec(text)?.[0] : undefined;
    const value = match === undefined ? undefined : parseAmountInWords(match);
    return match === undefined || value === undefined ? [] : [{ text: match, value, words }];
  });
  const sizeOf = ({ words }: InWords): number => Math.max(...words.map(heightOf));
  return found.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
}

/** A figure with its sign, where no label stands before it: the largest print. */
function unlabelledFigure(sheet: Sheet): Evidence<number> | undefined {
  const found = sheet.values
    .filter(({ text }) => /^[¥￥]\d/.test(foldWidth(text)))
    .toSorted((a, b) => heightOf(b) - heightOf(a));
  for (const word of found) {
    const value = amountIn(word.text);
    if (value !== undefined) return evidenceOf(sheet, [word], value, 0.85);
  }
  return undefined;
}

interface Total {
  readonly amount?: Evidence<number>;
  readonly inWords?: Evidence<string>;
}

function totalOf(sheet: Sheet): Total {
  const labelled = behind(sheet, 'inWords', 0.95, (text) => {
    const match = wordsPattern.exec(foldWidth(text).replace(/\s/g, ''))?.[0];
    return match !== undefined && parseAmountInWords(match) !== undefined ? match : undefined;
  });
  const loose = labelled ? undefined : unlabelledWords(sheet);
  const inWords = labelled ?? (loose && evidenceOf(sheet, loose.words, loose.text, 0.92));
  const value = inWords && parseAmountInWords(inWords.value);
  const figure =
    behind(sheet, 'amount', 0.93, amountIn) ?? behind(sheet, 'fare', 0.9, amountIn) ?? unlabelledFigure(sheet);
  if (!inWords || value === undefined) return figure ? { amount: figure } : {};
  if (!figure) return { amount: { ...inWords, value }, inWords };
  const agree = sameAmount(figure.value, value);
  return { amount: { ...figure, confidence: agree ? 0.99 : 0.5 }, inWords };
}

const organisation = /(?:公司|中心|管理处|管理局|集团|酒店|宾馆|医院|学校|车站|收费站|景区)$/;

/** Who sells, where no label says so: the only row that names an organisation. */
function unlabelledSeller(sheet: Sheet): Evidence<string> | undefined {
  const rows = rowsOf(sheet.values).filter(({ words }) =>
    organisation.test(foldWidth(joinWords(words)).replace(/\s|\(盖章.*$/g, '')),
  );
  const [only] = rows;
  const name = only && nameIn(joinWords(only.words));
  return only && name && rows.length === 1 ? evidenceOf(sheet, only.words, name, 0.75) : undefined;
}

/** A code without its label: twelve digits that begin with 1, as local offices' do. */
function unlabelledCode(sheet: Sheet): Evidence<string> | undefined {
  const found = sheet.values.filter(({ text }) => /^1\d{11}$/.test(foldWidth(text)));
  const [first] = found;
  return first && new Set(found.map(({ text }) => text)).size === 1
    ? evidenceOf(sheet, [first], foldWidth(first.text), 0.8)
    : undefined;
}

const known = <Value>(field: string, evidence: Evidence<Value> | undefined) => (evidence ? { [field]: evidence } : {});

export function readLocal(source: string, sheet: Sheet): Reading | undefined {
  const number = behind(sheet, 'number', 0.97, digitsOf(8, 7));
  const { amount, inWords } = totalOf(sheet);
  if (!number || !amount) return undefined;
  const taxId = (name: LabelName): Evidence<string> | undefined => {
    const id = behind(sheet, name, 0.9, chineseTaxId);
    return id && isCreditCode(id.value) ? { ...id, confidence: 0.99 } : id;
  };
  const date = behind(sheet, 'issueDate', 0.97, chineseDate) ?? behind(sheet, 'date', 0.93, chineseDate);
  const seller = behind(sheet, 'seller', 0.95, nameIn) ?? unlabelledSeller(sheet);
  const fixed = { method: sheet.method, page: sheet.page, confidence: 0.97 } as const;
  return {
    source,
    fields: {
      number,
      totalAmount: amount,
      ...known('code', behind(sheet, 'code', 0.97, digitsOf(12, 10)) ?? unlabelledCode(sheet)),
      ...known('issueDate', date),
      ...known('seller.name', seller),
      ...known('seller.taxId', taxId('sellerId')),
      ...known('buyer.name', behind(sheet, 'buyer', 0.95, nameIn)),
      ...known('buyer.taxId', taxId('buyerId')),
      type: { ...fixed, value: 'other' },
      documentType: { ...fixed, value: 'receipt' },
      currency: { ...fixed, value: 'CNY' },
    },
    lines: [],
    facts: inWords ? { amountInWords: inWords } : {},
    pages: [sheet.page, sheet.page],
  };
}
