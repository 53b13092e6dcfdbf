/** Splits one PDF: decides which pages belong together, and makes a file for each part. */
import type { SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import { runTask } from '../../runtime/run.ts';
import { type Part, type Parts, partsAt, partsBetween, partsByPage, partsByRecord } from '../../split/parts.ts';
import type { Separation } from '../../split/options.ts';
import { message } from '../../texts/message.ts';
import type { RecordServices } from '../extract/records.ts';
import type { SplitContext, SplitPool } from './split-pool.ts';

export interface SplitServices extends RecordServices {
  readonly splitting: SplitPool;
}

export interface SplitOptions {
  readonly by: Separation;
  /** With `qr`: the text in the code of separator sheets. Such sheets are left out. */
  readonly separator: string | undefined;
  readonly extract: ExtractOptions;
}

export interface SplitPart extends Part {
  readonly bytes: Uint8Array;
}

export interface SplitDocument {
  readonly pageCount: number;
  readonly unowned: readonly number[];
  readonly count: number;
  /** The parts in order, a few at a time, because all of them together may not fit into memory. */
  parts(): AsyncGenerator<SplitPart, void>;
}

const partsAtOnce = 20;

/** Rejects with a Failure: unsupported_format for a file that is not a PDF, not_an_invoice if no page belongs to an invoice. */
export async function splitDocument(
  document: SourceDocument,
  options: SplitOptions,
  { splitting, task }: SplitServices,
  signal: AbortSignal,
): Promise<SplitDocument> {
  if (document.mediaType !== 'application/pdf')
    throw new Failure('unsupported_format', message('split.onlyPdf', {}), {
      detail: message('advice.convertFirst', {}),
    });
  const { bytes } = document;
  const context: SplitContext = { password: options.extract.password, signal };
  const by = options.by === 'qr' || options.by === 'blank' ? options.by : 'pages';
  const { pageCount, marked } = await splitting.look(bytes, { by, text: options.separator }, context);
  const records = async () =>
    (await runTask(task, { document, options: options.extract }, { signal, progress: () => undefined })).extractions;
  const { parts, unowned } = await partsOf(options, pageCount, marked, records);
  if (parts.length === 0)
    throw new Failure('not_an_invoice', message('split.noInvoice', {}), {
      detail: message('advice.splitOtherwise', {}),
    });
  return {
    pageCount,
    unowned,
    count: parts.length,
    parts: () => cutParts(bytes, parts, pageCount, splitting, context),
  };
}

async function partsOf(
  { by, separator }: SplitOptions,
  pageCount: number,
  marked: readonly number[],
  records: () => Promise<Parameters<typeof partsByRecord>[0]>,
): Promise<Parts> {
  switch (by) {
    case 'record':
      return partsByRecord(await records(), pageCount);
    case 'page':
      return partsByPage(pageCount);
    case 'qr':
      return separator === undefined ? partsAt(marked, pageCount) : partsBetween(marked, pageCount);
    case 'blank':
      break;
  }
  return partsBetween(marked, pageCount);
}

async function* cutParts(
  bytes: Uint8Array,
  parts: readonly Part[],
  pageCount: number,
  splitting: SplitPool,
  context: SplitContext,
): AsyncGenerator<SplitPart, void> {
  const [only] = parts;
  // A document of one part stays as it is, with its signatures and attachments.
  if (only && parts.length === 1 && only.pages[0] === 1 && only.pages[1] === pageCount) {
    yield { ...only, bytes };
    return;
  }
  for (let from = 0; from < parts.length; from += partsAtOnce) {
    const group = parts.slice(from, from + partsAtOnce);
    const files = await splitting.cut(
      bytes,
      group.map(({ pages }) => pages),
      context,
    );
    for (const [index, part] of group.entries()) {
      const file = files[index];
      if (file) yield { ...part, bytes: file };
    }
  }
}
