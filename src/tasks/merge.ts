/** The kind of task that merges documents: into one PDF of sheets. */
import type { Intake } from '../documents/intake.ts';
import type { SourceDocument } from '../domain/document.ts';
import { Failure } from '../domain/failure.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { TaskContext } from '../domain/task.ts';
import type { ExtractOptions } from '../extract/options.ts';
import { decoration } from '../merge/decoration/index.ts';
import { mergeDocuments, type MergeSource } from '../merge/merge.ts';
import type { MergeOptions } from '../merge/options.ts';
import type { Parcel } from '../merge/parcel.ts';
import type { ByteSink } from '../merge/pdf/writer.ts';
import type { DocumentLabel, MergeReport, RefusedDocument } from '../merge/report.ts';
import type { ExtractInput, ExtractOutput } from './extract.ts';
import { inOrder } from './in-order.ts';
import type { TaskKind } from './kinds.ts';
import {
  described,
  type Described,
  type FoundDuplicate,
  gathered,
  labelOf,
  needsInvoices,
  takenFrom,
  withoutDuplicates,
} from './merge-sources.ts';
import type { ParcelPool } from './parcel-pool.ts';
import type { TaskQueue } from './queue.ts';
import { openSpool, type Spool } from './spool.ts';

export interface MergeInput {
  readonly intakes: AsyncIterable<Intake>;
  /** How many there will probably be, for the progress. */
  readonly expected: number;
  readonly options: MergeOptions;
  /** How invoices are read, where an option needs what they say. */
  readonly extract: ExtractOptions;
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

export const mergeTask = (services: MergeTaskServices): TaskKind<MergeInput, MergeOutput> => ({
  name: 'merge',
  async run(input, context) {
    const waits = input.options.order !== 'given' || input.options.type === 'zip';
    const spool = waits ? await openSpool() : undefined;
    try {
      return await merge(input, services, context, spool);
    } finally {
      await spool?.close();
    }
  },
});

async function merge(
  { intakes, expected, options, extract, sink }: MergeInput,
  services: MergeTaskServices,
  context: TaskContext,
  spool: Spool | undefined,
): Promise<MergeOutput> {
  const { signal } = context;
  const { concurrency } = services;
  const invoicesBySha = new Map<string, readonly Invoice[]>();
  const duplicates: FoundDuplicate[] = [];
  let done = 0;

  const read = async (document: SourceDocument): Promise<readonly Invoice[]> => {
    const input = { document, options: extract };
    const { extractions } = await services.queue.submit(services.extract, input, { signal, progress: () => undefined });
    if (spool) context.progress({ stage: 'reading invoices', done: ++done, total: expected });
    return extractions.flatMap(({ invoice }) => (invoice ? [invoice] : []));
  };
  const reading = { read: needsInvoices(options) ? read : async () => [], concurrency, signal };
  const all = described(intakes, reading);
  const inTurn = spool ? takenFrom(spool, await gathered(all, options.order, spool)) : all;
  signal.throwIfAborted();
  const chosen = withoutDuplicates(inTurn, options.duplicates, (duplicate) => duplicates.push(duplicate));
  const unread: RefusedDocument[] = [];
  const known = remembering(chosen, invoicesBySha, unread);
  const { sources, prepare } = preparedAhead(known, options.password, services, signal);
  const notes: string[] = [];
  const repeated = (label: DocumentLabel): boolean => duplicates.some((found) => nameOf(found) === nameOf(label));
  const decorator = decoration(options, {
    invoicesOf: ({ sha256 }) => invoicesBySha.get(sha256) ?? [],
    isRepeated: repeated,
    warn: (message) => notes.push(message),
  });
  const report = await mergeDocuments(sources, options, sink, {
    prepare,
    ...(decorator ? { decorator } : {}),
    kindOf: async ({ sha256 }) => invoicesBySha.get(sha256)?.[0]?.type,
    producer: services.producer,
    signal,
    progress: (placed) => context.progress({ stage: 'placing pages', done: placed, total: expected }),
  });
  const { documents, refused, sheets, bytes } = report;
  const missed = new Set(refused.map(nameOf));
  return {
    documents,
    refused,
    duplicates,
    unread: unread.filter((label) => !missed.has(nameOf(label))),
    notes,
    sheets,
    bytes,
    report,
  };
}

const nameOf = ({ path, member }: DocumentLabel): string => JSON.stringify([path, member]);

async function* remembering(
  documents: AsyncIterable<Described>,
  invoices: Map<string, readonly Invoice[]>,
  unread: RefusedDocument[],
): AsyncGenerator<MergeSource, void> {
  for await (const { source, invoices: found, unread: failure } of documents) {
    if (!('failure' in source)) {
      invoices.set(source.sha256, found);
      if (failure) unread.push({ ...labelOf(source), sha256: source.sha256, failure: failure.report() });
    }
    yield source;
  }
}

/** The next documents are made ready while one is written; each once, however often it occurs. */
function preparedAhead(
  documents: AsyncIterable<MergeSource>,
  password: string | undefined,
  { parcels, concurrency }: MergeTaskServices,
  signal: AbortSignal,
): {
  readonly sources: AsyncIterable<MergeSource>;
  readonly prepare: (document: SourceDocument) => Promise<Parcel>;
} {
  const begun = new Set<string>();
  const ready = new WeakMap<SourceDocument, Parcel | Failure>();
  const work = async (source: MergeSource): Promise<MergeSource> => {
    if ('failure' in source || begun.has(source.sha256)) return source;
    begun.add(source.sha256);
    ready.set(source, await parcels.prepare(source, password, signal).catch((error: unknown) => Failure.from(error)));
    return source;
  };
  async function* sources(): AsyncGenerator<MergeSource, void> {
    yield* inOrder(documents, work, { concurrency, ahead: 2 * concurrency, signal });
    // A source that was cut short by the signal ends like any other.
    signal.throwIfAborted();
  }
  return {
    sources: sources(),
    async prepare(document) {
      const parcel = ready.get(document) ?? (await parcels.prepare(document, password, signal));
      ready.delete(document);
      if (parcel instanceof Failure) throw parcel;
      return parcel;
    },
  };
}
