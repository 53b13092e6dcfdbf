/**
 * What the list is filtered and sorted by. It lives in the address, so that a list can be bookmarked, sent to a colleague and
 * found again with "back". Values that the API does not know are ignored.
 */
import type { InvoiceStatus, InvoiceType } from '../api/types.ts';

export const statuses = ['pending', 'verified', 'reviewing', 'failed'] as const satisfies readonly InvoiceStatus[];
export const types = [
  'vat_special',
  'vat_normal',
  'flight',
  'taxi',
  'hotel',
  'other',
] as const satisfies readonly InvoiceType[];
export const sortKeys = ['createdAt', 'date', 'totalAmount', 'sellerName'] as const;
export type SortKey = (typeof sortKeys)[number];
/** Descending with a minus sign. */
export type Sort = SortKey | `-${SortKey}`;

export const usualSort: Sort = '-createdAt';
const sorts: readonly Sort[] = sortKeys.flatMap((key) => [key, `-${key}`] as const);

export interface ListFilter {
  readonly keyword: string;
  readonly status: InvoiceStatus | '';
  /** First and last issue date, ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** Least and greatest total, as typed: '' if there is none. */
  readonly min: string;
  readonly max: string;
  readonly type: InvoiceType | '';
  readonly sort: Sort;
}

export const noFilter: ListFilter = {
  keyword: '',
  status: '',
  from: '',
  to: '',
  min: '',
  max: '',
  type: '',
  sort: usualSort,
};

/** As vue-router gives it: a name may be given several times, or without a value. */
export type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>;

const longestKeyword = 200;

export function filterOf(query: Query): ListFilter {
  const text = (name: string): string => {
    const value = query[name];
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : '';
  };
  return {
    keyword: text('keyword').slice(0, longestKeyword),
    status: statuses.find((one) => one === text('status')) ?? '',
    from: isoDate(text('from')),
    to: isoDate(text('to')),
    min: decimal(text('min')),
    max: decimal(text('max')),
    type: types.find((one) => one === text('type')) ?? '',
    sort: sorts.find((one) => one === text('sort')) ?? usualSort,
  };
}

/** Only what differs from a list without filters, so that addresses stay short. */
export function queryOf(filter: ListFilter): Record<string, string> {
  const given = Object.entries(filter).filter(([name, value]) => value !== noFilter[name as keyof ListFilter]);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** Whether it leaves any invoices out. */
export const isNarrow = (filter: ListFilter): boolean => Object.keys(queryOf(filter)).some((name) => name !== 'sort');

/** Ascending first, and descending when it is chosen again. */
export const nextSort = (current: Sort, key: SortKey): Sort => (current === key ? `-${key}` : key);

function isoDate(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return '';
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : '';
}

const decimal = (text: string): string => (/^-?\d{1,13}(?:\.\d{1,2})?$/.test(text) ? text : '');
