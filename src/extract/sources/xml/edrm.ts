/**
 * The invoice inside an old OFD (Attachs/original_invoice.xml): root eInvoice in the EDRM namespace.
 *
 * It holds every line, also where the pages say 详见销货清单. Dates are written out: 2020年10月10日.
 * Source: http://www.edrm.org.cn/schema/e-invoice/2019
 */
import { type XmlNode, allAt, at, child } from '../../../documents/xml.ts';
import { isoDate } from '../../../domain/dates.ts';
import type { InvoiceType } from '../../../domain/invoice.ts';
import type { Dialect } from './dialect.ts';
import { splitAddressAndPhone, splitBankAndAccount } from './chinese-parties.ts';
import { type Raw, type RawLine, dateOf, numberOf, percentOrWord, readingOf, textOf } from './values.ts';

function issueDateOf(root: XmlNode): Raw<string> | undefined {
  const written = textOf(root, 'IssueDate');
  const [, year, month, day] = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(written?.value ?? '') ?? [];
  const value = year && month && day ? isoDate(Number(year), Number(month), Number(day)) : undefined;
  return value && written ? { value, text: written.text } : dateOf(root, 'IssueDate');
}

/** The code in its own QR code is surer than TypeCode, whose values issuers fill in differently. */
function typeOf(root: XmlNode): Raw<InvoiceType> | undefined {
  const graphCode = textOf(root, 'GraphCode');
  const kind = /^01,(\d{2}),/.exec(graphCode?.value ?? '')?.[1];
  if (!graphCode || !kind) return undefined;
  if (['01', '08'].includes(kind)) return { value: 'vat_special', text: graphCode.text };
  return ['04', '10', '11', '14'].includes(kind) ? { value: 'vat_normal', text: graphCode.text } : undefined;
}

function lineOf(info: XmlNode): RawLine {
  const rate = textOf(info, 'TaxScheme');
  return {
    description: textOf(info, 'Item')?.value,
    spec: textOf(info, 'Specification')?.value,
    unit: textOf(info, 'MeasurementDimension')?.value,
    quantity: numberOf(info, 'Quantity')?.value,
    unitPrice: numberOf(info, 'Price')?.value,
    netAmount: numberOf(info, 'Amount')?.value,
    taxRate: rate && percentOrWord(rate.value),
    taxAmount: numberOf(info, 'TaxAmount')?.value,
  };
}

function party(root: XmlNode, role: 'Seller' | 'Buyer') {
  const node = at(root, role);
  return {
    name: textOf(node, `${role}Name`),
    taxId: textOf(node, `${role}TaxID`),
    ...splitAddressAndPhone(textOf(node, `${role}AddrTel`)),
    ...splitBankAndAccount(textOf(node, `${role}FinancialAccount`)),
  };
}

function read(root: XmlNode) {
  const seller = party(root, 'Seller');
  const buyer = party(root, 'Buyer');
  return [
    readingOf(
      'ofd-original-invoice',
      {
        number: textOf(root, 'InvoiceNo'),
        code: textOf(root, 'InvoiceCode'),
        type: typeOf(root),
        documentType: { value: 'invoice', text: root.name },
        issueDate: issueDateOf(root),
        currency: { value: 'CNY', text: root.name },
        'seller.name': seller.name,
        'seller.taxId': seller.taxId,
        'seller.address': seller.address,
        'seller.phone': seller.phone,
        'seller.bank': seller.bank,
        'seller.account': seller.account,
        'buyer.name': buyer.name,
        'buyer.taxId': buyer.taxId,
        'buyer.address': buyer.address,
        'buyer.phone': buyer.phone,
        'buyer.bank': buyer.bank,
        'buyer.account': buyer.account,
        netAmount: numberOf(root, 'TaxExclusiveTotalAmount'),
        taxAmount: numberOf(root, 'TaxTotalAmount'),
        totalAmount: numberOf(root, 'TaxInclusiveTotalAmount'),
        checkCode: textOf(root, 'InvoiceCheckCode'),
        notes: textOf(root, 'Note'),
      },
      allAt(root, 'GoodsInfos/GoodsInfo').map(lineOf),
    ),
  ];
}

export const edrm: Dialect = {
  name: 'ofd-original-invoice',
  matches: (root) => root.name === 'eInvoice' && child(root, 'InvoiceNo') !== undefined,
  read,
};
