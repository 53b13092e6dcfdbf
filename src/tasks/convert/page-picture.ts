/** The kind of task that draws one page of a document: from the cache, or in a thread that can be killed. */
import { createHash } from 'node:crypto';
import type { Lie } from '../../domain/document.ts';
import type { MediaType } from '../../domain/formats.ts';
import type { PagePictureJob } from '../../convert/raster/page-picture.ts';
import type { Cache } from '../../runtime/cache/cache.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { passwordDigest } from '../../runtime/cache/password-digest.ts';
import type { WorkerPool } from '../../runtime/workers/pool.ts';
import { slots } from '../../runtime/workers/slots.ts';

export interface PagePictureInput {
  readonly sha256: string;
  readonly mediaType: MediaType;
  /** From 1. `all`: the pages of an e-invoice that has none of its own, as a PDF; the width does not matter then. */
  readonly page: number | 'all';
  /** In pixels. */
  readonly width: number;
  /** How the page lay when it was recognised; absent if it lay straight. */
  readonly lie?: Lie | undefined;
  /** Opens the document; absent if it is not encrypted. */
  readonly password?: string | undefined;
  /** Called only if the picture is not in the cache. */
  readonly read: () => Promise<Uint8Array>;
}

export interface PagePictureServices {
  readonly pool: WorkerPool;
  readonly cache: Cache | undefined;
  readonly codeVersion: () => Promise<string>;
}

/** A document is in memory twice while a page of it is drawn, so few are at once. */
const drawnAtOnce = 2;

/** The output is a PNG, or a PDF of all pages. */
export function pagePictureTask(services: PagePictureServices): TaskKind<PagePictureInput, Uint8Array> {
  const { pool, cache, codeVersion } = services;
  const inSlot = slots(drawnAtOnce);
  return {
    name: 'page picture',
    async run({ sha256, read, ...asked }, context) {
      const draw = (): Promise<Uint8Array> =>
        inSlot(async () => {
          const job: PagePictureJob = { pagePicture: { ...asked, bytes: await read() } };
          return pool.run<Uint8Array>(job, context);
        }, context.signal);
      if (!cache) return draw();
      const { mediaType, page, width, lie = null, password } = asked;
      // Who does not know the password gets no picture that somebody made who did.
      const secret = password === undefined ? null : await passwordDigest(password);
      const parts = ['page-picture', sha256, mediaType, page, width, lie, secret, await codeVersion()];
      const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
      return (await cache.getOrMake(key, draw, context.signal)).bytes;
    },
  };
}
