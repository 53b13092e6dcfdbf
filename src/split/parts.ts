/** Decides which pages belong together. Page numbers start at 1. */
import type { Invoice } from '../domain/invoice.ts';

export type PageRange = readonly [first: number, last: number];

export interface Part {
  readonly pages: PageRange;
  /** The invoices that were read on the pages; empty if the pages were not read. */
  readonly invoices: readonly Invoice[];
}

export interface Parts {
  readonly parts: readonly Part[];
  /** Pages that are in no part, because no invoice is on them or they only separate others. */
  readonly unowned: readonly number[];
}

/** The values of a reading that matter here. */
export interface ReadPages {
  readonly pages: PageRange | null;
  readonly invoice: Invoice | null;
}

/** A part for each invoice; invoices that share a page share a part. Records without an invoice have no pages. */
export function partsByRecord(records: readonly ReadPages[], pageCount: number): Parts {
  const found = records
    .flatMap(({ pages, invoice }) => (pages && invoice ? [{ pages, invoices: [invoice] }] : []))
    .sort((one, other) => one.pages[0] - other.pages[0] || one.pages[1] - other.pages[1]);
  const parts: Part[] = [];
  for (const part of found) {
    const last = parts.at(-1);
    if (last && part.pages[0] <= last.pages[1])
      parts[parts.length - 1] = {
        pages: [last.pages[0], Math.max(last.pages[1], part.pages[1])],
        invoices: [...last.invoices, ...part.invoices],
      };
    else parts.push(part);
  }
  return { parts, unowned: outside(parts, pageCount) };
}

export const partsByPage = (pageCount: number): Parts => ({
  parts: Array.from({ length: pageCount }, (_, index) => ({ pages: [index + 1, index + 1], invoices: [] })),
  unowned: [],
});

/** `begins`: pages that begin a part. Pages before the first of them are a part too. */
export function partsAt(begins: readonly number[], pageCount: number): Parts {
  const starts = [...new Set([1, ...begins])].sort((a, b) => a - b);
  return {
    parts: starts.map((first, index) => ({ pages: [first, (starts[index + 1] ?? pageCount + 1) - 1], invoices: [] })),
    unowned: [],
  };
}

/** `separators`: pages that separate others and are left out. */
export function partsBetween(separators: readonly number[], pageCount: number): Parts {
  const ends = [...separators, pageCount + 1].sort((a, b) => a - b);
  const parts = ends.flatMap((end, index): Part[] => {
    const first = (ends[index - 1] ?? 0) + 1;
    return first < end ? [{ pages: [first, end - 1], invoices: [] }] : [];
  });
  return { parts, unowned: outside(parts, pageCount) };
}

const outside = (parts: readonly Part[], pageCount: number): readonly number[] =>
  Array.from({ length: pageCount }, (_, index) => index + 1).filter((page) =>
    parts.every(({ pages: [first, last] }) => page < first || page > last),
  );
