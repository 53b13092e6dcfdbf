/** Input, output and services of a merge. */
import type { Intake } from '../../documents/intake.ts';
import type { SourceDocument } from '../../domain/document.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import type { ArrangedPage } from '../../merge/arrangement.ts';
import type { MergeOptions } from '../../merge/options.ts';
import type { ByteSink } from '../../merge/pdf/writer.ts';
import type { DocumentLabel, MergeReport, RefusedDocument } from '../../merge/report.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import type { ExtractInput, ExtractOutput } from '../extract/task.ts';
import type { PreparePool } from './prepare-pool.ts';
import type { FoundDuplicate } from './sources.ts';
import type { Message } from '../../texts/message.ts';
import type { Warned } from '../../domain/warned.ts';

export interface MergeInput {
  readonly intakes: AsyncIterable<Intake>;
  /** Probable number of documents, for the progress. */
  readonly expected: number;
  readonly options: MergeOptions;
  /** The pages in their order, for PDFs of documents in the order in which they are given; default: all pages. */
  readonly arrangement?: readonly ArrangedPage[] | undefined;
  /** How invoices are read if an option needs their values. */
  readonly extract: ExtractOptions;
  /** Invoices of a document that are known already and may have been corrected: it is not read again. */
  readonly known?: (document: SourceDocument) => readonly Invoice[] | undefined;
  readonly sink: ByteSink;
}

export interface MergeOutput {
  /** The documents in the output, in its order. */
  readonly documents: readonly (DocumentLabel & Warned)[];
  readonly refused: readonly RefusedDocument[];
  readonly duplicates: readonly FoundDuplicate[];
  /** Documents that are in the output although their invoice could not be read. */
  readonly unread: readonly RefusedDocument[];
  /** About the output as a whole. */
  readonly notes: readonly Message[];
  /** Null in a ZIP. */
  readonly sheets: number | null;
  /** Of the output; 0: nothing was written. */
  readonly bytes: number;
  /** Null in a ZIP. */
  readonly report: MergeReport | null;
}

export interface MergeTaskServices {
  readonly preparing: PreparePool;
  readonly extract: TaskKind<ExtractInput, ExtractOutput>;
  readonly concurrency: number;
  /** Name and version, for the metadata of the PDF. */
  readonly producer: string;
}
