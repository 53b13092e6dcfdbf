/** Shapes of drafts, as the API document defines them. */
import { z } from 'zod';
import { exampleInvoice, InvoiceIds, InvoiceView } from './schemas.ts';

const draftShape = { invoiceIds: InvoiceIds, name: z.string().trim().min(1).max(200) };

export const DraftRequest = z
  .object(draftShape)
  .meta({ id: 'DraftRequest', examples: [{ invoiceIds: ['inv_001', 'inv_002'], name: '11月报销单' }] });

export const DraftChange = z
  .object({ invoiceIds: draftShape.invoiceIds.exactOptional(), name: draftShape.name.exactOptional() })
  .refine((change) => Object.keys(change).length > 0, 'Name invoiceIds, name or both')
  .meta({ id: 'DraftChange', examples: [{ name: '12月报销单' }] });

export const DraftView = z
  .object({ draftId: z.string(), name: z.string(), invoiceCount: z.number(), createdAt: z.string() })
  .meta({
    id: 'Draft',
    examples: [{ draftId: 'draft_001', name: '11月报销单', invoiceCount: 2, createdAt: '2023-11-22T16:00:00Z' }],
  });
export const DraftDetail = DraftView.extend({
  invoiceIds: z.array(z.string()),
  invoices: z.array(InvoiceView).describe('The invoices of the draft that have not been deleted'),
}).meta({
  id: 'DraftDetail',
  examples: [
    {
      draftId: 'draft_001',
      name: '11月报销单',
      invoiceCount: 1,
      createdAt: '2023-11-22T16:00:00Z',
      invoiceIds: ['inv_001'],
      invoices: [exampleInvoice],
    },
  ],
});
