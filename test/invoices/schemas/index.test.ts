import { expect, it } from 'vitest';
import { emptyInvoice, emptyLine } from '../../../src/domain/empty-invoice.ts';
import type { RecordedEvidence } from '../../../src/domain/record.ts';
import { project, projectRecord, schemaNames } from '../../../src/invoices/schemas/index.ts';

const said: RecordedEvidence = { method: 'text', confidence: 0.9 };
const record = {
  status: 'ok',
  invoice: { ...emptyInvoice, number: 'K-9', lines: [emptyLine] },
  evidence: { number: said, 'seller.name': said, 'seller.taxId': said, iban: said, 'lines.0': said },
  explanations: [
    { field: 'seller.name', source: 'invoice', chosen: true, value: 'Elm Ltd', method: 'text', confidence: 0.9 },
    { field: 'iban', source: 'invoice', chosen: true, value: 'XX', method: 'text', confidence: 0.9 },
  ],
} satisfies Parameters<typeof projectRecord>[0] & { readonly status: string };
const keys = (schema: (typeof schemaNames)[number]): string[] => Object.keys(projectRecord(record, schema).evidence);

it('names evidence after the fields of the schema, and leaves out evidence for fields that the schema lacks', () => {
  expect(keys('canonical')).toEqual(Object.keys(record.evidence));
  expect(keys('supplier')).toEqual(['invoice_number', 'vendor_name', 'items.0']);
  expect(keys('fapiao')).toEqual(['number', 'sellerName', 'sellerTaxId', 'items.0']);
});

it('names explanations after the fields of the schema too', () => {
  expect(projectRecord(record, 'fapiao').explanations?.map(({ field }) => field)).toEqual(['sellerName']);
});

it.each(schemaNames)('names no evidence for a field that does not exist: %s', (schema) => {
  const projected = project(record.invoice, schema);
  for (const key of keys(schema)) {
    const [head = ''] = key.split('.');
    expect(Object.keys(projected)).toContain(head);
  }
});
