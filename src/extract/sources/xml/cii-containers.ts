/** The containers of a Cross Industry Invoice, whose names differ between its versions (see cii.ts). */
import { type XmlNode, child } from '../../../documents/xml.ts';

export interface CiiContainers {
  readonly document: XmlNode | undefined;
  readonly transaction: XmlNode | undefined;
  readonly agreement: XmlNode | undefined;
  readonly delivery: XmlNode | undefined;
  readonly settlement: XmlNode | undefined;
  readonly summation: XmlNode | undefined;
}

/** The first container of these names that exists. */
export const eitherOf = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined =>
  node && names.map((name) => child(node, name)).find((found) => found !== undefined);

/** Dates stand in a DateTimeString (or DateTime) in the releases, but in the element itself in the release candidate. */
export const datePaths = (path: string): string[] => [`${path}/DateTimeString`, `${path}/DateTime`, path];

export function ciiContainers(root: XmlNode): CiiContainers {
  const transaction = eitherOf(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
  const settlement = eitherOf(transaction, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement');
  return {
    document: eitherOf(root, 'ExchangedDocument', 'HeaderExchangedDocument'),
    transaction,
    agreement: eitherOf(transaction, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement'),
    delivery: eitherOf(transaction, 'ApplicableHeaderTradeDelivery', 'ApplicableSupplyChainTradeDelivery'),
    settlement,
    summation: eitherOf(
      settlement,
      'SpecifiedTradeSettlementHeaderMonetarySummation',
      'SpecifiedTradeSettlementMonetarySummation',
    ),
  };
}
