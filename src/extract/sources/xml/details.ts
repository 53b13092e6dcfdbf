/**
 * What an e-invoice says beyond the canonical invoice, as far as people need it on a page: the terms of EN 16931 that
 * have no field there. Each syntax that knows them gives one of these for each of its readings.
 */
import type { XmlNode } from '../../../documents/xml.ts';
import { dateOf, joinedTextOf, numberOf, textOf } from './values.ts';

/** VAT of one rate (BG-23). */
export interface TaxDetails {
  /** In percent. */
  readonly rate: number | undefined;
  /** UNTDID 5305: S, Z, E, AE, K, G, O, … */
  readonly category: string | undefined;
  readonly basis: number | undefined;
  readonly tax: number | undefined;
  /** Why there is no tax. */
  readonly exemption: string | undefined;
}

/** An allowance (BG-20) or a charge (BG-21) of the whole document, as a positive amount. */
export interface Adjustment {
  readonly kind: 'allowance' | 'charge';
  readonly reason: string | undefined;
  readonly amount: number;
}

export interface PartyDetails {
  /** Number in a register of companies (BT-30, BT-47). */
  readonly registration: string | undefined;
  readonly contact: string | undefined;
  readonly email: string | undefined;
}

export interface LineDetails {
  /** The seller's number of the article (BT-155). */
  readonly article: string | undefined;
  /** Notes and descriptions below the name (BT-127, BT-154), one a line. */
  readonly notes: string | undefined;
}

export interface InvoiceDetails {
  readonly seller: PartyDetails;
  readonly buyer: PartyDetails;
  /** BT-73 and BT-74: ISO 8601 dates. */
  readonly periodStart: string | undefined;
  readonly periodEnd: string | undefined;
  /** BT-72: an ISO 8601 date. */
  readonly deliveryDate: string | undefined;
  /** BT-10. */
  readonly buyerReference: string | undefined;
  /** BT-12. */
  readonly contract: string | undefined;
  /** Numbers of the invoices that this one follows or corrects (BT-25). */
  readonly precedingInvoices: readonly string[];
  readonly taxes: readonly TaxDetails[];
  readonly adjustments: readonly Adjustment[];
  /** The amount to be paid (BT-115). */
  readonly due: number | undefined;
  readonly accountName: string | undefined;
  /** ISO 9362. */
  readonly bic: string | undefined;
  /** What the payer is to write on the transfer (BT-83). */
  readonly remittance: string | undefined;
  /** In the order of the lines of the reading. */
  readonly lines: readonly LineDetails[];
}

const nobody: PartyDetails = { registration: undefined, contact: undefined, email: undefined };

/** The details of an invoice whose source has none. */
export const noDetails: InvoiceDetails = {
  seller: nobody,
  buyer: nobody,
  periodStart: undefined,
  periodEnd: undefined,
  deliveryDate: undefined,
  buyerReference: undefined,
  contract: undefined,
  precedingInvoices: [],
  taxes: [],
  adjustments: [],
  due: undefined,
  accountName: undefined,
  bic: undefined,
  remittance: undefined,
  lines: [],
};

/** Finds the value at the first of several paths that has one. */
export const textAtFirst = (node: XmlNode | undefined, ...paths: string[]): string | undefined =>
  textOf(node, ...paths)?.value;
export const numberAtFirst = (node: XmlNode | undefined, ...paths: string[]): number | undefined =>
  numberOf(node, ...paths)?.value;
export const dateAtFirst = (node: XmlNode | undefined, ...paths: string[]): string | undefined =>
  dateOf(node, ...paths)?.value;

/** The texts at all of the paths, one per line, without repetitions. */
export function textsAt(node: XmlNode, ...paths: string[]): string | undefined {
  const texts = new Set(paths.flatMap((path) => joinedTextOf(node, path)?.value ?? []));
  return texts.size === 0 ? undefined : [...texts].join('\n');
}

/** The text if it has the shape of ISO 9362, else undefined. */
export const bicOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(text.toUpperCase())
    ? text.toUpperCase()
    : undefined;
