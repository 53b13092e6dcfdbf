/**
 * The interface of a converter: the pairs of formats that it converts, and how. Each engine is one file in `engines/`.
 */
import type { TaskProgress } from '../domain/task.ts';
import type { OcrEngine } from '../ocr/engine.ts';
import type { Contents } from './article/contents.ts';
import type { Format } from './formats.ts';
import type { ConvertOptions } from './options.ts';
import type { Message } from '../texts/message.ts';

/**
 * What a conversion keeps, best first: the content unchanged; the layout of the pages; the structure (headings, lists,
 * tables); only tables; only words.
 */
export const fidelityClasses = ['content', 'layout', 'structure', 'tables', 'words'] as const;
export type FidelityClass = (typeof fidelityClasses)[number];

export interface Pair {
  readonly from: Format;
  readonly to: Format;
  /** The cost in time and in fidelity; the cheapest route is taken. Keeping the layout costs about 2, the structure 4. */
  readonly cost: number;
  readonly fidelity: FidelityClass;
}

export interface StepInput {
  readonly bytes: Uint8Array;
  readonly from: Format;
  readonly to: Format;
  /** The name of the document that the user knows, without folders. For titles; never a path. */
  readonly name: string;
  readonly options: ConvertOptions;
  /** Whether this step writes the result. Only the last step applies the options for results. */
  readonly last: boolean;
}

export interface StepOutput {
  readonly bytes: Uint8Array;
  /** `zip` when the result is several files. */
  readonly container?: 'zip';
  readonly warnings: readonly Message[];
  /** The text of the source, from a step that reads it for its own work. */
  readonly sourceText?: string;
  /** What the source consists of besides words, for formats that state it. */
  readonly sourceContents?: Contents;
  readonly pages?: number;
  readonly images?: number;
  /** True when the engine served this from its own cache. */
  readonly cached?: boolean;
}

export interface StepContext {
  readonly signal: AbortSignal;
  readonly ocr?: OcrEngine;
  progress(event: TaskProgress): void;
}

export interface Engine {
  readonly name: string;
  readonly pairs: readonly Pair[];
  /** `thread`: in a worker thread, which can be stopped. `outside`: a supervised program, or a task. */
  readonly runs: 'thread' | 'outside';
  /** True when the engine has a cache of its own. Its results are then not cached a second time. */
  readonly keepsItself?: boolean;
  /**
   * True for a program that may be installed but fail to start. `convert` then rejects with `engine_unavailable`, and other
   * engines are used for a while.
   */
  readonly mayNotStart?: boolean;
  /** Part of every cache key. Called only when the engine is available. */
  version(): Promise<string>;
  /** Undefined when the engine can be used; otherwise a sentence that says what to install. */
  unavailable(): Promise<Message | undefined>;
  /** Options that the engine cannot apply to this pair, one sentence each: another route is preferred, or else they become warnings. */
  cannot?(pair: Pair, options: ConvertOptions): readonly Message[];
  /** Rejects with a Failure. */
  convert(input: StepInput, context: StepContext): Promise<StepOutput>;
}
