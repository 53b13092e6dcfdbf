/**
 * The kind of task that converts one document: its result comes from the cache, or from the steps of its route. Our own
 * steps run in a thread that can be killed; steps of other programs run from here.
 */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { TaskContext } from '../../domain/task.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import type { Engine } from '../../convert/engine.ts';
import type { Format } from '../../convert/formats.ts';
import type { ConvertOptions } from '../../convert/options.ts';
import type { Performed, PerformJob } from '../../convert/perform.ts';
import type { Conversion, ConversionReport, ReportedStep } from '../../convert/report.ts';
import type { Route } from '../../convert/route.ts';
import type { Cache } from '../../runtime/cache/cache.ts';
import { passwordDigest } from '../../runtime/cache/password-digest.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { stoppedEngines } from './stopped-engines.ts';
import type { WorkerPool } from '../../runtime/workers/pool.ts';
import { distinct } from '../../texts/message.ts';
import { warned, withWarnings } from '../../domain/warned.ts';

export interface ConvertInput {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Without folders and extension, for titles and names of worksheets. */
  readonly name: string;
  readonly from: Format;
  readonly to: Format;
  readonly options: ConvertOptions;
}

export interface ConvertOutput extends Conversion {
  readonly cached: boolean;
  readonly elapsedMs: number;
}

/** `without`: engines that are not to be used. Rejects with unsupported_format or engine_unavailable. */
export type RouteFor = (
  from: Format,
  to: Format,
  options: ConvertOptions,
  without?: readonly Engine[],
) => Promise<Route>;

export interface ConvertServices {
  readonly pool: WorkerPool;
  readonly routeFor: RouteFor;
  readonly cache: Cache | undefined;
  /** The version of all code that can change a result. */
  readonly codeVersion: () => Promise<string>;
  /** The version of the OCR engine. */
  readonly ocrVersion: string;
}

export function convertTask(services: ConvertServices): TaskKind<ConvertInput, ConvertOutput> {
  const overRoute = stoppedEngines();
  return {
    name: 'convert',
    async run(input, context) {
      const startedAt = performance.now();
      const { from, to, options } = input;
      const { result, warning } = await overRoute(
        (without) => services.routeFor(from, to, options, without),
        (route, stopped) => madeOrCached({ route, input, pool: services.pool, context, stopped }, services),
      );
      const elapsedMs = Math.round(performance.now() - startedAt);
      return { ...result, report: withWarnings([warning], result.report), elapsedMs };
    },
  };
}

async function madeOrCached(work: Work, { cache, codeVersion, ocrVersion }: ConvertServices): Promise<Made> {
  const { route, input, context } = work;
  const steps = await reported(route);
  const make = (): Promise<Made> => followRoute(work, steps);
  if (!cache || route.steps.every(({ engine }) => engine.keepsItself === true)) return make();
  const key = await cacheKey(input, steps, [
    await codeVersion(),
    input.options.ocr || needsOcr(input.from) ? ocrVersion : null,
  ]);
  const { bytes, cached } = await cache.getOrMake(key, async () => encode(await make()), context.signal);
  return { ...decode(bytes), cached };
}

/** Formats whose pages without text are recognised even if nobody asked for it. */
const needsOcr = (from: Format): boolean => ['pdf', 'ofd', 'jpg', 'png', 'tiff', 'webp', 'gif', 'bmp'].includes(from);

const reported = (route: Route): Promise<readonly ReportedStep[]> =>
  Promise.all(
    route.steps.map(async ({ engine, pair: { from, to } }) => ({
      engine: engine.name,
      version: await engine.version(),
      from,
      to,
    })),
  );

type Made = Omit<ConvertOutput, 'elapsedMs'>;

interface Work {
  readonly route: Route;
  readonly input: ConvertInput;
  readonly pool: WorkerPool;
  readonly context: TaskContext;
  /** Called with an engine that did not start. */
  readonly stopped: (engine: Engine) => void;
}

/** The state of a route: the next step, and the output of the steps before it. */
interface Progress {
  readonly at: number;
  readonly state: Performed;
}

async function followRoute(work: Work, steps: readonly ReportedStep[]): Promise<Made> {
  const { route, input } = work;
  let progress: Progress = { at: 0, state: { bytes: input.bytes, warnings: [] } };
  while (progress.at < route.steps.length)
    progress = isOutside(route.steps[progress.at])
      ? await runOutside(work, progress)
      : await runInThread(work, progress, nextOutside(route, progress.at));
  // The thread also finishes a result that a program made.
  if (isOutside(route.steps.at(-1))) progress = await runInThread(work, progress, route.steps.length);
  const { state } = progress;
  return { bytes: state.bytes, report: reportOf(work, steps, state), cached: state.cached ?? false };
}

const isOutside = (step: Route['steps'][number] | undefined): boolean => step?.engine.runs === 'outside';

/** The index of the first step from `at` that a program performs; the number of steps if there is none. */
function nextOutside({ steps }: Route, at: number): number {
  const index = steps.findIndex((step, index) => index >= at && isOutside(step));
  return index === -1 ? steps.length : index;
}

/** Runs one step of a program. */
async function runOutside({ route, input, context, stopped }: Work, { at, state }: Progress): Promise<Progress> {
  const step = route.steps[at];
  if (!step) return { at: at + 1, state };
  const { from, to } = step.pair;
  const last = at === route.steps.length - 1;
  const { name, options } = input;
  const output = await step.engine
    .convert({ bytes: state.bytes, from, to, name, options, last }, context)
    .catch((error: unknown) => {
      const isStart = error instanceof Failure && error.kind === 'engine_unavailable';
      if (isStart && step.engine.mayNotStart === true) stopped(step.engine);
      throw error;
    });
  return { at: at + 1, state: merged(state, output) };
}

/** Runs the steps before `until` in one thread. */
async function runInThread(work: Work, { at, state }: Progress, until: number): Promise<Progress> {
  const { route, input, pool, context } = work;
  const steps = route.steps
    .slice(at, until)
    .map(({ engine, pair }) => ({ engine: engine.name, from: pair.from, to: pair.to }));
  const job: PerformJob = {
    bytes: state.bytes,
    name: input.name,
    steps,
    options: input.options,
    to: input.to,
    ...(until === route.steps.length ? { end: endOf(route, input, state, at === 0) } : {}),
  };
  return { at: until, state: merged(state, await pool.run<Performed>(job, context)) };
}

const reportOf = (
  { route, input }: Work,
  steps: readonly ReportedStep[],
  { container, quality, warnings, pages, words, images }: Performed,
): ConversionReport => ({
  from: input.from,
  to: input.to,
  container: container ?? input.to,
  route: steps,
  fidelityClass: route.fidelity,
  quality: quality ?? {},
  ...warned(distinct([...route.warnings, ...warnings])),
  metadata: {
    ...definedOnly({ pageCount: pages, wordCount: words, imageCount: images }),
  },
});

/** The source is only sent separately if the thread does not start from it, as `whole` states. */
const endOf = (
  route: Route,
  { from, bytes }: ConvertInput,
  state: Performed,
  whole: boolean,
): NonNullable<PerformJob['end']> => ({
  fidelity: route.fidelity,
  source: {
    format: from,
    ...(whole ? {} : { bytes }),
    ...definedOnly({ text: state.sourceText, contents: state.sourceContents }),
  },
});

const merged = (before: Performed, after: Performed): Performed => ({
  ...before,
  ...after,
  warnings: [...before.warnings, ...after.warnings],
});

/** The name is part of it, because it gets into the result: as the title of a PDF, the name of a worksheet. */
export async function cacheKey(
  { sha256, from, to, name, options }: ConvertInput,
  steps: readonly ReportedStep[],
  versions: readonly unknown[],
): Promise<string> {
  const { password, pdfPassword, ...others } = options;
  const inOrder = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
  const secrets = await Promise.all(
    [password, pdfPassword].map(async (secret) => (secret === undefined ? null : passwordDigest(secret))),
  );
  return createHash('sha256')
    .update(JSON.stringify(['convert', sha256, from, to, name, inOrder, secrets, steps, versions]))
    .digest('hex');
}

/** The report's length, the report, the bytes. */
function encode({ bytes, report }: Conversion): Uint8Array {
  const head = Buffer.from(JSON.stringify(report), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, bytes]);
}

function decode(entry: Uint8Array): Conversion {
  const buffer = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength);
  const end = 4 + buffer.readUInt32LE(0);
  return { report: JSON.parse(buffer.toString('utf8', 4, end)) as ConversionReport, bytes: buffer.subarray(end) };
}
