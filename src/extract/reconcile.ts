/**
 * From the readings of several sources to one invoice.
 *
 * A field takes the value of the most trusted source that has it. Sources that agree raise the confidence. Where sources
 * differ, a check reports it.
 */
import type { Evidence } from '../domain/evidence.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { methods } from '../domain/evidence.ts';
import type { Invoice, InvoiceLine } from '../domain/invoice.ts';
import type { Explanation, RecordedEvidence } from '../domain/record.ts';
import { sameValue } from './same-value.ts';
import type { Facts, FieldName, Reading } from './reading.ts';
import { emptyInvoice, emptyParty, emptyPrecedingInvoice } from '../domain/empty-invoice.ts';

export interface Reconciled {
  readonly invoice: Invoice;
  readonly evidence: Readonly<Record<string, RecordedEvidence>>;
  readonly facts: Facts;
  readonly explanations: readonly Explanation[];
}

/** No source is certain: even XML may have what its author mistyped. */
const surest = 0.999;

/** Below this confidence, a reading of the page is less trusted than a language model whose value is on the page. */
const unsure = 0.7;

/** Smaller is more trusted. */
function distrust({ method, confidence }: Evidence): number {
  const reading = method === 'text' || method === 'ocr';
  return methods.indexOf(method) + (reading && confidence < unsure ? methods.length : 0);
}

/** The value of the most trusted source; sources that agree raise its confidence. */
export function mostTrusted(field: FieldName, readings: readonly Reading[]): Evidence | undefined {
  const said = readings
    .map((reading) => reading.fields[field])
    .filter((evidence): evidence is NonNullable<typeof evidence> => evidence !== undefined);
  const [first, ...others] = [...said].sort(
    (a, b) => distrust(a) - distrust(b) || b.confidence - a.confidence,
  ) as Evidence[];
  if (!first) return undefined;
  const doubt = others
    .filter((other) => other.method !== first.method && sameValue(first.value, other.value))
    .reduce((left, other) => left * (1 - other.confidence), 1 - first.confidence);
  // A value from XML or a QR code has no bounds on the page, but the reading of the page that agrees with it does.
  const placed = first.box ? first : others.find((other) => other.box && sameValue(first.value, other.value));
  return {
    ...first,
    ...(placed?.box && placed.page !== undefined ? { box: placed.box, page: placed.page } : {}),
    confidence: Math.min(surest, 1 - doubt),
  };
}

const recorded = ({ method, confidence, page, box, text }: Evidence): RecordedEvidence => ({
  method,
  confidence: Math.round(confidence * 1000) / 1000,
  ...definedOnly({ page, box, text }),
});

/** The nested invoice from values by the paths of their fields ("seller.name"). */
function assemble(values: ReadonlyMap<FieldName, unknown>, lines: readonly InvoiceLine[]): Invoice {
  const invoice: Record<string, unknown> = {
    ...emptyInvoice,
    seller: { ...emptyParty },
    buyer: { ...emptyParty },
    precedingInvoice: { ...emptyPrecedingInvoice },
    lines,
  };
  for (const [field, value] of values) {
    const [head, tail] = field.split('.') as [string, string | undefined];
    if (tail === undefined) invoice[head] = value;
    else (invoice[head] as Record<string, unknown>)[tail] = value;
  }
  return invoice as Invoice;
}

/** All readings are of one invoice; the most trusted comes first. */
export function reconcile(readings: readonly Reading[]): Reconciled {
  const names = [...new Set(readings.flatMap((reading) => Object.keys(reading.fields) as FieldName[]))];
  const evidence: Record<string, RecordedEvidence> = {};
  const values = new Map<FieldName, unknown>();
  const winners = new Map<FieldName, Evidence>();
  for (const name of names) {
    const winner = mostTrusted(name, readings);
    if (!winner) continue;
    values.set(name, winner.value);
    winners.set(name, winner);
    evidence[name] = recorded(winner);
  }
  const lines = readings.find((reading) => reading.lines.length > 0)?.lines ?? [];
  lines.forEach((line, index) => (evidence[`lines.${index}`] = recorded(line)));
  const facts = Object.assign({}, ...[...readings].reverse().map((reading) => reading.facts)) as Facts;
  return {
    invoice: assemble(
      values,
      lines.map((line) => line.value),
    ),
    evidence,
    facts,
    explanations: readings.flatMap((reading) => explained(reading, winners)),
  };
}

function explained(reading: Reading, winners: ReadonlyMap<FieldName, Evidence>): Explanation[] {
  return Object.entries(reading.fields).map(([field, said]) => {
    const { value, method, confidence, page, text } = said as Evidence;
    const winner = winners.get(field as FieldName);
    return {
      field,
      source: reading.source,
      chosen: winner?.method === method && winner.value === value,
      value,
      method,
      confidence,
      ...definedOnly({ page, text }),
    };
  });
}
