/** From the readings of one invoice to its extraction: reconcile, check, and say what its status follows from. */
import type { CheckOutcome, Extraction, SignatureReport } from '../domain/record.ts';
import { checks } from './checks/index.ts';
import type { ExtractOptions } from './options.ts';
import type { FieldName, Reading } from './reading.ts';
import { type Reconciled, reconcile } from './reconcile.ts';

/** A needed field below this confidence sends the record to a person. */
export const sureEnough = 0.7;

/** What is known of the document as a whole, and stands in the record of each of its invoices. */
export interface OfDocument {
  readonly warnings: readonly string[];
  readonly signatures: readonly SignatureReport[];
  /** Numbers of the pages near this invoice that may be documents and belong to no record. */
  readonly lostPages: readonly number[];
}

/** One invoice from its readings, most trusted first. */
export function settle(
  readings: readonly Reading[],
  needed: readonly FieldName[],
  { warnings, signatures, lostPages }: OfDocument,
  options: ExtractOptions,
): Extraction {
  const { invoice, evidence, facts, explanations }: Reconciled = reconcile(readings);
  const today = new Date().toISOString().slice(0, 10);
  const checked: CheckOutcome[] = checks.flatMap((check) => {
    const outcome = check.run({ invoice, facts, readings, today });
    return outcome ? [{ id: check.id, ...outcome }] : [];
  });
  const outcomes = [
    ...checked,
    ...unchanged(signatures),
    ...pagesWithoutRecord(lostPages),
    neededFields(needed, evidence),
  ];
  return {
    pages: pageRange(readings),
    status: outcomes.some(({ outcome, severity }) => outcome === 'failed' && severity !== 'note') ? 'review' : 'ok',
    invoice,
    evidence,
    checks: outcomes,
    warnings,
    ...(signatures.length > 0 ? { signatures } : {}),
    ...(options.explain ? { explanations } : {}),
  };
}

function neededFields(needed: readonly FieldName[], evidence: Reconciled['evidence']): CheckOutcome {
  const unsure = needed.filter((field) => (evidence[field]?.confidence ?? 0) < sureEnough);
  return unsure.length > 0
    ? { id: 'needed-fields', outcome: 'failed', message: `Missing or unsure: ${unsure.join(', ')}` }
    : { id: 'needed-fields', outcome: 'passed' };
}

/** Nothing is said where every page belongs to a record. */
function pagesWithoutRecord(pages: readonly number[]): CheckOutcome[] {
  if (pages.length === 0) return [];
  const named = pages.length === 1 ? `Page ${pages[0]} belongs` : `Pages ${pages.join(', ')} belong`;
  return [
    { id: 'pages', outcome: 'failed', message: `${named} to no record: nothing could be read there as a document` },
  ];
}

/** Whether what was signed is what is there now. Nothing is said of a document without signatures. */
function unchanged(signatures: readonly SignatureReport[]): CheckOutcome[] {
  const compared = signatures.filter(({ digests }) => digests !== 'unknown');
  if (compared.length === 0) return [];
  const broken = compared.find(({ digests }) => digests === 'mismatch');
  if (!broken) return [{ id: 'signature', outcome: 'passed' }];
  const message = `Changed after it was sealed by ${broken.seal ?? 'its signer'}: ${broken.changed.slice(0, 5).join(', ')}`;
  return [{ id: 'signature', outcome: 'failed', message }];
}

/** First and last page that the readings cover, from 1; null where their source has no pages. */
export function pageRange(readings: readonly Reading[]): readonly [number, number] | null {
  const ranges = readings.flatMap(({ pages }) => (pages ? [pages] : []));
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, last]) => last))];
}
