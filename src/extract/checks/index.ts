/** Every check, in the order in which a record shows them. */
import { amountInWordsCheck } from './amount-in-words.ts';
import type { Check } from './check.ts';
import { currency } from './currency.ts';
import { dates } from './dates.ts';
import { qrAgreement } from './qr-agreement.ts';
import { sourcesAgree } from './sources-agree.ts';
import { sums } from './sums.ts';
import { taxId } from './tax-id.ts';
import { taxRate } from './tax-rate.ts';
import { xmlVsPage } from './xml-vs-page.ts';

export const checks: readonly Check[] = [
  sums,
  taxRate,
  amountInWordsCheck,
  qrAgreement,
  xmlVsPage,
  sourcesAgree,
  dates,
  taxId,
  currency,
];
