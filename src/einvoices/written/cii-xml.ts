/** An invoice as Cross Industry Invoice, in the profile EN 16931 (of Factur-X 1.0.7, too). The order of elements is that of its schema. */
import { escapeXml } from '../../domain/xml-text.ts';
import { en16931 } from './guideline.ts';
import { amount, decimal, leaf, node } from './elements.ts';
import type { LineTerms, PartyTerms, TaxTerms, Terms } from './terms.ts';

const date = (name: string, iso: string | undefined, prefix: 'udt' | 'qdt' = 'udt'): string =>
  iso === undefined ? '' : node(name, leaf(`${prefix}:DateTimeString`, iso.replaceAll('-', ''), ' format="102"'));

function party(name: string, { name: own, address, country, phone, tax }: PartyTerms): string {
  const [one, two, three] = address.lines;
  return node(
    name,
    leaf('ram:Name', own),
    node('ram:DefinedTradeContact', node('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', phone))),
    node(
      'ram:PostalTradeAddress',
      leaf('ram:PostcodeCode', address.postcode),
      leaf('ram:LineOne', one),
      leaf('ram:LineTwo', two),
      leaf('ram:LineThree', three),
      leaf('ram:CityName', address.city),
      leaf('ram:CountryID', country),
    ),
    tax === undefined ? '' : node('ram:SpecifiedTaxRegistration', leaf('ram:ID', tax.id, ` schemeID="${tax.scheme}"`)),
  );
}

const line = (terms: LineTerms, index: number): string =>
  node(
    'ram:IncludedSupplyChainTradeLineItem',
    node('ram:AssociatedDocumentLineDocument', leaf('ram:LineID', String(index + 1))),
    node('ram:SpecifiedTradeProduct', leaf('ram:Name', terms.name), leaf('ram:Description', terms.description)),
    node(
      'ram:SpecifiedLineTradeAgreement',
      node('ram:NetPriceProductTradePrice', leaf('ram:ChargeAmount', decimal(terms.price))),
    ),
    node(
      'ram:SpecifiedLineTradeDelivery',
      leaf('ram:BilledQuantity', decimal(terms.quantity), ` unitCode="${escapeXml(terms.unitCode)}"`),
    ),
    node(
      'ram:SpecifiedLineTradeSettlement',
      node(
        'ram:ApplicableTradeTax',
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', 'S'),
        leaf('ram:RateApplicablePercent', decimal(terms.rate)),
      ),
      node('ram:SpecifiedTradeSettlementLineMonetarySummation', leaf('ram:LineTotalAmount', amount(terms.net))),
    ),
  );

const tax = ({ rate, basis, tax: owed }: TaxTerms): string =>
  node(
    'ram:ApplicableTradeTax',
    leaf('ram:CalculatedAmount', amount(owed)),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:BasisAmount', amount(basis)),
    leaf('ram:CategoryCode', 'S'),
    leaf('ram:RateApplicablePercent', decimal(rate)),
  );

const settlement = (terms: Terms): string =>
  node(
    'ram:ApplicableHeaderTradeSettlement',
    leaf('ram:InvoiceCurrencyCode', terms.currency),
    terms.iban === undefined
      ? ''
      : node(
          'ram:SpecifiedTradeSettlementPaymentMeans',
          // UNTDID 4461: a credit transfer, in euros one of SEPA.
          leaf('ram:TypeCode', terms.currency === 'EUR' ? '58' : '30'),
          node('ram:PayeePartyCreditorFinancialAccount', leaf('ram:IBANID', terms.iban)),
        ),
    ...terms.taxes.map(tax),
    node(
      'ram:SpecifiedTradePaymentTerms',
      leaf('ram:Description', terms.paymentTerms),
      date('ram:DueDateDateTime', terms.dueDate),
    ),
    node(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      leaf('ram:LineTotalAmount', amount(terms.lineTotal)),
      leaf('ram:TaxBasisTotalAmount', amount(terms.net)),
      leaf('ram:TaxTotalAmount', amount(terms.tax), ` currencyID="${escapeXml(terms.currency)}"`),
      leaf('ram:GrandTotalAmount', amount(terms.total)),
      leaf('ram:DuePayableAmount', amount(terms.total)),
    ),
    node(
      'ram:InvoiceReferencedDocument',
      leaf('ram:IssuerAssignedID', terms.preceding?.number),
      date('ram:FormattedIssueDateTime', terms.preceding?.issueDate, 'qdt'),
    ),
  );

export function ciiXml(terms: Terms): string {
  const namespaces = [
    'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"',
    'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"',
    'xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"',
    'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"',
  ].join(' ');
  const content = [
    node(
      'rsm:ExchangedDocumentContext',
      node('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', en16931)),
    ),
    node(
      'rsm:ExchangedDocument',
      leaf('ram:ID', terms.number),
      leaf('ram:TypeCode', terms.typeCode),
      date('ram:IssueDateTime', terms.issueDate),
      node('ram:IncludedNote', leaf('ram:Content', terms.notes)),
    ),
    node(
      'rsm:SupplyChainTradeTransaction',
      ...terms.lines.map(line),
      node(
        'ram:ApplicableHeaderTradeAgreement',
        party('ram:SellerTradeParty', terms.seller),
        party('ram:BuyerTradeParty', terms.buyer),
        node('ram:BuyerOrderReferencedDocument', leaf('ram:IssuerAssignedID', terms.purchaseOrder)),
      ),
      '<ram:ApplicableHeaderTradeDelivery/>',
      settlement(terms),
    ),
  ].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice ${namespaces}>${content}</rsm:CrossIndustryInvoice>\n`;
}
