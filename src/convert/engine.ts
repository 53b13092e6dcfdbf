/** The port of a converter: the pairs it can do, and one verb. One file in `engines/` per converter. */
import type { TaskProgress } from '../domain/task.ts';
import type { OcrEngine } from '../ocr/engine.ts';
import type { Counts } from './article/model.ts';
import type { Format } from './formats.ts';
import type { ConvertOptions } from './options.ts';

/**
 * What survives, best first: the very content; the page as it looked; what the text means (headings, lists, tables);
 * tables alone; words alone.
 */
export const fidelityClasses = ['content', 'layout', 'structure', 'tables', 'words'] as const;
export type FidelityClass = (typeof fidelityClasses)[number];

export interface Pair {
  readonly from: Format;
  readonly to: Format;
  /** What the step costs in time and likeness; the cheapest route wins. A layout engine is 2, a semantic one 4. */
  readonly cost: number;
  readonly fidelity: FidelityClass;
}

export interface StepInput {
  readonly bytes: Uint8Array;
  readonly from: Format;
  readonly to: Format;
  /** Of the document as the user knows it, without folders: for titles, never a path. */
  readonly name: string;
  readonly options: ConvertOptions;
  /** Whether this is the step that writes the result; options about the result are its business alone. */
  readonly last: boolean;
}

export interface StepOutput {
  readonly bytes: Uint8Array;
  /** `zip` where several files came of one. */
  readonly container?: 'zip';
  readonly warnings: readonly string[];
  /** Text of the source as this step read it; only from the step that read it anyway. */
  readonly sourceText?: string;
  /** Headings, tables, … of the source, where its format states them. */
  readonly sourceCounts?: Counts;
  readonly pages?: number;
  readonly images?: number;
  /** That it was not made anew: of engines that keep what they make themselves. */
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
  /** `thread`: here, in a thread that can be killed. `outside`: a program of its own, supervised, or a task. */
  readonly runs: 'thread' | 'outside';
  /** Where a result is but one way of packing what the engine keeps: the result is then not kept beside it. */
  readonly keepsItself?: boolean;
  /** Part of every cache key. Called only where the engine is available. */
  version(): Promise<string>;
  /** Undefined when usable; otherwise one sentence saying what to install. */
  unavailable(): Promise<string | undefined>;
  /** Why an option cannot be honoured on this pair: a route around it is preferred, else it becomes a warning. */
  cannot?(pair: Pair, options: ConvertOptions): readonly string[];
  /** Rejects with a Failure. */
  convert(input: StepInput, context: StepContext): Promise<StepOutput>;
}
