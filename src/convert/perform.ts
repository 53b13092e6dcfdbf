/**
 * The part of a conversion that happens in one thread: steps in a row, and at the end of the route what every result
 * needs - the options of PDF, a look at whether it is what it should be, and measuring.
 */
import { Failure } from '../domain/failure.ts';
import { type Counts, countsOf, spoken } from './article/model.ts';
import { readableFormats, readArticle } from './article/read/index.ts';
import type { Engine, FidelityClass, StepContext } from './engine.ts';
import { embeddedEngines } from './engines/index.ts';
import { measured, type Quality, wordsIn } from './fidelity.ts';
import { type Format, isImage, looksLike } from './formats.ts';
import { type ConvertOptions, defaultOptions } from './options.ts';

export interface PerformedStep {
  readonly engine: string;
  readonly from: Format;
  readonly to: Format;
}

export interface PerformJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly steps: readonly PerformedStep[];
  readonly options: ConvertOptions;
  /** Where the route ends here. */
  readonly end?: {
    readonly source: {
      readonly format: Format;
      readonly bytes?: Uint8Array;
      readonly text?: string;
      readonly counts?: Counts;
    };
    readonly fidelity: FidelityClass;
  };
  readonly to: Format;
}

export interface Performed {
  readonly bytes: Uint8Array;
  readonly container?: 'zip';
  readonly warnings: readonly string[];
  readonly sourceText?: string;
  readonly sourceCounts?: Counts;
  readonly pages?: number;
  readonly images?: number;
  readonly words?: number;
  readonly quality?: Quality;
  readonly cached?: boolean;
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
    ...(known?.text === undefined ? {} : { sourceText: known.text }),
    ...(known?.counts === undefined ? {} : { sourceCounts: known.counts }),
  };
  for (const [index, step] of job.steps.entries()) {
    const last = job.end !== undefined && index === job.steps.length - 1;
    const output = await engineNamed(step.engine).convert(
      { ...step, bytes: state.bytes, name: job.name, options: job.options, last },
      context,
    );
    // The first step that read the source said what it says.
    const first = index === 0 && state.sourceText === undefined;
    const { pages = state.pages, images = state.images, container } = output;
    const { sourceText, sourceCounts } = first ? output : state;
    state = {
      bytes: output.bytes,
      warnings: [...state.warnings, ...output.warnings],
      ...(container === undefined ? {} : { container }),
      ...(sourceText === undefined ? {} : { sourceText }),
      ...(sourceCounts === undefined ? {} : { sourceCounts }),
      ...(pages === undefined ? {} : { pages }),
      ...(images === undefined ? {} : { images }),
    };
  }
  return job.end ? ended(job, job.end, state, context) : state;
}

async function ended(
  job: PerformJob,
  end: NonNullable<PerformJob['end']>,
  state: Performed,
  context: StepContext,
): Promise<Performed> {
  const warnings = [...state.warnings];
  let { bytes } = state;
  if (job.to === 'pdf') {
    const { finishPdf } = await import('./pdf/finish.ts');
    bytes = await finishPdf(bytes, job.options, warnings);
  }
  if (state.container === undefined && !looksLike(job.to, bytes))
    throw new Failure('internal', `The result is no ${job.to}`, {
      detail: 'The document may be damaged in a way its engine does not tell',
    });
  const source = end.source.bytes ?? job.bytes;
  const before = state.sourceText?.trim()
    ? { text: state.sourceText, ...(state.sourceCounts ? { counts: state.sourceCounts } : {}) }
    : await lookedAt(source, end.source.format, job.options, context);
  const after = state.container === undefined ? await resultLooked(bytes, job, context) : undefined;
  const words = wordsIn(after?.text ?? before?.text ?? '').length;
  return {
    ...state,
    bytes,
    warnings: [...new Set(warnings)],
    ...(before && after ? { quality: measured(before, after, end.fidelity) } : {}),
    ...(after?.pages === undefined ? {} : { pages: after.pages }),
    ...(words > 0 ? { words } : {}),
  };
}

interface Seen {
  readonly text: string;
  readonly counts?: Counts;
  readonly pages?: number;
}

const paged = (format: Format): boolean => format === 'pdf' || format === 'ofd' || isImage(format);
const readable = (format: Format): boolean => readableFormats.some((one) => one === format);

/** Undefined where nothing here reads the format, or only recognition would. */
async function lookedAt(
  bytes: Uint8Array,
  format: Format,
  options: ConvertOptions,
  context: StepContext,
): Promise<Seen | undefined> {
  if (isImage(format) || !readable(format)) return undefined;
  if (paged(format)) return pagesText(bytes, format, options.password);
  const { article } = await readArticle(bytes, format, { ...options, ocr: false }, context);
  return { text: spoken(article), counts: countsOf(article.blocks) };
}

async function resultLooked(
  bytes: Uint8Array,
  { to, options }: PerformJob,
  context: StepContext,
): Promise<Seen | undefined> {
  if (paged(to)) return isImage(to) ? undefined : pagesText(bytes, to, options.pdfPassword);
  if (!readable(to)) return undefined;
  const { article } = await readArticle(bytes, to, defaultOptions, context);
  return { text: spoken(article), counts: countsOf(article.blocks) };
}

async function pagesText(bytes: Uint8Array, format: Format, password: string | undefined): Promise<Seen> {
  const { readerFor } = await import('../documents/readers/index.ts');
  const document = await readerFor(format === 'ofd' ? 'application/ofd' : 'application/pdf').open(
    bytes,
    password === undefined ? {} : { password },
  );
  try {
    let text = '';
    for (let index = 0; index < document.pageCount; index++)
      text += `${(await document.text(index)).words.map((word) => word.text).join(' ')}\n`;
    return { text, pages: document.pageCount };
  } finally {
    document.close();
  }
}
