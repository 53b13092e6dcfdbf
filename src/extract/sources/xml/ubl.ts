/**
 * UBL 2 invoices and credit notes: Peppol BIS, XRechnung, EN 16931 and the national rules built on them.
 *
 * The total is BT-112 (with tax), not the amount due: prepaid amounts and rounding are facts beside it. Tax may be stated
 * again in the accounting currency; only the tax in the currency of the document is read.
 * Source: OASIS UBL 2.1, EN 16931-3-2.
 */
import { type XmlNode, allAt, at, children, textAt } from '../../../documents/xml.ts';
import type { DocumentType } from '../../../domain/invoice.ts';
import { fromMinorUnits, minorUnits, sameAmount } from '../../../domain/money.ts';
import { factsOf, partyFields, type RawLine, readingOf } from './reading.ts';
import type { XmlSyntax } from './syntax.ts';
import { isCreditNoteCode } from './type-codes.ts';
import { ublDetails } from './ubl-details.ts';
import { addressOf, dateOf, ibanOf, joinedTextOf, numberOf, percentText, pricePerUnit, sumOf } from './values.ts';
import { type Raw, textOf } from './values.ts';

const roots = new Set(['Invoice', 'CreditNote', 'DebitNote']);
const namespace = /^urn:oasis:names:(specification|tc):ubl:/i;
const totals = (root: XmlNode): XmlNode | undefined =>
  at(root, 'LegalMonetaryTotal') ?? at(root, 'RequestedMonetaryTotal');

function party(party: XmlNode | undefined) {
  const address = party && at(party, 'PostalAddress');
  const vat = party
    ? allAt(party, 'PartyTaxScheme').toSorted((a, b) => rankOfScheme(a) - rankOfScheme(b))[0]
    : undefined;
  return {
    name: textOf(party, 'PartyLegalEntity/RegistrationName', 'PartyName/Name') ?? personOf(party),
    taxId: textOf(vat, 'CompanyID'),
    address: addressOf({
      streets: [
        withBuildingNumber(address),
        textOf(address, 'AdditionalStreetName'),
        textOf(address, 'AddressLine/Line'),
        textOf(address, 'Postbox'),
      ],
      postcode: textOf(address, 'PostalZone'),
      city: textOf(address, 'CityName'),
      region: textOf(address, 'CountrySubentity'),
      country: textOf(address, 'Country/IdentificationCode'),
    }),
    phone: textOf(party, 'Contact/Telephone'),
  };
}

/** Sorts VAT numbers before those of other schemes (local tax numbers, trade registers). */
const rankOfScheme = (scheme: XmlNode): number =>
  /^(VAT|GST|IVA)$/i.test(textAt(scheme, 'TaxScheme/ID') ?? '') && textAt(scheme, 'CompanyID') ? 0 : 1;

function personOf(node: XmlNode | undefined): Raw<string> | undefined {
  const names = [textOf(node, 'Person/FirstName'), textOf(node, 'Person/FamilyName')].flatMap(
    (name) => name?.value ?? [],
  );
  return names.length > 0 ? { value: names.join(' '), text: names.join(' ') } : undefined;
}

function withBuildingNumber(address: XmlNode | undefined): Raw<string> | undefined {
  const street = textOf(address, 'StreetName');
  const building = textOf(address, 'BuildingNumber');
  if (!street || !building) return street ?? building;
  return { value: `${street.value} ${building.value}`, text: street.text };
}

/** The tax in the document's currency. Outside EN 16931 each kind of tax has a total of its own, and they are added up. */
function taxOf(root: XmlNode, currency: string | undefined, expected: number | undefined): Raw<number> | undefined {
  const stated = children(root, 'TaxTotal').flatMap((total) => {
    const amount = numberOf(total, 'TaxAmount');
    const its = textAt(total, 'TaxAmount/@currencyID');
    return amount && (its === undefined || currency === undefined || its === currency) ? [amount] : [];
  });
  const sum = sumOf(stated);
  if (stated.length < 2 || (sum && expected !== undefined && sameAmount(sum.value, expected))) return sum;
  return stated[0];
}

function lineOf(line: XmlNode): RawLine {
  const item = at(line, 'Item');

  const percent =
    textOf(item, 'ClassifiedTaxCategory/Percent') ?? textOf(line, 'TaxTotal/TaxSubtotal/TaxCategory/Percent');
  return {
    description: textOf(item, 'Name', 'Description')?.value,
    unit: textOf(line, 'InvoicedQuantity/@unitCode', 'CreditedQuantity/@unitCode', 'DebitedQuantity/@unitCode')?.value,
    quantity: numberOf(line, 'InvoicedQuantity', 'CreditedQuantity', 'DebitedQuantity')?.value,
    unitPrice: pricePerUnit(numberOf(line, 'Price/PriceAmount'), numberOf(line, 'Price/BaseQuantity')),
    netAmount: numberOf(line, 'LineExtensionAmount')?.value,
    taxRate: percent && percentText(percent.value),
    taxAmount: numberOf(line, 'TaxTotal/TaxAmount')?.value,
  };
}

function documentTypeOf(root: XmlNode): Raw<DocumentType> {
  const code = textAt(root, 'InvoiceTypeCode') ?? textAt(root, 'CreditNoteTypeCode') ?? '';
  const credit = root.name === 'CreditNote' || isCreditNoteCode(code);
  return { value: credit ? 'credit_note' : 'invoice', text: code === '' ? root.name : code };
}

/** Peppol asks for "NA" where an order number is mandatory and there is none. */
function orderOf(root: XmlNode): Raw<string> | undefined {
  const order = textOf(root, 'OrderReference/ID');
  return order && /^n\/?a$/i.test(order.value) ? undefined : order;
}

const preceding = 'BillingReference/InvoiceDocumentReference';

const linesOf = (root: XmlNode): readonly XmlNode[] => [
  ...children(root, 'InvoiceLine'),
  ...children(root, 'CreditNoteLine'),
  ...children(root, 'DebitNoteLine'),
];

function read(root: XmlNode) {
  const total = totals(root);
  const currency = textOf(root, 'DocumentCurrencyCode') ?? textOf(total, 'PayableAmount/@currencyID');
  const net = numberOf(total, 'TaxExclusiveAmount');
  const gross = numberOf(total, 'TaxInclusiveAmount');
  const expectedTax = net && gross ? fromMinorUnits(minorUnits(gross.value) - minorUnits(net.value)) : undefined;
  const account = textOf(root, 'PaymentMeans/PayeeFinancialAccount/ID');
  const branch = 'PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch';
  const seller = {
    ...party(at(root, 'AccountingSupplierParty/Party')),
    bank: textOf(root, `${branch}/FinancialInstitution/Name`, `${branch}/ID`),
    account,
  };
  const prepaid = numberOf(total, 'PrepaidAmount');
  return [
    readingOf(
      'ubl',
      {
        number: textOf(root, 'ID'),
        documentType: documentTypeOf(root),
        issueDate: dateOf(root, 'IssueDate'),
        dueDate: dateOf(root, 'DueDate', 'PaymentMeans/PaymentDueDate', 'PaymentTerms/PaymentDueDate'),
        currency,
        ...partyFields('seller', seller),
        ...partyFields('buyer', party(at(root, 'AccountingCustomerParty/Party'))),
        netAmount: net,
        taxAmount: taxOf(root, currency?.value, expectedTax),
        // Without BT-112 the amount due is the total, unless a part was paid before.
        totalAmount: gross ?? (prepaid && prepaid.value !== 0 ? undefined : numberOf(total, 'PayableAmount')),
        iban: ibanOf(account),
        purchaseOrder: orderOf(root),
        paymentTerms: joinedTextOf(root, 'PaymentTerms/Note'),
        notes: joinedTextOf(root, 'Note'),
        'precedingInvoice.number': textOf(root, `${preceding}/ID`),
        'precedingInvoice.issueDate': dateOf(root, `${preceding}/IssueDate`),
      },
      linesOf(root).map(lineOf),
      factsOf({
        allowances: numberOf(total, 'AllowanceTotalAmount'),
        charges: numberOf(total, 'ChargeTotalAmount'),
        prepaid,
        rounding: numberOf(total, 'PayableRoundingAmount'),
      }),
    ),
  ];
}

export const ubl: XmlSyntax = {
  name: 'ubl',
  sign: /urn:oasis:names:(?:specification|tc):ubl:[\w:.-]*(?:Invoice|CreditNote|DebitNote)|AccountingSupplierParty/i,
  matches: (root) => roots.has(root.name) && (namespace.test(root.namespace) || totals(root) !== undefined),
  read,
  details: (root) => [ublDetails(root, linesOf(root))],
};
