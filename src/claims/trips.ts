/**
 * Trips from the papers of travelling. Rail and air tickets of one traveller are the legs of a trip, until one leads back to
 * where the first began. Hotels, taxis and meals belong to the only trip in whose days they fall; where there is none, or more
 * than one, they are no part of a trip.
 */
import { addDays } from '../domain/dates.ts';
import type { Expense } from './expenses.ts';

export interface Trip {
  /** Empty if the tickets do not name the traveller. */
  readonly traveller: string;
  readonly start: string;
  readonly end: string;
  /** The cities in their order: 南京, 上海, 南京. */
  readonly route: readonly string[];
  /** By date. */
  readonly expenses: readonly Expense[];
}

export interface Trips {
  readonly trips: readonly Trip[];
  readonly others: readonly Expense[];
}

/** Two legs further apart are two trips. */
const longestStayDays = 30;

interface Leg extends Expense {
  readonly date: string;
}

const isLeg = (expense: Expense): expense is Leg =>
  (expense.kind === 'rail' || expense.kind === 'air') && expense.date !== null && expense.amount > 0;

/** Stations and airports of one city begin with its name: 上海虹桥, 上海. */
const isSameCity = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one) && Boolean(other) && one?.slice(0, 2) === other?.slice(0, 2);

const byDate = (one: Expense, other: Expense): number => ((one.date ?? '9999') < (other.date ?? '9999') ? -1 : 1);

export function tripsOf(expenses: readonly Expense[]): Trips {
  const legs = expenses.filter(isLeg).toSorted(byDate);
  const travellers = [...new Set(legs.map(travellerOf))];
  const found = travellers.flatMap((traveller) => legGroups(legs.filter((leg) => travellerOf(leg) === traveller)));
  const belonging = new Map(found.map((group) => [group, [] as Expense[]] as const));
  const others: Expense[] = [];
  for (const expense of expenses.filter((each) => !isLeg(each))) {
    const [only, ...more] = found.filter((group) => isDuring(expense, group));
    if (only && more.length === 0) belonging.get(only)?.push(expense);
    else others.push(expense);
  }
  return {
    trips: found
      .map((group) => tripFrom(group, belonging.get(group) ?? []))
      .toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    others: others.toSorted(byDate),
  };
}

const travellerOf = ({ travel }: Expense): string => travel?.passenger ?? '';

function legGroups(legs: readonly Leg[]): readonly (readonly Leg[])[] {
  const groups: Leg[][] = [];
  for (const leg of legs) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isBack = isSameCity(last?.travel?.to, group?.[0]?.travel?.from);
    const isNear = last !== undefined && leg.date <= addDays(last.date, longestStayDays);
    if (group && isNear && !isBack) group.push(leg);
    else groups.push([leg]);
  }
  return groups;
}

const datesOf = (legs: readonly Leg[]): readonly [start: string, end: string] => [
  legs[0]?.date ?? '',
  legs.at(-1)?.date ?? '',
];

/** A hotel may write its invoice the day after. */
function isDuring({ date, kind }: Expense, legs: readonly Leg[]): boolean {
  const [start, end] = datesOf(legs);
  return date !== null && kind !== 'other' && start <= date && date <= addDays(end, 1);
}

function tripFrom(legs: readonly Leg[], others: readonly Expense[]): Trip {
  const [start, end] = datesOf(legs);
  const cities = legs.flatMap(({ travel }) => [travel?.from ?? '', travel?.to ?? '']).filter((city) => city !== '');
  return {
    traveller: legs[0]?.travel?.passenger ?? '',
    start,
    end,
    route: cities.filter((city, index) => !isSameCity(city, cities[index - 1])),
    expenses: [...legs, ...others].toSorted(byDate),
  };
}
