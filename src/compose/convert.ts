/** Puts together the converter: engines, threads and cache. */
import { availableParallelism } from 'node:os';
import { cachePlace } from './readers-and-merger.ts';
import type { TexDigests } from '../tex/cache-key.ts';
import type { TexEngineName } from '../tex/engine.ts';
import { texEngines } from '../tex/index.ts';
import { docxToTexEngine, type MadeTex } from '../convert/engines/docx-to-tex.ts';
import { embeddedEngines } from '../convert/engines/index.ts';
import { libreOfficeEngine } from '../convert/engines/libreoffice.ts';
import type { Engine } from '../convert/engine.ts';
import type { Format } from '../convert/formats.ts';
import type { ConvertOptions } from '../convert/options.ts';
import { askOnce, availability, type Availability, findRoute, type Route } from '../convert/route.ts';
import { ocrEngine } from '../ocr/index.ts';
import { type Cache, fileCache } from '../runtime/cache/cache.ts';
import { codeVersion } from '../runtime/cache/code-version.ts';
import { type ConvertInput, type ConvertOutput, convertTask, type RouteFor } from '../tasks/convert/task.ts';
import { type PagePictureInput, pagePictureTask } from '../tasks/convert/page-picture.ts';
import { artefactsKey, type DocxToTexInput, docxToTexTask } from '../tasks/tex/task.ts';
import type { TaskKind } from '../runtime/kinds.ts';
import { defaultRssCapBytes } from '../runtime/workers/memory-watch.ts';
import { ocrHost } from '../runtime/workers/ocr-host.ts';
import type { CacheOptions, RunOptions } from '../runtime/options.ts';
import { workerPool } from '../runtime/workers/pool.ts';
import { runTask } from '../runtime/run.ts';

export interface ConverterSettings {
  readonly run: RunOptions;
  readonly cache: CacheOptions;
  readonly ocrEngine: string;
  readonly cacheTrouble?: (error: unknown) => void;
  /** How much lower the priority of the threads is (nice(2)) that convert; default 0. */
  readonly niceBy?: number;
  /** Cache for the artefacts of DOCX → TeX; default: the cache of all other results. */
  readonly texCache?: Pick<Cache, 'getOrMake'>;
  /** Replaces the worker: tests use one that hangs or dies. */
  readonly workerFile?: URL;
}

export interface Converter {
  readonly task: TaskKind<ConvertInput, ConvertOutput>;
  readonly tex: {
    readonly task: TaskKind<DocxToTexInput, MadeTex>;
    /** The cache key of the built-in engine's artefacts. */
    keyOf(digests: TexDigests): Promise<string>;
  };
  /** Draws one page of a document as a PNG. */
  readonly pagePicture: TaskKind<PagePictureInput, Uint8Array>;
  readonly concurrency: number;
  /** All of them, whether they work here or not. */
  readonly engines: readonly Engine[];
  /** Rejects with unsupported_format or engine_unavailable. */
  routeFor(from: Format, to: Format, options: ConvertOptions): Promise<Route>;
  /** Conversions that are possible here, and those that more engines would make possible. */
  availability(): Promise<Availability>;
  close(): Promise<void>;
}

/** With Node, an engine and the document itself a process with one such thread stays below a gigabyte. */
const heapMegabytes = 640;
/** Time for a job that is no longer wanted to end the programs it started. */
const graceMs = 500;
const form = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const workerFile = (name: string): URL => new URL(`../${name}.${form}`, import.meta.url);

/** LibreOffice is driven from this thread; everything else happens in those files. */
const convertCodeVersion = (): Promise<string> =>
  codeVersion([
    workerFile('tasks/convert/convert-worker'),
    workerFile('runtime/workers/ocr-worker'),
    workerFile('convert/engines/libreoffice'),
  ]);

/** Starts nothing before the first document. It has to be closed: LibreOffice would otherwise outlive this process. */
export function converter(settings: ConverterSettings): Converter {
  const { run, cacheTrouble } = settings;
  const concurrency = run.concurrency ?? availableParallelism();
  const place = run.cache ? cachePlace(settings.cache) : undefined;
  const timeoutMs = run.timeoutSeconds * 1000;
  const { name, version } = ocrEngine(settings.ocrEngine);
  const office = libreOfficeEngine({ instances: Math.min(concurrency, 4), timeoutMs });
  const pool = workerPool({
    file: settings.workerFile ?? workerFile('tasks/convert/convert-worker'),
    threads: concurrency,
    timeoutMs,
    heapMegabytes,
    rssCapBytes: defaultRssCapBytes(concurrency),
    ocr: { host: ocrHost(workerFile('runtime/workers/ocr-worker'), settings.niceBy), engine: { name, version } },
    cache: place,
    niceBy: settings.niceBy,
    graceMs,
    tooSlowAdvice: 'Allow it more with --timeout, or convert fewer pages',
  });
  const cache = place ? fileCache({ ...place, ...(cacheTrouble ? { trouble: cacheTrouble } : {}) }) : undefined;
  const versions = {
    codeVersion: convertCodeVersion,
    engineVersion: (engine: TexEngineName): Promise<string> => texEngines[engine].version(),
  };
  const texTask = docxToTexTask({ pool, cache: place && (settings.texCache ?? cache), timeoutMs, ...versions });
  const engines = [
    ...embeddedEngines,
    docxToTexEngine((request, context) => runTask(texTask, request, context)),
    office,
  ];
  const ask = askOnce();
  const routeFor: RouteFor = (from, to, options, without = []) => {
    const usable = engines.filter((engine) => !without.includes(engine));
    return findRoute(usable, from, to, options, ask);
  };
  return {
    task: convertTask({
      pool,
      routeFor,
      cache,
      codeVersion: convertCodeVersion,
      ocrVersion: `${name} ${version}`,
    }),
    tex: { task: texTask, keyOf: (digests) => artefactsKey(digests, 'builtin', versions) },
    pagePicture: pagePictureTask({ pool, cache, codeVersion: convertCodeVersion }),
    concurrency,
    engines,
    routeFor,
    availability: () => availability(engines, ask),
    async close() {
      await Promise.all([pool.close(), office.close()]);
    },
  };
}
