/** The details of a Cross Industry Invoice (see cii.ts). Source: EN 16931-3-3, Factur-X 1.0.7. */
import { type XmlNode, allAt, at, textAt } from '../../../documents/xml.ts';
import type { CiiContainers } from './cii-containers.ts';
import { datePaths } from './cii-containers.ts';
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

function partyDetails(party: XmlNode | undefined): PartyDetails {
  const contacts = ['DefinedTradeContact', 'DefinedCITradeContact'];
  return {
    registration: textAtFirst(party, 'SpecifiedLegalOrganization/ID'),
    contact: textAtFirst(party, ...contacts.map((contact) => `${contact}/PersonName`)),
    email: textAtFirst(
      party,
      ...contacts.flatMap((contact) => [
        `${contact}/EmailURIUniversalCommunication/URIID`,
        `${contact}/EmailURIUniversalCommunication/CompleteNumber`,
      ]),
    ),
  };
}

const taxDetails = (tax: XmlNode): TaxDetails => ({
  rate: numberAtFirst(tax, 'RateApplicablePercent', 'ApplicablePercent'),
  category: textAtFirst(tax, 'CategoryCode'),
  basis: numberAtFirst(tax, 'BasisAmount'),
  tax: numberAtFirst(tax, 'CalculatedAmount'),
  exemption: textAtFirst(tax, 'ExemptionReason'),
});

function adjustmentOf(node: XmlNode): readonly Adjustment[] {
  const amount = numberAtFirst(node, 'ActualAmount');
  if (amount === undefined) return [];
  const kind = textAt(node, 'ChargeIndicator/Indicator') === 'true' ? 'charge' : 'allowance';
  return [{ kind, reason: textAtFirst(node, 'Reason'), amount }];
}

function lineDetails(line: XmlNode): LineDetails {
  const name = textAtFirst(at(line, 'SpecifiedTradeProduct'), 'Name');
  return {
    article: textAtFirst(line, 'SpecifiedTradeProduct/SellerAssignedID'),
    notes: textsAt(
      line,
      // Without a name the description is the description of the line already.
      ...(name === undefined ? [] : ['SpecifiedTradeProduct/Description']),
      'AssociatedDocumentLineDocument/IncludedNote/Content',
    ),
  };
}

const means = 'SpecifiedTradeSettlementPaymentMeans';

/** `lines` are those of the reading. */
export function ciiDetails(containers: CiiContainers, lines: readonly XmlNode[]): InvoiceDetails {
  const { agreement, delivery, settlement, summation } = containers;
  const period = settlement && at(settlement, 'BillingSpecifiedPeriod');
  return {
    seller: partyDetails(agreement && at(agreement, 'SellerTradeParty')),
    buyer: partyDetails(agreement && at(agreement, 'BuyerTradeParty')),
    periodStart: dateAtFirst(period, ...datePaths('StartDateTime')),
    periodEnd: dateAtFirst(period, ...datePaths('EndDateTime')),
    deliveryDate: dateAtFirst(delivery, ...datePaths('ActualDeliverySupplyChainEvent/OccurrenceDateTime')),
    buyerReference: textAtFirst(agreement, 'BuyerReference'),
    contract: textAtFirst(agreement, 'ContractReferencedDocument/IssuerAssignedID', 'ContractReferencedDocument/ID'),
    precedingInvoices: (settlement ? allAt(settlement, 'InvoiceReferencedDocument') : []).flatMap(
      (reference) => textAtFirst(reference, 'IssuerAssignedID') ?? [],
    ),
    taxes: settlement ? allAt(settlement, 'ApplicableTradeTax').map(taxDetails) : [],
    adjustments: settlement ? allAt(settlement, 'SpecifiedTradeAllowanceCharge').flatMap(adjustmentOf) : [],
    due: numberAtFirst(summation, 'DuePayableAmount'),
    accountName: textAtFirst(settlement, `${means}/PayeePartyCreditorFinancialAccount/AccountName`),
    bic: bicOf(textAtFirst(settlement, `${means}/PayeeSpecifiedCreditorFinancialInstitution/BICID`)),
    remittance: textAtFirst(settlement, 'PaymentReference'),
    lines: lines.map(lineDetails),
  };
}
