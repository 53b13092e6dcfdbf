/** Every check, in the order in which a record shows them. */
import { amountInWordsCheck } from './amount-in-words.ts';
import type { Check, CheckDescription } from './check.ts';
import { currency } from './currency.ts';
import { notAnInvoice } from './not-an-invoice.ts';
import { dates } from './dates.ts';
import { duplicateCheck } from './duplicate.ts';
import { lostPages } from './lost-pages.ts';
import { neededFields } from './needed-fields.ts';
import { parties } from './parties.ts';
import { qrAgreement } from './qr-agreement.ts';
import { signature } from './signature.ts';
import { sourcesAgree } from './sources-agree.ts';
import { sums } from './sums.ts';
import { taxId } from './tax-id.ts';
import { taxRate } from './tax-rate.ts';
import { unreadLetters } from './unread-letters.ts';
import { xmlVsPage } from './xml-vs-page.ts';

export const checks: readonly Check[] = [
  notAnInvoice,
  unreadLetters,
  sums,
  taxRate,
  amountInWordsCheck,
  qrAgreement,
  xmlVsPage,
  sourcesAgree,
  dates,
  taxId,
  currency,
  signature,
  lostPages,
  neededFields,
  parties,
];

/** Those above, and the one that compares the invoices of a run with each other. */
const described: readonly CheckDescription[] = [...checks, duplicateCheck];

/** Undefined for a check of another version. */
export const checkNamed = (id: string): CheckDescription | undefined => described.find((check) => check.id === id);
