/**
 * The kind of task that makes a TeX package of a DOCX. Artefacts come from the cache or are made, then pictures and packing
 * follow the options of the request. The cache always has complete artefacts, whatever the first request asked for.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { texCacheKey, type TexDigests } from '../../tex/cache-key.ts';
import type { TexEngineName } from '../../tex/engine.ts';
import { type TexJob, type TexPackage, texStages } from '../../tex/jobs.ts';
import type { MadeTex, TexRequest } from '../../convert/engines/docx-to-tex.ts';
import type { TaskContext } from '../../domain/task.ts';
import type { Cache } from '../../runtime/cache/cache.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import type { WorkerPool } from '../../runtime/workers/pool.ts';

export interface DocxToTexInput extends TexRequest {
  /** Name and head of the log in the package; called once the artefacts are there. */
  readonly log?: { readonly name: string; readonly head: (cached: boolean) => string };
}

export interface DocxToTexServices {
  readonly pool: WorkerPool;
  readonly cache: Pick<Cache, 'getOrMake'> | undefined;
  /** Of all code that can change artefacts. */
  readonly codeVersion: () => Promise<string>;
  /** Rejects with engine_unavailable. */
  readonly engineVersion: (engine: TexEngineName) => Promise<string>;
  /** For one document. */
  readonly timeoutMs: number;
}

/** The share of the available time that the stylesheets may take. */
const stylesheetShare = 0.8;

export const docxToTexTask = (services: DocxToTexServices): TaskKind<DocxToTexInput, MadeTex> => ({
  name: 'docx-to-tex',
  async run(input, context) {
    const { bytes: artefacts, cached } = await artefactsFor(input, services, context);
    const { log, imagePostProcessing, debug, baseName } = input;
    context.progress({ stage: texStages.pack[0], done: 0, total: 1 });
    const made = await inThread<TexPackage>(services, context, (workDir) => ({
      tex: 'pack',
      workDir,
      artefacts,
      imagePostProcessing,
      debug,
      baseName,
      ...(log ? { log: { name: log.name, head: log.head(cached) } } : {}),
    }));
    return { ...made, cached };
  },
});

async function artefactsFor(
  { digests, engine, source }: DocxToTexInput,
  services: DocxToTexServices,
  context: TaskContext,
): Promise<{ readonly bytes: Uint8Array; readonly cached: boolean }> {
  const stylesheetTimeoutMs = services.timeoutMs * stylesheetShare;
  const make = async (): Promise<Uint8Array> => {
    // Reported before a thread is free, because the wait may take longer than the stage itself.
    context.progress({ stage: texStages.build[0], done: 0, total: 1 });
    const read = await source();
    return inThread(services, context, (workDir) => ({
      tex: 'build',
      workDir,
      source: read,
      engine,
      stylesheetTimeoutMs,
    }));
  };
  if (!services.cache) return { bytes: await make(), cached: false };
  return services.cache.getOrMake(await artefactsKey(digests, engine, services), make, context.signal);
}

/** The cache key of artefacts: the service's key, and everything else that could change them. */
export async function artefactsKey(
  digests: TexDigests,
  engine: TexEngineName,
  { engineVersion, codeVersion }: Pick<DocxToTexServices, 'engineVersion' | 'codeVersion'>,
): Promise<string> {
  const parts = ['docx-to-tex', texCacheKey(digests), engine, await engineVersion(engine), await codeVersion()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function inThread<Value>(
  { pool }: DocxToTexServices,
  context: TaskContext,
  job: (workDir: string) => TexJob,
): Promise<Value> {
  const workDir = await mkdtemp(join(tmpdir(), 'invoicectl-tex-'));
  try {
    return await pool.run<Value>(job(workDir), context);
  } finally {
    await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
