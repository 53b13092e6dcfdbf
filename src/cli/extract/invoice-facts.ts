/** Facts about an invoice from the fields of any schema, including records of earlier runs. */
import { type InvoiceIdentity, comparableTotal } from '../../invoices/duplicates.ts';

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const firstText = (...values: unknown[]): string | null =>
  values.find((value): value is string => typeof value === 'string' && value !== '') ?? null;

export function factsOf(invoice: object | null): InvoiceIdentity {
  const fields = isTable(invoice) ? invoice : {};
  const seller = isTable(fields['seller']) ? fields['seller'] : {};
  const total = fields['totalAmount'] ?? fields['total'];
  const amount = typeof total === 'number' ? total : null;
  return {
    number: firstText(fields['number'], fields['invoice_number']),
    code: firstText(fields['code']),
    seller: firstText(seller['name'], fields['sellerName'], fields['vendor_name']),
    sellerTaxId: firstText(seller['taxId'], fields['sellerTaxId']),
    date: firstText(fields['issueDate'], fields['invoice_date'], fields['date']),
    currency: firstText(fields['currency']),
    ...comparableTotal(fields['documentType'], amount),
  };
}
