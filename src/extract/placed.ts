/** Readings of a sheet brought to the page that the sheet lies on: boxes of evidence are of the page. */
import type { Box } from '../geometry/box.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Facts, Fields, Reading } from './reading.ts';

/** Entries that have a box, with it where `place` puts it. */
function onPage<Entries extends object>(entries: Entries, place: (box: Box) => Box): Entries {
  const moved = Object.entries(entries).map(([name, entry]: [string, unknown]) => [name, movedEntry(entry, place)]);
  return Object.assign({ ...entries }, Object.fromEntries(moved));
}

const isEvidence = (entry: unknown): entry is Evidence => typeof entry === 'object' && entry !== null && 'box' in entry;

const movedEntry = (entry: unknown, place: (box: Box) => Box): unknown =>
  isEvidence(entry) && entry.box ? { ...entry, box: place(entry.box) } : entry;

export function placed(reading: Reading, place: (box: Box) => Box): Reading {
  return {
    ...reading,
    fields: onPage<Fields>(reading.fields, place),
    lines: reading.lines.map((line) => (line.box ? { ...line, box: place(line.box) } : line)),
    facts: onPage<Facts>(reading.facts, place),
    ...(reading.completion ? { completion: placed(reading.completion, place) } : {}),
  };
}
