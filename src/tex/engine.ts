/** The port of a DOCX → TeX engine: the built-in chain, and programs found on the machine and asked for. */
import type { TaskProgress } from '../domain/task.ts';
import type { TexArtefacts } from './artefacts.ts';
import type { StylesheetLimits } from './stylesheets/run.ts';

export interface TexSource {
  readonly docx: Uint8Array;
  /** xml2tex XML or CSV; the built-in conf where there is none. */
  readonly conf?: Uint8Array;
  /** A Hub → Hub stylesheet. */
  readonly customXsl?: Uint8Array;
}

export interface TexContext {
  readonly signal: AbortSignal;
  /** A folder for what programs need as files. Cleaned up by whoever gave it. */
  readonly workDir: string;
  progress(event: TaskProgress): void;
  readonly stylesheetLimits?: StylesheetLimits;
}

export const texEngineNames = ['builtin', 'docx2tex', 'pandoc'] as const;
export type TexEngineName = (typeof texEngineNames)[number];

export interface TexEngine {
  readonly name: TexEngineName;
  /** Part of every cache key. Rejects with engine_unavailable where it is not installed. */
  version(): Promise<string>;
  /** One sentence saying what to install, or undefined where it can be used. */
  unavailable(): Promise<string | undefined>;
  /** Pictures are as they come; see images/process.ts. Rejects with a Failure. */
  convert(source: TexSource, context: TexContext): Promise<TexArtefacts>;
}
