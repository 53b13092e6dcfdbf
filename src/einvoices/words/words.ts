/** The words of a drawn invoice in one language. Each language is one file beside this one. */
import type { DocumentType } from '../../domain/invoice.ts';

/** Reasons why no VAT is charged, by their codes (UNTDID 5305). */
export type TaxCategory = 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';
/** Units that have words; the others have signs, which are the same everywhere. */
export type UnitWord = 'piece' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface Words {
  /** ISO 639-1. */
  readonly language: string;
  /** BCP 47: how numbers and dates are written. */
  readonly locale: string;
  readonly date: Intl.DateTimeFormatOptions;
  /** VAT numbers, IBANs and addresses of these countries (ISO 3166-1) make this the language of the page. */
  readonly countries: readonly string[];
  readonly titles: Readonly<Record<DocumentType, string>>;
  readonly seller: string;
  readonly buyer: string;
  readonly number: string;
  readonly code: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly deliveryDate: string;
  readonly period: string;
  readonly purchaseOrder: string;
  readonly buyerReference: string;
  readonly contract: string;
  readonly precedingInvoice: string;
  readonly checkCode: string;
  readonly taxId: string;
  readonly registration: string;
  readonly contact: string;
  readonly phone: string;
  readonly email: string;
  readonly bank: string;
  readonly account: string;
  readonly columns: Readonly<
    Record<'position' | 'description' | 'quantity' | 'unit' | 'unitPrice' | 'rate' | 'net' | 'tax', string>
  >;
  readonly article: string;
  readonly units: Readonly<Record<UnitWord, string>>;
  readonly taxes: string;
  readonly taxColumns: Readonly<Record<'rate' | 'basis' | 'tax', string>>;
  readonly categories: Readonly<Record<TaxCategory, string>>;
  readonly lineSum: string;
  readonly allowance: string;
  readonly charge: string;
  readonly net: string;
  readonly tax: string;
  readonly total: string;
  readonly inWords: string;
  readonly prepaid: string;
  readonly rounding: string;
  readonly due: string;
  readonly payment: string;
  readonly terms: string;
  readonly accountName: string;
  readonly remittance: string;
  readonly scanToPay: string;
  readonly notes: string;
  readonly journey: string;
  readonly passenger: string;
  readonly route: string;
  readonly carrierNumber: string;
  readonly departure: string;
  readonly seat: string;
  readonly review: string;
  /** What the mark at a value means. */
  readonly unsure: string;
  /** What the page is, for the foot: the data count, not the picture of them. */
  readonly drawnFromXml: string;
  readonly drawnFromRecord: string;
  /** Around the page and the number of pages. */
  readonly page: readonly [before: string, between: string, after: string];
}
