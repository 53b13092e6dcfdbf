import { describe, expect, it } from 'vitest';
import { valuesOf } from './read.ts';

const party = (name: string): string =>
  `<ram:Name>${name}</ram:Name><ram:PostalTradeAddress><ram:PostcodeCode>80331</ram:PostcodeCode><ram:LineOne>Platz 1</ram:LineOne><ram:CityName>München</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
   <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">143/1</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration>`;

const price =
  '<ram:NetPriceProductTradePrice><ram:ChargeAmount>50</ram:ChargeAmount><ram:BasisQuantity>10</ram:BasisQuantity></ram:NetPriceProductTradePrice>';

const line2 = (name: string, status = ''): string => `<ram:IncludedSupplyChainTradeLineItem>
  <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>${status}</ram:AssociatedDocumentLineDocument>
  <ram:SpecifiedTradeProduct><ram:Name>${name}</ram:Name></ram:SpecifiedTradeProduct>
  <ram:SpecifiedLineTradeAgreement><ram:GrossPriceProductTradePrice><ram:ChargeAmount>99</ram:ChargeAmount></ram:GrossPriceProductTradePrice>${price}</ram:SpecifiedLineTradeAgreement>
  <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">20</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
  <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:RateApplicablePercent>19.00</ram:RateApplicablePercent></ram:ApplicableTradeTax>
  <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>`;

const date = (day: string): string => `<udt:DateTimeString format="102">${day}</udt:DateTimeString>`;

const version2 = (
  code: string,
  lines: string,
): string => `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:r" xmlns:udt="urn:u">
  <rsm:ExchangedDocument><ram:ID>F-7</ram:ID><ram:TypeCode>${code}</ram:TypeCode><ram:IssueDateTime>${date('20240517')}</ram:IssueDateTime></rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>${lines}<ram:ApplicableHeaderTradeAgreement>
  <ram:SellerTradeParty>${party('Seller GmbH')}</ram:SellerTradeParty><ram:BuyerTradeParty>${party('Buyer AG')}</ram:BuyerTradeParty>
  <ram:SellerTaxRepresentativeTradeParty>${party('Agent KG')}</ram:SellerTaxRepresentativeTradeParty></ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty>${party('Warehouse')}</ram:ShipToTradeParty></ram:ApplicableHeaderTradeDelivery>
  <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:PayeeTradeParty>${party('Bank')}</ram:PayeeTradeParty>
  <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>${date('20240616')}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
  <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100</ram:LineTotalAmount><ram:ChargeTotalAmount>10</ram:ChargeTotalAmount>
  <ram:TaxBasisTotalAmount>110</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="CHF">20.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="EUR">20.90</ram:TaxTotalAmount>
  <ram:GrandTotalAmount>130.90</ram:GrandTotalAmount><ram:TotalPrepaidAmount>30</ram:TotalPrepaidAmount><ram:DuePayableAmount>100.90</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;

/** ZUGFeRD 1 puts lines last and names its containers otherwise; the release candidate has the root Invoice and bare dates. */
const version1 = (
  root: string,
  namespace: string,
  issued: string,
): string => `<rsm:${root} xmlns:rsm="${namespace}" xmlns:ram="urn:r" xmlns:udt="urn:u">
  <rsm:HeaderExchangedDocument><ram:ID>F-1</ram:ID><ram:TypeCode>380</ram:TypeCode>${issued}</rsm:HeaderExchangedDocument>
  <rsm:SpecifiedSupplyChainTradeTransaction><ram:ApplicableSupplyChainTradeAgreement><ram:SellerTradeParty>${party('Seller GmbH')}</ram:SellerTradeParty></ram:ApplicableSupplyChainTradeAgreement>
  <ram:ApplicableSupplyChainTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
  <ram:SpecifiedTradeSettlementMonetarySummation><ram:LineTotalAmount currencyID="EUR">100</ram:LineTotalAmount><ram:AllowanceTotalAmount>5</ram:AllowanceTotalAmount><ram:TaxTotalAmount currencyID="EUR">18.05</ram:TaxTotalAmount><ram:GrandTotalAmount currencyID="EUR">113.05</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation>
  </ram:ApplicableSupplyChainTradeSettlement>
  <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:IncludedNote><ram:Content>Thanks</ram:Content></ram:IncludedNote></ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>
  <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedSupplyChainTradeAgreement>${price}</ram:SpecifiedSupplyChainTradeAgreement><ram:SpecifiedSupplyChainTradeDelivery><ram:BilledQuantity>20</ram:BilledQuantity></ram:SpecifiedSupplyChainTradeDelivery>
  <ram:SpecifiedSupplyChainTradeSettlement><ram:ApplicableTradeTax><ram:ApplicablePercent>19</ram:ApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementMonetarySummation><ram:LineTotalAmount>100</ram:LineTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement>
  <ram:SpecifiedTradeProduct><ram:Name>Saddle</ram:Name></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>
  </rsm:SpecifiedSupplyChainTradeTransaction></rsm:${root}>`;

const saddle = { description: 'Saddle', quantity: 20, unitPrice: 5, netAmount: 100, taxRate: '19%' };

describe('CII', () => {
  it('reads CrossIndustryInvoice and does not mistake another party for the seller', () => {
    expect(valuesOf(version2('380', line2('Saddle')))[0]).toMatchObject({
      number: 'F-7',
      documentType: 'invoice',
      issueDate: '2024-05-17',
      dueDate: '2024-06-16',
      'seller.name': 'Seller GmbH',
      'seller.taxId': 'DE136695976',
      'seller.address': 'Platz 1, 80331 München, DE',
      'buyer.name': 'Buyer AG',
      netAmount: 110,
      taxAmount: 20.9,
      totalAmount: 130.9,
      lines: [saddle],
      facts: { charges: 10, prepaid: 30 },
    });
  });

  it('leaves out lines that are only informative', () => {
    const heading = line2('Chapter 1', '<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>');
    const [invoice] = valuesOf(version2('381', heading + line2('Saddle')));
    expect(invoice?.lines.map(({ description }) => description)).toEqual(['Saddle']);
    expect(invoice).toMatchObject({ documentType: 'credit_note' });
  });

  it.each([
    [
      'ZUGFeRD 1',
      'CrossIndustryDocument',
      'urn:ferd:CrossIndustryDocument:invoice:1p0',
      `<ram:IssueDateTime>${date('20140522')}</ram:IssueDateTime>`,
    ],
    [
      'its release candidate',
      'Invoice',
      'urn:un:unece:uncefact:data:standard:CBFBUY:5',
      '<ram:IssueDateTime format="102">20140522</ram:IssueDateTime>',
    ],
  ])('reads %s, whose net amount follows from its lines', (_name, root, namespace, issued) => {
    const [invoice] = valuesOf(version1(root, namespace, issued));
    expect(invoice).toMatchObject({
      source: 'cii',
      number: 'F-1',
      issueDate: '2014-05-22',
      netAmount: 95,
      totalAmount: 113.05,
    });
    expect(invoice?.lines).toMatchObject([saddle]);
  });
});
