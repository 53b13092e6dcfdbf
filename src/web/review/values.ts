/** Values as a person types them or as they stand on a page, and as the API has them. */
import type { FieldKind } from './fields.ts';

/** What is wrong with a typed text, by the name of its message. */
export type ValueProblem = 'amount' | 'date';

export type Parsed = { readonly value: string | number | null } | { readonly problem: ValueProblem };

/** An empty text says that the document does not have the value. */
export function parsed(text: string, kind: FieldKind): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  if (kind === 'amount') {
    const value = parsedAmount(trimmed);
    return value === undefined ? { problem: 'amount' } : { value };
  }
  if (kind === 'date') {
    const value = parsedDate(trimmed);
    return value === undefined ? { problem: 'date' } : { value };
  }
  return { value: trimmed };
}

/** As in an input field: amounts with two decimals or more, without groups. */
export function textOf(value: unknown, kind: FieldKind): string {
  if (typeof value === 'number' && kind === 'amount') return value.toFixed(Math.max(2, decimalsOf(value)));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

const largest = 1e12;

/** `1,461.00`, `1.461,00`, `1 461,00`, `¥1461`, `(12.00)` and `12.00-` (negative). Undefined if it is no amount. */
export function parsedAmount(text: string): number | undefined {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s'’]|\p{Sc}|[元圆]/gu, '')
    .replace(/^[A-Za-z]{1,3}(?=\W*\d)|(?<=\d)[A-Za-z]{1,3}$/, '');
  const sign = /^\(.*\)$|^[-−–]|[-−–]$/.test(bare) ? -1 : 1;
  const digits = bare.replaceAll(/^[(+−–-]|[)−–-]$/g, '');
  if (!/^\d+(?:[.,]\d+)*$/.test(digits)) return undefined;
  // Groups that are none leave several points, which is no number.
  const value = Number(withPoint(digits));
  return Number.isFinite(value) && value <= largest ? sign * value : undefined;
}

/**
 * The last of several kinds of separators is the decimal one. One kind alone separates groups if it occurs several times or
 * if it is a comma before exactly three digits.
 */
function withPoint(digits: string): string {
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) {
    const [group, decimal] = comma > point ? ['.', ','] : [',', '.'];
    return digits.replaceAll(group, '').replace(decimal, '.');
  }
  const separator = comma >= 0 ? ',' : '.';
  const parts = digits.split(separator);
  const last = parts.at(-1) ?? '';
  const haveThree = parts.slice(1).every(({ length }) => length === 3);
  const areGroups = haveThree && (parts.length > 2 || (separator === ',' && last.length === 3));
  return areGroups ? parts.join('') : parts.join('.');
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** ISO 8601. Dates in figures alone that could be either are day before month. Undefined if it is no date. */
export function parsedDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').toLowerCase();
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(plain);
  if (yearFirst) return isoOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (compact) return isoOf(compact[1], compact[2], compact[3]);
  const figures = /^(\d{1,2})[-/.\s]+(\d{1,2})[-/.\s]+(\d{4})$/.exec(plain);
  if (figures) {
    const [, first, second, year] = figures;
    return Number(second) > 12 ? isoOf(year, first, second) : isoOf(year, second, first);
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})[\s.,-]+(\d{4})$/.exec(plain);
  if (named) return isoOf(named[3], monthNumber(named[2]), named[1]);
  const american = /^([a-z]{3,9})[\s.]+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/.exec(plain);
  return american ? isoOf(american[3], monthNumber(american[1]), american[2]) : undefined;
}

const monthNumber = (name = ''): string => String(months.indexOf(name.slice(0, 3)) + 1);

function isoOf(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}
