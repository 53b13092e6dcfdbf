/**
 * The two jobs of a conversion that run in a thread: making artefacts, which a cache stores, and packing them for a request.
 */
import type { TaskProgress } from '../domain/task.ts';
import type { TexEngineName, TexSource } from './engine.ts';
import { buildTex, packTex, withImages } from './index.ts';
import { artefactsOf, keptArtefacts } from './kept-artefacts.ts';
import { stylesheetLimits } from './stylesheets/run.ts';
import type { Message } from '../texts/message.ts';

interface JobPlace {
  /** A folder for the files that programs need. The caller removes it, because the thread may be killed. */
  readonly workDir: string;
}

export interface BuildTexJob extends JobPlace {
  readonly tex: 'build';
  readonly source: TexSource;
  readonly engine: TexEngineName;
  /** The time for the stylesheets: less than the job has, so that the failure names them when they never end. */
  readonly stylesheetTimeoutMs: number;
}

export interface PackTexJob extends JobPlace {
  readonly tex: 'pack';
  /** The result of `build`. */
  readonly artefacts: Uint8Array;
  readonly imagePostProcessing: boolean;
  readonly debug: boolean;
  /** Name of the document without extension. */
  readonly baseName: string;
  /** The name of the log, and text before the log of the engine. By default the name of the document, and nothing. */
  readonly log?: { readonly name: string; readonly head: string };
}

export type TexJob = BuildTexJob | PackTexJob;

export interface TexPackage {
  /** A ZIP. */
  readonly bytes: Uint8Array;
  readonly warnings: readonly Message[];
  /** The number of pictures. */
  readonly images: number;
}

interface JobContext {
  readonly signal: AbortSignal;
  readonly progress: (event: TaskProgress) => void;
}

export const texStages = {
  build: ['reading the DOCX', 'writing TeX', 'gathering artefacts'],
  pack: ['converting pictures', 'packing'],
} as const;

export const texJob = (job: TexJob, context: JobContext): Promise<Uint8Array | TexPackage> =>
  job.tex === 'build' ? build(job, context) : pack(job, context);

async function build(job: BuildTexJob, { signal, progress }: JobContext): Promise<Uint8Array> {
  const { workDir } = job;
  const limits = { ...stylesheetLimits, timeoutMs: job.stylesheetTimeoutMs };
  return keptArtefacts(await buildTex(job.source, { signal, progress, workDir, stylesheetLimits: limits }, job.engine));
}

async function pack(job: PackTexJob, { signal, progress }: JobContext): Promise<TexPackage> {
  const [pictures, packing] = texStages.pack;
  const { debug, baseName, log, workDir } = job;
  progress({ stage: pictures, done: 0, total: 1 });
  const kept = await artefactsOf(job.artefacts);
  const artefacts = await withImages(kept, job.imagePostProcessing, { signal, progress, workDir });
  progress({ stage: packing, done: 0, total: 1 });
  const noted = log ? { ...artefacts, log: log.head + artefacts.log } : artefacts;
  const bytes = await packTex(noted, { debug, baseName, ...(log ? { logName: log.name } : {}) });
  return { bytes, warnings: artefacts.warnings, images: artefacts.images.length };
}
