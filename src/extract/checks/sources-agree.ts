/**
 * Whether the sources agree in each field. The pairs that qr-agreement and xml-vs-page compare are left to those checks.
 *
 * The legal form of a name may be missing in a logo, so that a name agrees with one that contains it. A difference in
 * anything but a number, a date, a currency or an amount is a note.
 */
import { bareText } from '../../domain/bare-text.ts';
import { message } from '../../texts/message.ts';
import type { FieldName, Fields, Reading } from '../reading.ts';
import { sameValue } from '../same-value.ts';
import type { Check } from './check.ts';
import { type Problem, shown, verdict } from './verdict.ts';
import { fieldsOnPage, isLayout, isXml, sureEnough } from './xml-vs-page.ts';

/** Addresses, notes and terms are not compared, because every source writes them differently. */
const important: readonly FieldName[] = [
  'number',
  'code',
  'issueDate',
  'currency',
  'netAmount',
  'taxAmount',
  'totalAmount',
];
const compared: readonly FieldName[] = [
  ...important,
  'dueDate',
  'seller.name',
  'seller.taxId',
  'buyer.name',
  'buyer.taxId',
  'iban',
  'precedingInvoice.number',
];

const isName = (field: FieldName): boolean => field.endsWith('.name');

function agree(field: FieldName, a: unknown, b: unknown): boolean {
  if (sameValue(a, b)) return true;
  if (!isName(field) || typeof a !== 'string' || typeof b !== 'string') return false;
  const [one, other] = [bareText(a), bareText(b)];
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

/** Whether another check compares this field of these two readings. */
function leftToOthers(field: FieldName, a: Reading, b: Reading): boolean {
  if (a.source === 'qr' || b.source === 'qr') return true;
  const xmlAndPage = (isXml(a) && isLayout(b)) || (isXml(b) && isLayout(a));
  return xmlAndPage && (fieldsOnPage as readonly FieldName[]).includes(field);
}

const saidBy = (fields: Fields, field: FieldName) => {
  const evidence = fields[field];
  return evidence && evidence.confidence >= sureEnough ? evidence : undefined;
};

export const sourcesAgree: Check = {
  id: 'sources-agree',
  says: 'sources-agree.says',
  doubts: [],
  run({ readings }) {
    const problems: Problem[] = [];
    let count = 0;
    for (const field of compared) {
      const saying = readings.filter(({ fields }) => saidBy(fields, field));
      const [first, ...others] = saying;
      if (!first) continue;
      for (const other of others.filter((reading) => !leftToOthers(field, first, reading))) {
        const [a, b] = [saidBy(first.fields, field), saidBy(other.fields, field)];
        if (!a || !b) continue;
        count++;
        if (agree(field, a.value, b.value)) continue;
        // Where the issuer's own XML says something else, the reading of the page is more likely wrong.
        const severity = important.includes(field) && !isXml(first) ? 'review' : 'note';
        const values = {
          oneSource: first.source,
          one: shown(a.value),
          otherSource: other.source,
          other: shown(b.value),
        };
        problems.push({ message: message('sources-agree.field', { field, ...values }), severity });
      }
    }
    return verdict(count, problems);
  },
};
