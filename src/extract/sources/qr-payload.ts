/**
 * The reading of the QR code of a Chinese invoice, from its decoded text.
 *
 * The elements have no names: their meaning follows from their position and from the kind of invoice in the second one.
 * The amount is net on VAT invoices with a code, and the total on those without. Where that is unknown it becomes the fact
 * `openAmount` instead of a field. A payload that does not fit is not that of an invoice and gives no reading at all.
 */
import { parseMachineDate } from '../../domain/dates.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { DocumentType, InvoiceType } from '../../domain/invoice.ts';
import type { Facts, Fields, FieldName, FieldValues, Reading } from '../reading.ts';

type AmountRole = 'net' | 'total';

interface Kind {
  readonly type?: InvoiceType;
  readonly documentType?: DocumentType;
  readonly amount?: AmountRole;
}

/** The kinds by the second element of the payload (发票种类代码). What is not certain is left out. */
const kinds: Readonly<Record<string, Kind>> = {
  '01': { type: 'vat_special', documentType: 'invoice', amount: 'net' }, // 增值税专用发票
  '04': { type: 'vat_normal', documentType: 'invoice', amount: 'net' }, // 增值税普通发票
  '08': { type: 'vat_special', documentType: 'invoice', amount: 'net' }, // 增值税电子专用发票
  '10': { type: 'vat_normal', documentType: 'invoice', amount: 'net' }, // 增值税电子普通发票
  '11': { type: 'vat_normal', documentType: 'invoice' }, // 卷式普通发票
  '14': { type: 'vat_normal', documentType: 'invoice' }, // 通行费电子普通发票
  '31': { type: 'vat_special', documentType: 'invoice', amount: 'total' }, // 数电票（专用发票）
  '32': { type: 'vat_normal', documentType: 'invoice', amount: 'total' }, // 数电票（普通发票）
  '51': { type: 'train', documentType: 'ticket' }, // 铁路电子客票
  '61': { type: 'flight', documentType: 'ticket', amount: 'total' }, // 航空运输电子客票行程单
  '85': { type: 'vat_special', documentType: 'invoice' }, // 数电纸质发票（专用发票）
  '86': { type: 'vat_normal', documentType: 'invoice' }, // 数电纸质发票（普通发票）
};

const confidence = 0.99;
/** Payloads of invoices have up to 120 characters; a QR code may have 7000. */
const maxPayloadLength = 400;

/** The parts of a payload, with its kind. A part that the payload leaves out is empty. */
interface Parts extends Kind {
  readonly code: string;
  readonly number: string;
  readonly money: string;
  readonly date: string;
  readonly checkCode: string;
}

/** `01,<kind>,<code>,<number>,<amount>,<date>,<check code>,<crc>`; rail tickets leave the code out altogether. */
function vatParts(elements: readonly string[]): Parts | undefined {
  const [version, kind = '', third = '', fourth = '', fifth = '', sixth = '', seventh = ''] = elements;
  if (version !== '01' || !/^\d{2}$/.test(kind)) return undefined;
  if (/^\d{20}$/.test(third)) {
    // The elements are shifted by one, as on rail tickets with a net amount. Type and role of the amount of the kind do not apply.
    return { code: '', number: third, money: fourth, date: fifth, checkCode: '', amount: 'net' };
  }
  if (!/^(\d{10}|\d{12})?$/.test(third) || !/^(\d{8}|\d{20})$/.test(fourth)) return undefined;
  if (!/^(\d{20}|[\w]{0,8})$/.test(seventh)) return undefined;
  return { ...kinds[kind], code: third, number: fourth, money: fifth, date: sixth, checkCode: seventh };
}

/** 财政票据: `CZ-EI-00,<version>,<code>,<number>,<check code>,<date>,<total>`. */
function fiscalParts(elements: readonly string[]): Parts | undefined {
  const [prefix = '', , code = '', number = '', checkCode = '', date = '', money = ''] = elements;
  if (!/^CZ-EI-\d{2}$/i.test(prefix)) return undefined;
  if (!/^\d{8}$/.test(code) || !/^\d{10}$/.test(number) || !/^\w{0,20}$/.test(checkCode)) return undefined;
  return { type: 'other', documentType: 'receipt', amount: 'total', code, number, checkCode, date, money };
}

/** Fiscal receipts of some provinces carry a link instead: `…/page/<code8>/<number10>/<check6>`. */
function linkParts(payload: string): Parts | undefined {
  const match = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?(\d{8})\/(\d{10})\/(\w{6})\/?(?:[?#].*)?$/i.exec(payload);
  if (!match) return undefined;
  const [, code = '', number = '', checkCode = ''] = match;
  return { type: 'other', documentType: 'receipt', code, number, checkCode, date: '', money: '' };
}

/**
 * The reading of one decoded payload on page `page` (from 1); undefined where it is not that of an invoice.
 * Blanks around the elements, ISO dates, missing amounts and missing checksums are accepted.
 */
export function readingFromQr(payload: string, page: number): Reading | undefined {
  if (payload.length > maxPayloadLength) return undefined;
  const text = payload.normalize('NFKC').trim();
  const elements = text.split(',').map((element) => element.replace(/\s/g, ''));
  const parts = vatParts(elements) ?? fiscalParts(elements) ?? linkParts(text);
  if (!parts) return undefined;

  const issueDate = parts.date === '' ? undefined : parseMachineDate(parts.date);
  const amount = /^-?\d{1,12}(\.\d{1,2})?$/.test(parts.money) ? Number(parts.money) : undefined;
  if ((parts.date !== '' && !issueDate) || (parts.money !== '' && amount === undefined)) return undefined;

  const fields: { [Field in FieldName]?: Evidence<FieldValues[Field]> } = {};
  function say<Field extends FieldName>(field: Field, value: FieldValues[Field] | '' | undefined): void {
    if (value === '' || value === undefined) return;
    const evidence: Evidence<FieldValues[Field]> = { value, confidence, method: 'qr', page, text: payload };
    Object.assign(fields, { [field]: evidence });
  }
  say('number', parts.number);
  say('code', parts.code);
  say('checkCode', parts.checkCode);
  say('issueDate', issueDate);
  say('type', parts.type);
  say('documentType', parts.documentType);
  say('currency', 'CNY');
  if (parts.amount) say(parts.amount === 'net' ? 'netAmount' : 'totalAmount', amount);
  const facts: Facts = parts.amount || amount === undefined ? {} : { openAmount: amount };
  return { source: 'qr', fields: fields satisfies Fields, lines: [], facts, pages: [page, page] };
}
