/**
 * The part of a conversion that runs in one thread: consecutive steps and, at the end of the route, what every result
 * needs: the options of PDF, a check of the format, and the measurement of quality.
 */
import { Failure } from '../domain/failure.ts';
import type { ContentKind, Contents } from './article/contents.ts';
import type { Engine, FidelityClass, StepContext, StepOutput } from './engine.ts';
import { embeddedEngines } from './engines/index.ts';
import { lossWarnings, measured, type Quality, wordsIn } from './fidelity.ts';
import { type Format, looksLike } from './formats.ts';
import type { ConvertOptions } from './options.ts';
import { readResult, readSource, type Seen } from './read-back.ts';
import { distinct, type Message } from '../texts/message.ts';

export interface PerformedStep {
  /** The name of the engine. */
  readonly engine: string;
  readonly from: Format;
  readonly to: Format;
}

export interface PerformJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly steps: readonly PerformedStep[];
  readonly options: ConvertOptions;
  /** Set when the last step of the route runs in this thread. */
  readonly end?: {
    readonly source: {
      readonly format: Format;
      readonly bytes?: Uint8Array;
      readonly text?: string;
      readonly contents?: Contents;
    };
    readonly fidelity: FidelityClass;
  };
  readonly to: Format;
}

export interface Performed extends StepOutput {
  /** Words of the result. */
  readonly words?: number;
  readonly quality?: Quality;
}

const engineNamed = (name: string): Engine => {
  const engine = embeddedEngines.find((candidate) => candidate.name === name);
  if (!engine) throw new Failure('internal', `There is no engine ${name} in this thread`);
  return engine;
};

export async function perform(job: PerformJob, context: StepContext): Promise<Performed> {
  const known = job.end?.source;
  let state: Performed = {
    bytes: job.bytes,
    warnings: [],
    ...given({ sourceText: known?.text, sourceContents: known?.contents }),
  };
  for (const [index, step] of job.steps.entries()) {
    const last = job.end !== undefined && index === job.steps.length - 1;
    const output = await engineNamed(step.engine).convert(
      { ...step, bytes: state.bytes, name: job.name, options: job.options, last },
      context,
    );
    state = afterStep(state, output, index === 0 && state.sourceText === undefined);
  }
  return job.end ? ended(job, job.end, state, context) : state;
}

/** `readsSource`: only the step that reads the source itself knows its text. */
function afterStep(state: Performed, output: StepOutput, readsSource: boolean): Performed {
  const { sourceText, sourceContents } = readsSource ? output : state;
  const { pages = state.pages, images = state.images, container } = output;
  return {
    bytes: output.bytes,
    warnings: [...state.warnings, ...output.warnings],
    ...given({ container, sourceText, sourceContents, pages, images }),
  };
}

/** The properties that have a value. */
const given = <Properties extends object>(
  properties: Properties,
): { readonly [key in keyof Properties]?: NonNullable<Properties[key]> } =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as never;

async function ended(
  job: PerformJob,
  end: NonNullable<PerformJob['end']>,
  state: Performed,
  context: StepContext,
): Promise<Performed> {
  const warnings = [...state.warnings];
  const bytes = await finished(job, state.bytes, warnings);
  if (state.container === undefined && !looksLike(job.to, bytes))
    throw new Failure('internal', `The result is not a valid ${job.to} file`, {
      detail: 'The document may be damaged in a way that its engine does not report',
    });
  const before = await sourceSeen(job, end, state, context);
  const result = { bytes, container: state.container, from: end.source.format, to: job.to };
  const after = await readResult({ ...result, pdfPassword: job.options.pdfPassword }, before?.contents ?? {}, context);
  const words = wordsIn(after?.text ?? before?.text ?? '').length;
  const quality = before && after && measured(before, after, end.fidelity, unwanted(job.options));
  return {
    ...state,
    bytes,
    warnings: distinct([...warnings, ...lossWarnings(quality ?? {})]),
    ...given({
      quality,
      pages: after?.pages ?? state.pages,
      words: words > 0 ? words : undefined,
    }),
  };
}

/** What the options leave out. */
const unwanted = ({ includeImages, preserveFormatting }: ConvertOptions): readonly ContentKind[] => [
  ...(includeImages ? [] : ['pictures' as const]),
  ...(preserveFormatting ? [] : ['links' as const]),
];

async function finished({ to, options }: PerformJob, bytes: Uint8Array, warnings: Message[]): Promise<Uint8Array> {
  if (to !== 'pdf') return bytes;
  const { finishPdf } = await import('./pdf/finish.ts');
  return finishPdf(bytes, options, warnings);
}

/** The source as the first step read it, or else read here. */
async function sourceSeen(
  job: PerformJob,
  { source }: NonNullable<PerformJob['end']>,
  { sourceText, sourceContents }: Performed,
  context: StepContext,
): Promise<Seen | undefined> {
  if (sourceText?.trim()) return { text: sourceText, contents: sourceContents ?? {} };
  return readSource(source.bytes ?? job.bytes, source.format, job.options, context);
}
