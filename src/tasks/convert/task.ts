/**
 * The kind of task that converts one document: from the cache, or along its route - steps of our own in a thread that can
 * be killed, those of programs beside it here.
 */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { TaskContext } from '../../domain/task.ts';
import type { Format } from '../../convert/formats.ts';
import type { ConvertOptions } from '../../convert/options.ts';
import type { Performed, PerformJob } from '../../convert/perform.ts';
import type { Conversion, ConversionReport, ReportedStep } from '../../convert/report.ts';
import type { Route } from '../../convert/route.ts';
import type { Cache } from '../../runtime/cache/cache.ts';
import { passwordDigest } from '../../runtime/cache/password-digest.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import type { WorkerPool } from '../../runtime/workers/pool.ts';

export interface ConvertInput {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Without folders and extension: for titles and names of sheets. */
  readonly name: string;
  readonly from: Format;
  readonly to: Format;
  readonly options: ConvertOptions;
}

export interface ConvertOutput extends Conversion {
  readonly cached: boolean;
  readonly elapsedMs: number;
}

export interface ConvertServices {
  readonly pool: WorkerPool;
  /** Rejects with unsupported_format or engine_unavailable. */
  readonly routeFor: (from: Format, to: Format, options: ConvertOptions) => Promise<Route>;
  readonly cache: Cache | undefined;
  /** Of all code that can change a result. */
  readonly codeVersion: () => Promise<string>;
  /** Of the engine that recognises text. */
  readonly ocrVersion: string;
}

export const convertTask = (services: ConvertServices): TaskKind<ConvertInput, ConvertOutput> => ({
  name: 'convert',
  async run(input, context) {
    const startedAt = performance.now();
    const elapsedMs = (): number => Math.round(performance.now() - startedAt);
    const { from, to, options } = input;
    const route = await services.routeFor(from, to, options);
    const steps = await reported(route);
    const make = (): Promise<Made> => along(route, steps, input, services.pool, context);
    if (!services.cache || route.steps.every(({ engine }) => engine.keepsItself === true))
      return { ...(await make()), elapsedMs: elapsedMs() };
    const key = await cacheKey(input, steps, [
      await services.codeVersion(),
      options.ocr || needsOcr(from) ? services.ocrVersion : null,
    ]);
    const { bytes, cached } = await services.cache.getOrMake(key, async () => encode(await make()), context.signal);
    return { ...decode(bytes), cached, elapsedMs: elapsedMs() };
  },
});

/** Of these, pages without text may be recognised even if nobody asked. */
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

async function along(
  route: Route,
  steps: readonly ReportedStep[],
  input: ConvertInput,
  pool: WorkerPool,
  context: TaskContext,
): Promise<Made> {
  const { name, from, to, options } = input;
  let state: Performed = { bytes: input.bytes, warnings: [] };
  let at = 0;
  while (at < route.steps.length) {
    const step = route.steps[at];
    if (step?.engine.runs === 'outside') {
      const last = at === route.steps.length - 1;
      const output = await step.engine.convert(
        { bytes: state.bytes, from: step.pair.from, to: step.pair.to, name, options, last },
        context,
      );
      state = merged(state, output);
      at++;
      continue;
    }
    const end = route.steps.findIndex(({ engine }, index) => index >= at && engine.runs === 'outside');
    const until = end === -1 ? route.steps.length : end;
    const own = route.steps
      .slice(at, until)
      .map(({ engine, pair }) => ({ engine: engine.name, from: pair.from, to: pair.to }));
    const job: PerformJob = {
      bytes: state.bytes,
      name,
      steps: own,
      options,
      to,
      ...(until === route.steps.length ? { end: endOf(route, input, state, at === 0) } : {}),
    };
    state = merged(state, await pool.run<Performed>(job, context));
    at = until;
  }
  if (route.steps.at(-1)?.engine.runs === 'outside') {
    const job: PerformJob = {
      bytes: state.bytes,
      name,
      steps: [],
      options,
      to,
      end: endOf(route, input, state, false),
    };
    state = merged(state, await pool.run<Performed>(job, context));
  }
  const report: ConversionReport = {
    from,
    to,
    container: state.container ?? to,
    route: steps,
    fidelityClass: route.fidelity,
    quality: state.quality ?? {},
    warnings: [...new Set([...route.warnings, ...state.warnings])],
    metadata: {
      ...(state.pages === undefined ? {} : { pageCount: state.pages }),
      ...(state.words === undefined ? {} : { wordCount: state.words }),
      ...(state.images === undefined ? {} : { imageCount: state.images }),
    },
  };
  return { bytes: state.bytes, report, cached: state.cached ?? false };
}

/** The source goes along where the thread does not have it anyway. */
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
    ...(state.sourceText === undefined ? {} : { text: state.sourceText }),
    ...(state.sourceCounts === undefined ? {} : { counts: state.sourceCounts }),
  },
});

const merged = (before: Performed, after: Performed): Performed => ({
  ...before,
  ...after,
  warnings: [...before.warnings, ...after.warnings],
});

/** Names are no part of it, except where they get into the result: as the title of a PDF, the name of a sheet. */
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
