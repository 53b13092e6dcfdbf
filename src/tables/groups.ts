/** Sums by month, by seller or by anything else, each for one currency. Exact: they are added in minor units. */
import { fromMinorUnits, minorUnits } from '../domain/money.ts';

/** What an invoice adds to sums, in its currency. */
export interface Summand {
  /** Whether it is part of sums. */
  readonly counts: boolean;
  readonly needsReview: boolean;
  readonly currency: string | null;
  readonly net: number | null;
  readonly tax: number | null;
  readonly total: number | null;
}

/** Sums of a group in one currency. */
export interface GroupSum {
  /** Null for invoices of which it is not known. */
  readonly label: string | null;
  readonly currency: string | null;
  readonly invoices: number;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  /** The part of `total` that needs review. */
  readonly review: number;
  /** Of how many of the invoices an amount is not known. They add nothing to its sum. */
  readonly unknown: Readonly<Record<SummedAmount, number>>;
}

export type SummedAmount = 'net' | 'tax' | 'total';

export interface Groups {
  /** Invoices that do not count are ignored. */
  readonly add: (label: string | null, invoice: Summand) => void;
  /** Unsorted. */
  readonly sums: () => readonly GroupSum[];
}

type Units = Readonly<Record<SummedAmount | 'review', number>>;

interface Group extends Pick<GroupSum, 'label' | 'currency' | 'invoices' | 'unknown'> {
  readonly units: Units;
}

/** Labels that differ only in their case are one group, as in the formulas of spreadsheets; the first spelling is shown. */
export function groupSums(): Groups {
  const groups = new Map<string, Group>();
  return {
    add(label, { counts, needsReview, currency, net, tax, total }) {
      if (!counts) return;
      const key = JSON.stringify([label?.toLowerCase() ?? null, currency]);
      const before = groups.get(key) ?? {
        label,
        currency,
        invoices: 0,
        unknown: { net: 0, tax: 0, total: 0 },
        units: { net: 0, tax: 0, total: 0, review: 0 },
      };
      const units = {
        net: before.units.net + minorUnits(net ?? 0),
        tax: before.units.tax + minorUnits(tax ?? 0),
        total: before.units.total + minorUnits(total ?? 0),
        review: before.units.review + (needsReview ? minorUnits(total ?? 0) : 0),
      };
      const unknown = {
        net: before.unknown.net + Number(net === null),
        tax: before.unknown.tax + Number(tax === null),
        total: before.unknown.total + Number(total === null),
      };
      groups.set(key, { ...before, invoices: before.invoices + 1, unknown, units });
    },
    sums: () =>
      [...groups.values()].map(({ units, ...group }) => ({
        ...group,
        net: fromMinorUnits(units.net),
        tax: fromMinorUnits(units.tax),
        total: fromMinorUnits(units.total),
        review: fromMinorUnits(units.review),
      })),
  };
}

/** By currency, then by label, with 3% before 13%; what has no label comes last. */
export const byLabel = (a: GroupSum, b: GroupSum): number =>
  byCurrency(a, b) ||
  Number(a.label === null) - Number(b.label === null) ||
  Number.parseFloat(a.label ?? '') - Number.parseFloat(b.label ?? '') ||
  order(a.label, b.label);

/** By currency, then the largest total first. */
export const byTotal = (a: GroupSum, b: GroupSum): number =>
  byCurrency(a, b) || b.total - a.total || order(a.label, b.label);

const byCurrency = (a: GroupSum, b: GroupSum): number => order(a.currency, b.currency);

const order = (a: string | null, b: string | null): number =>
  Number((a ?? '') > (b ?? '')) - Number((a ?? '') < (b ?? ''));
