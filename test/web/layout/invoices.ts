/** Invoices as the layout screen knows them. */
import type { Invoice } from '../../../src/web/api/types.ts';
import type { LaidOutInvoice } from '../../../src/web/layout/arrangement.ts';

export function laidOut(id: string, pages = 1, invoice: Partial<Invoice> = {}): LaidOutInvoice {
  return {
    invoice: {
      id,
      code: '',
      number: id,
      type: 'other',
      sellerName: 'Unicorn & Sons',
      buyerName: '',
      date: '2024-05-17',
      amount: 100,
      taxAmount: 13,
      totalAmount: 113,
      status: 'verified',
      fileUrl: '',
      fileType: 'pdf',
      createdAt: '',
      updatedAt: '',
      ...invoice,
    },
    kind: 'other',
    label: 'Invoice',
    pages: Array.from({ length: pages }, (_, index) => ({ page: index + 1, width: 595, height: 842 })),
  };
}
