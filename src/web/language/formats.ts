/** Numbers, amounts, dates and sizes as a language writes them. */

export interface Formats {
  number(value: number): string;
  /** With its currency (ISO 4217); without one, or with '', it is an amount with two decimals. */
  money(value: number, currency?: string): string;
  /** `2024-05-17`, or a time stamp. Text that is no date is returned as it is. */
  date(text: string): string;
  dateTime(text: string): string;
  /** 4404019: "4.2 MB" */
  bytes(value: number): string;
  /** Signed: 12.5 is "+12.5%". */
  change(percent: number): string;
  /** For names: 北京 before 上海 in Chinese. */
  compare(a: string, b: string): number;
}

const megabyte = 1024 ** 2;

export function formatsOf(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const collator = new Intl.Collator(locale, { numeric: true });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    number: (value) => number.format(value),
    money: (value, currency) =>
      currency === undefined || currency === '' ? plain.format(value) : currencyFormat(locale, currency, value),
    // Days have no time zone: read and written as UTC they stay the same day.
    date: (text) => written(/^\d{4}-\d\d-\d\d$/.test(text) ? day : moment, text),
    dateTime: (text) => written(moment, text),
    bytes: (value) => (value < megabyte ? `${size.format(value / 1024)} KB` : `${size.format(value / megabyte)} MB`),
    change: (value) => percent.format(value / 100),
    compare: (a, b) => collator.compare(a, b),
  };
}

function written(format: Intl.DateTimeFormat, text: string): string {
  // Browsers make dates of nearly any text that has a number in it.
  const time = /^\d{4}-\d\d-\d\d(?:T|$)/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? text : format.format(time);
}

/**
 * A document may name a currency that is none. In a list with several currencies, a mere ¥ or $ would not say which one it is:
 * the symbol of a foreign one has its country.
 */
function currencyFormat(locale: string, currency: string, value: number): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${new Intl.NumberFormat(locale).format(value)} ${currency}`.trim();
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'symbol' }).format(value);
}
