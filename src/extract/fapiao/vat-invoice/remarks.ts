/**
 * The remarks (备注), and what electronic invoices print there because their form has no cell for it: addresses,
 * telephones, banks and accounts of both parties.
 */
import type { Evidence } from '../../../domain/evidence.ts';
import type { Word } from '../../../geometry/word.ts';
import { vatParties as sure } from '../confidence.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';
import { foldWidth } from '../values/chinese.ts';
import { precedingInvoiceIn } from '../values/preceding-invoice.ts';
import type { Fields } from '../../reading.ts';
import { withoutRadicals } from '../../../domain/han-radicals.ts';
import { evidenceOf } from '../../layout/evidence.ts';
import type { PartyFields } from './parties.ts';
import { labelsNamed } from '../form/labelled-page.ts';
import type { FormPage } from './form-page.ts';
import { heightOf, middleX, middleY } from '../../../geometry/box.ts';

export interface Remarks {
  readonly notes?: Evidence<string>;
  /** The invoice that a red invoice cancels. */
  readonly preceding: Fields;
  readonly buyer: PartyFields;
  readonly seller: PartyFields;
}

/** What OCR reads of a seal that lies over the remarks: its middle lines, and single characters of its rim. */
const ofSeal = /^(.|[0-9A-Z]{18}|.*专用章)$/u;

function remarkWords(form: FormPage): Word[] {
  const total = labelsNamed(form, 'totalInWords')[0];
  const title = form.titles.find(({ name, box }) => name === 'remarks' && (!total || box[1] > total.box[1]));
  if (!title) return [];
  const top = total ? total.box[3] : title.box[1] - 2 * (title.box[2] - title.box[0]);
  const clerks = labelsNamed(form, 'clerk').filter((label) => middleY(label) > middleY(title));
  const bottom = Math.min(title.box[3] + 40, form.height, ...clerks.map((label) => label.box[1]));
  return form.values.filter(
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

/** `购买方地址:…; 电话:…; 购方开户银行:…; 银行账号:…;` Telephone and account belong to the party that was named last. */
function partyIn(form: FormPage, words: readonly Word[], text: string, role: '购' | '销'): PartyFields {
  const other = role === '购' ? '销' : '购';
  const found: Partial<Record<keyof PartyFields, Evidence<string>>> = {};
  for (const { field, ahead } of patterns) {
    const match = new RegExp(
      `${role}(?:买|售)?方(?:(?!${other}(?:买|售)?方).)*?${ahead}:([^;]*?)(?:;|$|(?=${other}(?:买|售)?方))`,
      's',
    ).exec(text);
    const value = match?.[1]?.trim();
    if (value && !/^[-—/]+$/.test(value)) found[field] = evidenceOf(form, words, value, sure.contactInRemarks);
  }
  return found;
}

export function remarks(form: FormPage): Remarks {
  const words = remarkWords(form);
  if (words.length === 0) return { preceding: {}, buyer: {}, seller: {} };
  const rows = rowsOf(words);
  const text = withoutRadicals(rows.map((row) => joinWords(row.words)).join('\n')).trim();
  const folded = foldWidth(rows.map((row) => joinWords(row.words)).join(''));
  return {
    ...(text ? { notes: evidenceOf(form, words, text, sure.notes) } : {}),
    preceding: precedingInvoiceIn(folded, (value, named) => ({
      ...evidenceOf(form, words, value, sure.precedingInvoice),
      text: named,
    })),
    buyer: partyIn(form, words, folded, '购'),
    seller: partyIn(form, words, folded, '销'),
  };
}
