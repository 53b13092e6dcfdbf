/**
 * What the general families say of labelled documents, with weights and curves put in for the time being: the very code
 * that reads documents reads them, so what is measured is what users get.
 */
import type { Evidence } from '../../src/domain/evidence.ts';
import { invoice } from '../../src/extract/western/invoice.ts';
import { receipt } from '../../src/extract/western/receipt.ts';
import { judgeOf, type Pupil, type Same } from './subjects.ts';

/** Public field -> path of its evidence. */
export const fieldPaths = {
  invoice_number: 'number',
  invoice_date: 'issueDate',
  due_date: 'dueDate',
  vendor_name: 'seller.name',
  vendor_address: 'seller.address',
  customer_name: 'buyer.name',
  customer_address: 'buyer.address',
  subtotal: 'netAmount',
  tax: 'taxAmount',
  total: 'totalAmount',
  currency: 'currency',
} as const;

export interface Said {
  readonly id: string;
  readonly group: string;
  /** Name of the family that reads it. */
  readonly family: string;
  readonly field: string;
  readonly method: string;
  readonly probability: number;
  readonly right: boolean;
}

/** Every field that was read and of which the truth says something. */
export function saidOf(pupil: Pupil, same: Same): Said[] {
  const family = pupil.family === 'receipt' ? receipt : invoice;
  const [reading] = family.read(pupil.survey.layout.pages);
  if (!reading) return [];
  const fields = reading.fields as Readonly<Record<string, Evidence | undefined>>;
  const judge = judgeOf(pupil.truth, same);
  return Object.entries(fieldPaths).flatMap(([field, path]) => {
    const evidence = fields[path];
    const value = evidence?.value;
    if (!evidence || (typeof value !== 'string' && typeof value !== 'number')) return [];
    const right = judge(field, value);
    if (right === undefined) return [];
    const { confidence: probability, method } = evidence;
    return [{ id: pupil.id, group: pupil.group, family: pupil.family, field: path, method, probability, right }];
  });
}
