import { describe, expect, it } from 'vitest';
import { valuesOf } from './read.ts';

const party = (role: string, name: string, extra = ''): string =>
  `<cac:${role}><cac:Party><cac:PartyName><cbc:Name>Brand</cbc:Name></cac:PartyName>
   <cac:PostalAddress><cbc:StreetName>Main street 1</cbc:StreetName><cbc:AdditionalStreetName>Box 2</cbc:AdditionalStreetName>
   <cbc:CityName>Aby</cbc:CityName><cbc:PostalZone>111 22</cbc:PostalZone><cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
   ${extra}<cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;

const scheme = (id: string, kind: string): string =>
  `<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>${kind}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;

function ubl(root: 'Invoice' | 'CreditNote', body: string): string {
  return `<?xml version="1.0"?><ubl:${root} xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
   xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
   xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${body}</ubl:${root}>`;
}

const head = `<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2024-05-17</cbc:IssueDate>`;
const parties = `<cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
  ${party('AccountingSupplierParty', 'Seller AB', scheme('556677-8899', 'TAX') + scheme('SE556677889901', 'VAT'))}
  ${party('AccountingCustomerParty', 'Buyer AB')}<cac:PayeeParty><cac:PartyName><cbc:Name>Factoring AB</cbc:Name></cac:PartyName></cac:PayeeParty>`;
const line = (tag: string, quantity: string): string =>
  `<cac:${tag}><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="C62">24</cbc:${quantity}><cbc:LineExtensionAmount currencyID="SEK">100</cbc:LineExtensionAmount>
   <cac:Item><cbc:Name>Pens</cbc:Name><cac:ClassifiedTaxCategory><cbc:Percent>25.00</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item>
   <cac:Price><cbc:PriceAmount currencyID="SEK">50</cbc:PriceAmount><cbc:BaseQuantity>12</cbc:BaseQuantity></cac:Price></cac:${tag}>`;
const totals = `<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="SEK">100</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="SEK">90</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount currencyID="SEK">112.50</cbc:TaxInclusiveAmount><cbc:AllowanceTotalAmount currencyID="SEK">10</cbc:AllowanceTotalAmount>
  <cbc:PrepaidAmount currencyID="SEK">12</cbc:PrepaidAmount><cbc:PayableRoundingAmount currencyID="SEK">0.5</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="SEK">101</cbc:PayableAmount></cac:LegalMonetaryTotal>`;
const tax = `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">2.10</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal><cbc:TaxAmount currencyID="SEK">22.50</cbc:TaxAmount></cac:TaxTotal>`;

describe('UBL', () => {
  const [invoice] = valuesOf(
    ubl(
      'Invoice',
      `${head}<cbc:DueDate>2024-06-16</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>${parties}
      <cac:OrderReference><cbc:ID>NA</cbc:ID></cac:OrderReference>
      <cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>SE45 5000 0000 0583 9825 7466</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
      ${tax}${totals}${line('InvoiceLine', 'InvoicedQuantity')}`,
    ),
  );

  it('gives number, dates and type', () => {
    expect(invoice).toMatchObject({
      number: 'R-1',
      issueDate: '2024-05-17',
      dueDate: '2024-06-16',
      documentType: 'invoice',
      currency: 'SEK',
    });
  });

  it('takes the legal name, the VAT number and the address in one line', () => {
    expect(invoice).toMatchObject({
      'seller.name': 'Seller AB',
      'seller.taxId': 'SE556677889901',
      'seller.address': 'Main street 1, Box 2, 111 22 Aby, SE',
      'buyer.name': 'Buyer AB',
    });
  });

  it('takes tax in the document currency, and the total with tax rather than the amount due', () => {
    expect(invoice).toMatchObject({
      netAmount: 90,
      taxAmount: 22.5,
      totalAmount: 112.5,
      facts: { allowances: 10, prepaid: 12, rounding: 0.5 },
    });
  });

  it('divides the price of a line by its base quantity', () => {
    expect(invoice?.lines).toEqual([
      {
        description: 'Pens',
        spec: null,
        unit: 'C62',
        quantity: 24,
        unitPrice: 50 / 12,
        netAmount: 100,
        taxRate: '25%',
        taxAmount: null,
      },
    ]);
  });

  it('recognises an IBAN, and ignores an order number that stands for none', () => {
    expect(invoice).toMatchObject({ iban: 'SE4550000000058398257466' });
    expect(invoice).not.toHaveProperty('purchaseOrder');
  });

  it('reads credit notes, whose due date is part of the payment means', () => {
    const [note] = valuesOf(
      ubl(
        'CreditNote',
        `${head}<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>${parties}
        <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>R-0</cbc:ID><cbc:IssueDate>2024-04-30</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>
        <cac:PaymentMeans><cbc:PaymentDueDate>2024-06-01</cbc:PaymentDueDate></cac:PaymentMeans>${tax}${totals}${line('CreditNoteLine', 'CreditedQuantity')}`,
      ),
    );
    expect(note).toMatchObject({
      documentType: 'credit_note',
      dueDate: '2024-06-01',
      'precedingInvoice.number': 'R-0',
      'precedingInvoice.issueDate': '2024-04-30',
      lines: [{ quantity: 24 }],
    });
  });

  it('finds the invoice inside an envelope', () => {
    const inner = ubl('Invoice', head + totals).replace('<?xml version="1.0"?>', '');
    const [found] = valuesOf(
      `<sbd:StandardBusinessDocument xmlns:sbd="urn:x"><sbd:Header/>${inner}</sbd:StandardBusinessDocument>`,
    );
    expect(found).toMatchObject({ number: 'R-1', totalAmount: 112.5 });
  });

  it('leaves out values that are not amounts or dates', () => {
    const [odd] = valuesOf(
      ubl(
        'Invoice',
        `<cbc:ID>1</cbc:ID><cbc:IssueDate>2024-02-30</cbc:IssueDate><cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount>1e9</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>`,
      ),
    );
    expect(odd).toMatchObject({ number: '1' });
    expect(odd).not.toHaveProperty('issueDate');
    expect(odd).not.toHaveProperty('totalAmount');
  });
});
