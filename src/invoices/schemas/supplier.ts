/**
 * The extraction API's response fields. Values that a document lacks are null; the server applies the API's own defaults.
 * Amounts are those of the canonical invoice: positive on a credit note.
 */
import type { Invoice } from '../../domain/invoice.ts';

export function supplier(invoice: Invoice) {
  return {
    invoice_number: invoice.number,
    invoice_date: invoice.issueDate,
    due_date: invoice.dueDate,
    vendor_name: invoice.seller.name,
    vendor_address: invoice.seller.address,
    customer_name: invoice.buyer.name,
    customer_address: invoice.buyer.address,
    subtotal: invoice.netAmount,
    tax: invoice.taxAmount,
    total: invoice.totalAmount,
    currency: invoice.currency,
    items: invoice.lines.map((line) => ({
      description: line.description,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      total_price: line.netAmount,
    })),
  };
}

/** The path of each field in the canonical invoice. */
export const supplierPaths: Readonly<Record<keyof ReturnType<typeof supplier>, string>> = {
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
  items: 'lines',
};
