/** Messages between the main thread and the workers: plain data, which structured cloning preserves. */
import { inspect } from 'node:util';
import type { MessagePort } from 'node:worker_threads';
import type { Raster, SourceDocument } from '../../domain/document.ts';
import { Failure, type FailureReport } from '../../domain/failure.ts';
import type { Extraction } from '../../domain/record.ts';
import type { TaskProgress } from '../../domain/task.ts';
import type { DocumentReading } from '../../extract/document-reading.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import type { ModelAnswer } from '../../extract/sources/language-model/model.ts';
import type { Taught, TeachJob } from '../../extract/templates/teach.ts';
import type { NamedTemplate } from '../../extract/templates/schema.ts';
import type { OcrResult } from '../../ocr/engine.ts';
import type { StoredMessage } from '../../texts/template.ts';

/** A failure that keeps its kind on the way between threads, and its cause as text for --verbose. */
export interface SentFailure extends FailureReport {
  readonly cause?: string;
}

export type Sent<Value> = { readonly value: Value } | { readonly failure: SentFailure };

export interface EngineIdentity {
  readonly name: string;
  readonly version: string;
}

export interface CachePlace {
  readonly dir: string;
  readonly ttlMs: number;
  readonly maxBytes: number;
}

/** Fields that every job has besides its own. */
export interface WorkerJob {
  /** For `FromWorker` and `ToWorker` messages while the job runs. */
  readonly port: MessagePort;
  readonly ocr: EngineIdentity | undefined;
  /** The cache of recognised pages; undefined with --no-cache. */
  readonly cache: CachePlace | undefined;
  /** Memory limit of the PDF engine in the thread. */
  readonly engineBytes: number;
}

export interface ExtractJob extends WorkerJob {
  readonly document: SourceDocument;
  readonly options: ExtractOptions;
  readonly templates: readonly NamedTemplate[];
  /** Whether the answer is the whole reading, with what each extraction follows from and the words of the pages. */
  readonly whole: boolean;
  /** Whether the job may send questions to a language model. */
  readonly model: boolean;
}

/** Drafts a template in an extract thread, because it applies patterns to pages. */
export interface TeachWork extends WorkerJob {
  readonly teach: TeachJob;
}

export type ExtractResult = Sent<readonly Extraction[] | DocumentReading | Taught>;

export type OcrJob =
  | { readonly ask: 'unavailable'; readonly engine: string }
  | {
      readonly ask: 'recognize';
      readonly engine: string;
      readonly raster: Raster;
      readonly languages: readonly string[];
    };
/** A job of the OCR thread; a message on `port` says that it is no longer wanted. */
export interface OcrThreadJob {
  readonly job: OcrJob;
  readonly port: MessagePort;
}
/** The answer to a question: why the engine is not available, or the lines of text. */
export type OcrAnswer = Sent<{ readonly unavailable: StoredMessage | undefined } | { readonly result: OcrResult }>;

export type FromWorker =
  | { readonly type: 'started'; readonly threadId: number }
  | { readonly type: 'progress'; readonly event: TaskProgress }
  | { readonly type: 'ocr'; readonly id: number; readonly job: OcrJob }
  | { readonly type: 'model'; readonly id: number; readonly text: string };
export type ToWorker =
  /** The job is no longer wanted and has to end the programs it started. The thread is killed soon after. */
  | { readonly type: 'abort' }
  | { readonly type: 'ocr'; readonly id: number; readonly answer: OcrAnswer }
  | { readonly type: 'model'; readonly id: number; readonly answer: Sent<ModelAnswer> };

export async function sent<Value>(work: () => Promise<Value>): Promise<Sent<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { failure: sendable(error) };
  }
}

export function sendable(error: unknown): SentFailure {
  const failure = Failure.from(error);
  const { cause } = failure;
  if (cause === undefined) return failure.report();
  return { ...failure.report(), cause: cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause) };
}

/** Returns the value of a message, or throws its failure. */
export function received<Value>(message: Sent<Value>): Value {
  if ('value' in message) return message.value;
  throw Failure.restored(message.failure, message.failure.cause);
}
