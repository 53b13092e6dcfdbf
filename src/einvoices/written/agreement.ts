/** Whether an e-invoice that was written says what the record says: it is read back like any other, and compared. */
import type { Invoice, InvoiceLine, Party } from '../../domain/invoice.ts';
import { postalAddress } from './postal-address.ts';
import { unitCodeOf } from './unit-codes.ts';

const collapsed = (text: string | null): string | null => text?.replace(/\s+/g, ' ').trim() ?? null;

/** What both sides must agree on; the address without the country, which may come from the VAT number. */
const partyValues = ({ name, taxId, address, phone }: Party): object => {
  const { lines, postcode, city } = postalAddress(address, null);
  return { name: collapsed(name), taxId: taxId?.replace(/\s/g, ''), lines, postcode, city, phone: collapsed(phone) };
};

const lineValues = ({ description, unit, quantity, unitPrice, netAmount }: InvoiceLine): object => ({
  description: collapsed(description),
  unit: unitCodeOf(unit),
  quantity: (quantity ?? 0) * Math.sign(unitPrice ?? 1) || 0,
  unitPrice: Math.abs(unitPrice ?? 0),
  netAmount,
});

/** The fields that differ, by their names; `record` has positive amounts. */
export function differences(record: Invoice, written: Invoice): readonly string[] {
  const plain = [
    'number',
    'documentType',
    'issueDate',
    'dueDate',
    'currency',
    'netAmount',
    'taxAmount',
    'totalAmount',
    'iban',
  ] as const;
  const texts = ['purchaseOrder', 'paymentTerms', 'notes'] as const;
  const pairs: readonly (readonly [field: string, one: unknown, other: unknown])[] = [
    ...plain.map((field) => [field, record[field], written[field]] as const),
    ...texts.map((field) => [field, collapsed(record[field]), collapsed(written[field])] as const),
    ['seller', partyValues(record.seller), partyValues(written.seller)],
    ['buyer', partyValues(record.buyer), partyValues(written.buyer)],
    ['precedingInvoice.number', record.precedingInvoice.number, written.precedingInvoice.number],
    ['precedingInvoice.issueDate', record.precedingInvoice.issueDate, written.precedingInvoice.issueDate],
    ['lines', record.lines.map(lineValues), written.lines.map(lineValues)],
  ];
  return pairs.filter(([, one, other]) => JSON.stringify(one) !== JSON.stringify(other)).map(([field]) => field);
}
