/** What the archive knows about an invoice: its fields, its status, the type of its file. */
import { z } from 'zod';

export const invoiceStatuses = ['pending', 'verified', 'reviewing', 'failed'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];
export const invoiceTypes = ['vat_special', 'vat_normal', 'flight', 'taxi', 'hotel', 'other'] as const;
export type InvoiceType = (typeof invoiceTypes)[number];
/** The first four are those of the API document. */
export const fileTypes = ['pdf', 'jpg', 'png', 'ofd', 'tiff', 'xml'] as const;
export type FileType = (typeof fileTypes)[number];

/** The fields of an invoice. Texts that it does not have are '', amounts that it does not have are 0. */
export const InvoiceFields = z.object({
  code: z.string(),
  number: z.string(),
  type: z.enum(invoiceTypes),
  sellerName: z.string(),
  buyerName: z.string(),
  date: z.string(),
  amount: z.number(),
  taxAmount: z.number(),
  totalAmount: z.number().describe('With tax; negative for a red invoice or any credit note'),
});
export type InvoiceFields = z.output<typeof InvoiceFields>;

/** Fields that a person corrected. */
export type FieldCorrections = { readonly [Name in keyof InvoiceFields]?: InvoiceFields[Name] };
