/** Parses values from the texts that rules find. Undefined if a text is not a value of its field. */
import { documentTypes, invoiceTypes } from '../../domain/invoice.ts';
import { isoDate } from '../../domain/dates.ts';
import { chineseDate } from '../fapiao/values/chinese.ts';
import { type DateOrder, findDates } from '../western/values/dates.ts';
import { type DecimalSign, parseNumber } from '../western/values/numbers.ts';
import { amountFields, dateFields, type FieldRule, type TemplateField } from './schema.ts';

export interface Style {
  readonly decimalSign: DecimalSign | undefined;
  /** True if the template states the decimal sign, so that it is not guessed. */
  readonly decimalSignCertain: boolean;
  readonly dateOrder: DateOrder;
}

const oneOf = (field: string, fields: readonly string[]): boolean => fields.includes(field);

export function kindOf(field: TemplateField): 'amount' | 'date' | 'text' {
  if (oneOf(field, amountFields)) return 'amount';
  return oneOf(field, dateFields) ? 'date' : 'text';
}

/** Parses amounts such as `-1.234,56 €`, `(12.00)` or `1 234,50-`. */
export function amountOf(text: string, { decimalSign, decimalSignCertain }: Style): number | undefined {
  const core = /\d[\d.,'’\s]*/.exec(text)?.[0].trim().replace(/[.,]$/, '');
  if (core === undefined) return undefined;
  const before = text.slice(0, text.indexOf(core));
  const negative = /[-−–(]/.test(before) || /^\s*[-−–]\s*$/.test(text.slice(text.indexOf(core) + core.length));
  const value = decimalSignCertain ? strictNumber(core, decimalSign) : parseNumber(core, decimalSign)?.value;
  if (value === undefined) return undefined;
  return negative ? -value : value;
}

function strictNumber(core: string, decimalSign: DecimalSign | undefined): number | undefined {
  const plain = core.replace(decimalSign === ',' ? /[.'’\s]/g : /[,'’\s]/g, '').replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The names of the months in `locale`, long and short, in lower case and without points, with the month from 1 to 12.
 */
function monthNames(locale: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const month of ['long', 'short'] as const) {
    for (const style of [{ month }, { month, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
      for (let index = 0; index < 12; index++) {
        const parts = format.formatToParts(new Date(Date.UTC(2024, index, 1)));
        const name = parts.find(({ type }) => type === 'month')?.value;
        if (name !== undefined) names.set(name.toLowerCase().replaceAll('.', ''), index + 1);
      }
    }
  }
  return names;
}

const tokens: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<year>\d{4})`,
  yy: String.raw`(?<year>\d{2})`,
  MMMM: String.raw`(?<name>\p{L}+)\.?`,
  MMM: String.raw`(?<name>\p{L}+)\.?`,
  MM: String.raw`(?<month>\d{1,2})`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d{1,2})`,
  d: String.raw`(?<day>\d{1,2})`,
};

/** Undefined if `format` does not contain day, month and year exactly once each. */
export function datePattern(format: string): RegExp | undefined {
  const source = format.replace(/yyyy|yy|MMMM|MMM|MM|M|dd|d|\s+|[\s\S]/g, (part) => {
    const token = tokens[part];
    if (token !== undefined) return token;
    return /^\s+$/.test(part) ? String.raw`\s+` : part.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  });
  const parts = [...source.matchAll(/\?<(year|month|name|day)>/g)].map((match) => match[1]);
  const complete = parts.length === 3 && parts.includes('year') && parts.includes('day');
  return complete ? new RegExp(source, 'u') : undefined;
}

function dateByFormat(text: string, format: string, locale: string): string | undefined {
  const { year, month, name, day } = datePattern(format)?.exec(text)?.groups ?? {};
  if (year === undefined || day === undefined) return undefined;
  const number = name === undefined ? Number(month) : monthNames(locale).get(name.toLowerCase());
  return number === undefined ? undefined : isoDate(fullYear(year), number, Number(day));
}

/** Interprets years of two digits as 1970 to 2069. */
function fullYear(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) + (Number(text) < 70 ? 2000 : 1900);
}

function orderOf({ dayfirst }: FieldRule, usual: DateOrder): DateOrder {
  if (dayfirst === undefined) return usual;
  return dayfirst ? 'day-first' : 'month-first';
}

export function dateOf(text: string, rule: FieldRule, { dateOrder }: Style): string | undefined {
  if (rule.format !== undefined) return dateByFormat(text, rule.format, rule.locale ?? 'en');
  const order = orderOf(rule, dateOrder);
  const found = /年/.test(text) ? chineseDate(text) : findDates(text, order)[0]?.iso;
  if (found !== undefined || rule.locale === undefined) return found;
  const names = monthNames(rule.locale);
  const english = text.replace(/\p{L}+/gu, (word) => {
    const month = names.get(word.toLowerCase());
    return month === undefined ? word : (englishMonths[month - 1] ?? word);
  });
  return findDates(english, order)[0]?.iso;
}

const englishMonths = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** The value of `field`, as it is in the canonical invoice. */
export function valueOf(
  field: TemplateField,
  text: string,
  rule: FieldRule,
  style: Style,
): string | number | undefined {
  const kind = kindOf(field);
  if (kind === 'amount') return amountOf(text, style);
  if (kind === 'date') return dateOf(text, rule, style);
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (field === 'type') return invoiceTypes.find((type) => type === trimmed);
  if (field === 'documentType') return documentTypes.find((type) => type === trimmed);
  return trimmed === '' ? undefined : trimmed;
}
