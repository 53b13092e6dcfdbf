/** The findings of a merge about its documents: their invoices, duplicates, and which could not be read. */
import type { Failure } from '../../domain/failure.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { DocumentFacts } from '../../merge/decoration/index.ts';
import type { MergeOptions } from '../../merge/options.ts';
import type { DocumentLabel, RefusedDocument } from '../../merge/report.ts';
import { type Comparable, type FoundDuplicate, labelOf, repetitions } from './sources.ts';
import type { Message } from '../../texts/message.ts';

export interface MergeFindings {
  /** False for a duplicate that is left out. */
  readonly goesOn: (document: Comparable) => boolean;
  remember(document: Remembered): void;
  invoicesOf(document: { readonly sha256: string }): readonly Invoice[];
  readonly facts: DocumentFacts;
  readonly duplicates: readonly FoundDuplicate[];
  /** Without documents that could not be merged either: their failure is reported already. */
  unread(refused: readonly RefusedDocument[]): readonly RefusedDocument[];
  readonly notes: readonly Message[];
}

interface Remembered extends DocumentLabel {
  readonly sha256: string;
  readonly invoices: readonly Invoice[];
  readonly doubts: readonly ReadonlySet<string>[];
  readonly unread: Failure | undefined;
}

const keyOf = ({ path, member }: DocumentLabel): string => JSON.stringify([path, member]);

export function mergeFindings({ duplicates: wish }: Pick<MergeOptions, 'duplicates'>): MergeFindings {
  const invoices = new Map<string, readonly Invoice[]>();
  const duplicates: FoundDuplicate[] = [];
  const doubts = new Map<string, readonly ReadonlySet<string>[]>();
  const repeated = new Set<string>();
  const maybeRepeated = new Set<string>();
  const unread: RefusedDocument[] = [];
  const notes: Message[] = [];
  const invoicesOf: MergeFindings['invoicesOf'] = ({ sha256 }) => invoices.get(sha256) ?? [];
  return {
    goesOn: repetitions(wish, (found) => {
      duplicates.push(found);
      (found.differences.length === 0 ? repeated : maybeRepeated).add(keyOf(found));
    }),
    remember({ sha256, invoices: found, doubts: doubted, unread: failure, ...label }) {
      doubts.set(sha256, doubted);
      // Lines are long, and a merge does not need them.
      invoices.set(
        sha256,
        found.map((invoice) => ({ ...invoice, lines: [] })),
      );
      if (failure) unread.push({ ...labelOf(label), sha256, failure: failure.report() });
    },
    invoicesOf,
    facts: {
      invoicesOf,
      doubtsOf: ({ sha256 }) => doubts.get(sha256) ?? [],
      isRepeated: (label) => repeated.has(keyOf(label)),
      mayBeRepeated: (label) => maybeRepeated.has(keyOf(label)),
      warn: (said) => notes.push(said),
    },
    duplicates,
    unread(refused) {
      const reported = new Set(refused.map(keyOf));
      return unread.filter((document) => !reported.has(keyOf(document)));
    },
    notes,
  };
}
