/** What is right and wrong of an extraction, field by field, as the scorer of the corpus sees it. */
import type { Extraction } from '../src/domain/record.ts';
import { project } from '../src/invoices/schemas/index.ts';
import type { Same } from '../tools/training/subjects.ts';

export type Truth = Readonly<Record<string, unknown>>;

/** Field of a public schema -> path of its evidence in the canonical record. */
const evidenceOf: Readonly<Record<string, string>> = {
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
  code: 'code',
  number: 'number',
  type: 'type',
  sellerName: 'seller.name',
  sellerTaxId: 'seller.taxId',
  buyerName: 'buyer.name',
  buyerTaxId: 'buyer.taxId',
  date: 'issueDate',
  amount: 'netAmount',
  taxAmount: 'taxAmount',
  totalAmount: 'totalAmount',
  checkCode: 'checkCode',
};

/** Fields that every invoice has. */
const needed = new Set([
  'invoice_number',
  'invoice_date',
  'total',
  'vendor_name',
  'number',
  'date',
  'totalAmount',
  'sellerName',
]);

export interface FieldVerdict {
  readonly field: string;
  readonly isNeeded: boolean;
  readonly verdict: 'right' | 'wrong' | 'missing' | 'spurious';
  /** Undefined where the field has no evidence of its own. */
  readonly confidence: number | undefined;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** The verdict on each field of which the truth says something; none where both say that there is none. */
export function verdictsOn(extraction: Extraction | undefined, truth: Truth, same: Same): FieldVerdict[] {
  const schema = 'vendor_name' in truth || 'total' in truth || 'invoice_number' in truth ? 'supplier' : 'fapiao';
  const actual = (extraction?.invoice ? project(extraction.invoice, schema) : {}) as Readonly<Record<string, unknown>>;
  const accepted = (truth['_accept'] ?? {}) as Readonly<Record<string, readonly unknown[]>>;
  return Object.entries(evidenceOf).flatMap(([field, path]): FieldVerdict[] => {
    if (!(field in truth)) return [];
    const [expected, value] = [[truth[field], ...(accepted[field] ?? [])], actual[field]];
    const isRight = expected.some((one) =>
      isEmpty(one) ? isEmpty(value) : !isEmpty(value) && same(field, one, value),
    );
    if (isRight && isEmpty(value)) return [];
    const about = { field, isNeeded: needed.has(field), confidence: extraction?.evidence[path]?.confidence };
    if (isRight) return [{ ...about, verdict: 'right' }];
    if (isEmpty(value)) return [{ ...about, verdict: 'missing' }];
    return [{ ...about, verdict: isEmpty(truth[field]) ? 'spurious' : 'wrong' }];
  });
}
