/** The durable kind that reads one document: a blob in, the content of an extraction record out. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { documentsIn } from '../../documents/intake.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { DocumentReading } from '../../extract/document-reading.ts';
import { ExtractOptions } from '../../extract/options.ts';
import type { ExtractInput, ExtractOutput } from './task.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { anyKind, type DurableContext, type DurableKind } from '../../runtime/durable/kinds.ts';
import type { StoredFile } from '../../runtime/durable/task.ts';
import { message } from '../../texts/message.ts';

export const StoredExtractInput = z.object({
  sha256: z.string(),
  /** For messages only. */
  name: z.string(),
  /** Default: as the server is configured. */
  options: ExtractOptions.partial().optional(),
  /** Whether the whole reading is kept, as two files: what the extractions follow from, and the pages with their words. */
  whole: z.boolean().optional(),
});
export type StoredExtractInput = z.output<typeof StoredExtractInput>;

/** The result is an ExtractOutput: `extractions`, `cached`, `elapsedMs`. */
export const durableExtract = (task: TaskKind<ExtractInput, ExtractOutput>, defaults: ExtractOptions) => {
  const kind: DurableKind<StoredExtractInput> = {
    name: 'extract',
    input: StoredExtractInput,
    lane: ({ name }) => (/\.(png|jpe?g|tiff?|webp|bmp|gif|hei[cf])$/i.test(name) ? 'ocr' : 'light'),
    stages: [
      { stage: 'reading pages', weight: 9 },
      { stage: 'asking the language model', weight: 1 },
    ],
    async run({ sha256, name, options, whole = false }, context) {
      const document = await firstDocument(name, await context.read(sha256), sha256);
      const asked = { document, options: ExtractOptions.parse({ ...defaults, ...options }), whole };
      const { reading, ...result } = await task.run(asked, context);
      return { result, files: reading ? await filesOf(reading, context) : [] };
    },
  };
  return anyKind(kind);
};

/** Two files: what the extractions follow from is small, the words of the pages are many and rarely wanted. */
const filesOf = ({ bases, pages }: DocumentReading, context: DurableContext): Promise<StoredFile[]> =>
  Promise.all(
    [bases, pages].map((part, index) =>
      context.keep(Readable.from(JSON.stringify(part)), {
        name: index === 0 ? 'bases.json' : 'pages.json',
        mediaType: 'application/json',
      }),
    ),
  );

/** Only the first document of a ZIP is read: an API that accepts ZIPs unpacks them first. */
async function firstDocument(name: string, bytes: Buffer, sha256: string): Promise<SourceDocument> {
  for await (const intake of documentsIn(name, bytes, { sha256 })) {
    if ('failure' in intake) throw intake.failure;
    return intake;
  }
  throw new Failure('unsupported_format', message('extract.noDocument', {}));
}
