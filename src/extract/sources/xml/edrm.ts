/**
 * The invoice inside an old OFD (Attachs/original_invoice.xml): root eInvoice in the EDRM namespace.
 *
 * It holds every line, also where the pages say 详见销货清单. Dates are written out (2020年10月10日), amounts may bear signs.
 * Source: http://www.edrm.org.cn/schema/e-invoice/2019
 */
import { type XmlNode, allAt, child } from '../../../documents/xml.ts';
import { isoDate, parseMachineDate } from '../../../domain/dates.ts';
import type { InvoiceType } from '../../../domain/invoice.ts';
import { splitAccount, splitPhone } from '../../fapiao/values/chinese-contact.ts';
import type { Dialect } from './syntax.ts';
import { type Raw, type RawFields, type RawLine, parseDecimal, percentOrWord, readingOf, textOf } from './values.ts';

/** The text that stands under a name of the schema. */
type Lookup = (name: string) => Raw<string> | undefined;

function parsed<Value>(
  raw: Raw<string> | undefined,
  parse: (text: string) => Value | undefined,
): Raw<Value> | undefined {
  const value = raw && parse(raw.value);
  return raw && value !== undefined ? { ...raw, value } : undefined;
}

/** `2020年10月10日`, blanks between allowed, or as machines write dates. */
function parseDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text) ?? [];
  return year && month && day ? isoDate(Number(year), Number(month), Number(day)) : parseMachineDate(text);
}

const parseAmount = (text: string): number | undefined => parseDecimal(text.normalize('NFKC').replace(/[¥\s,]/g, ''));

/** The code in its own QR code is surer than TypeCode, whose values issuers fill in differently. */
function parseType(graphCode: string): InvoiceType | undefined {
  const kind = /^01,(\d{2}),/.exec(graphCode)?.[1] ?? '';
  if (['01', '08'].includes(kind)) return 'vat_special';
  return ['04', '10', '11', '14'].includes(kind) ? 'vat_normal' : undefined;
}

/** Address and phone are one text, bank and account another; a part that is not there is absent. */
function partyOf(look: Lookup, role: 'Seller' | 'Buyer') {
  const contact = look(`${role}AddrTel`);
  const account = look(`${role}FinancialAccount`);
  const part = (raw: Raw<string> | undefined, take: (text: string) => string) =>
    parsed(raw, (text) => take(text) || undefined);
  return {
    name: look(`${role}Name`),
    taxId: look(`${role}TaxID`),
    address: part(contact, (text) => splitPhone(text).address),
    phone: part(contact, (text) => splitPhone(text).phone),
    bank: part(account, (text) => splitAccount(text).bank),
    account: part(account, (text) => splitAccount(text).account),
  };
}

function fieldsOf(look: Lookup): RawFields {
  const seller = partyOf(look, 'Seller');
  const buyer = partyOf(look, 'Buyer');
  return {
    number: look('InvoiceNo'),
    code: look('InvoiceCode'),
    type: parsed(look('GraphCode'), parseType),
    documentType: { value: 'invoice', text: 'eInvoice' },
    issueDate: parsed(look('IssueDate'), parseDate),
    currency: { value: 'CNY', text: 'eInvoice' },
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
    netAmount: parsed(look('TaxExclusiveTotalAmount'), parseAmount),
    taxAmount: parsed(look('TaxTotalAmount'), parseAmount),
    totalAmount: parsed(look('TaxInclusiveTotalAmount'), parseAmount),
    checkCode: parsed(look('InvoiceCheckCode'), (text) => text.replace(/\s/g, '')),
    notes: look('Note'),
  };
}

const lineOf = (look: Lookup): RawLine => ({
  description: look('Item')?.value,
  spec: look('Specification')?.value,
  unit: look('MeasurementDimension')?.value,
  quantity: parsed(look('Quantity'), parseAmount)?.value,
  unitPrice: parsed(look('Price'), parseAmount)?.value,
  netAmount: parsed(look('Amount'), parseAmount)?.value,
  taxRate: parsed(look('TaxScheme'), percentOrWord)?.value,
  taxAmount: parsed(look('TaxAmount'), parseAmount)?.value,
});

export const edrm: Dialect = {
  name: 'ofd-original-invoice',
  matches: (root) => root.name === 'eInvoice' && child(root, 'InvoiceNo') !== undefined,
  read(root: XmlNode) {
    const look: Lookup = (name) => textOf(root, name, `Seller/${name}`, `Buyer/${name}`);
    const lines = allAt(root, 'GoodsInfos/GoodsInfo').map((info) => lineOf((name) => textOf(info, name)));
    return [readingOf('ofd-original-invoice', fieldsOf(look), lines)];
  },
};
