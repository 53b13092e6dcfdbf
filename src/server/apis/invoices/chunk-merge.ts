/** The merge of a file's chunks into an invoice: once, however often it is asked for. */
import { createHash } from 'node:crypto';
import { priorities } from '../../../runtime/durable/tasks.ts';
import { exclusively } from '../../../runtime/exclusively.ts';
import type { ServerServices } from '../../services.ts';
import type { ArchivedInvoice } from './archive.ts';
import type { ChunkedUploads } from './chunks.ts';
import { invoiceDeleted } from './errors.ts';
import { recognised, type RecognitionServices } from './recognition.ts';

export interface ChunkMergeServices extends RecognitionServices, Pick<ServerServices, 'locks'> {
  readonly uploads: ChunkedUploads;
}

export interface ChunkedFile {
  readonly fileHash: string;
  readonly fileName: string;
  readonly totalChunks: number;
}

/** Rejects with bad_request where chunks are missing, 2002 where the invoice was deleted, and like `recognised`. */
export async function mergeChunks(
  file: ChunkedFile,
  services: ChunkMergeServices,
  signal: AbortSignal,
): Promise<ArchivedInvoice> {
  const { archive, uploads, locks } = services;
  const { fileHash, totalChunks } = file;
  const name = `invoice-merge:${createHash('sha256').update(fileHash).digest('hex')}`;
  return exclusively(locks, name, signal, async () => {
    const earlier = await uploads.merged(fileHash);
    const [known] = earlier ? await archive.present([earlier.invoiceId]) : [];
    const present = await uploads.present(fileHash);
    if (earlier && !known && present.length === 0) throw invoiceDeleted(earlier.invoiceId);
    // Its answer was not heard; chunks that came late change nothing.
    if (known && present.length < totalChunks) return known;
    const invoice = await uploads.assembled(file, async (whole) =>
      known?.sha256 === whole.sha256
        ? known
        : recognised(whole, services, { signal, priority: priorities.interactive }),
    );
    await uploads.finish(fileHash, { invoiceId: invoice.id, sha256: invoice.sha256, totalChunks });
    return invoice;
  });
}
