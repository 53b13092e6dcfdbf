/** How files of bills are written that programs with an import in CSV take: a row for each tax rate, amounts without tax. */
import type { Preset } from '../layout.ts';

export const billsFile = {
  rows: 'by-rate',
  heads: true,
  separator: 'comma',
  quotes: true,
  decimal: 'point',
  dates: 'dd/MM/yyyy',
  encoding: 'utf-8',
  currencies: 'column',
} as const satisfies Partial<Preset['layout']>;
