/** Numbers, dates and units as the language of a page writes them. */
import type { UnitWord, Words } from '../words/words.ts';

export interface Formatting {
  /** Two decimals, more where the amount has them. */
  readonly amount: (value: number) => string;
  readonly quantity: (value: number) => string;
  /** Of "19%": a rate that is no number stays as it is. */
  readonly rate: (text: string) => string;
  /** Of an ISO 8601 date. */
  readonly date: (iso: string) => string;
  /** Of a code of UN/ECE Recommendation 20; any other text stays as it is. */
  readonly unit: (text: string) => string;
}

export function formattingOf({ locale, date, units }: Words): Formatting {
  const number = (least: number, most: number) => {
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: 'always',
    });
    // The fonts have no narrow blank.
    return (value: number): string => format.format(value).replaceAll('\u202f', '\u00a0');
  };
  const [amount, quantity] = [number(2, 6), number(0, 6)];
  const dates = new Intl.DateTimeFormat(locale, { ...date, timeZone: 'UTC' });
  return {
    amount,
    quantity,
    rate(text) {
      const percent = /^(-?\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
      return percent === undefined ? text : `${quantity(Number(percent))} %`;
    },
    date(iso) {
      const day = new Date(`${iso}T00:00:00Z`);
      return Number.isNaN(day.getTime()) ? iso : dates.format(day);
    },
    unit(text) {
      const word = wordsByCode[text];
      return word === undefined ? (signsByCode[text] ?? text) : units[word];
    },
  };
}

const wordsByCode: Readonly<Record<string, UnitWord>> = {
  C62: 'piece',
  H87: 'piece',
  EA: 'piece',
  XPP: 'piece',
  HUR: 'hour',
  DAY: 'day',
  WEE: 'week',
  MON: 'month',
  ANN: 'year',
};

const signsByCode: Readonly<Record<string, string>> = {
  KGM: 'kg',
  GRM: 'g',
  TNE: 't',
  MTR: 'm',
  CMT: 'cm',
  MMT: 'mm',
  KMT: 'km',
  KTM: 'km',
  MTK: 'm²',
  MTQ: 'm³',
  LTR: 'l',
  MLT: 'ml',
  KWH: 'kWh',
  MWH: 'MWh',
  MIN: 'min',
  P1: '%',
};
