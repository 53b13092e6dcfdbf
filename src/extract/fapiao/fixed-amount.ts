/**
 * Invoices of a fixed amount (通用定额发票), which is printed on them in words, mostly in large type. Their date is stamped
 * and their seller is only named in a seal, so that neither is needed.
 */
import type { Evidence } from '../../domain/evidence.ts';
import { boundedBy } from './calibration.ts';
import { localInvoice as sure } from './confidence.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import type { Family } from '../families/family.ts';
import { readLocal } from './local-invoice/read.ts';
import { formPageOf } from './local-invoice/form-page.ts';

/** Fixed amounts are 1, 2 or 5 times a power of ten. Anything else was misread. */
const isRound = (amount: number): boolean => /^[125]0*$/.test(String(amount));

function withRoundAmount(reading: Reading): Reading {
  const total: Evidence<number> | undefined = reading.fields.totalAmount;
  if (!total || isRound(total.value)) return reading;
  return { ...reading, fields: { ...reading.fields, totalAmount: boundedBy(total, sure.oddFixedAmount) } };
}

const signs: readonly Sign[] = [
  [/定额.{0,4}发票/, 0.6],
  [/代码:?1?\d{11}/, 0.15],
  [/号码:?\d{8}/, 0.15],
  [/[壹贰伍]?[拾佰仟]?[元圆]整?$/m, 0.1],
];
/** The title alone is enough; without it the other signs are not. */
const leastSigns = 0.6;

export const fixedAmount: Family = {
  name: 'fixed-amount',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) =>
    pages.flatMap((page) => {
      const reading = readLocal('fixed-amount', formPageOf(page));
      return reading ? [withRoundAmount(reading)] : [];
    }),
  needed: ['code', 'number', 'totalAmount'],
};
