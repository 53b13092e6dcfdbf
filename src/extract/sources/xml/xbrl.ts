/**
 * XBRL instances of Chinese electronic vouchers, attached to OFD and PDF: inv (VAT invoice), einv (数电票), rai (rail ticket)
 * of the Ministry of Finance's taxonomy.
 *
 * Facts are children of the root; only the lines are tuples. The taxonomies have different names for one meaning, so that
 * each field lists them. Those of einv come from the XML of the 数电票 (SellerIdNum, TotalAmWithoutTax).
 * Source: http://xbrl.mof.gov.cn/taxonomy, 电子凭证会计数据标准 with its lists of elements (元素清单)
 */
import type { XmlNode } from '../../../documents/xml.ts';
import type { DocumentType, InvoiceType, Travel } from '../../../domain/invoice.ts';
import { splitAccount, splitPhone } from '../../fapiao/values/chinese-contact.ts';
import { precedingInvoiceIn } from '../../fapiao/values/preceding-invoice.ts';
import { amountInWordsOf, partyFields, type RawFields, type RawLine, type RawParty, readingOf } from './reading.ts';
import type { XmlSyntax } from './syntax.ts';
import { dateOf, numberOf, partOf, percentOrWord, type Raw, textOf } from './values.ts';

const taxonomy = /^https?:\/\/xbrl\.mof\.gov\.cn\/taxonomy\/[^/]+\/(\w+)/;

const kindOf = (root: XmlNode): string | undefined =>
  root.children.map((fact) => taxonomy.exec(fact.namespace)?.[1]).find((kind) => kind !== undefined);

function typeOf(title: Raw<string> | undefined, kind: string | undefined): Raw<InvoiceType> | undefined {
  const text = title?.text ?? kind ?? '';
  if (kind === 'rai' || /铁路|火车/.test(text)) return { value: 'train', text };
  if (kind === 'atr' || /航空/.test(text)) return { value: 'flight', text };
  if (/专用/.test(text)) return { value: 'vat_special', text };
  return /普通|增值税/.test(text) ? { value: 'vat_normal', text } : undefined;
}

/** A ticket is a ticket even where it entitles its owner to deduct tax. */
const documentTypeOf = (type: Raw<InvoiceType> | undefined): Raw<DocumentType> | undefined =>
  type && { value: type.value === 'train' || type.value === 'flight' ? 'ticket' : 'invoice', text: type.text };

/** The names of the parties in einv. */
const einvRole = { Seller: 'Seller', Purchaser: 'Buyer' } as const;

/** 红字发票: an invoice that cancels an earlier one. */
function isRed(root: XmlNode): Raw<DocumentType> | undefined {
  const said = textOf(root, 'WhetherEinvoiceIsRedEinvoice', 'WhetherInvoiceIsRedInvoice');
  return said && /^(?:Y|yes|true|是)$/i.test(said.value) ? { value: 'credit_note', text: said.text } : undefined;
}

function party(root: XmlNode, role: 'Seller' | 'Purchaser'): RawParty {
  const einv = einvRole[role];
  const contact = textOf(root, `AddressPhoneNumberOf${role}`);
  const deposit = textOf(root, `DepositBankAndAccountNumberOf${role}`);

  return {
    name: textOf(root, `NameOf${role}`, `${einv}Name`),
    taxId: textOf(
      root,
      `TaxpayerIdentificationNumberUnifiedSocialCreditCodeOf${role}`,
      `UnifiedSocialCreditCodeTaxpayerIdentificationNumberOf${role}`,
      `UnifiedSocialCreditCodeOf${role}`,
      `TaxpayerIdentificationNumberOf${role}`,
      `${einv}IdNum`,
    ),
    address: textOf(root, `AddressOf${role}`, `${einv}Addr`) ?? partOf(contact, (text) => splitPhone(text).address),
    phone:
      textOf(root, `PhoneNumberOf${role}`, `TelephoneNumberOf${role}`, `${einv}TelNum`) ??
      partOf(contact, (text) => splitPhone(text).phone),
    bank: textOf(root, `DepositBankOf${role}`, `${einv}BankName`) ?? partOf(deposit, (text) => splitAccount(text).bank),
    account:
      textOf(root, `AccountNumberOf${role}`, `BankAccountNumberOf${role}`, `${einv}BankAccNum`) ??
      partOf(deposit, (text) => splitAccount(text).account),
  };
}

function travelOf(root: XmlNode): Raw<Travel> | undefined {
  const carrierNumber = textOf(root, 'TrainNumber', 'FlightNumber');
  const from = textOf(root, 'DepartureStation');
  const to = textOf(root, 'DestinationStation');
  if (!carrierNumber && !from && !to) return undefined;
  const departure = [textOf(root, 'TravelDate', 'DateOfTravel'), textOf(root, 'DepartureTime')].flatMap(
    (part) => part?.value ?? [],
  );
  const travel: Travel = {
    passenger: textOf(root, 'NameOfPassenger', 'PassengerName')?.value ?? null,
    from: from?.value ?? null,
    to: to?.value ?? null,
    carrierNumber: carrierNumber?.value ?? null,
    departure: departure.length > 0 ? departure.join(' ') : null,
    seat:
      [textOf(root, 'Carriage'), textOf(root, 'Seat', 'SeatNumber')].flatMap((part) => part?.value ?? []).join('') ||
      null,
  };
  return {
    value: travel,
    text: Object.values(travel)
      .filter((part) => part !== null)
      .join(' '),
  };
}

/** Lines are tuples: elements that have children and an amount. */
function linesOf(root: XmlNode): RawLine[] {
  return root.children
    .filter((fact) => fact.name.endsWith('Tuple') && fact.children.length > 0)
    .flatMap((line) => {
      const description = textOf(line, 'NameOfTaxableGoodsOrServices', 'NameOfGoodsOrServices', 'ItemName');
      const amount = numberOf(line, 'AmountExcludingTax', 'Amount');
      if (!description && !amount) return [];
      const rate = textOf(line, 'TaxRate');
      return {
        description: description?.value,
        spec: textOf(line, 'Specification', 'SpecificationModel', 'SpecMod')?.value,
        unit: textOf(line, 'UnitOfGoodsOrServices', 'Unit', 'MeaUnits')?.value,
        quantity: numberOf(line, 'QuantityOfGoodsOrServices', 'Quantity')?.value,
        unitPrice: numberOf(line, 'UnitPriceOfGoodsOrServices', 'UnitPrice', 'UnPrice')?.value,
        netAmount: amount?.value,
        taxRate: rate && percentOrWord(rate.value),
        taxAmount: numberOf(line, 'TaxAmount', 'ComTaxAm')?.value,
      };
    });
}

function fieldsOf(root: XmlNode): RawFields {
  const kind = kindOf(root);
  const type = typeOf(textOf(root, 'TypeOfInvoice', 'TypeOfVoucher'), kind);
  const notes = textOf(root, 'Remarks', 'Remark');

  return {
    number: textOf(
      root,
      'NumberOfInvoice',
      'InvoiceNumber',
      'ElectronicInvoiceRailwayETicketNumber',
      'ElectronicInvoiceNumber',
      'UniqueCodeOfInvoice',
    ),
    code: textOf(root, 'CodeOfInvoice'),
    type,
    documentType: isRed(root) ?? documentTypeOf(type),
    issueDate: dateOf(root, 'DateOfIssue', 'IssueDate', 'IssueTime', 'RequestTime'),
    currency: { value: 'CNY', text: kind ?? root.name },
    ...partyFields('seller', party(root, 'Seller')),
    ...partyFields('buyer', party(root, 'Purchaser')),
    netAmount: numberOf(root, 'TotalAmountExcludingTax', 'TotalAmWithoutTax'),
    taxAmount: numberOf(root, 'TotalTaxAmount', 'TotalTaxAm', 'TaxAmount'),
    totalAmount: numberOf(
      root,
      'TaxIncludedAmountInFigures',
      'TotalAmountIncludingTax',
      'TotalTaxIncludedAmount',
      'TotalTax-includedAmount',
      'Fare',
    ),
    checkCode: textOf(root, 'IdentifyingCode', 'CheckCode'),
    notes,
    ...precedingInvoiceIn(notes?.value, (value, text) => ({ value, text })),
    travel: travelOf(root),
  };
}

const factsOf = (root: XmlNode) =>
  amountInWordsOf(textOf(root, 'TaxIncludedAmountInWords', 'TotalTax-includedAmountInChinese'));

export const xbrl: XmlSyntax = {
  name: 'xbrl',
  sign: /<(?:[\w.-]+:)?xbrl[\s>]/,
  matches: (root) => root.name === 'xbrl' && kindOf(root) !== undefined,
  read: (root) => [readingOf('xbrl', fieldsOf(root), linesOf(root), factsOf(root))],
};
