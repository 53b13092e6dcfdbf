/**
 * Whether the QR code and the page agree.
 *
 * A QR code corrects its own errors, and OCR does not. A long number that OCR read differently is therefore only a note:
 * the number of the code is used. An amount or a date that differs needs review.
 */
import type { Evidence } from '../../domain/evidence.ts';
import { sameAmount } from '../../domain/money.ts';
import { type Message, message } from '../../texts/message.ts';
import type { FieldName, Reading } from '../reading.ts';
import { sameValue } from '../same-value.ts';
import type { Check } from './check.ts';
import { type Problem, shown, verdict } from './verdict.ts';

const compared = [
  'number',
  'code',
  'checkCode',
  'issueDate',
  'netAmount',
  'totalAmount',
] as const satisfies readonly FieldName[];

const longNumbers: ReadonlySet<FieldName> = new Set(['number', 'code', 'checkCode']);

const isQr = ({ source }: Reading): boolean => source === 'qr';

function problemOf(field: FieldName, qr: Evidence, other: Evidence): Problem[] {
  if (sameValue(qr.value, other.value)) return [];
  const severity = longNumbers.has(field) && other.method === 'ocr' ? 'note' : 'review';
  const values = { field, inCode: shown(qr.value), onPage: shown(other.value) };
  return [{ message: message('qr-agreement.field', values), severity }];
}

function amountMessage(inCode: number, [first = 0, second]: readonly number[]): Message {
  if (second === undefined) return message('qr-agreement.amount', { inCode, onPage: first });
  return message('qr-agreement.amounts', { inCode, net: first, total: second });
}

export const qrAgreement: Check = {
  id: 'qr-agreement',
  says: 'qr-agreement.says',
  doubts: [],
  run({ invoice, readings }) {
    const qr = readings.find(isQr);
    if (!qr) return undefined;
    const others = readings.filter((reading) => !isQr(reading));
    const problems: Problem[] = [];
    let count = 0;
    for (const field of compared) {
      const said = qr.fields[field];
      const other = others.map(({ fields }) => fields[field]).find((evidence) => evidence !== undefined);
      if (!said || !other) continue;
      count++;
      problems.push(...problemOf(field, said, other));
    }
    const { openAmount } = qr.facts;
    const amounts = [invoice.netAmount, invoice.totalAmount].filter((amount) => amount !== null);
    if (openAmount !== undefined && amounts.length > 0) {
      count++;
      if (!amounts.some((amount) => sameAmount(amount, openAmount))) {
        problems.push({ message: amountMessage(openAmount, amounts) });
      }
    }
    return verdict(count, problems);
  },
};
