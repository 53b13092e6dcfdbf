/**
 * Values that a person set after looking at the document. They count as a source of their own, the most trusted one, so that
 * the checks run over the corrected invoice and a correction survives another reading of the same document.
 */
import type { Evidence } from '../domain/evidence.ts';
import type { InvoiceLine } from '../domain/invoice.ts';
import { isLayout } from './checks/xml-vs-page.ts';
import type { FieldName, Fields, Reading } from './reading.ts';

export type CorrectedField = FieldName | 'lines';

/** Null says that the document does not have the field. The place is where on the page the person took the value from. */
export interface Correction {
  readonly value: unknown;
  readonly page?: number;
  readonly box?: readonly [number, number, number, number];
}

/** By the path of the field. `lines` replaces all lines. */
export type Corrections = { readonly [Field in CorrectedField]?: Correction };

const personal = ({ page, box }: Correction) => ({
  method: 'human' as const,
  confidence: 1,
  ...(page === undefined ? {} : { page }),
  ...(box === undefined ? {} : { box }),
});

const emptyReading: Reading = { source: 'person', fields: {}, lines: [], facts: {} };

/**
 * The readings with the values of the person. The person saw the page: readings of the page lose their own values of these
 * fields, while XML and QR codes keep theirs, so that the checks still compare them with what the page shows.
 */
export function withCorrections(readings: readonly Reading[], corrections: Corrections): readonly Reading[] {
  const { lines, ...fields } = corrections;
  const corrected = Object.entries(fields) as [FieldName, Correction][];
  if (corrected.length === 0 && !lines) return readings;
  const stripped = readings.map((reading) => without(reading, corrected, lines !== undefined));
  const seen = stripped.findIndex(isLayout);
  const [page, others] =
    seen === -1 ? [emptyReading, stripped] : [stripped[seen] ?? emptyReading, stripped.toSpliced(seen, 1)];
  const read: Reading = {
    ...page,
    fields: { ...page.fields, ...(Object.fromEntries(corrected.flatMap(evidenceOf)) as Fields) },
    lines: lines ? (lines.value as InvoiceLine[]).map((value) => ({ value, ...personal(lines) })) : page.lines,
  };
  return seen === -1 ? [read, ...others] : others.toSpliced(seen, 0, read);
}

const evidenceOf = ([field, correction]: [FieldName, Correction]): [FieldName, Evidence][] =>
  correction.value === null ? [] : [[field, { value: correction.value, ...personal(correction) }]];

/** A field that the document does not have is taken from all sources, any other from readings of the page. */
function without(
  reading: Reading,
  corrected: readonly (readonly [FieldName, Correction])[],
  hasNewLines: boolean,
): Reading {
  const dropped = new Set(
    corrected.filter(([, { value }]) => value === null || isLayout(reading)).map(([field]) => field as string),
  );
  const fields = Object.fromEntries(Object.entries(reading.fields).filter(([field]) => !dropped.has(field))) as Fields;
  return { ...reading, fields, lines: hasNewLines ? [] : reading.lines };
}
