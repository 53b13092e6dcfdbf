/** Readings of a part of a page (documents-on-page.ts), with the boxes of their evidence on the page itself. */
import type { Box } from '../geometry/box.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Facts, Fields, Reading } from './reading.ts';

function onPage<Entries extends object>(entries: Entries, toPage: (box: Box) => Box): Entries {
  const moved = Object.entries(entries).map(([name, entry]: [string, unknown]) => [name, movedEntry(entry, toPage)]);
  return Object.assign({ ...entries }, Object.fromEntries(moved));
}

const isEvidence = (entry: unknown): entry is Evidence => typeof entry === 'object' && entry !== null && 'box' in entry;

const movedEntry = (entry: unknown, toPage: (box: Box) => Box): unknown =>
  isEvidence(entry) && entry.box ? { ...entry, box: toPage(entry.box) } : entry;

export function readingOnPage(reading: Reading, toPage: (box: Box) => Box): Reading {
  return {
    ...reading,
    fields: onPage<Fields>(reading.fields, toPage),
    lines: reading.lines.map((line) => (line.box ? { ...line, box: toPage(line.box) } : line)),
    facts: onPage<Facts>(reading.facts, toPage),
    ...(reading.completion ? { completion: readingOnPage(reading.completion, toPage) } : {}),
  };
}
