/** The durable kind that merges documents: blobs in, one PDF or ZIP out. */
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { z } from 'zod';
import { extensionOf, looksPaged } from '../../documents/document-names.ts';
import { documentsIn, type Intake } from '../../documents/intake.ts';
import { openZip } from '../../documents/zip.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import { Invoice } from '../../domain/invoice.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import { MergeOptions } from '../../merge/options.ts';
import type { ByteSink } from '../../merge/pdf/writer.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import type { MergeInput, MergeOutput } from './contract.ts';
import { needsInvoices } from './sources.ts';
import { anyKind, type DurableContext, type DurableKind } from '../../runtime/durable/kinds.ts';
import { message } from '../../texts/message.ts';

const StoredArrangedPage = z.object({
  /** Index in `files`. */
  source: z.int(),
  page: z.int(),
  turns: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
});

export const StoredMergeInput = z.object({
  files: z
    .array(
      z.object({
        sha256: z.string(),
        name: z.string(),
        /** Invoices that are known already: the document is not read again. */
        invoices: z.array(Invoice).optional(),
        /** Opens this file; default: the password of the options. */
        password: z.string().optional(),
        /** First and last of the pages that are wanted; default: all. */
        pages: z.array(z.tuple([z.int(), z.int()]).readonly()).optional(),
      }),
    )
    .min(1),
  options: MergeOptions,
  arrangement: z.array(StoredArrangedPage).optional(),
  /** Of the result: `processed_invoices.pdf`. */
  resultName: z.string(),
});
export type StoredMergeInput = z.output<typeof StoredMergeInput>;

/** The result is a MergeOutput without its `report`. */
export const durableMerge = (task: TaskKind<MergeInput, MergeOutput>, extract: ExtractOptions) => {
  const kind: DurableKind<StoredMergeInput> = {
    name: 'merge',
    input: StoredMergeInput,
    lane: () => 'light',
    stages: ({ options }) => [
      ...(needsInvoices(options) ? [{ stage: 'reading invoices', weight: 6 }] : []),
      { stage: options.type === 'zip' ? 'packing files' : 'placing pages', weight: 4 },
    ],
    async run({ files, options, arrangement, resultName }, context) {
      const stream = new PassThrough({ highWaterMark: 1024 * 1024 });
      const mediaType = options.type === 'zip' ? 'application/zip' : 'application/pdf';
      const kept = context.keep(stream, { name: resultName, mediaType });
      // The await below reports its failure.
      kept.catch(() => undefined);
      // If the store has given up, the stream fails as well, and nobody listens to it any more.
      stream.on('error', () => undefined);
      try {
        const intakes = intakesOf(files, context);
        const known = new Map(files.map(({ sha256, invoices }) => [sha256, invoices]));
        const input = {
          intakes,
          expected: await expectedIn(files, context),
          options,
          arrangement,
          extract,
          known: ({ sha256 }: SourceDocument) => known.get(sha256),
          sink: sinkInto(stream),
        };
        const { report: _report, ...result } = await task.run(input, context);
        if (result.documents.length === 0) throw nothingUsable(result);
        stream.end();
        return { result, files: [await kept] };
      } catch (error) {
        stream.destroy(Failure.from(error));
        await kept.catch(() => undefined);
        throw error;
      }
    },
  };
  return anyKind(kind);
};

async function* intakesOf(files: StoredMergeInput['files'], context: DurableContext): AsyncGenerator<Intake, void> {
  for (const { sha256, name, pages, password } of files)
    for await (const intake of documentsIn(name, await context.read(sha256), { sha256, accepts: looksPaged }))
      yield 'failure' in intake ? intake : { ...intake, ...definedOnly({ chosenPages: pages, password }) };
}

/** Counts members of ZIPs whose names look like documents. */
async function expectedIn(files: StoredMergeInput['files'], context: DurableContext): Promise<number> {
  let expected = 0;
  for (const { sha256, name } of files)
    expected += extensionOf(name) === 'zip' ? await membersOf(await context.read(sha256)) : 1;
  return expected;
}

async function membersOf(bytes: Uint8Array): Promise<number> {
  try {
    const archive = await openZip(bytes);
    archive.close();
    return Math.max(1, archive.entries.filter(({ name }) => looksPaged(name)).length);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Its failure is reported when the document is read.
    return 1;
  }
}

function sinkInto(stream: PassThrough): ByteSink {
  return {
    async write(bytes) {
      // A copy, because the writer reuses its buffer.
      if (!stream.write(Buffer.from(bytes))) await once(stream, 'drain');
    },
  };
}

const namedAtMost = 10;

function nothingUsable({ refused }: Pick<MergeOutput, 'refused'>): Failure {
  const [first] = refused;
  const named = refused.slice(0, namedAtMost).map(({ path, member, failure }) =>
    message('merge.refused', {
      file: member === undefined ? path : `${path}: ${member}`,
      why: failure.messageText ?? failure.message,
    }),
  );
  const why = first ? named : [message('merge.noneGiven', {})];
  return new Failure(first?.failure.kind ?? 'corrupt_document', message('merge.noneUsable', { why }));
}
