/** How often a field of a stated confidence is right: one row a band of confidence, over all fields that have truth. */
import type { ExtractionRecord } from '../src/domain/record.ts';
import { project } from '../src/invoices/schemas/index.ts';

/** Field of a public schema -> path of its evidence in the canonical record. */
const evidenceOf: Record<string, string> = {
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

const bands = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];

export type Same = (field: string, expected: unknown, actual: unknown) => boolean;

export function calibrationTable(
  records: readonly ExtractionRecord[],
  truthOf: (path: string) => Record<string, unknown> | undefined,
  same: Same,
): string {
  const cells = bands.slice(1).map(() => ({ right: 0, wrong: 0 }));
  for (const record of records) {
    const truth = truthOf(record.source.path);
    if (!truth || !record.invoice || truth['_multi']) continue;
    const schema = 'vendor_name' in truth || 'total' in truth || 'invoice_number' in truth ? 'supplier' : 'fapiao';
    const actual = project(record.invoice, schema) as Record<string, unknown>;
    const accepted = (truth['_accept'] ?? {}) as Record<string, unknown[]>;
    for (const [field, path] of Object.entries(evidenceOf)) {
      const evidence = record.evidence[path];
      if (!(field in truth) || !(field in actual) || !evidence || actual[field] === null) continue;
      const right = [truth[field], ...(accepted[field] ?? [])].some(
        (value) => value !== null && same(field, value, actual[field]),
      );
      const cell = cells[bands.findIndex((_, band) => evidence.confidence < bands[band + 1]!)]!;
      cell[right ? 'right' : 'wrong']++;
    }
  }
  const rows = cells.map(({ right, wrong }, band) => {
    const all = right + wrong;
    const share = all > 0 ? `${((100 * right) / all).toFixed(1)}%` : '–';
    return `  ${bands[band]!.toFixed(2)}–${Math.min(1, bands[band + 1]!).toFixed(2)}  ${String(all).padStart(5)} fields  ${share.padStart(6)} right`;
  });
  const sure = cells
    .slice(4)
    .reduce((sum, cell) => ({ right: sum.right + cell.right, wrong: sum.wrong + cell.wrong }), { right: 0, wrong: 0 });
  const all = sure.right + sure.wrong;
  return [
    '\ncalibration (confidence against truth)',
    ...rows,
    `  ≥ 0.90: ${all} fields, ${((100 * sure.right) / Math.max(1, all)).toFixed(2)}% right`,
  ].join('\n');
}
