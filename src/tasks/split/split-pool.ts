/** Documents are looked at and cut in the pool of worker threads (runtime/workers/pool.ts). */
import type { PageRange } from '../../split/parts.ts';
import type { WorkerJob } from '../../runtime/workers/messages.ts';
import { type PoolSettings, workerPool } from '../../runtime/workers/pool.ts';

export type SplitPoolSettings = Pick<PoolSettings, 'file' | 'threads' | 'timeoutMs' | 'heapMegabytes' | 'rssCapBytes'>;

type SplitWork =
  | { readonly ask: 'look'; readonly by: 'pages' | 'qr' | 'blank'; readonly text: string | undefined }
  | { readonly ask: 'cut'; readonly ranges: readonly PageRange[] };

export interface SplitJob extends WorkerJob {
  readonly bytes: Uint8Array;
  readonly password: string | undefined;
  readonly work: SplitWork;
}

export interface LookedAt {
  readonly pageCount: number;
  /** Pages with a code, or blank ones; none if the pages are only counted. */
  readonly marked: readonly number[];
}

export type SplitAnswer = LookedAt | { readonly files: readonly Uint8Array[] };

export interface SplitPool {
  look(bytes: Uint8Array, work: Omit<SplitWork & { ask: 'look' }, 'ask'>, context: SplitContext): Promise<LookedAt>;
  cut(bytes: Uint8Array, ranges: readonly PageRange[], context: SplitContext): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

export interface SplitContext {
  readonly password: string | undefined;
  readonly signal: AbortSignal;
}

export function splitPool(settings: SplitPoolSettings): SplitPool {
  const pool = workerPool({
    ...settings,
    ocr: undefined,
    cache: undefined,
    tooSlowAdvice: 'Allow more time with --timeout, or print it to a new PDF in a viewer',
  });
  const run = <Answer extends SplitAnswer>(
    bytes: Uint8Array,
    work: SplitWork,
    { password, signal }: SplitContext,
  ): Promise<Answer> => pool.run<Answer>({ bytes, password, work }, { signal, progress: () => undefined });
  return {
    look: (bytes, work, context) => run<LookedAt>(bytes, { ask: 'look', ...work }, context),
    async cut(bytes, ranges, context) {
      const { files } = await run<{ readonly files: readonly Uint8Array[] }>(bytes, { ask: 'cut', ranges }, context);
      return files;
    },
    close: () => pool.close(),
  };
}
