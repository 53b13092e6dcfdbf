/** The details of a UBL invoice or credit note (see ubl.ts). Source: EN 16931-3-2. */
import { type XmlNode, allAt, at, children, textAt } from '../../../documents/xml.ts';
import {
  type Adjustment,
  bicOf,
  dateAtFirst,
  type InvoiceDetails,
  type LineDetails,
  numberAtFirst,
  type PartyDetails,
  type TaxDetails,
  textAtFirst,
  textsAt,
} from './details.ts';

const partyDetails = (party: XmlNode | undefined): PartyDetails => ({
  registration: textAtFirst(party, 'PartyLegalEntity/CompanyID'),
  contact: textAtFirst(party, 'Contact/Name'),
  email: textAtFirst(party, 'Contact/ElectronicMail'),
});

const taxDetails = (subtotal: XmlNode): TaxDetails => ({
  rate: numberAtFirst(subtotal, 'TaxCategory/Percent', 'Percent'),
  category: textAtFirst(subtotal, 'TaxCategory/ID'),
  basis: numberAtFirst(subtotal, 'TaxableAmount'),
  tax: numberAtFirst(subtotal, 'TaxAmount'),
  exemption: textAtFirst(subtotal, 'TaxCategory/TaxExemptionReason'),
});

/** The breakdown in the currency of the document: a second total may state the tax in another one (BT-111). */
const taxesOf = (root: XmlNode): readonly TaxDetails[] =>
  children(root, 'TaxTotal')
    .flatMap((total) => allAt(total, 'TaxSubtotal'))
    .filter((subtotal) => {
      const [stated, own] = [textAt(subtotal, 'TaxAmount/@currencyID'), textAt(root, 'DocumentCurrencyCode')];
      return stated === undefined || own === undefined || stated === own;
    })
    .map(taxDetails);

function adjustmentOf(node: XmlNode): readonly Adjustment[] {
  const amount = numberAtFirst(node, 'Amount');
  if (amount === undefined) return [];
  const kind = textAt(node, 'ChargeIndicator') === 'true' ? 'charge' : 'allowance';
  return [{ kind, reason: textAtFirst(node, 'AllowanceChargeReason'), amount }];
}

const lineDetails = (line: XmlNode): LineDetails => {
  const item = at(line, 'Item');
  const name = textAtFirst(item, 'Name');
  return {
    article: textAtFirst(item, 'SellersItemIdentification/ID'),
    // Without a name the description is the description of the line already.
    notes: textsAt(line, ...(name === undefined ? [] : ['Item/Description']), 'Note'),
  };
};

/** `lines` are those of the reading. */
export function ublDetails(root: XmlNode, lines: readonly XmlNode[]): InvoiceDetails {
  const account = at(root, 'PaymentMeans/PayeeFinancialAccount');
  return {
    seller: partyDetails(at(root, 'AccountingSupplierParty/Party')),
    buyer: partyDetails(at(root, 'AccountingCustomerParty/Party')),
    periodStart: dateAtFirst(root, 'InvoicePeriod/StartDate'),
    periodEnd: dateAtFirst(root, 'InvoicePeriod/EndDate'),
    deliveryDate: dateAtFirst(root, 'Delivery/ActualDeliveryDate'),
    buyerReference: textAtFirst(root, 'BuyerReference'),
    contract: textAtFirst(root, 'ContractDocumentReference/ID'),
    precedingInvoices: allAt(root, 'BillingReference/InvoiceDocumentReference').flatMap(
      (reference) => textAtFirst(reference, 'ID') ?? [],
    ),
    taxes: taxesOf(root),
    adjustments: children(root, 'AllowanceCharge').flatMap(adjustmentOf),
    due: numberAtFirst(root, 'LegalMonetaryTotal/PayableAmount', 'RequestedMonetaryTotal/PayableAmount'),
    accountName: textAtFirst(account, 'Name'),
    bic: bicOf(
      textAtFirst(account, 'FinancialInstitutionBranch/ID', 'FinancialInstitutionBranch/FinancialInstitution/ID'),
    ),
    remittance: textAtFirst(root, 'PaymentMeans/PaymentID'),
    lines: lines.map(lineDetails),
  };
}
