/** Extraction records in the order of the inputs, as the command line prints and the library returns them. */
import { performance } from 'node:perf_hooks';
import type { Intake } from '../../documents/intake.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { ExtractionRecord, RecordSource } from '../../domain/record.ts';
import type { TaskProgress } from '../../domain/task.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import { canBeInvoice, isDamagedLogo, mailTexts, noInvoiceInMail } from './mail-texts.ts';
import type { ExtractInput, ExtractOutput } from './task.ts';
import { inOrder } from '../../runtime/in-order.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { runTask } from '../../runtime/run.ts';
import { type Message, message } from '../../texts/message.ts';

export interface RecordServices {
  readonly task: TaskKind<ExtractInput, ExtractOutput>;
  readonly concurrency: number;
}

export interface RecordOptions<Instead> {
  readonly extract: ExtractOptions;
  readonly signal: AbortSignal;
  progress?(document: SourceDocument, event: TaskProgress): void;
  /** Yielded instead of the document's records; the document is then not read. */
  instead?(document: SourceDocument): Promise<Instead | undefined>;
  /** Called with what was left out, for --verbose. */
  note?(said: Message): void;
  /** Called with the cause of a failed record, for --verbose. */
  trouble?(failure: Failure, source: RecordSource): void;
}

/** All records of one document: one for each invoice, or one that failed. */
export type DocumentRecords = readonly [ExtractionRecord, ...ExtractionRecord[]];

/** Documents that were dropped because the signal fired yield nothing; those finished before are still yielded. */
export async function* documentRecords<Instead = never>(
  intakes: AsyncIterable<Intake>,
  { task, concurrency }: RecordServices,
  options: RecordOptions<Instead>,
): AsyncGenerator<DocumentRecords | Instead, void> {
  const { signal } = options;

  const texts = mailTexts();

  function work(intake: Intake): Promise<DocumentRecords | Instead | undefined> {
    const reading = 'textOf' in intake ? readText(intake) : read(intake);
    const outcome = reading.then((result) =>
      result === undefined ? undefined : !isRecords(result) || canBeInvoice(result),
    );
    texts.attached(intake.mails ?? [], outcome);
    return reading;
  }

  async function read(intake: Intake): Promise<DocumentRecords | Instead | undefined> {
    const startedAt = performance.now();
    const source = sourceOf(intake);
    try {
      if ('failure' in intake) throw intake.failure;
      const instead = await options.instead?.(intake);
      if (instead !== undefined) return instead;
      const context = { signal, progress: (event: TaskProgress) => options.progress?.(intake, event) };
      const output = await runTask(task, { document: intake, options: options.extract }, context);
      return recordsOf(source, output);
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.kind === 'cancelled') return undefined;
      if (isDamagedLogo(intake, failure)) {
        options.note?.(leftOutNote(source));
        return undefined;
      }
      options.trouble?.(failure, source);
      return [failedRecord(source, failure, Math.round(performance.now() - startedAt))];
    }
  }

  /** The text of a mail yields nothing where something else in the mail is an invoice, or explains why nothing is. */
  async function readText(intake: SourceDocument): Promise<DocumentRecords | Instead | undefined> {
    const attachments = await texts.attachmentsOf(intake.textOf ?? '');
    if (attachments === 'an invoice') return undefined;
    const result = await read(intake);
    if (result === undefined || !isRecords(result) || canBeInvoice(result)) return result;
    if (attachments === 'other documents') return undefined;
    const [{ source, failure, elapsedMs }] = result;
    return [failedRecord(source, noInvoiceInMail(failure), elapsedMs)];
  }

  for await (const records of inOrder(intakes, work, { concurrency, ahead: 4 * concurrency, signal })) {
    if (records) yield records;
  }
}

export function sourceOf(intake: Intake): RecordSource {
  const { path, member } = intake;
  const label = member === undefined ? { path } : { path, member };
  if (!('failure' in intake)) {
    return { ...label, sha256: intake.sha256, mediaType: intake.mediaType, bytes: intake.bytes.length, pages: null };
  }
  return { ...label, sha256: intake.sha256 ?? null, mediaType: null, bytes: intake.bytes ?? null, pages: null };
}

function recordsOf(source: RecordSource, { extractions, cached, elapsedMs }: ExtractOutput): DocumentRecords {
  const [first, ...others] = extractions.map(({ pages, ...extraction }) => ({
    source: { ...source, pages },
    ...extraction,
    cached,
    elapsedMs,
  }));
  if (!first) throw new Failure('unsupported_format', message('read.noneFound', {}));
  return [first, ...others];
}

const leftOutNote = ({ path, member = '' }: RecordSource): Message =>
  message('leftOut.member', { name: member, file: path, why: message('leftOut.damagedLogo', {}) });

const isRecords = (result: unknown): result is DocumentRecords => Array.isArray(result);

const failedRecord = (source: RecordSource, failure: Failure, elapsedMs: number): ExtractionRecord => ({
  source,
  status: 'failed',
  invoice: null,
  evidence: {},
  checks: [],
  warnings: [],
  failure: failure.report(),
  cached: false,
  elapsedMs,
});
