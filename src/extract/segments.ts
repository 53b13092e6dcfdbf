/**
 * Decides which family reads which pages, and which pages no family has read.
 *
 * A file may contain documents of several kinds (an e-invoice with its ticket, a letter scanned together with an
 * invoice of another country). Consecutive pages of which the same family is surest form one segment. A page that is a
 * document by itself starts a segment even if no family is sure of it. Any other page (a list of lines, terms of
 * payment) continues the segment before it.
 */
import type { Page } from '../domain/document.ts';
import { areDistinct, type Identity, identityOf, mayBeDocument } from './document-identity.ts';
import { documentPartsOn } from './documents-on-page.ts';
import type { Family } from './families/family.ts';
import { surestOf } from './families/surest.ts';
import type { Reading } from './reading.ts';
import { readingOnPage } from './reading-on-page.ts';

export interface Segment {
  readonly family: Family;
  readonly pages: readonly Page[];
}

/** A page starts a segment of another family only if that family is at least this sure of it. */
const surePage = 0.6;

/** A page with fewer words is empty except for a page number or a stamp. */
const fewestWords = 8;

/** The family that knows this kind of document: for a template, the built-in family that it replaces. */
const kindOf = (family: Family | undefined, page: Page): Family | undefined =>
  family?.standsInFor ? surestOf(family.standsInFor, [page])?.family : family;

/** The identity of the document that `family` reads from these pages alone. Undefined if it is not a whole document. */
function wholeOn(family: Family | undefined, pages: readonly Page[]): Identity | undefined {
  const readings = family?.read(pages) ?? [];
  return readings.map(identityOf).find((identity) => identity !== undefined);
}

/**
 * How many first pages of a segment are examined: they show what it is and whose. Examining all of them for every page
 * would take quadratic time.
 */
const beginning = 4;

function beginningOf(open: OpenSegment): readonly Page[] {
  if (open.beginning.length < Math.min(beginning, open.pages.length)) open.beginning = open.pages.slice(0, beginning);
  return open.beginning;
}

interface OpenSegment {
  /** Undefined while no family is sure of any of its pages. */
  family: Family | undefined;
  kind: Family | undefined;
  readonly pages: Page[];
  /**
   * Its first pages. The list stays the same object as long as they do not change, because results are cached by list.
   */
  beginning: readonly Page[];
}

/** Whether a page that a family is sure of is apart from the pages before it. */
function surePageOpens(open: OpenSegment, page: Page, family: Family, families: readonly Family[]): boolean {
  if (open.family) return family !== open.family && family !== open.kind;
  const first = beginningOf(open);
  if (family.recognises(first) > 0) return false;
  // No family was sure of the pages before: a cover belongs to the document that follows it, an invoice does not.
  const before = wholeOn(surestOf(families, first)?.family, first);
  if (!before || !family.standsInFor) return before !== undefined;
  const here = wholeOn(kindOf(family, page), [page]);
  return here !== undefined && areDistinct(before, here);
}

/** Whether a page that no family is sure of is a document apart from the pages before it. */
function unsurePageOpens(open: OpenSegment, page: Page, family: Family, families: readonly Family[]): boolean {
  if (open.family) {
    const isKnown = [open.family, open.kind].some((known) => known !== undefined && known.recognises([page]) > 0);
    return !isKnown && wholeOn(family, [page]) !== undefined;
  }
  const first = beginningOf(open);
  const reader = surestOf(families, first)?.family;
  if (!reader || reader === family) return false;
  const before = wholeOn(reader, first);
  const here = before && wholeOn(family, [page]);
  return before !== undefined && here !== undefined && areDistinct(before, here);
}

export function segments(families: readonly Family[], pages: readonly Page[]): Segment[] {
  const open: OpenSegment[] = [];
  for (const page of pages) {
    const claim = surestOf(families, [page]);
    const sure = claim && claim.score >= surePage ? claim.family : undefined;
    const last = open.at(-1);
    const opens = sure ? surePageOpens : unsurePageOpens;
    if (!last || (claim && opens(last, page, claim.family, families))) {
      open.push({ family: sure, kind: kindOf(sure, page), pages: [page], beginning: [] });
    } else {
      last.pages.push(page);
      last.family ??= sure;
      last.kind ??= kindOf(sure, page);
    }
  }
  return open.flatMap(({ family, pages: members }) => {
    const reader = family ?? surestOf(families, members)?.family;
    return reader ? [{ family: reader, pages: members }] : [];
  });
}

export interface LayoutReading {
  readonly reading: Reading;
  /** Which has read it. */
  readonly family: Family;
}

export interface PagesRead {
  readonly readings: readonly LayoutReading[];
  /** Numbers of the pages that belong to no reading although they may be documents of their own. */
  readonly unread: readonly number[];
}

/** What the families read, page after page. Each of several documents on one page is a segment of its own. */
export function layoutReadings(families: readonly Family[], pages: readonly Page[]): PagesRead {
  const readingsOf = (run: readonly Page[]): LayoutReading[] =>
    segments(families, run).flatMap(({ family, pages: members }) =>
      family.read(members).map((reading) => ({ reading, family })),
    );
  const found: LayoutReading[] = [];
  let run: Page[] = [];
  for (const page of pages) {
    const parts = documentPartsOn(page, families);
    const [only] = parts;
    if (only && parts.length === 1) run.push(only.page);
    else {
      found.push(...readingsOf(run));
      run = [];
      for (const part of parts) {
        found.push(
          ...readingsOf([part.page]).map((each) => ({ ...each, reading: readingOnPage(each.reading, part.toPage) })),
        );
      }
    }
  }
  return withOtherPages(families, pages, [...found, ...readingsOf(run)]);
}

/**
 * Whether a page from which nothing was read continues the document before it: it is empty, or has no values of its
 * own.
 */
function isContinuation(families: readonly Family[], page: Page): boolean {
  if (page.words.length < fewestWords) return true;
  const claim = surestOf(families, [page]);
  if (!claim) return true;
  return claim.score < surePage && !claim.family.read([page]).some(mayBeDocument);
}

const covers = ({ reading: { pages } }: LayoutReading, { number }: Page): boolean =>
  !pages || (pages[0] <= number && number <= pages[1]);

/** `readings` with the pages that continue them. Pages before the first reading belong to it. */
function withOtherPages(
  families: readonly Family[],
  pages: readonly Page[],
  readings: readonly LayoutReading[],
): PagesRead {
  const extended = [...readings];
  const unread: number[] = [];
  for (const page of pages) {
    if (extended.some((reading) => covers(reading, page))) continue;
    if (!isContinuation(families, page)) {
      unread.push(page.number);
      continue;
    }
    const before = extended.findLastIndex(({ reading }) => reading.pages && reading.pages[1] < page.number);
    const index = Math.max(0, before);
    const home = extended[index];
    if (home) extended[index] = { ...home, reading: withPage(home.reading, page.number) };
  }
  return { readings: extended, unread };
}

function withPage(reading: Reading, page: number): Reading {
  const [first, last] = reading.pages ?? [page, page];
  return { ...reading, pages: [Math.min(first, page), Math.max(last, page)] };
}
