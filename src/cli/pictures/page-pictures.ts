/**
 * Pictures of the pages of documents, for reports and workbooks. Pages are drawn by the converter: in threads with a deadline
 * and a memory cap, because every document is hostile.
 */
import sharp from 'sharp';
import { converter } from '../../compose/convert.ts';
import type { Config } from '../../config/schema.ts';
import { type Format, isImage, pageMediaTypes } from '../../convert/formats.ts';
import { defaultOptions } from '../../convert/options.ts';
import { documents } from '../../documents/intake.ts';
import { openZip } from '../../documents/zip.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import { runTask } from '../../runtime/run.ts';
import { message } from '../../texts/message.ts';
import type { PagePictures, PageSet, PictureSource } from './pictures.ts';

/** Sharp enough to read small print, and small enough to send. */
const dpi = 110;

export function pagePictures({ extract, cache }: Config, signal: AbortSignal): PagePictures {
  const converting = converter({ run: extract, cache, ocrEngine: extract.ocrEngine });
  const options = { ...defaultOptions, dpi, imageQuality: 82, ...definedOnly({ password: extract.password }) };
  /** Several doubts and invoices may be from one document. */
  let last: { readonly key: string; readonly pages: Promise<PageSet> } | undefined;
  async function draw(source: PictureSource): Promise<PageSet> {
    const document = await documentOf(source, extract.timeoutSeconds * 1000);
    const from = formatOf(document);
    const input = { bytes: document.bytes, sha256: document.sha256, name: 'page', from, to: 'jpg' as const, options };
    const { bytes, report } = await runTask(converting.task, input, { signal, progress: () => undefined });
    const pages = report.container === 'zip' ? await unzipped(bytes) : [bytes];
    return {
      count: pages.length,
      async page(number) {
        const picture = pages[number - 1];
        if (picture === undefined)
          throw new Failure('not_found', message('picture.documentLacksPage', { page: number }));
        const { width, height, density = dpi } = await sharp(picture).metadata();
        return { bytes: picture, width, height, perPoint: density / 72 };
      },
    };
  }
  return {
    of(source) {
      const key = JSON.stringify([source.path, source.member ?? null, source.sha256]);
      if (last?.key !== key) last = { key, pages: draw(source) };
      return last.pages;
    },
    close: () => converting.close(),
  };
}

/** The document that was read, if it is still there and still has the same bytes. */
async function documentOf({ path, member, sha256 }: PictureSource, silenceMs: number): Promise<SourceDocument> {
  // A path of a record is never a pattern, and standard input has been read.
  const inputs = path === '-' ? [] : [{ path, from: 'file', bytes: null, expected: 1 } as const];
  for await (const intake of documents(inputs, { silenceMs })) {
    if (intake.member !== member) continue;
    if ('failure' in intake) throw intake.failure;
    if (intake.sha256 !== sha256) throw new Failure('conflict', message('picture.changed', {}));
    return intake;
  }
  throw new Failure('not_found', message('picture.gone', {}));
}

function formatOf({ mediaType }: SourceDocument): Format {
  for (const [format, known] of Object.entries(pageMediaTypes))
    if (known === mediaType && (format === 'pdf' || format === 'ofd' || isImage(format as Format)))
      return format as Format;
  throw new Failure('unsupported_format', message('picture.noPages', {}));
}

async function unzipped(bytes: Uint8Array): Promise<readonly Uint8Array[]> {
  const archive = await openZip(bytes);
  try {
    const names = archive.entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    const pages: Uint8Array[] = [];
    for (const entry of names) pages.push(await archive.read(entry));
    return pages;
  } finally {
    archive.close();
  }
}
