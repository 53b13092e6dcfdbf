/** The durable kind that makes a TeX package: DOCX, conf and stylesheet in as blobs, one ZIP out. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { texCacheKey } from '../../tex/cache-key.ts';
import { texStages } from '../../tex/jobs.ts';
import { safeBaseName } from '../../tex/pack.ts';
import type { MadeTex } from '../../convert/engines/docx-to-tex.ts';
import type { DocxToTexInput } from './task.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { anyKind, type DurableContext, type DurableKind } from '../../runtime/durable/kinds.ts';
import { warned } from '../../domain/warned.ts';

export const StoredTexInput = z.object({
  /** SHA-256 of blobs. */
  docx: z.string(),
  conf: z.string().optional(),
  customXsl: z.string().optional(),
  /** Of the document, without extension. */
  name: z.string(),
  debug: z.boolean(),
  imagePostProcessing: z.boolean(),
});
export type StoredTexInput = z.output<typeof StoredTexInput>;

const [reading, writing, gathering] = texStages.build;
const [pictures, packing] = texStages.pack;

/** The result is `{ cacheKey, cached, warnings, warningTexts, images }`. */
export const durableDocxToTex = (task: TaskKind<DocxToTexInput, MadeTex>) => {
  const kind: DurableKind<StoredTexInput> = {
    name: 'docx-to-tex',
    input: StoredTexInput,
    lane: () => 'convert',
    stages: [
      { stage: reading, weight: 2 },
      { stage: writing, weight: 5 },
      { stage: gathering, weight: 1 },
      { stage: pictures, weight: 2 },
      { stage: packing, weight: 1 },
    ],
    async run(input, context) {
      const { docx, conf, customXsl, debug, imagePostProcessing } = input;
      const baseName = safeBaseName(input.name);
      const digests = { docx, conf, customXsl };
      const startedMs = Date.now();
      const { bytes, cached, warnings, images } = await task.run(
        {
          digests,
          source: () => sourceOf(input, context),
          engine: 'builtin',
          imagePostProcessing,
          debug,
          baseName,
          log: { name: context.taskId, head: (found) => logHead(input, context.taskId, startedMs, found) },
        },
        context,
      );
      const file = await context.keep(Readable.from([Buffer.from(bytes)]), {
        name: `${baseName}.zip`,
        mediaType: 'application/zip',
      });
      return { result: { cacheKey: texCacheKey(digests), cached, ...warned(warnings), images }, files: [file] };
    },
  };
  return anyKind(kind);
};

async function sourceOf({ docx, conf, customXsl }: StoredTexInput, context: DurableContext) {
  return {
    docx: await context.read(docx),
    ...(conf === undefined ? {} : { conf: await context.read(conf) }),
    ...(customXsl === undefined ? {} : { customXsl: await context.read(customXsl) }),
  };
}

/** Log lines of the service itself; those of the conversion follow them. */
const logHead = (input: StoredTexInput, taskId: string, startedMs: number, cached: boolean): string =>
  [
    `task: ${taskId}`,
    `started: ${new Date(startedMs).toISOString()}`,
    `cache key: ${texCacheKey(input)}`,
    `artefacts: ${cached ? 'from the cache' : 'made by this task'}, ${Date.now() - startedMs} ms after the start`,
    `debug: ${input.debug}`,
    `image post-processing: ${input.imagePostProcessing}`,
    '',
  ].join('\n');
