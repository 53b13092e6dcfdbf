/** An invoice or credit note as UBL 2.1. The order of elements is that of its schema. Source: EN 16931-3-2. */
import { escapeXml } from '../../domain/xml-text.ts';
import { amount, decimal, leaf, node } from './elements.ts';
import { en16931 } from './guideline.ts';
import type { LineTerms, PartyTerms, TaxTerms, Terms } from './terms.ts';

const vat = node('cac:TaxScheme', leaf('cbc:ID', 'VAT'));

function party(role: string, { name, address, country, phone, tax }: PartyTerms): string {
  const [one, two, three] = address.lines;
  return node(
    role,
    node(
      'cac:Party',
      node(
        'cac:PostalAddress',
        leaf('cbc:StreetName', one),
        leaf('cbc:AdditionalStreetName', two),
        leaf('cbc:CityName', address.city),
        leaf('cbc:PostalZone', address.postcode),
        node('cac:AddressLine', leaf('cbc:Line', three)),
        node('cac:Country', leaf('cbc:IdentificationCode', country)),
      ),
      tax === undefined
        ? ''
        : node(
            'cac:PartyTaxScheme',
            leaf('cbc:CompanyID', tax.id),
            // BT-32 is known by any other scheme than VAT.
            tax.scheme === 'VA' ? vat : node('cac:TaxScheme', leaf('cbc:ID', tax.scheme)),
          ),
      node('cac:PartyLegalEntity', leaf('cbc:RegistrationName', name)),
      node('cac:Contact', leaf('cbc:Telephone', phone)),
    ),
  );
}

/** An amount in the currency of the document, which `written` may give more than two decimals. */
type Money = (name: string, value: number, written?: (value: number) => string) => string;

const category = (name: string, rate: number): string =>
  node(name, leaf('cbc:ID', 'S'), leaf('cbc:Percent', decimal(rate)), vat);

const taxTotal = ({ taxes, tax }: Terms, money: Money): string =>
  node(
    'cac:TaxTotal',
    money('cbc:TaxAmount', tax),
    ...taxes.map(({ rate, basis, tax: owed }: TaxTerms) =>
      node(
        'cac:TaxSubtotal',
        money('cbc:TaxableAmount', basis),
        money('cbc:TaxAmount', owed),
        category('cac:TaxCategory', rate),
      ),
    ),
  );

/** A credit note says here when it is due, and an invoice at its beginning. */
function paymentMeans({ iban, currency, dueDate }: Terms, isCredit: boolean): string {
  const due = isCredit ? leaf('cbc:PaymentDueDate', dueDate) : '';
  if (iban === undefined && due === '') return '';
  // UNTDID 4461: not defined; a credit transfer, in euros one of SEPA.
  const transfer = currency === 'EUR' ? '58' : '30';
  return node(
    'cac:PaymentMeans',
    leaf('cbc:PaymentMeansCode', iban === undefined ? '1' : transfer),
    due,
    node('cac:PayeeFinancialAccount', leaf('cbc:ID', iban)),
  );
}

const line = (terms: LineTerms, index: number, kind: 'Invoice' | 'CreditNote', money: Money): string =>
  node(
    `cac:${kind}Line`,
    leaf('cbc:ID', String(index + 1)),
    leaf(
      kind === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity',
      decimal(terms.quantity),
      ` unitCode="${escapeXml(terms.unitCode)}"`,
    ),
    money('cbc:LineExtensionAmount', terms.net),
    node(
      'cac:Item',
      leaf('cbc:Description', terms.description),
      leaf('cbc:Name', terms.name),
      category('cac:ClassifiedTaxCategory', terms.rate),
    ),
    node('cac:Price', money('cbc:PriceAmount', terms.price, decimal)),
  );

export function ublXml(terms: Terms): string {
  const isCredit = terms.typeCode === '381';
  const kind = isCredit ? 'CreditNote' : 'Invoice';
  const currency = ` currencyID="${escapeXml(terms.currency)}"`;
  const money: Money = (name, value, written = amount) => leaf(name, written(value), currency);
  const content = [
    leaf('cbc:CustomizationID', en16931),
    leaf('cbc:ID', terms.number),
    leaf('cbc:IssueDate', terms.issueDate),
    isCredit ? '' : leaf('cbc:DueDate', terms.dueDate),
    leaf(`cbc:${kind}TypeCode`, terms.typeCode),
    leaf('cbc:Note', terms.notes),
    leaf('cbc:DocumentCurrencyCode', terms.currency),
    node('cac:OrderReference', leaf('cbc:ID', terms.purchaseOrder)),
    node(
      'cac:BillingReference',
      node(
        'cac:InvoiceDocumentReference',
        leaf('cbc:ID', terms.preceding?.number),
        leaf('cbc:IssueDate', terms.preceding?.issueDate),
      ),
    ),
    party('cac:AccountingSupplierParty', terms.seller),
    party('cac:AccountingCustomerParty', terms.buyer),
    paymentMeans(terms, isCredit),
    node('cac:PaymentTerms', leaf('cbc:Note', terms.paymentTerms)),
    taxTotal(terms, money),
    node(
      'cac:LegalMonetaryTotal',
      money('cbc:LineExtensionAmount', terms.lineTotal),
      money('cbc:TaxExclusiveAmount', terms.net),
      money('cbc:TaxInclusiveAmount', terms.total),
      money('cbc:PayableAmount', terms.total),
    ),
    ...terms.lines.map((each, index) => line(each, index, kind, money)),
  ].join('');
  const schema = 'urn:oasis:names:specification:ubl:schema:xsd';
  const namespaces = [
    `xmlns="${schema}:${kind}-2"`,
    `xmlns:cac="${schema}:CommonAggregateComponents-2"`,
    `xmlns:cbc="${schema}:CommonBasicComponents-2"`,
  ].join(' ');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} ${namespaces}>${content}</${kind}>\n`;
}
