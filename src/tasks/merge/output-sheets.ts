/** Merging onto output sheets: the next documents are prepared in threads while one is written. */
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { TaskContext } from '../../domain/task.ts';
import { decoration } from '../../merge/decoration/index.ts';
import { preparedKey } from '../../merge/chosen-pages.ts';
import { mergeDocuments, type MergeSource } from '../../merge/merge.ts';
import type { PrepareOptions } from '../../merge/prepare.ts';
import type { PreparedDocument } from '../../merge/prepared.ts';
import { inOrder } from '../../runtime/in-order.ts';
import type { MergeInput, MergeOutput, MergeTaskServices } from './contract.ts';
import type { MergeFindings } from './findings.ts';
import { type Described, withoutRepetitions } from './sources.ts';

export async function mergeToSheets(
  documents: AsyncIterable<Described>,
  findings: MergeFindings,
  { options, sink, expected, arrangement }: MergeInput,
  services: MergeTaskServices,
  context: TaskContext,
): Promise<MergeOutput> {
  const { signal } = context;
  const chosen = remembered(withoutRepetitions(documents, findings.goesOn), findings);
  const { sources, prepare } = preparedAhead(chosen, options, services, signal);
  const decorator = decoration(options, findings.facts);
  const report = await mergeDocuments(sources, options, sink, {
    prepare,
    ...(decorator ? { decorator } : {}),
    ...(arrangement ? { arrangement } : {}),
    kindOf: async (document) => findings.invoicesOf(document)[0]?.type,
    producer: services.producer,
    signal,
    progress: (done) => context.progress({ stage: 'placing pages', done, total: expected }),
  });
  const { duplicates, notes } = findings;
  const { documents: placed, refused, sheets, bytes } = report;
  return { documents: placed, refused, duplicates, unread: findings.unread(refused), notes, sheets, bytes, report };
}

async function* remembered(
  documents: AsyncIterable<Described>,
  findings: MergeFindings,
): AsyncGenerator<MergeSource, void> {
  for await (const { source, invoices, doubts, unread } of documents) {
    if (!('failure' in source)) findings.remember({ ...source, invoices, doubts, unread });
    yield source;
  }
}

/** Each document is prepared once, however often it occurs. */
function preparedAhead(
  documents: AsyncIterable<MergeSource>,
  options: PrepareOptions,
  { preparing, concurrency }: MergeTaskServices,
  signal: AbortSignal,
): {
  readonly sources: AsyncIterable<MergeSource>;
  readonly prepare: (document: SourceDocument) => Promise<PreparedDocument>;
} {
  const begun = new Set<string>();
  const ready = new WeakMap<SourceDocument, PreparedDocument | Failure>();
  const work = async (source: MergeSource): Promise<MergeSource> => {
    if ('failure' in source || begun.has(preparedKey(source))) return source;
    begun.add(preparedKey(source));
    ready.set(source, await preparing.prepare(source, options, signal).catch((error: unknown) => Failure.from(error)));
    return source;
  };
  async function* sources(): AsyncGenerator<MergeSource, void> {
    yield* inOrder(documents, work, { concurrency, ahead: 2 * concurrency, signal });
    // A source that the signal ends early looks like one that is complete.
    signal.throwIfAborted();
  }
  return {
    sources: sources(),
    async prepare(document) {
      const prepared = ready.get(document) ?? (await preparing.prepare(document, options, signal));
      ready.delete(document);
      if (prepared instanceof Failure) throw prepared;
      return prepared;
    },
  };
}
