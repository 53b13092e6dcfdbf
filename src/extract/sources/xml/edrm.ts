/**
 * The invoice inside an old OFD (Attachs/original_invoice.xml): root eInvoice in the EDRM namespace.
 *
 * It has every line, even where the pages refer to a list (详见销货清单). Dates are written out (2020年10月10日), and amounts
 * may have currency signs.
 * Source: http://www.edrm.org.cn/schema/e-invoice/2019
 */
import { type XmlNode, allAt, child } from '../../../documents/xml.ts';
import { isoDate, parseMachineDate } from '../../../domain/dates.ts';
import type { InvoiceType } from '../../../domain/invoice.ts';
import { splitAccount, splitPhone } from '../../fapiao/values/chinese-contact.ts';
import { precedingInvoiceIn } from '../../fapiao/values/preceding-invoice.ts';
import { partyFields, type RawFields, type RawLine, type RawParty, readingOf } from './reading.ts';
import type { XmlSyntax } from './syntax.ts';
import { parsed, parseDecimal, partOf, percentOrWord, type Raw, textOf } from './values.ts';

/** The text of the element that has this name in the schema. */
type Lookup = (name: string) => Raw<string> | undefined;

/** `2020年10月10日`, with or without blanks, or a date as machines write it. */
function parseDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text) ?? [];
  return year && month && day ? isoDate(Number(year), Number(month), Number(day)) : parseMachineDate(text);
}

const parseAmount = (text: string): number | undefined => parseDecimal(text.normalize('NFKC').replace(/[¥\s,]/g, ''));

/** The type by the text of the QR code. TypeCode is not read, because issuers use different values for it. */
function parseType(graphCode: string): InvoiceType | undefined {
  const kind = /^01,(\d{2}),/.exec(graphCode)?.[1] ?? '';
  if (['01', '08'].includes(kind)) return 'vat_special';
  return ['04', '10', '11', '14'].includes(kind) ? 'vat_normal' : undefined;
}

/** Address and telephone are one text, and so are bank and account. */
function partyOf(look: Lookup, role: 'Seller' | 'Buyer'): RawParty {
  const contact = look(`${role}AddrTel`);
  const account = look(`${role}FinancialAccount`);

  return {
    name: look(`${role}Name`),
    taxId: look(`${role}TaxID`),
    address: partOf(contact, (text) => splitPhone(text).address),
    phone: partOf(contact, (text) => splitPhone(text).phone),
    bank: partOf(account, (text) => splitAccount(text).bank),
    account: partOf(account, (text) => splitAccount(text).account),
  };
}

function fieldsOf(look: Lookup): RawFields {
  return {
    number: look('InvoiceNo'),
    code: look('InvoiceCode'),
    type: parsed(look('GraphCode'), parseType),
    documentType: { value: 'invoice', text: 'eInvoice' },
    issueDate: parsed(look('IssueDate'), parseDate),
    currency: { value: 'CNY', text: 'eInvoice' },
    ...partyFields('seller', partyOf(look, 'Seller')),
    ...partyFields('buyer', partyOf(look, 'Buyer')),
    netAmount: parsed(look('TaxExclusiveTotalAmount'), parseAmount),
    taxAmount: parsed(look('TaxTotalAmount'), parseAmount),
    totalAmount: parsed(look('TaxInclusiveTotalAmount'), parseAmount),
    checkCode: parsed(look('InvoiceCheckCode'), (text) => text.replace(/\s/g, '')),
    notes: look('Note'),
    ...precedingInvoiceIn(look('Note')?.value, (value, text) => ({ value, text })),
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

export const edrm: XmlSyntax = {
  name: 'ofd-original-invoice',
  sign: /<(?:[\w.-]+:)?eInvoice[\s>]/,
  matches: (root) => root.name === 'eInvoice' && child(root, 'InvoiceNo') !== undefined,
  read(root: XmlNode) {
    const look: Lookup = (name) => textOf(root, name, `Seller/${name}`, `Buyer/${name}`);
    const lines = allAt(root, 'GoodsInfos/GoodsInfo').map((info) => lineOf((name) => textOf(info, name)));
    return [readingOf('ofd-original-invoice', fieldsOf(look), lines)];
  },
};
