/** From the readings of one invoice to its extraction: the values are reconciled and checked, which gives the status. */
import type { CheckOutcome, Extraction, SignatureReport } from '../domain/record.ts';
import { checks } from './checks/index.ts';
import { type Corrections, withCorrections } from './corrections.ts';
import { inOneSign } from './credit-notes.ts';
import type { ExtractOptions } from './options.ts';
import type { FieldName, Reading } from './reading.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import type { Message } from '../texts/message.ts';
import { warned } from '../domain/warned.ts';

/** What is known of the document as a whole, for the extraction record of each of its invoices. */
export interface OfDocument {
  readonly warnings: readonly Message[];
  readonly signatures: readonly SignatureReport[];
  /** Numbers of the pages near this invoice that may be documents and belong to no record. */
  readonly lostPages: readonly number[];
}

/** All that an extraction follows from: as JSON, it can be kept and judged again when a person has corrected values. */
export interface Basis {
  /** The most trusted comes first. */
  readonly readings: readonly Reading[];
  /** Fields that a document of this kind has to have. */
  readonly needed: readonly FieldName[];
  readonly ofDocument: OfDocument;
}

/** The extraction of one invoice. */
export function judge(
  { readings: said, needed, ofDocument }: Basis,
  { explain, corrections = {} }: Pick<ExtractOptions, 'explain'> & { readonly corrections?: Corrections },
): Extraction {
  const { warnings, signatures, lostPages } = ofDocument;
  const readings = withCorrections(inOneSign(said), corrections);
  const { invoice, evidence, facts, explanations }: Reconciled = reconcile(readings);
  const today = new Date().toISOString().slice(0, 10);
  const context = { invoice, evidence, facts, readings, needed, signatures, lostPages, today };
  const outcomes: CheckOutcome[] = checks.flatMap((check) => {
    const outcome = check.run(context);
    return outcome ? [{ id: check.id, ...outcome }] : [];
  });
  return {
    pages: pageRange(readings),
    status: outcomes.some(({ outcome, severity }) => outcome === 'failed' && severity !== 'note') ? 'review' : 'ok',
    invoice,
    evidence,
    checks: outcomes,
    ...warned(warnings),
    ...(signatures.length > 0 ? { signatures } : {}),
    ...(explain ? { explanations } : {}),
  };
}

/** First and last page that the readings cover, from 1; null where their source has no pages. */
export function pageRange(readings: readonly Reading[]): readonly [number, number] | null {
  const ranges = readings.flatMap(({ pages }) => (pages ? [pages] : []));
  if (ranges.length === 0) return null;
  return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, last]) => last))];
}
