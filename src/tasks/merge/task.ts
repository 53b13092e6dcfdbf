/** The kind of task that merges documents: onto the sheets of one PDF, or into one ZIP with names that say what they are. */
import type { Intake } from '../../documents/intake.ts';
import type { SourceDocument } from '../../domain/document.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { TaskContext } from '../../domain/task.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import { checkNameTemplate } from '../../invoices/naming.ts';
import type { MergeOptions } from '../../merge/options.ts';
import type { ByteSink } from '../../merge/pdf/writer.ts';
import type { DocumentLabel, MergeReport, RefusedDocument } from '../../merge/report.ts';
import type { ExtractInput, ExtractOutput } from '../extract/task.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { mergeRecord } from './record.ts';
import { mergeToSheets } from './sheets.ts';
import { described, type FoundDuplicate, gathered, needsInvoices, takenFrom } from './sources.ts';
import { mergeToZip } from './zip.ts';
import type { ParcelPool } from './parcel-pool.ts';
import type { TaskQueue } from '../../runtime/queue.ts';
import { openSpool } from './spool.ts';

export interface MergeInput {
  readonly intakes: AsyncIterable<Intake>;
  /** How many there will probably be, for the progress. */
  readonly expected: number;
  readonly options: MergeOptions;
  /** How invoices are read, where an option needs what they say. */
  readonly extract: ExtractOptions;
  /** What is known of a document's invoices already, and corrected perhaps: it is not read again. By default nothing. */
  readonly known?: (document: SourceDocument) => readonly Invoice[] | undefined;
  readonly sink: ByteSink;
}

export interface MergeOutput {
  /** Those that are in the output, in its order. */
  readonly documents: readonly (DocumentLabel & { readonly warnings: readonly string[] })[];
  readonly refused: readonly RefusedDocument[];
  readonly duplicates: readonly FoundDuplicate[];
  /** Documents that are in the output though their invoice could not be read. */
  readonly unread: readonly RefusedDocument[];
  /** About the output as a whole. */
  readonly notes: readonly string[];
  /** Null in a ZIP. */
  readonly sheets: number | null;
  /** Of the output; 0: nothing was written. */
  readonly bytes: number;
  /** Null in a ZIP. */
  readonly report: MergeReport | null;
}

export interface MergeTaskServices {
  readonly parcels: ParcelPool;
  readonly queue: TaskQueue;
  readonly extract: TaskKind<ExtractInput, ExtractOutput>;
  readonly concurrency: number;
  /** Name and version, for the metadata of the PDF. */
  readonly producer: string;
}

/** Rejects with `bad_request` for options that cannot be met. A document that cannot be merged is in the output's `refused`. */
export const mergeTask = (services: MergeTaskServices): TaskKind<MergeInput, MergeOutput> => ({
  name: 'merge',
  async run(input, context) {
    const { options } = input;
    const { signal } = context;
    const record = mergeRecord(options);
    const all = described(input.intakes, {
      read: needsInvoices(options) ? reader(input, services, context) : async () => [],
      concurrency: services.concurrency,
      signal,
    });
    if (options.type === 'pdf' && options.order === 'given') {
      return mergeToSheets(all, record, input, services, context);
    }
    if (options.type === 'zip') checkNameTemplate(options.nameTemplate);
    const spool = await openSpool();
    try {
      const waiting = await gathered(all, options.order, spool);
      signal.throwIfAborted();
      return options.type === 'zip'
        ? await mergeToZip({ waiting, spool }, record, input, services, context)
        : await mergeToSheets(takenFrom(spool, waiting), record, input, services, context);
    } finally {
      await spool.close();
    }
  },
});

/** The same task, queue and cache as those of extract. */
function reader(
  { extract, expected, known }: MergeInput,
  { queue, extract: task }: MergeTaskServices,
  context: TaskContext,
) {
  const quiet = { signal: context.signal, progress: () => undefined };
  const read = async (document: SourceDocument): Promise<readonly Invoice[]> => {
    const { extractions } = await queue.submit(task, { document, options: extract }, quiet);
    return extractions.flatMap(({ invoice }) => (invoice ? [invoice] : []));
  };
  let done = 0;
  return async (document: SourceDocument): Promise<readonly Invoice[]> => {
    const invoices = known?.(document) ?? (await read(document));
    context.progress({ stage: 'reading invoices', done: ++done, total: expected });
    return invoices;
  };
}
