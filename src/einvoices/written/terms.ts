/**
 * The terms of EN 16931 that a record gives, under their numbers. What the standard asks for and the record does not have is
 * named; nothing is made up.
 */
import { Failure } from '../../domain/failure.ts';
import type { Invoice, InvoiceLine, Party } from '../../domain/invoice.ts';
import { fromMinorUnits, minorUnits, sumAmounts } from '../../domain/money.ts';
import { type Message, message } from '../../texts/message.ts';
import { percentOf } from '../draw/taxes.ts';
import { type PostalAddress, postalAddress } from './postal-address.ts';
import { unitCodeOf } from './unit-codes.ts';

export interface PartyTerms {
  readonly name: string;
  readonly address: PostalAddress;
  readonly country: string;
  readonly phone: string | undefined;
  /** `VA`: a VAT number (BT-31, BT-48); `FC`: any other tax number (BT-32). */
  readonly tax: { readonly id: string; readonly scheme: 'VA' | 'FC' } | undefined;
}

export interface LineTerms {
  readonly name: string;
  readonly description: string | undefined;
  readonly unitCode: string;
  readonly quantity: number;
  readonly price: number;
  readonly net: number;
  /** In percent; category S. */
  readonly rate: number;
}

export interface TaxTerms {
  readonly rate: number;
  readonly basis: number;
  readonly tax: number;
}

export interface Terms {
  readonly number: string;
  readonly issueDate: string;
  /** UNTDID 1001. */
  readonly typeCode: '380' | '381';
  readonly currency: string;
  readonly notes: string | undefined;
  readonly seller: PartyTerms;
  readonly buyer: PartyTerms;
  readonly purchaseOrder: string | undefined;
  /** BG-3: BT-25 and BT-26. */
  readonly preceding: { readonly number: string; readonly issueDate: string | undefined } | undefined;
  readonly iban: string | undefined;
  readonly paymentTerms: string | undefined;
  readonly dueDate: string | undefined;
  readonly lines: readonly LineTerms[];
  readonly taxes: readonly TaxTerms[];
  /** BT-106, BT-109, BT-110 and BT-112. */
  readonly lineTotal: number;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
}

/** Notes what is missing, and stands in for it so that one run names all. */
interface Collector {
  text(value: string | null | undefined, term: string, what: Message): string;
  number(value: number | null | undefined, term: string, what: Message): number;
}

/** Throws `bad_request` with the terms that are missing. */
export function termsOf(printed: Invoice): Terms {
  const missing: Message[] = [];
  const collect: Collector = {
    text(value, term, what) {
      if (value === null || value === undefined || value.trim() === '')
        missing.push(message('eInvoice.term', { term, what }));
      return value ?? '';
    },
    number(value, term, what) {
      if (value === null || value === undefined) missing.push(message('eInvoice.term', { term, what }));
      return value ?? 0;
    },
  };
  const terms = collected(withPositiveAmounts(printed), collect);
  if (missing.length > 0)
    throw new Failure('bad_request', message('eInvoice.lacksTerms', { terms: missing }), {
      detail: message('advice.completeInvoice', {}),
    });
  return terms;
}

function collected(invoice: Invoice, collect: Collector): Terms {
  const { documentType, iban, paymentTerms, purchaseOrder, dueDate, notes, precedingInvoice } = invoice;
  const typeCode = typeCodeOf(documentType);
  const rate = commonRate(invoice);
  const lines = invoice.lines.map((line, index) => lineTerms(line, index + 1, rate, collect));
  collect.number(lines.length > 0 ? lines.length : undefined, 'BG-25', message('term.lines', {}));
  return {
    number: collect.text(invoice.number, 'BT-1', message('term.number', {})),
    issueDate: collect.text(invoice.issueDate, 'BT-2', message('term.date', {})),
    typeCode: typeCode ?? (collect.text(typeCode, 'BT-3', message('term.type', { type: documentType })) as '380'),
    currency: collect.text(invoice.currency, 'BT-5', message('term.currency', {})),
    notes: notes ?? undefined,
    seller: partyTerms(invoice.seller, 'seller', collect),
    buyer: partyTerms(invoice.buyer, 'buyer', collect),
    purchaseOrder: purchaseOrder ?? undefined,
    preceding:
      precedingInvoice.number === null
        ? undefined
        : { number: precedingInvoice.number, issueDate: precedingInvoice.issueDate ?? undefined },
    iban: iban ?? undefined,
    paymentTerms: paymentTerms ?? undefined,
    dueDate: dueDate ?? undefined,
    lines,
    taxes: taxesOf(lines),
    lineTotal: sumAmounts(lines.map(({ net }) => net)),
    net: collect.number(invoice.netAmount, 'BT-109', message('term.net', {})),
    tax: collect.number(invoice.taxAmount, 'BT-110', message('term.tax', {})),
    total: collect.number(invoice.totalAmount, 'BT-112', message('term.total', {})),
  };
}

function typeCodeOf(documentType: Invoice['documentType']): '380' | '381' | undefined {
  if (documentType === 'invoice') return '380';
  return documentType === 'credit_note' ? '381' : undefined;
}

const numbersOfParties = {
  seller: { name: 'BT-27', nameOf: 'term.sellerName', country: 'BT-40', countryOf: 'term.sellerCountry' },
  buyer: { name: 'BT-44', nameOf: 'term.buyerName', country: 'BT-55', countryOf: 'term.buyerCountry' },
} as const;

function partyTerms(party: Party, role: 'seller' | 'buyer', collect: Collector): PartyTerms {
  const numbers = numbersOfParties[role];
  const taxId = party.taxId?.replace(/\s/g, '') ?? null;
  const address = postalAddress(party.address, taxId);
  const isVat = taxId !== null && /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(taxId);
  // A buyer has no other tax number in EN 16931.
  const tax = taxId === null || (!isVat && role === 'buyer') ? undefined : taxOf(taxId, isVat);
  return {
    name: collect.text(party.name, numbers.name, message(numbers.nameOf, {})),
    address,
    country: collect.text(address.country, numbers.country, message(numbers.countryOf, {})),
    phone: party.phone ?? undefined,
    tax,
  };
}

const taxOf = (id: string, isVat: boolean): NonNullable<PartyTerms['tax']> => ({ id, scheme: isVat ? 'VA' : 'FC' });

function lineTerms(line: InvoiceLine, number: number, common: number | undefined, collect: Collector): LineTerms {
  const { description, spec, unit, quantity, unitPrice, netAmount } = line;
  const ofLine = (what: Message): Message => message('term.ofLine', { what, line: number });
  const rate = collect.number(percentOf(line.taxRate) ?? common, 'BT-152', ofLine(message('term.rate', {})));
  // Without VAT, the record does not say why there is none.
  collect.text(rate > 0 || line.taxRate === null ? 'S' : undefined, 'BT-151', ofLine(message('term.noVatReason', {})));
  // A negative price is a negative quantity (BR-27).
  const sign = (unitPrice ?? 0) < 0 ? -1 : 1;
  return {
    name: collect.text(description, 'BT-153', ofLine(message('term.lineName', {}))),
    description: spec ?? undefined,
    unitCode: collect.text(unitCodeOf(unit), 'BT-130', ofLine(message('term.unit', { unit: unit ?? '' }))),
    quantity: sign * collect.number(quantity, 'BT-129', ofLine(message('term.quantity', {}))),
    price: sign * collect.number(unitPrice, 'BT-146', ofLine(message('term.price', {}))),
    net: collect.number(netAmount, 'BT-131', ofLine(message('term.lineNet', {}))),
    rate,
  };
}

const taxFor = (basis: number, rate: number): number => fromMinorUnits(minorUnits((basis * rate) / 100));

/** Where no line has a rate: the one of whole or half percent that makes the tax of the net amount. */
function commonRate({ lines, netAmount, taxAmount }: Invoice): number | undefined {
  if (netAmount === null || taxAmount === null || netAmount === 0 || taxAmount === 0) return undefined;
  if (lines.some(({ taxRate }) => taxRate !== null)) return undefined;
  const rate = Math.round((taxAmount / netAmount) * 200) / 2;
  return taxFor(netAmount, rate) === taxAmount ? rate : undefined;
}

function taxesOf(lines: readonly LineTerms[]): readonly TaxTerms[] {
  const rates = [...new Set(lines.map(({ rate }) => rate))].sort((a, b) => b - a);
  return rates.map((rate) => {
    const basis = sumAmounts(lines.filter((line) => line.rate === rate).map(({ net }) => net));
    return { rate, basis, tax: taxFor(basis, rate) };
  });
}

/** A credit note that prints its amounts with a minus says the same with positive ones: its type says that money goes back. */
export function withPositiveAmounts(invoice: Invoice): Invoice {
  if (invoice.documentType !== 'credit_note' || (invoice.totalAmount ?? 0) >= 0) return invoice;
  const turned = (amount: number | null): number | null => (amount === null ? null : 0 - amount);
  return {
    ...invoice,
    netAmount: turned(invoice.netAmount),
    taxAmount: turned(invoice.taxAmount),
    totalAmount: turned(invoice.totalAmount),
    lines: invoice.lines.map((line) => ({
      ...line,
      // The minus stands at the quantity or at the price.
      ...((line.unitPrice ?? 0) < 0 ? { unitPrice: turned(line.unitPrice) } : { quantity: turned(line.quantity) }),
      netAmount: turned(line.netAmount),
      taxAmount: turned(line.taxAmount),
    })),
  };
}
