/** The interface of a DOCX → TeX engine: the built-in chain, or a program on this machine. */
import type { TaskProgress } from '../domain/task.ts';
import type { TexArtefacts } from './artefacts.ts';
import type { StylesheetLimits } from './stylesheets/run.ts';
import type { Message } from '../texts/message.ts';

export interface TexSource {
  readonly docx: Uint8Array;
  /** xml2tex XML or CSV; without it, the built-in conf is used. */
  readonly conf?: Uint8Array;
  /** A Hub → Hub stylesheet. */
  readonly customXsl?: Uint8Array;
}

export interface TexContext {
  readonly signal: AbortSignal;
  /** A folder for the files that programs need. The caller removes it. */
  readonly workDir: string;
  progress(event: TaskProgress): void;
  readonly stylesheetLimits?: StylesheetLimits;
}

export const texEngineNames = ['builtin', 'docx2tex', 'pandoc'] as const;
export type TexEngineName = (typeof texEngineNames)[number];

export interface TexEngine {
  readonly name: TexEngineName;
  /** Part of every cache key. Rejects with engine_unavailable when it is not installed. */
  version(): Promise<string>;
  /** A sentence that says what to install, or undefined when the engine can be used. */
  unavailable(): Promise<Message | undefined>;
  /** Pictures stay as they are; see images/process.ts. Rejects with a Failure. */
  convert(source: TexSource, context: TexContext): Promise<TexArtefacts>;
}
