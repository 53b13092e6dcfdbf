/** Bodies of the supplier invoice API, with the example of its document. */
import { z } from 'zod';
import { documentedAs } from '../../api.ts';

const Item = z.object({
  description: z.string(),
  quantity: z.number(),
  unit_price: z.number(),
  total_price: z.number(),
});

const example = {
  invoice_number: 'INV-12345',
  invoice_date: '2024-01-15',
  due_date: '2024-02-15',
  vendor_name: 'Acme Corporation',
  vendor_address: '123 Main Street, Anytown, ST 12345',
  customer_name: 'Your Company',
  customer_address: '456 Oak Avenue, Somewhere, ST 67890',
  subtotal: 950,
  tax: 95,
  total: 1045,
  currency: 'USD',
  items: [{ description: 'Professional Services', quantity: 10, unit_price: 95, total_price: 950 }],
};

export const ExtractionResponse = z
  .object({
    invoice_number: z.string(),
    invoice_date: z.string().nullable(),
    due_date: z.string().nullable(),
    vendor_name: z.string(),
    vendor_address: z.string().nullable(),
    customer_name: z.string().nullable(),
    customer_address: z.string().nullable(),
    subtotal: z.number(),
    tax: z.number(),
    total: z
      .number()
      .describe('With tax, before rounding and before prepaid amounts are deducted; positive on a credit note too'),
    currency: z.string(),
    items: z.array(Item),
  })
  .meta({ id: 'ExtractionResponse', examples: [example] });
export type ExtractionResponse = z.output<typeof ExtractionResponse>;

const ApiError = z.object({ error: z.string(), detail: z.string().nullable() }).meta({
  id: 'ExtractionError',
  examples: [
    { error: 'Invalid file type: text/plain', detail: 'Supported types: application/pdf, image/png, image/jpeg' },
  ],
});

/** For the documentation of a route: the errors that it may answer. */
export const errors = documentedAs(ApiError);
