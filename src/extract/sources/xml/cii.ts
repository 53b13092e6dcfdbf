/**
 * UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2 and XRechnung (CrossIndustryInvoice), ZUGFeRD 1
 * (CrossIndustryDocument) and its release candidate (Invoice in the CBFBUY namespace).
 *
 * The three differ only in the names of containers, so that every path is tried with each name. Profiles leave parts out:
 * MINIMUM has no lines, and BASIC of ZUGFeRD 1 no tax basis. Ship-to, payee and tax representative are other parties.
 * Source: EN 16931-3-3, Factur-X 1.0.7, ZUGFeRD 1.0.
 */
import { type XmlNode, allAt, at, textAt } from '../../../documents/xml.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import { ciiContainers, datePaths, eitherOf } from './cii-containers.ts';
import { ciiDetails } from './cii-details.ts';
import { documentTypeOf, factsOf, partyFields, type RawLine, readingOf } from './reading.ts';
import type { XmlSyntax } from './syntax.ts';
import { isCreditNoteCode } from './type-codes.ts';
import { addressOf, computed, dateOf, ibanOf, joinedTextOf, numberOf, percentText, pricePerUnit } from './values.ts';
import { type Raw, sumOf, textOf } from './values.ts';

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

/** The tax in the invoice currency; where there is no total, the sum of the breakdown. */
function taxOf(settlement: XmlNode | undefined, summation: XmlNode | undefined, currency: string | undefined) {
  const stated = summation ? allAt(summation, 'TaxTotalAmount') : [];
  const own = stated.find((amount) => amount.attributes['currencyID'] === currency) ?? stated[0];
  const total = own && numberOf(own, '');
  if (total || !settlement) return total;
  return sumOf(allAt(settlement, 'ApplicableTradeTax').flatMap((tax) => numberOf(tax, 'CalculatedAmount') ?? []));
}

/** The net amount; where a profile leaves it out, it follows from the sum of the lines, allowances and charges. */
function netOf(summation: XmlNode | undefined): Raw<number> | undefined {
  const stated = numberOf(summation, 'TaxBasisTotalAmount');
  const ofLines = numberOf(summation, 'LineTotalAmount');
  if (stated || !ofLines) return stated;
  const minus = numberOf(summation, 'AllowanceTotalAmount');
  const plus = numberOf(summation, 'ChargeTotalAmount');
  const units = minorUnits(ofLines.value) - minorUnits(minus?.value ?? 0) + minorUnits(plus?.value ?? 0);
  return computed(fromMinorUnits(units), [ofLines]);
}

function unitPriceOf(line: XmlNode): number | undefined {
  const agreement = eitherOf(line, 'SpecifiedLineTradeAgreement', 'SpecifiedSupplyChainTradeAgreement');
  const price = eitherOf(agreement, 'NetPriceProductTradePrice', 'GrossPriceProductTradePrice');
  return pricePerUnit(numberOf(price, 'ChargeAmount'), numberOf(price, 'BasisQuantity'));
}

/** Headings, and lines that only inform (Factur-X EXTENDED). */
const isInformation = (line: XmlNode): boolean =>
  ['GROUP', 'INFORMATION'].includes(textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode') ?? '');

/** Undefined for a line that is not charged: a note (ZUGFeRD 1), a heading or mere information. */
function lineOf(line: XmlNode): RawLine | undefined {
  const product = at(line, 'SpecifiedTradeProduct');
  const delivery = eitherOf(line, 'SpecifiedLineTradeDelivery', 'SpecifiedSupplyChainTradeDelivery');
  const settlement = eitherOf(line, 'SpecifiedLineTradeSettlement', 'SpecifiedSupplyChainTradeSettlement');
  const summation = eitherOf(
    settlement,
    'SpecifiedTradeSettlementLineMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  const description = textOf(product, 'Name', 'Description')?.value;
  const netAmount = numberOf(summation, 'LineTotalAmount')?.value;
  if ((description === undefined && netAmount === undefined) || isInformation(line)) return undefined;
  const tax = 'ApplicableTradeTax';
  const percent = textOf(settlement, `${tax}/RateApplicablePercent`, `${tax}/ApplicablePercent`);
  return {
    description,
    unit: textOf(delivery, 'BilledQuantity/@unitCode')?.value,
    quantity: numberOf(delivery, 'BilledQuantity')?.value,
    unitPrice: unitPriceOf(line),
    netAmount,
    taxRate: percent && percentText(percent.value),
  };
}

/** The lines that are charged, with what was read of them. */
const linesOf = (transaction: XmlNode | undefined): readonly { readonly line: XmlNode; readonly raw: RawLine }[] =>
  (transaction ? allAt(transaction, 'IncludedSupplyChainTradeLineItem') : []).flatMap((line) => {
    const raw = lineOf(line);
    return raw ? [{ line, raw }] : [];
  });

const means = 'SpecifiedTradeSettlementPaymentMeans';

const accountIn = (settlement: XmlNode | undefined, name: 'IBANID' | 'ProprietaryID'): Raw<string> | undefined =>
  textOf(settlement, `${means}/PayeePartyCreditorFinancialAccount/${name}`);

function read(root: XmlNode) {
  const { document, transaction, agreement, settlement, summation } = ciiContainers(root);
  const currency = textOf(settlement, 'InvoiceCurrencyCode') ?? textOf(summation, 'GrandTotalAmount/@currencyID');
  const iban = accountIn(settlement, 'IBANID');
  const seller = {
    ...party(agreement && at(agreement, 'SellerTradeParty')),
    bank: textOf(
      settlement,
      `${means}/PayeeSpecifiedCreditorFinancialInstitution/Name`,
      `${means}/PayeeSpecifiedCreditorFinancialInstitution/BICID`,
    ),
    account: iban ?? accountIn(settlement, 'ProprietaryID'),
  };
  const order = 'BuyerOrderReferencedDocument';
  const preceding = settlement && at(settlement, 'InvoiceReferencedDocument');
  const fields = {
    number: textOf(document, 'ID'),
    documentType: documentTypeOf(textOf(document, 'TypeCode'), isCreditNoteCode),
    issueDate: dateOf(document, ...datePaths('IssueDateTime')),
    dueDate: dateOf(settlement, ...datePaths('SpecifiedTradePaymentTerms/DueDateDateTime')),
    currency,
    ...partyFields('seller', seller),
    ...partyFields('buyer', party(agreement && at(agreement, 'BuyerTradeParty'))),
    netAmount: netOf(summation),
    taxAmount: taxOf(settlement, summation, currency?.value),
    totalAmount: numberOf(summation, 'GrandTotalAmount'),
    iban: ibanOf(iban),
    purchaseOrder: textOf(agreement, `${order}/IssuerAssignedID`, `${order}/ID`),
    paymentTerms: settlement && joinedTextOf(settlement, 'SpecifiedTradePaymentTerms/Description'),
    notes: document && joinedTextOf(document, 'IncludedNote/Content'),
    'precedingInvoice.number': textOf(preceding, 'IssuerAssignedID', 'ID'),
    'precedingInvoice.issueDate': dateOf(preceding, ...datePaths('FormattedIssueDateTime')),
  };
  const facts = factsOf({
    allowances: numberOf(summation, 'AllowanceTotalAmount'),
    charges: numberOf(summation, 'ChargeTotalAmount'),
    prepaid: numberOf(summation, 'TotalPrepaidAmount'),
    rounding: numberOf(summation, 'RoundingAmount'),
  });
  return [
    readingOf(
      'cii',
      fields,
      linesOf(transaction).map(({ raw }) => raw),
      facts,
    ),
  ];
}

export const cii: XmlSyntax = {
  name: 'cii',
  sign: /CrossIndustry(?:Invoice|Document)|:CBFBUY:/i,
  matches: ({ name, namespace }) =>
    name === 'CrossIndustryInvoice' ||
    name === 'CrossIndustryDocument' ||
    (name === 'Invoice' && /:CBFBUY:/i.test(namespace)),
  read,
  details(root) {
    const containers = ciiContainers(root);
    return [
      ciiDetails(
        containers,
        linesOf(containers.transaction).map(({ line }) => line),
      ),
    ];
  },
};
