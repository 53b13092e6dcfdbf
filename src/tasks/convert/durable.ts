/** The durable kind that converts one document: a blob in, one file out. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { formatFacts, formats, isImage, targetFormats } from '../../convert/formats.ts';
import { ConvertOptions } from '../../convert/options.ts';
import { identify } from '../../convert/identify.ts';
import { withoutExtension } from '../../documents/document-names.ts';
import type { ConvertInput, ConvertOutput } from './task.ts';
import type { TaskKind } from '../../runtime/kinds.ts';
import { anyKind, type DurableKind } from '../../runtime/durable/kinds.ts';
import { retried } from '../../runtime/durable/retrying.ts';
import { withWarnings } from '../../domain/warned.ts';

export const StoredConvertInput = z.object({
  sha256: z.string(),
  /** With its extension, which decides between texts. */
  name: z.string(),
  /** Default: what the bytes are. */
  from: z.enum(formats).optional(),
  to: z.enum(targetFormats),
  options: ConvertOptions,
});
export type StoredConvertInput = z.output<typeof StoredConvertInput>;

/** By format. */
export const mediaTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ppt: 'application/vnd.ms-powerpoint',
  pdf: 'application/pdf',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  zip: 'application/zip',
};

/** The result is `{ report: ConversionReport, cached, elapsedMs }`. */
export const durableConvert = (task: TaskKind<ConvertInput, ConvertOutput>) => {
  const kind: DurableKind<StoredConvertInput> = {
    name: 'convert',
    input: StoredConvertInput,
    lane: () => 'convert',
    // Slow steps work page by page.
    stages: ({ to }) => [
      { stage: 'converting', weight: 1 },
      ...(isImage(to)
        ? [{ stage: 'drawing pages', weight: 10 }]
        : [
            { stage: 'reading pages', weight: 2 },
            { stage: 'recognising text', weight: 8 },
          ]),
      { stage: 'storing the result', weight: 1 },
    ],
    async run({ sha256, name, from, to, options }, context) {
      const bytes = await context.read(sha256);
      const { format, warning } = await identify(bytes, name, from);
      const base = withoutExtension(name) || 'document';
      context.progress({ stage: 'converting', done: 0, total: 1 });
      const input = { bytes, sha256, name: base, from: format, to, options };
      const { bytes: made, report, cached, elapsedMs } = await retried(() => task.run(input, context), context.signal);
      context.progress({ stage: 'storing the result', done: 0, total: 1 });
      const { container } = report;
      const extension = container === 'zip' ? 'zip' : formatFacts[container].extensions[0];
      const file = await context.keep(Readable.from([Buffer.from(made)]), {
        name: `${base}.${extension}`,
        mediaType: mediaTypes[container] ?? 'application/octet-stream',
      });
      return { result: { report: withWarnings([warning], report), cached, elapsedMs }, files: [file] };
    },
  };
  return anyKind(kind);
};
