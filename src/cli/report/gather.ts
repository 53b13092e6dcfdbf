/** What a report says about records: sums, doubts, duplicates and failures. Of the records themselves only facts are kept. */
import type { RecordedEvidence } from '../../domain/record.ts';
import { isComparable, sightings } from '../../invoices/duplicates.ts';
import { isTextId } from '../../texts/message.ts';
import type { Wording } from '../../texts/wording.ts';
import { cellAt } from '../../tables/columns.ts';
import { asWorded, problemsOf } from '../extract/reporters/problems.ts';
import type { OutputRecord } from '../extract/reporters/reporter.ts';
import { duplicateCheck } from '../../extract/checks/duplicate.ts';
import { doubtfulFields } from '../extract/doubtful-fields.ts';
import { factsOf } from '../extract/invoice-facts.ts';
import { countedInvoice, type CountedInvoice } from '../sums/counted-invoice.ts';
import { byLabel, byTotal, groupSums, type GroupSum } from '../../tables/groups.ts';

/** What is shown of an invoice. */
export interface Facts extends Pick<
  CountedInvoice,
  'date' | 'seller' | 'currency' | 'net' | 'tax' | 'total' | 'counts' | 'isDuplicate'
> {
  readonly status: OutputRecord['status'];
  readonly number: string | null;
  readonly source: Pick<OutputRecord['source'], 'path' | 'member' | 'sha256' | 'mediaType'>;
}

export type Box = NonNullable<RecordedEvidence['box']>;

/** A doubtful value, and where it is on a page. */
export interface Place {
  readonly field: string;
  readonly value: string | null;
  /** From 1. */
  readonly page: number;
  /** In points. */
  readonly box: Box;
}

export interface Doubt {
  readonly facts: Facts;
  readonly reasons: readonly string[];
  readonly places: readonly Place[];
  /** The first page of the invoice; undefined if the document has no pages. */
  readonly page: number | undefined;
}

export interface DuplicatePair {
  readonly here: Facts;
  /** Undefined if the first occurrence is not in these records. */
  readonly first: Facts | undefined;
  readonly reason: string;
}

/** A list that is cut at some length, and how many there are. */
export interface Cut<Item> {
  readonly shown: readonly Item[];
  readonly all: number;
}

export interface Gathered {
  readonly records: number;
  /** By currency; the most frequent one first. */
  readonly currencies: readonly GroupSum[];
  readonly leftOut: readonly GroupSum[];
  readonly months: readonly GroupSum[];
  readonly sellers: readonly GroupSum[];
  readonly rates: readonly GroupSum[];
  readonly kinds: readonly GroupSum[];
  /** First and last day of the invoices that count; undefined if none has a date. */
  readonly days: readonly [first: string, last: string] | undefined;
  readonly doubts: Cut<Doubt>;
  readonly duplicates: Cut<DuplicatePair>;
  readonly failures: Cut<Doubt>;
}

/** Enough for people to work through; a report is not the place for more. */
const longestList = 300;
const mostPlaces = 4;
const isoDay = /^\d{4}-\d\d-\d\d$/;

export function factsOfRecord(record: OutputRecord): Facts {
  const { date, seller, currency, net, tax, total, counts, isDuplicate } = countedInvoice(record);
  const { path, member, sha256, mediaType } = record.source;
  const source = { path, sha256, mediaType, ...(member !== undefined && { member }) };
  const { number } = factsOf(record.invoice);
  return { status: record.status, number, source, date, seller, currency, net, tax, total, counts, isDuplicate };
}

export async function gather(records: AsyncIterable<OutputRecord>, wording: Wording): Promise<Gathered> {
  const [sums, lists] = [allSums(wording), allLists(wording)];
  let count = 0;
  for await (const record of records) {
    count++;
    sums.add(record);
    lists.add(record);
  }
  return { records: count, ...sums.gathered(), ...lists.gathered() };
}

function allSums(wording: Wording) {
  const [currencies, leftOut, months] = [groupSums(), groupSums(), groupSums()];
  const [sellers, rates, kinds] = [groupSums(), groupSums(), groupSums()];
  let days: Gathered['days'];
  return {
    add(record: OutputRecord): void {
      const counted = countedInvoice(record);
      const { date, seller } = counted;
      const day = date !== null && isoDay.test(date) ? date : null;
      currencies.add(null, counted);
      leftOut.add(null, { ...counted, counts: counted.isDuplicate });
      months.add(day?.slice(0, 7) ?? null, counted);
      sellers.add(seller, counted);
      rates.add(counted.rates, counted);
      kinds.add(kindOf(record, wording), counted);
      if (day !== null && counted.counts) days = [least(days?.[0] ?? day, day), most(days?.[1] ?? day, day)];
    },
    gathered: () => ({
      currencies: currencies.sums().toSorted((a, b) => b.invoices - a.invoices),
      leftOut: leftOut.sums(),
      months: months.sums().toSorted(byLabel),
      sellers: sellers.sums().toSorted(byTotal),
      rates: rates.sums().toSorted(byLabel),
      kinds: kinds.sums().toSorted(byTotal),
      days,
    }),
  };
}

function allLists(wording: Wording) {
  const [doubts, duplicates, failures] = [cutList<Doubt>(), cutList<DuplicatePair>(), cutList<Doubt>()];
  const known = sightings<Facts>();
  return {
    add(record: OutputRecord): void {
      const facts = factsOfRecord(record);
      const problems = problemsOf(record, asWorded(wording));
      const reasons = problems.map(({ text }) => text);
      const identity = factsOf(record.invoice);
      const isKnowable = record.invoice !== null && isComparable(identity);
      if (facts.isDuplicate) {
        const reason = problems.find(({ kind }) => kind === duplicateCheck.id)?.text ?? '';
        duplicates.add({ here: facts, first: isKnowable ? known.find(identity) : undefined, reason });
      } else if (record.status === 'failed') failures.add({ facts, reasons, places: [], page: undefined });
      else if (record.status === 'review')
        doubts.add({ facts, reasons, places: placesOf(record, wording), page: record.source.pages?.[0] });
      if (isKnowable) known.add(identity, facts);
    },
    gathered: () => ({ doubts: doubts.cut(), duplicates: duplicates.cut(), failures: failures.cut() }),
  };
}

function cutList<Item>() {
  const shown: Item[] = [];
  let all = 0;
  return {
    add(item: Item): void {
      all++;
      if (shown.length < longestList) shown.push(item);
    },
    cut: (): Cut<Item> => ({ shown, all }),
  };
}

const least = (a: string, b: string): string => (a < b ? a : b);
const most = (a: string, b: string): string => (a > b ? a : b);

/** The type of a Chinese document, or else its kind: an invoice, a receipt. */
function kindOf({ invoice }: OutputRecord, wording: Wording): string | null {
  const [type, documentType] = [cellAt(invoice, 'type'), cellAt(invoice, 'documentType')];
  const id = type === null || type === 'other' ? `documentType.${documentType}` : `type.${type}`;
  return isTextId(id) ? wording.show({ id, values: {} }) : null;
}

/** Doubtful values with a place on a page, the least certain first. */
function placesOf(record: OutputRecord, wording: Wording): readonly Place[] {
  const isDoubtful = doubtfulFields(record);
  return Object.entries(record.evidence)
    .filter(([field]) => isDoubtful(field, field))
    .toSorted(([, a], [, b]) => a.confidence - b.confidence)
    .flatMap(([field, { page, box }]): Place[] => {
      const value = cellAt(record.invoice, field);
      const shown = typeof value === 'number' ? wording.amount(value) : value;
      return page === undefined || !box ? [] : [{ field, value: shown, page, box }];
    })
    .slice(0, mostPlaces);
}
