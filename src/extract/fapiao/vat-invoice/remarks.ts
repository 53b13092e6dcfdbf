/**
 * The remarks (备注), and what electronic invoices print there because their form has no place for it: addresses,
 * telephones, banks and accounts of both parties.
 */
import type { Evidence } from '../../../domain/evidence.ts';
import type { Word } from '../../../geometry/word.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';
import { foldWidth, withoutRadicals } from '../values/chinese.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import type { PartyFields } from './parties.ts';
import { labelsNamed } from '../form/labelled-page.ts';
import type { Sheet } from './sheet.ts';
import { heightOf, middleX, middleY } from '../../../geometry/box.ts';

export interface Remarks {
  readonly notes?: Evidence<string>;
  readonly buyer: PartyFields;
  readonly seller: PartyFields;
}

/** A seal lies over the remarks; OCR reads its middle lines and scraps of its rim. */
const ofSeal = /^(.|[0-9A-Z]{18}|.*专用章)$/u;

function remarkWords(sheet: Sheet): Word[] {
  const total = labelsNamed(sheet, 'totalInWords')[0];
  const title = sheet.titles.find(({ name, box }) => name === 'remarks' && (!total || box[1] > total.box[1]));
  if (!title) return [];
  const top = total ? total.box[3] : title.box[1] - 2 * (title.box[2] - title.box[0]);
  const clerks = labelsNamed(sheet, 'clerk').filter((label) => middleY(label) > middleY(title));
  const bottom = Math.min(title.box[3] + 40, sheet.height, ...clerks.map((label) => label.box[1]));
  return sheet.values.filter(
    (word) =>
      !ofSeal.test(foldWidth(word.text)) &&
      middleX(word) > title.box[2] &&
      middleY(word) > top + 0.3 * heightOf(word) &&
      middleY(word) < bottom,
  );
}

const patterns: readonly { field: keyof PartyFields; ahead: string }[] = [
  { field: 'address', ahead: '地址' },
  { field: 'phone', ahead: '电话' },
  { field: 'bank', ahead: '(?:开户银行|开户行)' },
  { field: 'account', ahead: '(?:银行账号|账号|帐号)' },
];

/** `购买方地址:…; 电话:…; 购方开户银行:…; 银行账号:…;` Telephone and account follow the party named before them. */
function partyIn(sheet: Sheet, words: readonly Word[], text: string, role: '购' | '销'): PartyFields {
  const other = role === '购' ? '销' : '购';
  const found: Partial<Record<keyof PartyFields, Evidence<string>>> = {};
  for (const { field, ahead } of patterns) {
    const match = new RegExp(
      `${role}(?:买|售)?方(?:(?!${other}(?:买|售)?方).)*?${ahead}:([^;]*?)(?:;|$|(?=${other}(?:买|售)?方))`,
      's',
    ).exec(text);
    const value = match?.[1]?.trim();
    if (value && !/^[-—/]+$/.test(value)) found[field] = evidenceOf(sheet, words, value, 0.9);
  }
  return found;
}

export function remarks(sheet: Sheet): Remarks {
  const words = remarkWords(sheet);
  if (words.length === 0) return { buyer: {}, seller: {} };
  const rows = rowsOf(words);
  const text = withoutRadicals(rows.map((row) => joinWords(row.words)).join('\n')).trim();
  const folded = foldWidth(rows.map((row) => joinWords(row.words)).join(''));
  return {
    ...(text ? { notes: evidenceOf(sheet, words, text, 0.85) } : {}),
    buyer: partyIn(sheet, words, folded, '购'),
    seller: partyIn(sheet, words, folded, '销'),
  };
}
