/** Merging onto sheets: the next documents are made ready in threads while one is written. */
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { TaskContext } from '../../domain/task.ts';
import { decoration } from '../../merge/decoration/index.ts';
import { mergeDocuments, type MergeSource } from '../../merge/merge.ts';
import type { Parcel } from '../../merge/parcel.ts';
import { inOrder } from '../../runtime/in-order.ts';
import type { MergeInput, MergeOutput, MergeTaskServices } from './contract.ts';
import type { MergeRecord } from './record.ts';
import { type Described, withoutRepetitions } from './sources.ts';

export async function mergeToSheets(
  documents: AsyncIterable<Described>,
  record: MergeRecord,
  { options, sink, expected }: MergeInput,
  services: MergeTaskServices,
  context: TaskContext,
): Promise<MergeOutput> {
  const { signal } = context;
  const chosen = remembered(withoutRepetitions(documents, record.goesOn), record);
  const { sources, prepare } = preparedAhead(chosen, options.password, services, signal);
  const decorator = decoration(options, record.facts);
  const report = await mergeDocuments(sources, options, sink, {
    prepare,
    ...(decorator ? { decorator } : {}),
    kindOf: async (document) => record.invoicesOf(document)[0]?.type,
    producer: services.producer,
    signal,
    progress: (done) => context.progress({ stage: 'placing pages', done, total: expected }),
  });
  const { duplicates, notes } = record;
  const { documents: placed, refused, sheets, bytes } = report;
  return { documents: placed, refused, duplicates, unread: record.unread(refused), notes, sheets, bytes, report };
}

async function* remembered(
  documents: AsyncIterable<Described>,
  record: MergeRecord,
): AsyncGenerator<MergeSource, void> {
  for await (const { source, invoices, unread } of documents) {
    if (!('failure' in source)) record.remember({ ...source, invoices, unread });
    yield source;
  }
}

/** Each document is made ready once, however often it occurs. */
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
