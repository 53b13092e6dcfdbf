import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../../src/domain/invoice.ts';
import { invoicesInXml } from '../../../src/einvoices/from-xml.ts';
import type { ReadableInvoice } from '../../../src/einvoices/readable-invoice.ts';
import { writtenInvoice } from '../../../src/einvoices/written/written-invoice.ts';
import { noDetails } from '../../../src/extract/sources/xml/details.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../../fixtures/invoices', name));

/** The record of an e-invoice, as extract reads it: without what no record has. */
function recordOf(name: string, changes: Partial<Invoice> = {}): ReadableInvoice {
  const [read] = invoicesInXml(fixture(name)) ?? [];
  if (!read) throw new Error(`${name} was not read`);
  return { ...read, invoice: { ...read.invoice, ...changes }, details: noDetails, facts: {}, origin: 'record' };
}

/** The credit note states no due date, which BR-CO-25 asks for. */
const due = { dueDate: '2025-12-20' };

const syntaxes = ['ubl', 'cii'] as const;

/** Values that EN 16931 has a term for. */
const termsIn = ({ seller, buyer, ...invoice }: Invoice): object => ({
  ...invoice,
  seller: { name: seller.name, taxId: seller.taxId, address: seller.address },
  buyer: { name: buyer.name, taxId: buyer.taxId, address: buyer.address },
});

describe.each(syntaxes)('an e-invoice in %s', (syntax) => {
  it.each(['peppol-invoice.xml', 'peppol-credit-note.xml', 'xrechnung.xml'])(
    'from the record of %s says what that one says',
    (name) => {
      const record = recordOf(name, due);
      const { xml } = writtenInvoice(record, syntax);
      const [again] = invoicesInXml(xml) ?? [];
      expect(again && termsIn(again.invoice)).toEqual(termsIn(record.invoice));
    },
  );

  it('names EN 16931 as its specification, and neither Peppol nor XRechnung', () => {
    const xml = Buffer.from(writtenInvoice(recordOf('xrechnung.xml'), syntax).xml).toString();
    expect(xml.match(/urn:cen\.eu:en16931:2017[^<]*/g)).toEqual(['urn:cen.eu:en16931:2017']);
  });

  it('is refused with the terms that are missing', () => {
    const record = recordOf('peppol-invoice.xml', { issueDate: null, currency: null });
    expect(() => writtenInvoice(record, syntax)).toThrow(/BT-2 \(date\); BT-5 \(currency\)/);
  });

  it('is refused with the rules that it breaks', () => {
    const record = recordOf('peppol-invoice.xml', { dueDate: null, paymentTerms: null });
    expect(() => writtenInvoice(record, syntax)).toThrow(/breaks rules of EN 16931: BR-CO-25/);
  });
});

describe('UBL', () => {
  it('writes the elements in the order of its schema', () => {
    const order = (name: string): string[] => {
      const xml = Buffer.from(writtenInvoice(recordOf(name, due), 'ubl').xml).toString();
      const depth: string[] = [];
      const found: string[] = [];
      for (const [, slash, element = ''] of xml.matchAll(/<(\/?)([\w:]+)/g)) {
        if (slash === '/') depth.pop();
        else {
          if (depth.length === 1 && found.at(-1) !== element) found.push(element);
          depth.push(element);
        }
      }
      return found;
    };
    expect(order('peppol-credit-note.xml')).toEqual([
      'cbc:CustomizationID',
      'cbc:ID',
      'cbc:IssueDate',
      'cbc:CreditNoteTypeCode',
      'cbc:Note',
      'cbc:DocumentCurrencyCode',
      'cac:BillingReference',
      'cac:AccountingSupplierParty',
      'cac:AccountingCustomerParty',
      'cac:PaymentMeans',
      'cac:TaxTotal',
      'cac:LegalMonetaryTotal',
      'cac:CreditNoteLine',
    ]);
  });
});
