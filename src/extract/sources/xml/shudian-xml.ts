/**
 * 数电票 XML (root EInvoice): the fully electronic Chinese invoice as the platform of the tax bureau exports it.
 *
 * It has no invoice code, only the number of 20 digits. Rates are fractions ("0.060000") or words (免税).
 * Source: 财政部 电子凭证会计数据标准 (数电票).
 */
import { type XmlNode, allAt, at, textAt } from '../../../documents/xml.ts';
import type { InvoiceType } from '../../../domain/invoice.ts';
import { precedingInvoiceIn } from '../../fapiao/values/preceding-invoice.ts';
import { amountInWordsOf, type RawLine, readingOf } from './reading.ts';
import type { XmlSyntax } from './syntax.ts';
import { dateOf, numberOf, percentOrWord, type Raw, textOf } from './values.ts';

/** The type by the label GeneralOrSpecialVAT. Early files leave it empty: then the type stays unknown. */
function typeOf(header: XmlNode | undefined): Raw<InvoiceType> | undefined {
  const label = header && at(header, 'InherentLabel/GeneralOrSpecialVAT');
  const code = label && textAt(label, 'LabelCode');
  const name = (label && textAt(label, 'LabelName')) ?? '';
  if (code === '01' || name.includes('专用')) return { value: 'vat_special', text: `${code ?? ''} ${name}`.trim() };
  if (code === '02' || name.includes('普通')) return { value: 'vat_normal', text: `${code ?? ''} ${name}`.trim() };
  return undefined;
}

function lineOf(item: XmlNode): RawLine {
  const rate = textOf(item, 'TaxRate');
  return {
    description: textOf(item, 'ItemName')?.value,
    spec: textOf(item, 'SpecMod')?.value,
    unit: textOf(item, 'MeaUnits')?.value,
    quantity: numberOf(item, 'Quantity')?.value,
    unitPrice: numberOf(item, 'UnPrice')?.value,
    netAmount: numberOf(item, 'Amount')?.value,
    taxRate: rate && percentOrWord(rate.value),
    taxAmount: numberOf(item, 'ComTaxAm')?.value,
  };
}

function read(root: XmlNode) {
  const data = at(root, 'EInvoiceData');
  const header = at(root, 'Header');
  const seller = data && at(data, 'SellerInformation');
  const buyer = data && at(data, 'BuyerInformation');
  const basic = data && at(data, 'BasicInformation');
  const notes = textOf(data, 'AdditionalInformation/Remark');
  const cancelled = textOf(data, 'SpecificInformation/RedEInvoice/OriginalInvoiceCode');

  return [
    readingOf(
      'shudian-xml',
      {
        number: textOf(root, 'TaxSupervisionInfo/InvoiceNumber', 'Header/EIid'),
        type: typeOf(header),
        documentType: { value: 'invoice', text: root.name },
        issueDate: dateOf(root, 'TaxSupervisionInfo/IssueTime', 'EInvoiceData/BasicInformation/RequestTime'),
        currency: { value: 'CNY', text: root.name },
        'seller.name': textOf(seller, 'SellerName'),
        'seller.taxId': textOf(seller, 'SellerIdNum'),
        'seller.address': textOf(seller, 'SellerAddr'),
        'seller.phone': textOf(seller, 'SellerTelNum'),
        'seller.bank': textOf(seller, 'SellerBankName'),
        'seller.account': textOf(seller, 'SellerBankAccNum'),
        'buyer.name': textOf(buyer, 'BuyerName'),
        'buyer.taxId': textOf(buyer, 'BuyerIdNum'),
        'buyer.address': textOf(buyer, 'BuyerAddr'),
        'buyer.phone': textOf(buyer, 'BuyerTelNum'),
        'buyer.bank': textOf(buyer, 'BuyerBankName'),
        'buyer.account': textOf(buyer, 'BuyerBankAccNum'),
        netAmount: numberOf(basic, 'TotalAmWithoutTax'),
        taxAmount: numberOf(basic, 'TotalTaxAm'),
        totalAmount: numberOf(basic, 'TotalTax-includedAmount'),
        notes,
        ...precedingInvoiceIn(notes?.value, (value, text) => ({ value, text })),
        ...(cancelled && { 'precedingInvoice.number': cancelled }),
      },
      data ? allAt(data, 'IssuItemInformation').map(lineOf) : [],
      amountInWordsOf(textOf(basic, 'TotalTax-includedAmountInChinese')),
    ),
  ];
}

export const shudianXml: XmlSyntax = {
  name: 'shudian-xml',
  sign: /<EInvoice[\s>]/,
  // The root of the old OFD attachment is eInvoice, which is another syntax.
  matches: (root) => root.name === 'EInvoice' && at(root, 'EInvoiceData') !== undefined,
  read,
};
