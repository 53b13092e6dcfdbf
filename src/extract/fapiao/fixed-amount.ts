/**
 * Invoices of a fixed amount (通用定额发票): printed with it, in words and mostly large. They bear no date but a stamp's,
 * and their seller only as a seal, so neither is asked for.
 */
import type { Evidence } from '../../domain/evidence.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Reading } from '../reading.ts';
import type { Family } from '../families/family.ts';
import { readLocal } from './local-invoice/read.ts';
import { sheetOf } from './local-invoice/sheet.ts';

/** Fixed amounts are round: 1, 2, 5 times a power of ten. Anything else was misread. */
const isRound = (amount: number): boolean => /^[125]0*$/.test(String(amount));
const misread = 0.5;

function withRoundAmount(reading: Reading): Reading {
  const total: Evidence<number> | undefined = reading.fields.totalAmount;
  if (!total || isRound(total.value)) return reading;
  const doubtful = { ...total, confidence: Math.min(misread, total.confidence) };
  return { ...reading, fields: { ...reading.fields, totalAmount: doubtful } };
}

const signs: readonly Sign[] = [
  [/定额.{0,4}发票/, 0.6],
  [/代码:?1?\d{11}/, 0.15],
  [/号码:?\d{8}/, 0.15],
  [/[壹贰伍]?[拾佰仟]?[元圆]整?$/m, 0.1],
];
/** Its title is not left to chance. */
const leastSigns = 0.6;

export const fixedAmount: Family = {
  name: 'fixed-amount',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) =>
    pages.flatMap((page) => {
      const reading = readLocal('fixed-amount', sheetOf(page));
      return reading ? [withRoundAmount(reading)] : [];
    }),
  needed: ['code', 'number', 'totalAmount'],
};
