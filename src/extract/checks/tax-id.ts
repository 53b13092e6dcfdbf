/**
 * Whether the tax ids have the shape and the check digit of their kind.
 *
 * A wrong digit in an id that OCR recognised or that was found by the layout most likely means a misreading, which needs
 * review. In the issuer's own XML it is a mistake of the issuer or a specimen, and so it is for a VAT number in a text
 * layer, which its prefix makes certain. Those are notes.
 */
import type { Method } from '../../domain/evidence.ts';
import { chineseTaxIdVerdict, vatIdVerdict } from '../../domain/tax-id.ts';
import { message } from '../../texts/message.ts';
import type { Reading } from '../reading.ts';
import type { Check } from './check.ts';
import { type Problem, verdict } from './verdict.ts';

/** By which method the id was read. */
const methodOf = (
  readings: readonly Reading[],
  field: 'seller.taxId' | 'buyer.taxId',
  value: string,
): Method | undefined =>
  readings.map(({ fields }) => fields[field]).find((evidence) => evidence?.value === value)?.method;

function severityOf(method: Method | undefined, chinese: boolean): 'review' | 'note' {
  if (method === 'embedded-xml') return 'note';
  return chinese || method === 'ocr' ? 'review' : 'note';
}

export const taxId: Check = {
  id: 'tax-id',
  says: 'tax-id.says',
  doubts: ['seller.taxId', 'buyer.taxId'],
  run({ invoice, readings }) {
    const chinese = invoice.currency === 'CNY';
    const problems: Problem[] = [];
    let judged = 0;
    for (const role of ['seller', 'buyer'] as const) {
      const id = invoice[role].taxId;
      if (id === null) continue;
      const result = chinese ? chineseTaxIdVerdict(id) : vatIdVerdict(id);
      if (result === undefined) continue;
      judged++;
      if (result === 'valid') continue;
      const severity = severityOf(methodOf(readings, `${role}.taxId`, id), chinese);
      problems.push({ message: message(`tax-id.${role}.${result}`, { id }), severity });
    }
    return verdict(judged, problems);
  },
};
