/** Puts together what reads documents and what merges them. */
import { availableParallelism } from 'node:os';
import type { CacheOptions, RunOptions } from '../runtime/options.ts';
import type { ExtractOptions } from '../extract/options.ts';
import type { LanguageModel } from '../extract/sources/language-model/model.ts';
import type { ModelSettings } from '../extract/sources/language-model/options.ts';
import type { Taught, TeachJob } from '../extract/templates/teach.ts';
import type { LoadedTemplates } from '../extract/templates/load.ts';
import { Failure } from '../domain/failure.ts';
import { type Cache, fileCache } from '../runtime/cache/cache.ts';
import { layeredCache } from '../runtime/cache/layered-cache.ts';
import { defaultCacheDir } from '../runtime/cache/folder.ts';
import { codeVersion } from '../runtime/cache/code-version.ts';
import { type EarlierExtractions, extractTask, knownExtractions } from '../tasks/extract/task.ts';
import { defaultRssCapBytes } from '../runtime/workers/memory-watch.ts';
import type { TaskKind } from '../runtime/kinds.ts';
import type { MergeInput, MergeOutput } from '../tasks/merge/contract.ts';
import { ocrHost } from '../runtime/workers/ocr-host.ts';
import { preparePool } from '../tasks/merge/prepare-pool.ts';
import type { SplitServices } from '../tasks/split/split.ts';
import { splitPool } from '../tasks/split/split-pool.ts';
import { extractPool } from '../runtime/workers/pool.ts';
import type { RecordServices } from '../tasks/extract/records.ts';
import { type CachePlace, received } from '../runtime/workers/messages.ts';
import { message } from '../texts/message.ts';
import { templatesIn } from './templates.ts';

export interface ExtractorSettings {
  readonly extract: ExtractOptions;
  readonly run: RunOptions;
  readonly cache: CacheOptions;
  /** Results that other machines have as well. */
  readonly sharedCache?: Cache | undefined;
  /** Folder of the user's templates. */
  readonly templates?: string | undefined;
  /** The templates that documents are read with, where they may change; default: those of the folder. */
  readonly currentTemplates?: (() => LoadedTemplates) | undefined;
  /** The language model, if one may be used; none by default. */
  readonly model?: ModelSettings | undefined;
  /** Called once, when the cache cannot be used. */
  readonly cacheTrouble?: (error: unknown) => void;
  /** How much lower the priority of the threads is (nice(2)) that read documents; default 0. */
  readonly niceBy?: number;
  /** Replaces the worker that reads documents: tests use one that hangs or dies. */
  readonly workerFile?: URL;
}

export interface Extractor extends RecordServices {
  /** Extractions of earlier runs with the same options. */
  readonly known: EarlierExtractions;
  /** Rejects with `engine_unavailable` where the OCR engine that was asked for cannot work here. */
  requireOcr(signal: AbortSignal): Promise<void>;
  /** Drafts a template and tries it, in a thread. */
  readonly teach: (job: TeachJob, signal: AbortSignal) => Promise<Taught>;
  close(): Promise<void>;
}

/** Size of the JavaScript heap of one worker. */
const heapMegabytes = 512;

export const cachePlace = ({ dir, ttlHours, maxMegabytes }: CacheOptions): CachePlace => ({
  dir: dir ?? defaultCacheDir(),
  ttlMs: ttlHours * 60 * 60 * 1000,
  maxBytes: maxMegabytes * 1024 * 1024,
});

/** Workers run the file beside this one in the same form: TypeScript from the source, JavaScript once built. */
const form = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const workerFile = (name: string): URL => new URL(`../${name}.${form}`, import.meta.url);

const extractCodeVersion = (): Promise<string> =>
  codeVersion([workerFile('tasks/extract/extract-worker'), workerFile('runtime/workers/ocr-worker')]);

/** Nothing is started before the first document. Close it. */
export async function extractor(settings: ExtractorSettings): Promise<Extractor> {
  const { extract, run } = settings;
  const concurrency = run.concurrency ?? availableParallelism();
  const place = run.cache ? cachePlace(settings.cache) : undefined;
  const ocr =
    extract.ocr === 'never'
      ? undefined
      : {
          host: ocrHost(workerFile('runtime/workers/ocr-worker'), settings.niceBy),
          engine: await identity(extract.ocrEngine),
        };
  const templates = settings.currentTemplates ?? always(await templatesIn(settings.templates));
  const model = settings.model && (await languageModelFor(settings.model));
  const pool = extractPool({
    file: settings.workerFile ?? workerFile('tasks/extract/extract-worker'),
    threads: concurrency,
    timeoutMs: run.timeoutSeconds * 1000,
    heapMegabytes,
    rssCapBytes: defaultRssCapBytes(concurrency),
    ocr,
    niceBy: settings.niceBy,
    cache: place,
    templates: () => templates().templates,
    model,
  });
  const cache = place && resultsIn(place, settings);
  const versions = async (): Promise<string> =>
    JSON.stringify([await extractCodeVersion(), ocr?.engine, templates().version, modelIdentity(settings.model)]);
  return {
    task: extractTask({ pool, cache, versions }),
    known: knownExtractions({ cache, versions }, extract),
    concurrency,
    async requireOcr(signal) {
      if (!ocr) return;
      const job = { ask: 'unavailable', engine: ocr.engine.name } as const;
      const answer = received(await ocr.host.ask(job, signal, () => undefined));
      const why = 'unavailable' in answer ? answer.unavailable : undefined;
      if (why === undefined) return;
      throw new Failure('engine_unavailable', message('ocr.unusable', { name: ocr.engine.name }), { detail: why });
    },
    teach: (job, signal) => pool.teach(job, { signal, progress: () => undefined }),
    close: () => pool.close(),
  };
}

async function identity(name: ExtractOptions['ocrEngine']): Promise<{ name: string; version: string }> {
  const { ocrEngine } = await import('../ocr/index.ts');
  const { version } = ocrEngine(name);
  return { name, version };
}

const always =
  <Value>(value: Value) =>
  (): Value =>
    value;

function resultsIn(place: CachePlace, { cacheTrouble, sharedCache }: ExtractorSettings): Cache {
  const near = fileCache({ ...place, ...(cacheTrouble ? { trouble: cacheTrouble } : {}) });
  return sharedCache ? layeredCache(near, sharedCache) : near;
}

async function languageModelFor(settings: ModelSettings): Promise<LanguageModel> {
  const { languageModel } = await import('../extract/sources/language-model/client.ts');
  return languageModel(settings);
}

/** The identity of the model is part of the cache key, because another model may give other results. Its API key is not. */
const modelIdentity = (settings: ModelSettings | undefined): readonly string[] =>
  settings ? [settings.provider, settings.baseUrl, settings.model] : [];

export interface MergerSettings extends ExtractorSettings {
  /** Name and version, for the metadata of the PDF. */
  readonly producer: string;
  /** Replaces the worker that prepares documents: tests use one that hangs or dies. */
  readonly prepareWorkerFile?: URL;
}

export interface Merger {
  readonly task: TaskKind<MergeInput, MergeOutput>;
  close(): Promise<void>;
}

/** Nothing is started before the first document. Close it. */
export async function merger(settings: MergerSettings): Promise<Merger> {
  // Loaded late, because writing PDFs needs heavy modules that reading invoices does not.
  const { mergeTask } = await import('../tasks/merge/task.ts');
  const reading = await extractor(settings);
  const { concurrency } = reading;
  const preparing = preparePool({
    file: settings.prepareWorkerFile ?? workerFile('tasks/merge/prepare-worker'),
    // This thread writes while the others prepare.
    threads: Math.max(1, concurrency - 1),
    timeoutMs: settings.run.timeoutSeconds * 1000,
    heapMegabytes,
    rssCapBytes: defaultRssCapBytes(concurrency),
    niceBy: settings.niceBy,
  });
  const { task: extract } = reading;
  return {
    task: mergeTask({ preparing, extract, concurrency, producer: settings.producer }),
    async close() {
      await Promise.all([reading.close(), preparing.close()]);
    },
  };
}

export interface Splitter extends SplitServices {
  close(): Promise<void>;
}

/** Nothing is started before the first document. Close it. */
export async function splitter(settings: ExtractorSettings): Promise<Splitter> {
  const reading = await extractor(settings);
  const splitting = splitPool({
    file: workerFile('tasks/split/split-worker'),
    threads: 1,
    timeoutMs: settings.run.timeoutSeconds * 1000,
    heapMegabytes,
    rssCapBytes: defaultRssCapBytes(reading.concurrency),
  });
  return {
    task: reading.task,
    concurrency: reading.concurrency,
    splitting,
    async close() {
      await Promise.all([reading.close(), splitting.close()]);
    },
  };
}
