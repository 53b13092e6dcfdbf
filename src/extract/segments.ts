/**
 * Which family reads which pages.
 *
 * A file may hold documents of several kinds (an e-invoice and the ticket that goes with it). A run of pages that one
 * family is surest of is one segment; a page that nobody is sure of continues the segment before it (a list of lines,
 * terms of payment).
 */
import type { Page } from '../domain/document.ts';
import type { Family } from './families/family.ts';
import { placed } from './placed.ts';
import type { FieldName, Reading } from './reading.ts';
import { sheetsOn } from './documents-on-page.ts';

export interface Segment {
  readonly family: Family;
  readonly pages: readonly Page[];
}

/** A page opens a segment of another family only when that family is this sure of it. */
const surePage = 0.6;

function best(families: readonly Family[], pages: readonly Page[]): { family: Family; score: number } | undefined {
  return families
    .map((family) => ({ family, score: family.recognises(pages) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0];
}

/** The family whose kind of document the page is: of a family that stands in for others, the one that it stands in for. */
const kindOf = (family: Family | undefined, page: Page): Family | undefined =>
  family?.standsInFor ? best(family.standsInFor, [page])?.family : family;

export function segments(families: readonly Family[], pages: readonly Page[]): Segment[] {
  const open: { family: Family | undefined; kind: Family | undefined; pages: Page[] }[] = [];
  for (const page of pages) {
    const claim = best(families, [page]);
    const sure = claim && claim.score >= surePage ? claim.family : undefined;
    const last = open.at(-1);
    const another = sure && last?.family && sure !== last.family && sure !== last.kind;
    if (!last || another) open.push({ family: sure, kind: kindOf(sure, page), pages: [page] });
    else {
      last.pages.push(page);
      last.family ??= sure;
      last.kind ??= kindOf(sure, page);
    }
  }
  return open.flatMap(({ family, pages: members }) => {
    const reader = family ?? best(families, members)?.family;
    return reader ? [{ family: reader, pages: members }] : [];
  });
}

export interface LayoutReading {
  readonly reading: Reading;
  /** Of the family that read it. */
  readonly needed: readonly FieldName[];
}

/** What the families read, page after page. The sheets on one page are segments of their own. */
export function layoutReadings(families: readonly Family[], pages: readonly Page[]): LayoutReading[] {
  const readingsOf = (run: readonly Page[]): LayoutReading[] =>
    segments(families, run).flatMap(({ family, pages: members }) =>
      family.read(members).map((reading) => ({ reading, needed: family.needed })),
    );
  const found: LayoutReading[] = [];
  let run: Page[] = [];
  for (const page of pages) {
    const sheets = sheetsOn(page, families);
    const [only] = sheets;
    if (only && sheets.length === 1) run.push(only.page);
    else {
      found.push(...readingsOf(run));
      run = [];
      for (const sheet of sheets) {
        found.push(
          ...readingsOf([sheet.page]).map((each) => ({ ...each, reading: placed(each.reading, sheet.place) })),
        );
      }
    }
  }
  return [...found, ...readingsOf(run)];
}
