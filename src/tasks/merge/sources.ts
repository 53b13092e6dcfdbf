/** Documents on their way into a merge: read where that is needed, sorted, and compared to find duplicates. */
import type { Intake } from '../../documents/intake.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { duplicateFinder, type DuplicateReason } from '../../invoices/duplicates.ts';
import type { MergeOptions } from '../../merge/options.ts';
import { sortedBy } from '../../merge/order.ts';
import type { DocumentLabel } from '../../merge/report.ts';
import { inOrder } from '../../runtime/in-order.ts';
import type { Spool, Spooled } from './spool.ts';

/** A document and its invoices; none if they were not or could not be read. */
export interface Described {
  readonly source: Intake;
  readonly invoices: readonly Invoice[];
  /** For each invoice, the paths of the fields that need review. */
  readonly doubts: readonly ReadonlySet<string>[];
  /** Why no invoice could be read. */
  readonly unread?: Failure;
}

export interface FoundDuplicate extends DocumentLabel {
  readonly of: DocumentLabel;
  readonly reason: DuplicateReason;
  /** The values that differ from the earlier document or are unknown; empty if number, seller, total and date agree, or the bytes. */
  readonly differences: readonly string[];
  readonly skipped: boolean;
}

export const labelOf = ({ path, member }: DocumentLabel): DocumentLabel =>
  member === undefined ? { path } : { path, member };

/** Whether the options need the values of the invoices, not just the bytes of the documents. */
export const needsInvoices = ({
  type,
  layout,
  order,
  duplicates,
  categoryLabel,
  summary,
}: Pick<MergeOptions, 'type' | 'layout' | 'order' | 'duplicates' | 'categoryLabel' | 'summary'>): boolean =>
  type === 'zip' ||
  layout === 'auto' ||
  categoryLabel ||
  summary ||
  !['given', 'name'].includes(order) ||
  (duplicates !== undefined && duplicates !== 'keep');

export const nothingRead: Pick<Described, 'invoices' | 'doubts'> = { invoices: [], doubts: [] };

export interface ReadingOptions {
  /** Rejects with a Failure; `cancelled` ends the merge. */
  readonly read: (document: SourceDocument) => Promise<Pick<Described, 'invoices' | 'doubts'>>;
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/** Each document with its invoices, in the order of the intakes. */
export function described(
  intakes: AsyncIterable<Intake>,
  { read, concurrency, signal }: ReadingOptions,
): AsyncGenerator<Described, void> {
  const work = async (source: Intake): Promise<Described> => {
    if ('failure' in source) return { source, ...nothingRead };
    try {
      return { source, ...(await read(source)) };
    } catch (error) {
      const unread = Failure.from(error);
      if (unread.kind === 'cancelled') throw unread;
      return { source, ...nothingRead, unread };
    }
  };
  return inOrder(intakes, work, { concurrency, ahead: 2 * concurrency, signal });
}

/** The part of a document that stays in memory while it waits. */
export type Waiting = Omit<Described, 'source'> &
  DocumentLabel & {
    readonly document: Omit<SourceDocument, 'bytes'> | undefined;
    readonly failed: Intake | undefined;
    readonly place: Spooled;
  };

/** All documents in the wanted order; their bytes are in the spool. */
export async function gathered(
  documents: AsyncIterable<Described>,
  order: MergeOptions['order'],
  spool: Spool,
): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for await (const { source, ...known } of documents) {
    const label = labelOf(source);
    if ('failure' in source) {
      waiting.push({ ...label, ...known, document: undefined, failed: source, place: { position: 0, length: 0 } });
      continue;
    }
    const { bytes, ...document } = source;
    waiting.push({ ...label, ...known, document, failed: undefined, place: await spool.add(bytes) });
  }
  return sortedBy(waiting, order);
}

export async function* takenFrom(spool: Spool, waiting: readonly Waiting[]): AsyncGenerator<Described, void> {
  for (const { document, failed, place, invoices, doubts, unread } of waiting) {
    const source = document ? { ...document, bytes: await spool.read(place) } : failed;
    if (source) yield { source, invoices, doubts, ...(unread ? { unread } : {}) };
  }
}

/** The part of a document that shows whether it is a duplicate. */
export interface Comparable {
  readonly label: DocumentLabel;
  /** Undefined if there are no bytes. */
  readonly sha256: string | undefined;
  readonly invoices: readonly Invoice[];
}

/**
 * Reports each document that is a duplicate of an earlier one. The returned function decides whether a document is merged: it
 * is not if duplicates are left out and nothing suggests that it is another invoice.
 */
export function repetitions(
  duplicates: MergeOptions['duplicates'],
  report: (duplicate: FoundDuplicate) => void,
): (document: Comparable) => boolean {
  const finder = duplicateFinder<DocumentLabel>();
  return ({ label, sha256, invoices }) => {
    if (duplicates === 'keep' || sha256 === undefined) return true;
    const found = finder.find({ sha256, invoices }, label);
    if (!found) return true;
    const { isCertain, ...duplicate } = found;
    // A document that may be another invoice is never left out: many invoices have the number of the same contract.
    const skipped = duplicates === 'skip' && isCertain;
    report({ ...label, ...duplicate, skipped });
    return !skipped;
  };
}

export async function* withoutRepetitions(
  documents: AsyncIterable<Described>,
  goesOn: (document: Comparable) => boolean,
): AsyncGenerator<Described, void> {
  for await (const document of documents) {
    const { source, invoices } = document;
    if (goesOn({ label: labelOf(source), sha256: 'failure' in source ? undefined : source.sha256, invoices }))
      yield document;
  }
}
