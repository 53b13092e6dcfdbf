/** The kind of task that reads one document: from the cache, or in a worker. */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { SourceDocument } from '../../domain/document.ts';
import type { Extraction } from '../../domain/record.ts';
import type { DocumentReading } from '../../extract/document-reading.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import type { Cache } from '../../runtime/cache/cache.ts';
import { passwordDigest } from '../../runtime/cache/password-digest.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import type { ExtractPool } from '../../runtime/workers/pool.ts';

export interface ExtractInput {
  readonly document: SourceDocument;
  readonly options: ExtractOptions;
  /** Whether the output has the whole reading. It is made anew, because the cache keeps extractions alone. */
  readonly whole?: boolean;
}

export interface ExtractOutput {
  readonly extractions: readonly Extraction[];
  /** Only if the whole reading was asked for. */
  readonly reading?: DocumentReading;
  readonly cached: boolean;
  readonly elapsedMs: number;
}

export interface ExtractServices {
  readonly pool: ExtractPool;
  readonly cache: Cache | undefined;
  /** Versions of all that can change a result besides the options: code and engines. */
  readonly versions: () => Promise<string>;
}

export const extractTask = ({ pool, cache, versions }: ExtractServices): TaskKind<ExtractInput, ExtractOutput> => ({
  name: 'extract',
  async run({ document, options, whole = false }, context) {
    const startedAt = performance.now();
    const elapsedMs = (): number => Math.round(performance.now() - startedAt);
    if (whole) {
      const reading = await pool.readWhole(document, options, context);
      return { extractions: reading.extractions, reading, cached: false, elapsedMs: elapsedMs() };
    }
    if (!cache) {
      const extractions = await pool.extract(document, options, context);
      return { extractions, cached: false, elapsedMs: elapsedMs() };
    }
    const key = await cacheKey(document, options, await versions());
    let made: readonly Extraction[] | undefined;
    const make = async (): Promise<Uint8Array> => {
      made = await pool.extract(document, options, context);
      // Nothing is cached after a failure, and the next caller tries again.
      if (made.some((extraction) => extraction.provisional)) throw notKept;
      return Buffer.from(JSON.stringify(made));
    };
    try {
      const { bytes, cached } = await cache.getOrMake(key, make, context.signal);
      // A result that was made here is returned as it is, not parsed from its JSON.
      const extractions: readonly Extraction[] = made ?? JSON.parse(Buffer.from(bytes).toString('utf8'));
      return { extractions, cached, elapsedMs: elapsedMs() };
    } catch (error) {
      if (error !== notKept || !made) throw error;
      return { extractions: made, cached: false, elapsedMs: elapsedMs() };
    }
  },
});

const notKept = new Error('The result is provisional and not kept');

/** The part of a document that its result depends on. */
type KnownBytes = Pick<SourceDocument, 'sha256' | 'mediaType'> & Partial<SourceDocument>;

export type EarlierExtractions = (document: KnownBytes) => Promise<readonly Extraction[] | undefined>;

/** Earlier extractions of the same bytes that are still in the cache. Looking them up takes no slot of the pool. */
export const knownExtractions = (
  { cache, versions }: Pick<ExtractServices, 'cache' | 'versions'>,
  options: ExtractOptions,
): EarlierExtractions => {
  const recent = recently<readonly Extraction[]>();
  return async (document) => {
    const key = await cacheKey(document, options, await versions());
    const remembered = recent.get(key);
    if (remembered) return remembered;
    const kept = await cache?.get(key);
    if (!kept) return undefined;
    const extractions: readonly Extraction[] = JSON.parse(Buffer.from(kept).toString('utf8'));
    recent.set(key, extractions);
    return extractions;
  };
};

const rememberMs = 60_000;
const rememberAtMost = 200;

/** Recent results are often wanted again: they are kept in memory, a minute longer than in the cache. */
function recently<Value>() {
  const kept = new Map<string, { readonly value: Value; readonly untilMs: number }>();
  return {
    get(key: string): Value | undefined {
      const found = kept.get(key);
      return found && Date.now() < found.untilMs ? found.value : undefined;
    },
    set(key: string, value: Value): void {
      kept.delete(key);
      kept.set(key, { value, untilMs: Date.now() + rememberMs });
      const [oldest] = kept.keys();
      if (kept.size > rememberAtMost && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** Names and paths are not part of it: the same bytes under another name are the same document. */
export async function cacheKey(
  { sha256, mediaType }: KnownBytes,
  options: ExtractOptions,
  versions: string,
): Promise<string> {
  const { password, ...others } = options;
  const inOrder = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
  const secret = password === undefined ? null : await passwordDigest(password);
  return createHash('sha256')
    .update(JSON.stringify(['extract', sha256, mediaType, inOrder, secret, versions]))
    .digest('hex');
}
