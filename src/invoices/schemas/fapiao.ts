/**
 * The invoice API's fields (发票管理系统): net amount is `amount`, the seller is the 销方. There is no type of document, so the
 * amounts of a credit note are negative, as a red invoice (红字发票) prints them.
 */
import { asCounted } from '../../domain/credit-note.ts';
import type { Invoice } from '../../domain/invoice.ts';

export function fapiao(canonical: Invoice) {
  const invoice = asCounted(canonical);
  return {
    code: invoice.code,
    number: invoice.number,
    type: invoice.type,
    sellerName: invoice.seller.name,
    sellerTaxId: invoice.seller.taxId,
    buyerName: invoice.buyer.name,
    buyerTaxId: invoice.buyer.taxId,
    date: invoice.issueDate,
    amount: invoice.netAmount,
    taxAmount: invoice.taxAmount,
    totalAmount: invoice.totalAmount,
    checkCode: invoice.checkCode,
    items: invoice.lines.map((line) => ({
      description: line.description,
      spec: line.spec,
      unit: line.unit,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      amount: line.netAmount,
      tax_rate: line.taxRate,
      tax: line.taxAmount,
    })),
  };
}

/** The path of each field in the canonical invoice. */
export const fapiaoPaths: Readonly<Record<keyof ReturnType<typeof fapiao>, string>> = {
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
  items: 'lines',
};
