/**
 * UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2 and XRechnung (CrossIndustryInvoice), ZUGFeRD 1
 * (CrossIndustryDocument) and its release candidate (Invoice in the CBFBUY namespace).
 *
 * The three differ in the names of containers alone, so every path is tried with each of them. Profiles leave parts out:
 * MINIMUM has no lines, BASIC of ZUGFeRD 1 no tax basis. Ship-to, payee and tax representative are other parties.
 * Source: EN 16931-3-3, Factur-X 1.0.7, ZUGFeRD 1.0.
 */
import { type XmlNode, allAt, at, child, textAt } from '../../../documents/xml.ts';
import type { DocumentType } from '../../../domain/invoice.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import type { Dialect } from './syntax.ts';
import { isCreditNoteCode } from './type-codes.ts';
import {
  type Raw,
  type RawLine,
  addressOf,
  computed,
  dateOf,
  factsOf,
  ibanOf,
  joinedTextOf,
  numberOf,
  percentText,
  readingOf,
  sumOf,
  textOf,
} from './values.ts';

/** The first of several containers that there is. */
const eitherOf = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined =>
  node && names.map((name) => child(node, name)).find((found) => found !== undefined);

/** Dates stand in a DateTimeString (or DateTime) in the releases, right in the element in the release candidate. */
const datePaths = (path: string): string[] => [`${path}/DateTimeString`, `${path}/DateTime`, path];

function party(node: XmlNode | undefined) {
  const address = node && at(node, 'PostalTradeAddress');
  const registrations = node ? allAt(node, 'SpecifiedTaxRegistration/ID') : [];
  const written = registrations.filter((id) => id.text.trim() !== '');
  const vat = written.find((id) => id.attributes['schemeID'] === 'VA') ?? written[0];
  return {
    name: textOf(node, 'Name', 'SpecifiedLegalOrganization/TradingBusinessName'),
    taxId: vat && textOf(vat, ''),
    address: addressOf({
      streets: [textOf(address, 'LineOne'), textOf(address, 'LineTwo'), textOf(address, 'LineThree')],
      postcode: textOf(address, 'PostcodeCode'),
      city: textOf(address, 'CityName'),
      region: textOf(address, 'CountrySubDivisionName'),
      country: textOf(address, 'CountryID'),
    }),
    phone: textOf(
      node,
      'DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber',
      'DefinedCITradeContact/TelephoneUniversalCommunication/CompleteNumber',
    ),
  };
}

/** Tax in the invoice currency; without a total the breakdown's amounts add up to it. */
function taxOf(settlement: XmlNode | undefined, summation: XmlNode | undefined, currency: string | undefined) {
  const stated = summation ? allAt(summation, 'TaxTotalAmount') : [];
  const own = stated.find((amount) => amount.attributes['currencyID'] === currency) ?? stated[0];
  const total = own && numberOf(own, '');
  if (total || !settlement) return total;
  return sumOf(allAt(settlement, 'ApplicableTradeTax').flatMap((tax) => numberOf(tax, 'CalculatedAmount') ?? []));
}

/** Net amount; where a profile leaves it out, it follows from the sum of the lines, allowances and charges. */
function netOf(summation: XmlNode | undefined): Raw<number> | undefined {
  const stated = numberOf(summation, 'TaxBasisTotalAmount');
  const ofLines = numberOf(summation, 'LineTotalAmount');
  if (stated || !ofLines) return stated;
  const minus = numberOf(summation, 'AllowanceTotalAmount');
  const plus = numberOf(summation, 'ChargeTotalAmount');
  const units = minorUnits(ofLines.value) - minorUnits(minus?.value ?? 0) + minorUnits(plus?.value ?? 0);
  return computed(fromMinorUnits(units), [ofLines]);
}

function lineOf(line: XmlNode): RawLine | undefined {
  const product = at(line, 'SpecifiedTradeProduct');
  const agreement = eitherOf(line, 'SpecifiedLineTradeAgreement', 'SpecifiedSupplyChainTradeAgreement');
  const delivery = eitherOf(line, 'SpecifiedLineTradeDelivery', 'SpecifiedSupplyChainTradeDelivery');
  const settlement = eitherOf(line, 'SpecifiedLineTradeSettlement', 'SpecifiedSupplyChainTradeSettlement');
  const summation = eitherOf(
    settlement,
    'SpecifiedTradeSettlementLineMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  const description = textOf(product, 'Name', 'Description')?.value;
  const netAmount = numberOf(summation, 'LineTotalAmount')?.value;
  // Lines of notes alone (ZUGFeRD 1), headings and lines that only inform (Factur-X EXTENDED) are not charged.
  if (description === undefined && netAmount === undefined) return undefined;
  const status = textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode');
  if (status === 'GROUP' || status === 'INFORMATION') return undefined;
  const price =
    agreement && (at(agreement, 'NetPriceProductTradePrice') ?? at(agreement, 'GrossPriceProductTradePrice'));
  const charge = numberOf(price, 'ChargeAmount')?.value;
  const basis = numberOf(price, 'BasisQuantity')?.value;
  const percent = textOf(
    settlement,
    'ApplicableTradeTax/RateApplicablePercent',
    'ApplicableTradeTax/ApplicablePercent',
  );
  return {
    description,
    unit: textOf(delivery, 'BilledQuantity/@unitCode')?.value,
    quantity: numberOf(delivery, 'BilledQuantity')?.value,
    unitPrice: charge !== undefined && basis ? charge / basis : charge,
    netAmount,
    taxRate: percent && percentText(percent.value),
  };
}

function read(root: XmlNode) {
  const document = eitherOf(root, 'ExchangedDocument', 'HeaderExchangedDocument');
  const transaction = eitherOf(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
  const agreement = eitherOf(transaction, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement');
  const settlement = eitherOf(transaction, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement');
  const summation = eitherOf(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  const seller = party(agreement && at(agreement, 'SellerTradeParty'));
  const buyer = party(agreement && at(agreement, 'BuyerTradeParty'));
  const currency = textOf(settlement, 'InvoiceCurrencyCode') ?? textOf(summation, 'GrandTotalAmount/@currencyID');
  const means = 'SpecifiedTradeSettlementPaymentMeans';
  const iban = textOf(settlement, `${means}/PayeePartyCreditorFinancialAccount/IBANID`);
  const code = textOf(document, 'TypeCode');
  const documentType: Raw<DocumentType> | undefined = code && {
    value: isCreditNoteCode(code.value) ? 'credit_note' : 'invoice',
    text: code.text,
  };
  const lines = transaction ? allAt(transaction, 'IncludedSupplyChainTradeLineItem') : [];
  return [
    readingOf(
      'cii',
      {
        number: textOf(document, 'ID'),
        documentType,
        issueDate: dateOf(document, ...datePaths('IssueDateTime')),
        dueDate: dateOf(settlement, ...datePaths('SpecifiedTradePaymentTerms/DueDateDateTime')),
        currency,
        'seller.name': seller.name,
        'seller.taxId': seller.taxId,
        'seller.address': seller.address,
        'seller.phone': seller.phone,
        'seller.bank': textOf(
          settlement,
          `${means}/PayeeSpecifiedCreditorFinancialInstitution/Name`,
          `${means}/PayeeSpecifiedCreditorFinancialInstitution/BICID`,
        ),
        'seller.account': iban ?? textOf(settlement, `${means}/PayeePartyCreditorFinancialAccount/ProprietaryID`),
        'buyer.name': buyer.name,
        'buyer.taxId': buyer.taxId,
        'buyer.address': buyer.address,
        'buyer.phone': buyer.phone,
        netAmount: netOf(summation),
        taxAmount: taxOf(settlement, summation, currency?.value),
        totalAmount: numberOf(summation, 'GrandTotalAmount'),
        iban: ibanOf(iban),
        purchaseOrder: textOf(
          agreement,
          'BuyerOrderReferencedDocument/IssuerAssignedID',
          'BuyerOrderReferencedDocument/ID',
        ),
        paymentTerms: settlement && joinedTextOf(settlement, 'SpecifiedTradePaymentTerms/Description'),
        notes: document && joinedTextOf(document, 'IncludedNote/Content'),
      },
      lines.flatMap((line) => lineOf(line) ?? []),
      factsOf({
        allowances: numberOf(summation, 'AllowanceTotalAmount'),
        charges: numberOf(summation, 'ChargeTotalAmount'),
        prepaid: numberOf(summation, 'TotalPrepaidAmount'),
        rounding: numberOf(summation, 'RoundingAmount'),
      }),
    ),
  ];
}

export const cii: Dialect = {
  name: 'cii',
  matches: ({ name, namespace }) =>
    name === 'CrossIndustryInvoice' ||
    name === 'CrossIndustryDocument' ||
    (name === 'Invoice' && /:CBFBUY:/i.test(namespace)),
  read,
};
