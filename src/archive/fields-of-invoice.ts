/** Between the canonical invoice and the fields of the archive. */
import { countedAmounts } from '../domain/credit-note.ts';
import type { Invoice } from '../domain/invoice.ts';
import { fapiao } from '../invoices/schemas/fapiao.ts';
import { completed } from './amounts.ts';
import { type InvoiceFields, invoiceTypes } from './fields.ts';

export function fieldsOf(invoice: Invoice): InvoiceFields {
  const { code, number, type, sellerName, buyerName, date, amount, taxAmount, totalAmount } = fapiao(invoice);
  return {
    code: code ?? '',
    number: number ?? '',
    type: invoiceTypes.find((one) => one === type) ?? 'other',
    sellerName: sellerName ?? '',
    buyerName: buyerName ?? '',
    date: date ?? '',
    ...completed({ net: amount, tax: taxAmount, total: totalAmount }),
  };
}

/** The values of the canonical invoice where `fields` differ from its own, by their paths. An empty text becomes null. */
export function valuesOf(fields: InvoiceFields, invoice: Invoice) {
  const before = fieldsOf(invoice);
  // In the canonical invoice the amounts of a credit note are positive (see fapiao).
  const { netAmount, taxAmount, totalAmount } = countedAmounts({
    documentType: invoice.documentType,
    netAmount: fields.amount,
    taxAmount: fields.taxAmount,
    totalAmount: fields.totalAmount,
  });
  const textOrNull = (text: string): string | null => (text === '' ? null : text);
  const values = {
    code: ['code', textOrNull(fields.code)],
    number: ['number', textOrNull(fields.number)],
    type: ['type', fields.type],
    sellerName: ['seller.name', textOrNull(fields.sellerName)],
    buyerName: ['buyer.name', textOrNull(fields.buyerName)],
    date: ['issueDate', textOrNull(fields.date)],
    amount: ['netAmount', netAmount],
    taxAmount: ['taxAmount', taxAmount],
    totalAmount: ['totalAmount', totalAmount],
  } as const satisfies Record<keyof InvoiceFields, unknown>;
  const changed = Object.entries(values).filter(([name]) => {
    const field = name as keyof InvoiceFields;
    return fields[field] !== before[field];
  });
  return changed.map(([, value]) => value);
}

/** The invoice with the values of `fields` that differ from its own. */
export function withFields(invoice: Invoice, fields: InvoiceFields): Invoice {
  const result = { ...invoice, seller: { ...invoice.seller }, buyer: { ...invoice.buyer } };
  for (const [path, value] of valuesOf(fields, invoice)) {
    if (path === 'seller.name') result.seller.name = value;
    else if (path === 'buyer.name') result.buyer.name = value;
    else Object.assign(result, { [path]: value });
  }
  return result;
}
