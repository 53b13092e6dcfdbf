/** The durable kind that reads one document: a blob in, the content of an extraction record out. */
import { z } from 'zod';
import { documentsIn } from '../../documents/intake.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import { ExtractOptions } from '../../extract/options.ts';
import type { ExtractInput, ExtractOutput } from './task.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { anyKind, type DurableKind } from '../../runtime/durable/kinds.ts';

export const StoredExtractInput = z.object({
  sha256: z.string(),
  /** For messages only. */
  name: z.string(),
  /** Default: as the server is configured. */
  options: ExtractOptions.partial().optional(),
});
export type StoredExtractInput = z.output<typeof StoredExtractInput>;

/** The result is an ExtractOutput: `extractions`, `cached`, `elapsedMs`. */
export const durableExtract = (task: TaskKind<ExtractInput, ExtractOutput>, defaults: ExtractOptions) => {
  const kind: DurableKind<StoredExtractInput> = {
    name: 'extract',
    input: StoredExtractInput,
    lane: ({ name }) => (/\.(png|jpe?g|tiff?|webp|bmp|gif)$/i.test(name) ? 'ocr' : 'light'),
    stages: [
      { stage: 'reading pages', weight: 9 },
      { stage: 'asking the language model', weight: 1 },
    ],
    async run({ sha256, name, options }, context) {
      const document = await firstDocument(name, await context.read(sha256), sha256);
      const result = await task.run({ document, options: ExtractOptions.parse({ ...defaults, ...options }) }, context);
      return { result, files: [] };
    },
  };
  return anyKind(kind);
};

/** Only the first document of a ZIP is read: an API that accepts ZIPs unpacks them first. */
async function firstDocument(name: string, bytes: Buffer, sha256: string): Promise<SourceDocument> {
  for await (const intake of documentsIn(name, bytes, { sha256 })) {
    if ('failure' in intake) throw intake.failure;
    return intake;
  }
  throw new Failure('unsupported_format', 'The file contains no document');
}
